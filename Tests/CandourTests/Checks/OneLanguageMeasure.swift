import TestSupport
import Testing

@testable import Candour

/// How often sentences of other people, in all languages of the content, are taken for another language.
@Suite struct OneLanguageMeasure {
  private func sentences(_ tag: String) throws -> [String] {
    try PackageFolder.text("Locales/\(tag)/wording-examples.tsv").split(separator: "\n")
      .compactMap { $0.split(separator: "\t").last.map(String.init) }
      .filter { WordScanner.words(of: $0).filter { $0.letters > 0 }.count >= 12 }.prefix(80).map { $0 }
  }

  private func found(_ sentence: String, in language: String) -> Bool {
    ForeignText(
      kind: .physicianRequest, language: language, country: "BE", reader: nil, trigger: .before, file: "a.md"
    ).diagnostics(Array(sentence.utf8), content: SampleContent.all).contains { $0.identifier == "language-mixed" }
  }

  @Test func sentencesOfTheOwnLanguagePassAndThoseOfOthersAreFound() throws {
    let folders = PackageFolder.files(below: "Locales", ending: "wording-examples.tsv")
    let tags = folders.map { String($0.split(separator: "/")[1]) }
    #expect(tags.count == 26)
    for tag in tags {
      let own = try sentences(tag)
      let alarms = own.filter { found($0, in: tag) }
      let foreign = try sentences(tag == "en" ? "de" : "en").filter { found($0, in: tag) }
      let inEnglish = own.filter { found($0, in: tag == "en" ? "de" : "en") }
      #expect(alarms.count * 100 <= own.count, "\(tag): \(alarms)")
      #expect(Double(inEnglish.count) >= 0.5 * Double(own.count), "\(tag): \(inEnglish.count) of \(own.count)")
      #expect(foreign.count * 2 >= 80, "\(tag): \(foreign.count)")
    }
  }
}
