import SourceText
import TestSupport
import Testing

@testable import Candour

/// A warning can be answered with a reason, and then stands in the record; what rests on law cannot.
@Suite struct SuppressionsTests {
  private func loaded(_ suppressions: String) -> (content: Content, diagnostics: [Diagnostic]) {
    Content.load(
      SampleContent.files([Suppressions.path: suppressions]), languages: ["en", "de"], countries: ["IE", "DE"])
  }

  private func found(_ suppressions: String, language: String = "en") -> [Diagnostic] {
    let text = ForeignText(
      kind: .patientInformation, language: language, country: "IE", reader: nil, trigger: .before, file: "a.md")
    return text.diagnostics(Array("# A\n\nOOS – Ελλάδα.".utf8), content: loaded(suppressions).content)
  }

  private static let answer = "reason: said on page one, name: A. Example, date: 2026-05-06}"

  @Test(arguments: [
    ("", true), ("document: patient-information, ", true), ("language: en, ", true),
    ("document: physician-letter, ", false), ("language: de, ", false),
  ]) func aSuppressedWarningBecomesInformation(scope: String, isSuppressed: Bool) throws {
    let file = "- {check: abbreviation-unexplained, \(scope)\(SuppressionsTests.answer)\n"
    #expect(loaded(file).diagnostics == [])
    let diagnostic = try #require(found(file).first { $0.identifier == "abbreviation-unexplained" })
    #expect(diagnostic.severity == (isSuppressed ? .information : .warning))
    #expect(
      diagnostic.explanation.hasPrefix("Suppressed: said on page one (A. Example, 2026-05-06). ") == isSuppressed)
  }

  @Test func anErrorStaysAnError() {
    let file = "- {check: heading-level, \(SuppressionsTests.answer)\n"
    let before = found("[]").filter { $0.severity == .error }
    #expect(!before.isEmpty && found(file).filter { $0.severity == .error } == before)
  }

  @Test(arguments: [
    "required-disclaimer", "forbidden-wording", "legal-review", "disclaimer-twice", "case-personal-data",
    "section-missing",
  ]) func aLegalCheckCannotBeSuppressed(check: String) {
    let file = "- {check: \(check), \(SuppressionsTests.answer)\n"
    let (content, faults) = loaded(file)
    #expect(faults.map(\.identifier) == ["suppression-of-legal-check"])
    #expect(faults.allSatisfy { $0.severity == .error && $0.file == Suppressions.path })
    #expect(faults.first?.range.lowerBound == SourceLocation(line: 1, column: 11))
    #expect(content.suppressions.suppressions.isEmpty)
    #expect(found(file) == found("[]"))
  }

  @Test(arguments: [
    "- {check: sentence-long, reason: x, name: y}", "- {check: sentence-long, name: y, date: 2026-05-06}",
    "- {check: sentence-long, reason: x, name: y, date: soon}", "- {reason: x, name: y, date: 2026-05-06}",
    "- {check: sentence-lang, reason: x, name: y, date: 2026-05-06}",
    "- {check: sentence-long, reason: ' ', name: y, date: 2026-05-06}",
    "- {check: sentence-long, document: letter, reason: x, name: y, date: 2026-05-06}",
    "- {check: sentence-long, why: x, reason: x, name: y, date: 2026-05-06}",
  ]) func aFaultySuppressionIsAnErrorAndDoesNotCount(file: String) {
    let (content, faults) = loaded(file + "\n")
    #expect(faults.map(\.identifier) == ["suppression-faulty"] && faults.allSatisfy { $0.severity == .error })
    #expect(content.suppressions.suppressions.isEmpty)
  }
}
