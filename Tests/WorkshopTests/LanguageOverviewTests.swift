import Candour
import Foundation
import TestSupport
import Testing

@testable import Workshop

/// The numbers of the table of languages.
@Suite struct LanguageOverviewTests {
  @Test func doneStaleAndMissingMakeTheWhole() {
    let page = "Locales/en/page.yml"
    let changed = SampleContent.text(page).replacingOccurrences(
      of: "  case: Case number\n", with: "  case: Number of the case\n")
    let own = SampleContent.text("Locales/de/page.yml")
    let units = WorkshopFixture.units(
      "de",
      [page: changed, "Locales/de/page.yml": own.replacingOccurrences(of: "  sender: Absender\n", with: "  sender:\n")])
    let words = units.progressOfWords
    #expect(words.stale == 1 && words.missing == 1 && words.total > 900)
    #expect(words.done + words.stale + words.missing == words.total)
    // A stale word is no stale section.
    for kind in DocumentKind.allCases {
      let document = units.progress(of: kind)
      #expect(document.stale == 0 && document.done == document.total, "\(kind)")
    }
  }

  /// The name and the direction stand in a new `locale.yml` without anybody's work, and are no word of a translator.
  @Test(arguments: ["ca", "fr-CA"]) func theFormsOfANewLanguageWait(tag: String) throws {
    let empty = Content.load(.embedded, languages: [], countries: []).content
    let made = LanguageFolder(tag, name: "Nom", content: empty).changes
    let path = "Locales/\(tag)/locale.yml"
    let text = try #require(WorkshopFixture.text(made, path))
    func state(_ text: String) -> LanguageFile.State? {
      WorkshopFixture.units(tag, [path: text]).otherFiles.first { $0.name == "locale.yml" }?.state
    }
    #expect(text.contains("\nname: Nom\n") && state(text) == .waiting)
    #expect(state(text.replacingOccurrences(of: "english-name:", with: "english-name: Name")) == .written)
  }

  @Test func everyOtherFileIsListedWithItsState() throws {
    let german = WorkshopFixture.units("de").otherFiles
    #expect(german.map(\.name).contains("readability.yml") && german.allSatisfy { $0.state == .written })
    let files = SampleContent.files([
      "Locales/de/user-test.yml": String?.none, "Locales/de/plain-language.yml": "# Words\n\n# degree: [slight*]\n",
    ])
    let content = Content.load(files, languages: ["de"], countries: []).content
    let other = LanguageUnits("de", content: content, archive: EnglishArchive(files)).otherFiles
    func state(_ name: String) -> LanguageFile.State? { other.first { $0.name == name }?.state }
    #expect(state("user-test.yml") == .absent && state("plain-language.yml") == .waiting)
    #expect(state("glossary.yml") == .written)
    #expect(
      WorkshopFixture.units("de-AT").otherFiles.first { $0.name == "glossary.yml" }?.path == "Locales/de/glossary.yml")
  }
}
