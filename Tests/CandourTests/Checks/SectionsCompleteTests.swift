import CommonMark
import SourceText
import TestSupport
import Testing

@testable import Candour

@Suite struct SectionsCompleteTests {
  private let content = SampleContent.all

  private func found(
    _ kind: DocumentKind = .physicianLetter, after change: (inout ComposedDocument) throws -> Void
  ) throws -> [Diagnostic] {
    let subject = try content.sampleCase()
    var document = try content.composed(subject, kind, "en").document
    try change(&document)
    return DocumentChecker(content).diagnostics(for: document, of: subject).filter {
      $0.identifier.hasPrefix("section-")
    }
  }

  private func section(_ id: String, in document: ComposedDocument) throws -> Range<Int> {
    let index = try #require(document.nodes.firstIndex { $0.kind == .section(id: id) })
    return index..<document.nodes[index].end
  }

  @Test func passesWhatTheContractAsks() throws { #expect(try found { _ in } == []) }

  @Test func findsAMissingSection() throws {
    let found = try found { $0.replace(try section("experience", in: $0), with: []) }
    #expect(found.map(\.identifier) == ["section-missing"])
    #expect(found.first?.summary == "The section “experience” is missing.")
  }

  @Test func findsASectionThatStandsTwiceOrTooLate() throws {
    let twice = try found { document in
      let range = try section("experience", in: document)
      document.replace(range.upperBound..<range.upperBound, with: document.nodes(range), isInSection: false)
    }
    #expect(twice.map(\.identifier) == ["section-order"] && twice.first?.summary.contains("twice") == true)
    let late = try found { document in
      let range = try section("key-facts", in: document)
      let moved = document.nodes(range)
      let end = document.nodes.count
      document.replace(end..<end, with: moved, isInSection: false)
      document.replace(range, with: [], isInSection: false)
    }
    #expect(late.map(\.identifier) == ["section-order"] && late.first?.summary.contains("too late") == true)
  }

  @Test func findsAnUnknownSection() throws {
    let found = try found { document in
      let range = try section("experience", in: document)
      document.nodes[range.lowerBound].kind = .section(id: "promotion")
    }
    #expect(found.map(\.identifier).sorted() == ["section-missing", "section-unknown"])
  }

  @Test func findsASectionWithoutTextOrHeading() throws {
    let found = try found { document in
      let range = try section("experience", in: document)
      for index in range { document.nodes[index].text = "" }
      let other = try section("monitoring", in: document)
      for index in other {
        if case .markup(.heading) = document.nodes[index].kind { document.nodes[index].kind = .markup(.paragraph) }
      }
    }
    #expect(found.map(\.identifier) == ["section-empty", "section-empty"])
    #expect(found.contains { $0.summary == "The section “monitoring” has no heading." })
    #expect(found.allSatisfy { $0.severity == .error && $0.file == "Locales/en/physician-letter.md" })
  }
}
