import Foundation
import SourceText
import TestSupport
import Testing

@testable import Candour

/// A region adds only what differs, and a text is never taken from another language (DESIGN.md, decision 4).
@Suite struct LocaleOverlayTests {
  private func locale(_ files: ContentFiles, _ tag: String) -> LocaleContent? {
    Content.load(files, languages: [tag], countries: []).content.locales[tag]
  }

  private func german(_ changes: [String: String]) -> ContentFiles {
    var locales: [String: String?] = [:]
    for name in ["locale", "page", "vocabulary", "disclaimers"] {
      locales["de/\(name).yml"] = SampleContent.text("Locales/de/\(name).yml")
    }
    for kind in DocumentKind.allCases { locales["de/\(kind.rawValue).md"] = ContentFixture.emptyDocument }
    for (path, text) in changes { locales[path] = text }
    return ContentFixture.files(locales)
  }

  @Test func austriaHasItsOwnJanuaryAndGroupsAndTheRestOfGerman() throws {
    let austria = try #require(SampleContent.all.locales["de-AT"])
    let january = try #require(CalendarDate("2026-01-05"))
    let number = try #require(DecimalNumber("1234567.50"))
    #expect(austria.folders == ["de-AT", "de"])
    #expect(austria.formats.date(january) == "5.\u{A0}Jänner 2026")
    #expect(austria.formats.number(number) == "1\u{A0}234\u{A0}567,50")
    let german = try #require(SampleContent.all.locales["de"])
    #expect(german.formats.date(january) == "5.\u{A0}Januar 2026")
    #expect(german.formats.number(number) == "1.234.567,50")
    #expect(austria.page.text("titles.physician-letter.before") == german.page.text("titles.physician-letter.before"))
  }

  @Test func aRegionReplacesKeysAndWholeSections() throws {
    let sections =
      "<!-- section: a -->\n\n## A\n\n<!-- section: b reader: adult -->\n\n## B\n\n<!-- section: b reader: young-person -->\n\n## B2\n\n<!-- section: c -->\n\n## C\n"
    let files = german([
      "de/patient-information.md": sections,
      "de-CH/locale.yml": "tag: de-CH\nname: Deutsch (Schweiz)\n", "de-CH/page.yml": "labels: {product: Präparat}\n",
      "de-CH/patient-information.md": "<!-- section: b -->\n\n## Eigenes B\n",
    ])
    let swiss = try #require(locale(files, "de-CH"))
    #expect(swiss.page.text("labels.product") == "Präparat")
    #expect(swiss.page.text("labels.case") == SampleContent.all.locales["de"]?.page.text("labels.case"))
    #expect(swiss.nativeName == "Deutsch (Schweiz)")
    let template = try #require(swiss.documents[.patientInformation])
    #expect(template.sections.map(\.id) == ["a", "b", "c"])
    #expect(files.paths[Int(template.sections[1].origin.file)] == "Locales/de-CH/patient-information.md")
  }

  @Test func aRegionReplacesADisclaimerOfOneAudienceAndKeepsTheOthers() throws {
    let own =
      "D1:\n  texts:\n    physician:\n      any:\n        text: Eigener Wortlaut.\n        atoms: {x: Eigener}\n"
    let files = german(["de-CH/locale.yml": "tag: de-CH\n", "de-CH/disclaimers.yml": own])
    let swiss = try #require(locale(files, "de-CH")).disclaimers
    let physician = swiss.wording("D1", audience: "physician", reader: nil, trigger: .before)
    #expect(physician?.text?.text == "Eigener Wortlaut.")
    let patient = swiss.wording("D1", audience: "lay", reader: .adult, trigger: .before)
    #expect(patient?.text?.text.contains("Verantwortung") == true)
  }

  @Test func aRegionWithoutAFolderIsServedByItsLanguage() throws {
    let files = german([:])
    #expect(try #require(locale(files, "de-CH")).folders == ["de"])
    #expect(locale(files, "de-CH")?.tag == "de-CH")
  }

  @Test(arguments: ["ca", "ca-ES", "d", "den", "", "EN"]) func anotherLanguageIsNeverTaken(tag: String) {
    let (content, faults) = Content.load(.embedded, languages: [tag], countries: [])
    #expect(content.locales.isEmpty && faults.isEmpty)
    #expect(!content.serves(tag))
  }

  @Test func missingWordsAreAnErrorAndNeverEnglish() throws {
    let page = SampleContent.text("Locales/de/page.yml")
    let line = try #require(page.split(separator: "\n").first { $0.hasPrefix("  batchNumber:") })
    let files = SampleContent.files(["Locales/de/page.yml": page.replacingOccurrences(of: line + "\n", with: "")])
    let content = Content.load(files, languages: ["de"], countries: ["BE"]).content
    let (document, faults) = try content.composed(try content.sampleCase(country: "BE"), .physicianLetter, "de")
    #expect(faults.filter { $0.severity == .error }.map(\.identifier) == ["words-missing"])
    #expect(faults.first?.summary == "The language Deutsch lacks the words labels.batchNumber.")
    #expect(!document.plainText.contains("Batch number"))
  }

  /// Other signs of the batch may be there; the reader would still never hear of those that every batch has.
  @Test(arguments: ["general", "worry"]) func anEmptyListOfWarningSignsIsAnErrorAndNoShorterList(name: String) throws {
    let path = "Locales/de/vocabulary.yml"
    let text = SampleContent.text(path)
    let start = try #require(text.range(of: "\nwarningSigns:\n")).upperBound
    let key = try #require(text.range(of: "  \(name):\n", range: start..<text.endIndex))
    let items = text[key.upperBound...].split(separator: "\n", omittingEmptySubsequences: false)
      .prefix { $0.hasPrefix("    - ") }
    let list = items.joined(separator: "\n")
    try #require(!list.isEmpty)
    let changed = text.replacingOccurrences(of: "  \(name):\n\(list)", with: "  \(name): []")
    let content = Content.load(SampleContent.files([path: changed]), languages: ["de"], countries: ["BE"]).content
    let faults = try content.composed(try content.sampleCase(country: "BE"), .patientInformation, "de").diagnostics
    #expect(
      faults.filter { $0.severity == .error }.map(\.summary)
        == ["The language Deutsch lacks the words warningSigns.\(name)."])
  }

  @Test func tagsFallBackOnlyInsideTheirLanguage() {
    #expect(LanguageTag.fallbacks(of: "de-AT") == ["de-AT", "de"])
    #expect(LanguageTag.fallbacks(of: "de") == ["de"])
  }
}
