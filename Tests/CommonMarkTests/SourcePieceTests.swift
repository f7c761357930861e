import CommonMark
import Testing

@Suite struct SourcePieceTests {
  /// The source of the first place where `piece` stands in a node of the given text.
  private func source(of piece: String, in text: String) throws -> String {
    let source = MarkupSource(text)
    let tree = try MarkupParser.parse(source)
    for index in tree.nodes.indices {
      let literal = tree.nodes[index].text
      guard let found = literal.range(ofScalars: piece) else { continue }
      return source.text(in: tree.sourceRange(ofUTF8: found, inNode: index, of: source))
    }
    return "not found"
  }

  @Test func findsPiecesAfterEscapesAndEntities() throws {
    #expect(try source(of: "{{batch}}", in: "\\*&amp; {{batch}}") == "{{batch}}")
    #expect(try source(of: "&", in: "\\*&amp; x") == "&amp;")
    #expect(try source(of: "* a", in: "b \\* a") == "\\* a")
  }

  @Test func takesAnEntityAsAWhole() throws {
    // U+2267 U+0338, two characters of one entity.
    #expect(try source(of: "\u{338}", in: "a &ngE; b") == "&ngE;")
  }

  @Test func findsGreekInLinksAndQuotes() throws {
    #expect(try source(of: "παρτίδα", in: "> - a\n>   [η *παρτίδα*](u) β") == "παρτίδα")
  }

  @Test func findsPiecesOfCodeOverLines() throws {
    #expect(try source(of: "c d", in: "> a `b\n> c d` e") == "c d")
    #expect(try source(of: "b c", in: "> a `b\n> c d` e") == "b\n> c")
    #expect(try source(of: "y", in: "- ~~~\n  x\n  y\n  ~~~") == "y")
    #expect(try source(of: "y", in: ">     x\n>     y") == "y")
    #expect(try source(of: "note", in: "<!--\nnote\n-->") == "note")
  }

  /// A text that has left its tree is read again where it stood.
  @Test(arguments: [
    ("a &amp; \\* {b} c", false, "a & * {b} c", "{b}"), ("Η &lt; {β}", false, "Η < {β}", "{β}"),
    ("a &amp; {b} and more", false, "a & {b}", "{b}"), ("`` x ` {ż} ``", true, "x ` {ż}", "{ż}"),
    ("{&ngE;} b", false, "{\u{2267}\u{338}}", "{&ngE;}"),
  ])
  func findsPiecesOfAStretchOfALine(line: String, isCode: Bool, literal: String, piece: String) throws {
    let source = MarkupSource("α\n" + line + "\nω")
    let start = source.lines.location(ofOffset: 3)
    let end = source.lines.location(ofOffset: 3 + line.utf8.count)
    let stretch = start..<end
    let bytes = Array(literal.utf8)
    let open = try #require(bytes.firstIndex(of: UInt8(ascii: "{")))
    let close = try #require(bytes.firstIndex(of: UInt8(ascii: "}"))) + 1
    let range = try #require(source.range(ofUTF8: open..<close, of: literal, isCode: isCode, in: stretch))
    #expect(source.text(in: range) == piece)
    #expect(source.range(ofUTF8: 0..<1, of: "another", isCode: isCode, in: stretch) == nil)
    #expect(source.range(ofUTF8: 0..<1, of: "α", in: source.lines.location(ofOffset: 0)..<end) == nil)
  }

  @Test func givesTheWholeRangeWhenTheTextIsNotThatOfTheSource() throws {
    let source = MarkupSource("a {{b}} c")
    var tree = try MarkupParser.parse(source)
    tree.nodes[2].text = "a value c"
    let range = tree.sourceRange(ofUTF8: 2..<7, inNode: 2, of: source)
    #expect(source.text(in: range) == "a {{b}} c")
  }

  @Test func givesTheRangeOfAnAncestorWhenThereIsNone() throws {
    let source = MarkupSource("# a")
    var tree = try MarkupParser.parse(source)
    tree.nodes[2].range = nil
    #expect(tree.sourceRange(ofUTF8: 0..<1, inNode: 2, of: source) == tree.nodes[1].range)
  }
}

extension String {
  fileprivate func range(ofScalars piece: String) -> Range<Int>? {
    let whole = Array(utf8)
    let part = Array(piece.utf8)
    guard part.count <= whole.count else { return nil }
    return (0...(whole.count - part.count)).first { whole[$0..<$0 + part.count].elementsEqual(part) }
      .map { $0..<$0 + part.count }
  }
}
