import Candour
import Foundation
import TestSupport
import Testing
import YAML

@testable import Workshop

@Suite struct LanguageFolderTests {
  private func folder(_ tag: String) -> LanguageFolder {
    LanguageFolder(tag, name: nil, content: Content.load(.embedded, languages: [], countries: []).content)
  }

  /// Content with the new folder in it.
  private func files(_ tag: String) -> ContentFiles {
    SampleContent.files(
      Dictionary(uniqueKeysWithValues: folder(tag).changes.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
    )
  }

  @Test func everyFileIsThereAndNoneWasThereBefore() {
    let made = folder("ca").changes.map { $0.path.split(separator: "/").last.map(String.init) ?? "" }
    for name in ["locale.yml", "patient-information.md", "physician-letter.md", "page.yml", "disclaimers.yml"] {
      #expect(made.contains(name))
    }
    // Of a language that has its words already, they stay.
    #expect(folder("pl").present.contains("Locales/pl/forbidden-wording.yml"))
    #expect(folder("de").changes.allSatisfy { $0.path.hasSuffix("glossary.yml") })
  }

  @Test func noEnglishTextCanBePrintedFromIt() throws {
    let files = files("ca")
    let (content, faults) = Content.load(files, languages: ["ca"], countries: [])
    #expect(faults.filter { !["plain-language-words", "glossary-words"].contains($0.identifier) }.map(\.summary) == [])
    let units = LanguageUnits("ca", content: content, archive: EnglishArchive(files))
    #expect(units.units.count > 900)
    #expect(units.units.filter { $0.state != .missing }.map(\.name) == [])
    for change in folder("ca").changes where change.path.hasSuffix(".yml") {
      #expect(YAMLReader.read(change.bytes).problems.isEmpty, "\(change.path)")
    }
  }

  @Test func aMissingWordIsFoundByTheCheckOfContent() {
    let files = files("ca")
    let content = Content.load(files, languages: ["ca", "en"]).content
    let found = ContentChecker(content).diagnostics().filter { $0.file.contains("/ca/") }
    #expect(found.contains { $0.identifier == "words-missing" && $0.summary.contains("labels.case") })
    #expect(found.contains { $0.identifier == "section-empty" })
  }

  @Test func theEnglishAndTheContractStandAsComments() throws {
    let changes = folder("ca").changes
    let leaflet = try #require(WorkshopFixture.text(changes, "Locales/ca/patient-information.md"))
    #expect(leaflet.contains("<!-- note: It must say: Warning signs"))
    #expect(leaflet.contains("<!-- note: English:\n\n## Why am I getting this leaflet?\n"))
    let page = try #require(WorkshopFixture.text(changes, "Locales/ca/page.yml"))
    #expect(page.contains("  # English: case: Case number\n  case:\n") && page.contains("language: ca\n"))
    let locale = try #require(WorkshopFixture.text(changes, "Locales/ca/locale.yml"))
    #expect(locale.contains("tag: ca\n") && locale.contains("name: català\n"))
  }

  @Test func noClaimAndNoWordOfEnglishStandsInTheGlossary() throws {
    let glossary = try #require(WorkshopFixture.text(folder("ca").changes, "Locales/ca/glossary.yml"))
    #expect(glossary.contains("    official: {term: , forms: [], status: , source: }\n"))
    let words = try #require(WorkshopFixture.text(folder("ca").changes, "Locales/ca/locale.yml"))
    #expect(words.contains("  abbreviations: []\n") && words.contains("  # English: abbreviations: [\"e.g.\""))
  }

  @Test func aRegionNeedsOneFile() {
    #expect(folder("fr-CA").changes.map(\.path) == ["Locales/fr-CA/locale.yml"])
  }

  @Test func filledPlacesAreDone() throws {
    let files = files("ca")
    var changes: [String: String?] = [:]
    for path in files.paths where path.hasPrefix("Locales/ca/") {
      changes[path] = String(decoding: files.bytes(of: path) ?? [], as: UTF8.self)
    }
    let page = try #require(changes["Locales/ca/page.yml"] ?? nil)
    changes["Locales/ca/page.yml"] = page.replacingOccurrences(of: "\n  case:\n", with: "\n  case: Número de cas\n")
    let letter = try #require(changes["Locales/ca/physician-letter.md"] ?? nil)
    let end = try #require(
      letter.range(of: "-->\n\n<!-- section: ", range: letter.range(of: "<!-- section: ")!.upperBound..<letter.endIndex)
    )
    changes["Locales/ca/physician-letter.md"] = letter.replacingCharacters(
      in: end, with: "-->\n\n## Títol\n\n<!-- section: ")
    let units = WorkshopFixture.units("ca", changes)
    #expect(WorkshopFixture.unit(units, "page.yml", "labels.case")?.state == .done)
    #expect(units.units.filter { $0.file == "physician-letter.md" && $0.state == .done }.count == 1)
  }
}
