import TestSupport
import Testing

@testable import Workshop

@Suite struct WordFileEditorTests {
  private static let file = """
    # Words
    a: one # said so

    map: {x: eins, "y z": "zwei, drei"}
    list:
      - first
      - 'second'
    text: |-
      Line one.

      - Line two
    folded: >-
      A long
      line.
    last: end

    """

  private func edited(_ texts: [(path: [String], text: String)]) throws -> String {
    var editor = WordFileEditor(Array(Self.file.utf8))
    try editor.set(texts)
    return String(decoding: editor.bytes, as: UTF8.self)
  }

  @Test func nothingIsTouchedWhereNothingChanges() throws {
    #expect(try edited([(["a"], "one"), (["map", "x"], "eins"), (["text"], "Line one.\n\n- Line two")]) == Self.file)
  }

  @Test func aTextIsReplacedAndItsNeighboursStay() throws {
    let result = try edited([
      (["a"], "Größe"), (["map", "x"], "a, b: {c}"), (["list", "1"], "it's"), (["last"], "null"),
    ])
    #expect(result.contains("a: Größe # said so\n"))
    #expect(result.contains("map: {x: \"a, b: {c}\", \"y z\": \"zwei, drei\"}\n"))
    #expect(result.contains("  - 'it''s'\n") && result.contains("last: \"null\"\n"))
  }

  @Test func textsOfSeveralLinesKeepTheirForm() throws {
    let result = try edited([(["text"], "Eins.\n\n- Zwei\n- Drei"), (["folded"], "Ganz kurz.")])
    #expect(result.contains("text: |-\n  Eins.\n\n  - Zwei\n  - Drei\nfolded: >-\n  Ganz kurz.\nlast: end\n"))
  }

  @Test func aPlaceThatIsNotThereIsMadeWhereItBelongs() throws {
    let result = try edited([(["map", "z"], "vier"), (["list", "2"], "third"), (["new", "deep"], "{{x}}: y")])
    #expect(result.contains("\"y z\": \"zwei, drei\", z: vier}\n"))
    #expect(result.contains("  - 'second'\n  - third\ntext: |-\n"))
    #expect(result.hasSuffix("last: end\nnew:\n  deep: \"{{x}}: y\"\n"))
  }

  @Test func emptyPlacesAreFilled() throws {
    var editor = WordFileEditor(Array("a:\nb:\n  c:\nd: {e: , f: }\ng: [\"\", \"\"]\n".utf8))
    try editor.set([(["a"], "x"), (["b", "c"], "y"), (["d", "e"], "1"), (["d", "f"], "2"), (["g", "1"], "z")])
    #expect(String(decoding: editor.bytes, as: UTF8.self) == "a: x\nb:\n  c: y\nd: {e: 1, f: 2}\ng: [\"\", \"z\"]\n")
  }

  @Test(arguments: ["vocabulary.yml", "page.yml", "disclaimers.yml"])
  func everyTextOfEveryFileCanBeReplaced(name: String) throws {
    for tag in SampleContent.languageTags where !tag.contains("-") {
      let bytes = Array(SampleContent.text("Locales/\(tag)/\(name)").utf8)
      let leaves = WordLeaves(bytes)
      var editor = WordFileEditor(bytes)
      try editor.set(leaves.leaves.map { ($0.path, "«\($0.text)» # :x") })
      try editor.set(leaves.leaves.map { ($0.path, $0.text) })
      let again = WordLeaves(editor.bytes)
      #expect(again.leaves.map(\.text) == leaves.leaves.map(\.text), "\(tag) \(name)")
      #expect(again.leaves.map(\.path) == leaves.leaves.map(\.path), "\(tag) \(name)")
    }
  }
}
