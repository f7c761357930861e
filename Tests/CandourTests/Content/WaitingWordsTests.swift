import TestSupport
import Testing

@testable import Candour

/// A file without a word is told from one that somebody has begun.
@Suite struct WaitingWordsTests {
  @Test(arguments: [
    ("# pl: write here.\n\n# words:\n", true), ("", true), ("words: {}\n", false),
    ("source: 3f2a9c1e\nlabels:\n  case:\n  list: [\"\", \"\"]\n", true),
    ("language: pl\nterms: {a: {term: , forms: []}}\n", true),
    ("tag: pl\nname: polski\nenglish-name:\ndirection: ltr\n", true),
    ("tag: pl\nname: polski\nenglish-name: Polish\ndirection: ltr\n", false),
    ("labels:\n  case: Numer\n", false), ("a: [x]\n", false), ("a: [\n", false), ("words: {source: x}\n", false),
  ])
  func aWordEndsTheWaiting(text: String, isWaiting: Bool) {
    #expect(WaitingWords.isWaiting(Array(text.utf8)) == isWaiting)
  }

  @Test(arguments: ["# Optional\n", "source: 3f2a9c1e\nintroduction:\n  -\nquestions:\n  reason:\n"])
  func aUserTestThatWaitsIsNone(text: String) {
    let files = SampleContent.files(["Locales/de/user-test.yml": text])
    let (words, faults) = UserTestWords.read(files, folders: ["de-AT", "de"])
    #expect(words == nil && faults.map(\.identifier) == ["words-not-written"])
    #expect(faults.map(\.severity) == [.information])
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
