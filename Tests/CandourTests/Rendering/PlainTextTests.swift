import CommonMark
import Foundation
import SourceText
import TestSupport
import Testing

@testable import Candour

@Suite struct PlainTextTests {
  private let content = SampleContent.all

  private func document(_ kind: DocumentKind, _ tag: String = "en") throws -> ComposedDocument {
    try content.composed(try content.sampleCase(), kind, tag).document
  }

  @Test func beginsWithTheDraftMarkAndEndsWithTheEnd() throws {
    for tag in SampleContent.languageTags {
      for kind in DocumentKind.ofEveryLanguage {
        var document = try document(kind, tag)
        let words = try #require(content.locales[tag]?.page)
        let line = try #require(words.text(kind == .patientInformation ? "draft.line" : "draft.letter"))
        let end = try #require(words.text("endOfDocument"))
        let text = PlainText(content).render(document)
        #expect(text.hasPrefix(line + "\n\n" + document.title + "\n=") && text.hasSuffix("\n\n" + end + "\n"))
        document.isDraft = false
        #expect(PlainText(content).render(document).hasPrefix(document.title + "\n"))
      }
    }
  }

  @Test func showsBoxesLinesListsAndTables() throws {
    let request = try document(.physicianRequest)
    let form = PlainText(content).render(request)
    let boxes = request.nodes.filter { $0.kind == .box }.count
    #expect(boxes > 10 && form.components(separatedBy: "\n[ ] ").count == boxes + 1)
    #expect(form.contains("  Batch number | ") && form.contains("\n  Signature | ________\n"))
    let leaflet = PlainText(content).render(try document(.patientInformation))
    #expect(leaflet.contains("\n- ") && leaflet.contains("\nWhy am I getting this leaflet?\n----"))
    #expect(!leaflet.contains("**") && !leaflet.contains("<") && !leaflet.contains("{{"))
  }

  @Test func numbersItemsOfANumberedList() throws {
    let origin = Origin(caseRange: nil)
    var tree = ComposedTreeBuilder()
    tree.open(.section(id: "a"), origin)
    for kind in [MarkupKind.orderedList(start: 1, isTight: true), .bulletList(isTight: true)] {
      tree.open(.markup(kind), origin)
      for word in ["one", "two"] {
        tree.open(.markup(.listItem), origin)
        tree.open(.markup(.paragraph), origin)
        tree.text(word, origin)
        tree.close()
        tree.close()
      }
      tree.close()
    }
    tree.close()
    var document = try document(.physicianLetter)
    document.nodes = tree.nodes
    #expect(PlainText(content).render(document).contains("\n1. one\n2. two\n\n- one\n- two\n"))
  }

  @Test func hasEveryWordOfTheDocument() throws {
    for kind in DocumentKind.ofEveryLanguage {
      let document = try document(kind, "de")
      let lacking = lacking(in: document)
      let captions = captions(of: document)
      #expect(lacking.filter { !captions.contains($0) } == [], "\(kind)")
      guard document.nodes.contains(where: { $0.kind == .caption }) else { continue }
      #expect(lacking.filter(captions.contains) == [], "\(kind)")
    }
  }

  /// The blocks that are not in the plain text, or not in the Markdown as far as they hold no signs of it.
  private func lacking(in document: ComposedDocument) -> [String] {
    let text = PlainText(content).render(document).withPlainSpaces
    let markdown = MarkdownText(content).render(document).withPlainSpaces.filter { $0 != "\\" && $0 != "*" }
    return TextBlock.blocks(of: document).map(\.text.withPlainSpaces).filter { words in
      guard !words.contains("…") else { return false }
      return !text.contains(words) || (!words.contains { "*_`[]<>&#-!".contains($0) } && !markdown.contains(words))
    }
  }

  private func captions(of document: ComposedDocument) -> Set<String> {
    Set(
      document.nodes.indices.filter { document.nodes[$0].kind == .caption }.map { index in
        document.nodes[index..<document.nodes[index].end].map(\.text).joined().withPlainSpaces
      })
  }
}

@Suite struct MarkdownTextTests {
  private let content = SampleContent.all

  @Test func readsBackWithOneTitleAndTheSectionsOfTheDocument() throws {
    for kind in DocumentKind.ofEveryLanguage {
      let document = try content.composed(try content.sampleCase(), kind, "fr").document
      let tree = try MarkupParser.parse(Array(MarkdownText(content).render(document).utf8))
      let levels = tree.nodes.compactMap { node -> Int? in
        if case .heading(let level) = node.kind { return level }
        return nil
      }
      #expect(levels.filter { $0 == 1 }.count == 1 && levels.filter { $0 == 2 }.count == document.sections.count)
      #expect(!tree.nodes.contains { $0.kind == .htmlBlock || $0.kind == .htmlInline })
    }
  }

  @Test func writesTablesWithTheSameNumberOfCellsInEveryRow() throws {
    for kind in DocumentKind.ofEveryLanguage {
      let document = try content.composed(try content.sampleCase(), kind, "nl").document
      var columns: Int?
      var tables = 0
      for line in MarkdownText(content).render(document).split(separator: "\n", omittingEmptySubsequences: false) {
        guard line.hasPrefix("| ") else {
          columns = nil
          continue
        }
        let cells = line.replacing("\\|", with: "").filter { $0 == "|" }.count
        if columns == nil { tables += 1 }
        #expect(columns ?? cells == cells, "\(line)")
        columns = cells
      }
      #expect(tables >= 2, "\(kind)")
    }
  }
}
