import Candour
import Foundation
import TestSupport
import Testing

@testable import Workshop

@Suite struct UnitTests {
  @Test(arguments: ["de", "fr", "nl"]) func everyShippedTextIsAUnitWithItsEnglish(tag: String) {
    let units = WorkshopFixture.units(tag)
    #expect(units.missingFiles == [])
    #expect(units.units.filter { $0.state != .done }.map { "\($0.file)/\($0.name) \($0.state)" } == [])
    let sections = units.units.filter { $0.path.isEmpty }
    #expect(sections.count > 60 && sections.allSatisfy { $0.english != nil && !$0.guidance.isEmpty })
    #expect(units.units.count > 900)
  }

  @Test func aRegionHasOnlyWhatItsFolderHolds() {
    for tag in ["de-AT", "en-IE"] {
      let units = WorkshopFixture.units(tag)
      #expect(units.units.isEmpty && units.missingFiles == [], "\(tag)")
    }
    let path = "physician-request.md"
    for (tag, state) in [("de", TranslationUnit.State.unrecorded), ("en", TranslationUnit.State.done)] {
      let own = SampleContent.text("Locales/\(tag)/\(path)")
        .replacingOccurrences(of: #" source: [0-9a-f]{8}"#, with: "", options: .regularExpression)
      let variant = "\(tag)-\(tag == "de" ? "AT" : "IE")"
      let units = WorkshopFixture.units(variant, ["Locales/\(variant)/\(path)": own])
      #expect(!units.units.isEmpty && units.missingFiles == [], "\(variant)")
      #expect(units.units.allSatisfy { $0.file == path && $0.state == state }, "\(variant)")
    }
  }

  @Test func aVariantIsListedWithItsOwnTextsAndThoseOfItsLanguageForTheRest() throws {
    let path = "Locales/de-AT/patient-information.md"
    let name = "why-still-an-option.before"
    let german = SampleContent.text("Locales/de/patient-information.md")
    let start = try #require(german.range(of: "<!-- section: why-still-an-option"))
    let end = try #require(german[start.upperBound...].range(of: "<!-- section:"))
    let own = "<!-- document: patient-information -->\n\n" + german[start.lowerBound..<end.lowerBound]
    let files = SampleContent.files([path: own])
    let content = Content.load(files, languages: ["de-AT"], countries: []).content
    let base = LanguageUnits("de", content: content, archive: EnglishArchive(files))
    let listed = LanguageUnits.read("de-AT", content: content, archive: EnglishArchive(files))
    #expect(listed.units.map { "\($0.file) \($0.name)" } == base.units.map { "\($0.file) \($0.name)" })
    #expect(listed.units.filter { $0.translation?.path == path }.map(\.name) == [name])
    #expect(listed.units.filter { $0.translation?.path.hasPrefix("Locales/de/") == false }.map(\.name) == [name])
  }

  @Test func aChangedEnglishSectionIsStaleInItsVariantsAlone() {
    let path = "Locales/en/patient-information.md"
    let changed = SampleContent.text(path).replacingOccurrences(
      of: "This news may worry you. You", with: "This may worry you. You")
    let units = WorkshopFixture.units("de", [path: changed])
    let stale = units.units.filter { $0.state == .stale }
    #expect(!stale.isEmpty && stale.allSatisfy { $0.comment?.id == "why-this-leaflet" })
  }

  @Test func ofAFileOfWordsOnlyTheChangedTextIsStaleIfTheEarlierFileIsKnown() {
    let path = "Locales/en/page.yml"
    let changed = SampleContent.text(path).replacingOccurrences(
      of: "  case: Case number\n", with: "  case: Number of the case\n")
    // The earlier file is the one that is built in.
    let stale = WorkshopFixture.units("de", [path: changed]).units.filter { $0.state == .stale }
    #expect(stale.map(\.name) == ["labels.case"])
    // Made from a file that nobody has any more: every text may be stale.
    let own = SampleContent.text("Locales/de/page.yml").replacingOccurrences(
      of: "source: ", with: "source: 00000000 # ")
    let all = WorkshopFixture.units("de", ["Locales/de/page.yml": own]).units.filter { $0.file == "page.yml" }
    #expect(all.allSatisfy { $0.state == .stale })
  }

  @Test func aMissingTextIsMissingWhereverItsPlaceIs() {
    let letter = SampleContent.text("Locales/de/physician-letter.md")
    let page = SampleContent.text("Locales/de/page.yml")
    let units = WorkshopFixture.units(
      "de",
      [
        "Locales/de/physician-letter.md": String(letter.prefix(200)),
        "Locales/de/page.yml": page.replacingOccurrences(of: "  case: Fallnummer\n", with: "  case:\n"),
        "Locales/de/physician-request.md": String?.none,
      ])
    #expect(units.missingFiles == ["physician-request.md"])
    #expect(WorkshopFixture.unit(units, "page.yml", "labels.case")?.state == .missing)
    let request = units.units.filter { $0.file == "physician-request.md" }
    #expect(!request.isEmpty && request.allSatisfy { $0.state == .missing && $0.translation == nil })
  }

  @Test func theGuidanceNamesWhatTheContractAsksFor() throws {
    let units = WorkshopFixture.units("de")
    let section = try #require(units.units.first { $0.comment?.id == "when-to-call" })
    #expect(section.guidance.contains { $0.hasPrefix("It must say: Warning signs") })
    #expect(section.guidance.contains { $0.contains("{{country.emergencyNumber}}") })
    let statement = try #require(WorkshopFixture.unit(units, "disclaimers.yml", "D1.texts.patient.any.text"))
    #expect(statement.guidance.contains { $0.hasPrefix("D1 must mean: ") })
  }
}
