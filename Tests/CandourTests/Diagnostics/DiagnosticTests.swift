import SourceText
import TestSupport
import Testing

@testable import Candour

@Suite struct DiagnosticTests {
  private func at(_ line: Int, _ column: Int) -> SourceRange {
    SourceLocation(line: line, column: column)..<SourceLocation(line: line, column: column + 1)
  }

  @Test func areOrderedByFilePlaceSeverityAndIdentifier() {
    let wanted = [
      Diagnostic(.warning, "b", file: "a", range: at(1, 1), summary: ""),
      Diagnostic(.error, "z", file: "a", range: at(2, 9), summary: ""),
      Diagnostic(.error, "a", file: "a", range: at(10, 1), summary: ""),
      Diagnostic(.error, "b", file: "a", range: at(10, 1), summary: "1"),
      Diagnostic(.error, "b", file: "a", range: at(10, 1), summary: "2"),
      Diagnostic(.information, "a", file: "a", range: at(10, 1), summary: ""),
      Diagnostic(.error, "a", file: "b", range: at(1, 1), summary: ""),
    ]
    #expect(wanted.reversed().sorted() == wanted)
    #expect(wanted.containsError && ![wanted[0]].containsError)
    #expect(Diagnostic.Severity.allCases.sorted() == [.error, .warning, .information])
  }

  @Test(
    arguments: [
      ("batch.numbr", ["batch.number", "batch.coi"], "batch.number"),
      ("BATCH.NUMBER", ["batch.number"], "batch.number"),
      ("abcd", ["bacd"], "bacd"), ("x", ["abcdef"], nil), ("", ["a", "abc"], "a"), ("ab", [], nil),
      ("oss", ["oos", "ost"], "oos"), ("παρτιδα", ["παρτίδα"], "παρτίδα"),
    ] as [(String, [String], String?)]) func nameTheNearestCandidate(
      name: String, candidates: [String], nearest: String?
    )
  {
    #expect(NearMiss.nearest(to: name, in: candidates) == nearest)
  }

  @Test func keepValuesOfTheCaseOutOfFilesUnlessAskedFor() throws {
    let finding = Diagnostic(
      .error, "x-y", file: "a.yml", range: at(3, 4), summary: "s", explanation: "e",
      notes: [.init(file: "b.md", range: at(1, 2), message: "m")],
      solutions: [.init("do", replacements: [.init(range: at(3, 4), text: "t")])], privateDetail: "secret")
    let hidden = try #require(DiagnosticFile([finding], showsValues: false).diagnostics.first)
    #expect(
      hidden.detail == nil && hidden.severity == "error" && hidden.range.start == SourceLocation(line: 3, column: 4))
    #expect(hidden.notes.first?.message == "m" && hidden.solutions.first?.replacements.first?.text == "t")
    #expect(DiagnosticFile([finding], showsValues: true).diagnostics.first?.detail == "secret")
    #expect(DiagnosticFile([], showsValues: false).version == 1)
  }

  @Test func neverQuoteAValueOfTheCase() throws {
    // Every field that can be written freely holds a word that must not come back in a finding.
    let content = SampleContent.all
    var subject = try content.sampleCase()
    for field in TextField.all where field.path != "case.id" { field.fill(&subject, "Geheimwort {{x}} <b>") }
    subject.parties.agreement = nil
    subject.authority.supervisoryCountry = "MT"
    subject.patient.language = "en"
    subject.document.language = "de"
    let result = Issuer(content).issue(subject, caseBytes: [], options: .init())
    #expect(result.diagnostics.containsError)
    let texts = result.diagnostics.flatMap {
      [$0.summary, $0.explanation] + $0.notes.map(\.message) + $0.solutions.map(\.summary)
    }
    #expect(texts.filter { $0.contains("Geheimwort") } == [])
  }
}
