import SourceText
import TestSupport
import Testing

@testable import Candour

/// Faulty data of sheets and user tests are reported by the check of content, with their place.
@Suite struct UnderstandabilityCheckTests {
  private static let path = Understandability.path

  private static func shared(_ old: String, _ new: String) throws -> [Diagnostic] {
    let text = SampleContent.text(path)
    try #require(text.contains(old))
    let files = SampleContent.files([path: text.replacing(old, with: new, maxReplacements: 1)])
    let content = Content.load(files, languages: ["en"], countries: []).content
    return UnderstandabilityCheck(content: content).diagnostics()
  }

  private static func words(_ tag: String, _ change: (String) -> String?) throws -> [Diagnostic] {
    let own = "Locales/\(tag)/user-test.yml"
    let files = SampleContent.files([own: change(SampleContent.text(own))])
    let content = Content.load(files, languages: [tag], countries: []).content
    return UnderstandabilityCheck(content: content).diagnostics(of: try #require(content.locales[tag]))
  }

  @Test func whatIsShippedIsInOrder() {
    let check = UnderstandabilityCheck(content: SampleContent.all)
    #expect(check.diagnostics() == [])
    for locale in SampleContent.all.locales.values { #expect(check.diagnostics(of: locale) == [], "\(locale.tag)") }
  }

  @Test func everyLanguageHasTheQuestions() {
    for locale in SampleContent.all.locales.values where !locale.tag.contains("-") {
      #expect(SampleContent.text("Locales/\(locale.tag)/user-test.yml").contains("questions:"), "\(locale.tag)")
    }
  }

  @Test(arguments: [
    ("section: why-this-leaflet, aim: understand", "section: why-this-leaflett, aim: understand", "user-test-section"),
    ("look-at: [what-it-could-mean]", "look-at: [what-it-could-meann]", "user-test-section"),
    ("answer: {disclaimer: D9}", "answer: {disclaimer: D99}", "user-test-section"),
    ("answer: {value: site.team24h}", "answer: {value: site.team}", "user-test-section"),
    ("evidence: active-voice", "evidence: actve-voice", "understandability-data"),
    ("evidence: active-voice", "evidnce: active-voice", "understandability-data"),
    ("number: 26", "number: 25", "understandability-data"), ("number: 26", "number: x", "understandability-data"),
    ("number: 26, scale: actionability", "number: 26, scale: action", "understandability-data"),
    ("aim: act", "aim: do", "understandability-data"), ("answer: items", "answer: item", "understandability-data"),
    ("trigger: before", "trigger: during", "understandability-data"),
    ("passes: 70", "passes: \"\"", "understandability-data"),
    ("id: who-to-ask", "id: unknown", "understandability-data"), ("instruments:", "sheets:", "understandability-data"),
    ("round: 10", "round: 0", "understandability-data"),
  ]) func aFaultInTheDataIsReportedInItsLine(old: String, new: String, identifier: String) throws {
    let found = try Self.shared(old, new).filter { $0.identifier == identifier }
    let lines = SampleContent.text(Self.path).split(separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(lines.firstIndex { $0.contains(old) }) + 1
    #expect(found.contains { $0.range.lowerBound.line == line || old == "instruments:" }, "\(new): \(found)")
    #expect(found.allSatisfy { $0.severity == .error && $0.file == Self.path && !$0.solutions.isEmpty })
  }

  @Test func aNameNearAKnownOneIsSuggested() throws {
    let section = try Self.shared(
      "section: why-this-leaflet, aim: understand", "section: why-this-leaflett, aim: understand")
    #expect(section.contains { $0.solutions.first?.summary == "Did you mean why-this-leaflet?" })
    let evidence = try Self.shared("evidence: active-voice", "evidence: actve-voice")
    #expect(evidence.contains { $0.summary.contains("Did you mean active-voice?") })
  }

  @Test func aSectionThatNobodyIsAskedAboutAndAMissingQuestionAreReported() throws {
    let line = try #require(
      SampleContent.text(Self.path).split(separator: "\n").first { $0.contains("id: options") })
    let found = try Self.shared(String(line) + "\n", "")
    #expect(found.filter { $0.identifier == "user-test-count" }.allSatisfy { $0.summary.contains("14 questions") })
    #expect(found.contains { $0.identifier == "user-test-count" && $0.summary.contains("before the treatment") })
    #expect(!found.contains { $0.identifier == "user-test-count" && $0.summary.contains("after the treatment") })
    #expect(found.contains { $0.identifier == "user-test-section" && $0.summary.contains("“other-options”") })
  }

  // MARK: - Words of a language

  @Test func wordsThatAReaderLacksAreReported() throws {
    let found = try Self.words("de") { text in
      text.split(separator: "\n", omittingEmptySubsequences: false)
        .filter { !$0.contains("Was wird über Ihr Kind gespeichert") }.joined(separator: "\n")
    }.filter { $0.identifier == "user-test-words" }
    #expect(found.map(\.summary) == ["The words “questions.data” are missing."])
    #expect(found.first?.explanation.contains("parent-guardian") == true)
    let line = SampleContent.text("Locales/de/user-test.yml").split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0.contains("Was wird über Sie gespeichert") }
    #expect(found.first?.range.lowerBound.line == line.map { $0 + 1 })
  }

  @Test func wordsThatNobodyAsksForAreReported() throws {
    let found = try Self.words("de") { $0.replacing("\n  emergency:", with: "\n  emergancy:") }
    let words = found.filter { $0.identifier == "user-test-words" }
    #expect(
      words.contains { $0.summary.contains("“emergancy”") && $0.solutions.first?.summary == "Did you mean emergency?" })
    #expect(words.contains { $0.summary.contains("“questions.emergency”") })
  }

  @Test(arguments: [
    ("introduction:", "introductions:", "understandability-data"),
    ("closing:", "closing: []\nmore:", "user-test-words"),
    ("source:", "sorce:", "source-not-recorded"), ("source: ", "source: 0", "section-stale"),
    ("imagine:", "imagine: [", "understandability-data"),
  ]) func aFaultyFileOfWordsIsReported(old: String, new: String, identifier: String) throws {
    let found = try Self.words("nl") { $0.replacing(old, with: new, maxReplacements: 1) }
    #expect(found.contains { $0.identifier == identifier && $0.file == "Locales/nl/user-test.yml" }, "\(found)")
  }

  @Test func aLanguageIsCompleteWithoutAUserTest() throws {
    #expect(try Self.words("fr") { _ in nil } == [])
  }

  @Test func theCheckOfContentRunsIt() throws {
    let own = "Locales/nl/user-test.yml"
    let text = SampleContent.text(own).replacing("\n  emergency:", with: "\n  emergancy:")
    let content = Content.load(SampleContent.files([own: text]), languages: ["nl"], countries: []).content
    #expect(ContentChecker(content).diagnostics(of: "nl").contains { $0.identifier == "user-test-words" })
  }
}
