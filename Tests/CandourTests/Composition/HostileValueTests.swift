import CommonMark
import SourceText
import TestSupport
import Testing

@testable import Candour

/// No value of a case can change the shape of a document or the markup of a page (DESIGN.md, decision 1).
@Suite struct HostileValueTests {
  private let content = SampleContent.all

  /// What must be the same, whatever the values are.
  private struct Shape: Equatable {
    var tree: [String]
    var tags: [String]
    var blocks: [String]
  }

  /// A word of its own for each field, because equal reasons are written once.
  private static func plainWord(_ field: TextField) -> String { "Wort" + field.path.filter(\.isLetter) }

  /// An address in a value is kept in one piece on the page; between the two tags stands text and nothing else.
  private func withoutAddresses(_ html: String) -> String {
    html.replacing(/<span class="web-address">([^<>]*)<\/span>/) { $0.output.1 }
  }

  private func documents(_ subject: Case) throws -> [ComposedDocument] {
    try DocumentKind.ofEveryLanguage.map { kind in
      let (document, faults) = try content.composed(subject, kind, "en")
      #expect(errors(faults).isEmpty)
      return document
    }
  }

  private func shape(_ document: ComposedDocument, reparses: Bool = true) throws -> Shape {
    _ = PlainText(content).render(document)
    let markdown = MarkdownText(content).render(document)
    let tree = reparses ? try MarkupParser.parse(Array(markdown.utf8)) : MarkupTree()
    return Shape(
      tree: document.shape,
      tags: TagScanner(withoutAddresses(HTMLPage(content).render(document))).tags.map(\.description),
      blocks: tree.nodes.filter { !$0.kind.isInline || !["text", "softBreak"].contains("\($0.kind)") }.map {
        "\($0.kind)"
      }
    )
  }

  /// The first difference, which says more than two long lists.
  private func expectSame(_ shape: Shape, _ plain: Shape, _ comment: Comment) {
    for (name, left, right) in [
      ("tree", shape.tree, plain.tree), ("tags", shape.tags, plain.tags), ("Markdown", shape.blocks, plain.blocks),
    ] where left != right {
      let difference = TextDifference.first(left.joined(separator: "\n"), right.joined(separator: "\n")) ?? ""
      Issue.record("\(comment): \(name) differs at \(difference)")
    }
  }

  /// Fills every field with a text and compares with plain words.
  private func expectSameShape(of hostile: String) throws {
    var (subject, plain) = (try content.sampleCase(), try content.sampleCase())
    for field in TextField.all {
      // The name of the field tells the texts apart: equal reasons are written once.
      field.fill(&subject, hostile + " " + field.path)
      field.fill(&plain, HostileValueTests.plainWord(field))
    }
    for (document, plainDocument) in zip(try documents(subject), try documents(plain)) {
      #expect(!HTMLPage(content).render(document).contains("{{"))
      expectSame(try shape(document), try shape(plainDocument), "\(hostile.debugDescription) in \(document.kind)")
    }
  }

  @Test(arguments: HostileText.all) func keepTheShapeInEveryFieldAtOnce(hostile: String) throws {
    try expectSameShape(of: hostile)
  }

  @Test(arguments: HostileText.leadingSpace) func keepTheShapeWhenTheyBeginWithSpace(hostile: String) throws {
    try expectSameShape(of: hostile)
  }

  @Test(arguments: HostileText.combined) func keepTheShapeWhenSignsCarryMarks(hostile: String) throws {
    try expectSameShape(of: hostile)
  }

  @Test func keepTheReferenceLineInItsParts() throws {
    try expectSameShape(of: HostileText.separator)
  }

  @Test(arguments: TextField.all) func keepTheShapeFieldByField(field: TextField) throws {
    let hostile = "</style>\n\n# x <b onclick=\"a\">*[a](javascript:b)* `c` | d |\n- [ ] e ]]>"
    var (subject, plain) = (try content.sampleCase(), try content.sampleCase())
    field.fill(&subject, hostile)
    field.fill(&plain, HostileValueTests.plainWord(field))
    for (document, plainDocument) in zip(try documents(subject), try documents(plain)) {
      expectSame(try shape(document), try shape(plainDocument), "\(field.path) in \(document.kind)")
    }
  }

  @Test(arguments: 1...6) func keepTheShapeInAnyMixture(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var (subject, plain) = (try content.sampleCase(), try content.sampleCase())
    for field in TextField.all {
      let first = HostileText.all.randomElement(using: &generator) ?? ""
      let second = HostileText.all.randomElement(using: &generator) ?? ""
      field.fill(&subject, "x" + first + " " + second + field.path)
      field.fill(&plain, HostileValueTests.plainWord(field))
    }
    for (document, plainDocument) in zip(try documents(subject), try documents(plain)) {
      expectSame(try shape(document), try shape(plainDocument), "seed \(seed) in \(document.kind)")
    }
  }

  @Test func keepTheShapeWhenTheyAreLong() throws {
    var (subject, plain) = (try content.sampleCase(), try content.sampleCase())
    for field in TextField.all.filter({ ["product.name", "oos.term", "risk.overall", "case.id"].contains($0.path) }) {
      field.fill(&subject, HostileText.long)
      field.fill(&plain, HostileValueTests.plainWord(field))
    }
    for (document, plainDocument) in zip(try documents(subject), try documents(plain)) {
      let shape = try shape(document, reparses: false)
      expectSame(shape, try self.shape(plainDocument, reparses: false), "long text in \(document.kind)")
    }
  }

  @Test(arguments: HostileText.braces) func areNeverReadAsTemplates(hostile: String) throws {
    var (subject, plain) = (try content.sampleCase(), try content.sampleCase())
    for field in TextField.all where field.path != "evaluation.ref" {
      field.fill(&subject, hostile + field.path)
      field.fill(&plain, HostileValueTests.plainWord(field))
    }
    let checker = DocumentChecker(content)
    for (document, plainDocument) in zip(try documents(subject), try documents(plain)) {
      expectSame(try shape(document), try shape(plainDocument), "\(hostile) in \(document.kind)")
      let found = checker.diagnostics(for: document, of: subject)
      #expect(found.contains { $0.identifier == "placeholder-unresolved" && $0.severity == .error })
    }
  }

  @Test func leaveNoInvisibleCharacterInADocument() throws {
    var subject = try content.sampleCase()
    let invisible = "a\u{202E}b\u{0}c\u{200B}d\u{2066}e\u{FEFF}f\u{E0041}g\u{1B}h\u{2028}i"
    for field in TextField.all { field.fill(&subject, invisible) }
    let hidden: Set<UInt32> = [0x202E, 0x200B, 0x2066, 0xFEFF, 0xE0041, 0x2028]
    var seen: Set<String> = []
    for document in try documents(subject) {
      for render in [HTMLPage(content).render(document), PlainText(content).render(document)] {
        for scalar in render.unicodeScalars
        where hidden.contains(scalar.value) || (scalar.value < 0x20 && scalar != "\n") {
          seen.insert("\(document.kind.rawValue) U+\(String(scalar.value, radix: 16))")
        }
      }
    }
    #expect(seen.sorted() == [])
  }
}
