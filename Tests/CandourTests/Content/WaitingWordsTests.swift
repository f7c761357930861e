import TestSupport
import Testing

@testable import Candour

/// A file without a word is told from one that somebody has begun.
@Suite struct WaitingWordsTests {
  @Test(arguments: [
    ("# pl: write here.\n\n# words:\n", true), ("", true), ("words: {}\n", true),
    ("source: 3f2a9c1e\nlabels:\n  case:\n  list: [\"\", \"\"]\n", true),
    ("language: pl\nterms: {a: {term: , forms: []}}\n", true),
    ("labels:\n  case: Numer\n", false), ("a: [x]\n", false), ("a: [\n", false), ("words: {source: x}\n", false),
  ])
  func aWordEndsTheWaiting(text: String, isWaiting: Bool) {
    #expect(WaitingWords.isWaiting(Array(text.utf8)) == isWaiting)
  }

  @Test func aLanguageWhoseDataWaitCannotBeMeasuredAndHindersNoOther() throws {
    let files = SampleContent.files(["Locales/de/readability.yml": "# Optional\n\n# syllables:\n"])
    #expect(!ReadabilityReader.languages(in: files).contains("de"))
    #expect(ReadabilityReader.languages(in: files).contains("en"))
    #expect(throws: ReadabilityReader.Fault.self) { _ = try ReadabilityReader(language: "de", files: files) }
    let overview = try ReadabilityOverview(files, languages: ["en"])
    #expect(overview.languages.map(\.tag) == ["en"])
  }
}
