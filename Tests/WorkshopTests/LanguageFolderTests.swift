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
    #expect(folder("de").changes.isEmpty)
  }

  @Test func everyFileOfTheGuideIsMade() throws {
    let guide = try PackageFolder.text("Locales/README.md")
    let table = try #require(guide.components(separatedBy: "\n## ").first { $0.hasPrefix("The files of a language") })
    let named = table.split(separator: "\n").compactMap {
      $0.hasPrefix("| `") ? String($0.split(separator: "`")[1]) : nil
    }
    #expect(named.count > 12)
    let made = Set(folder("ca").changes.compactMap { $0.path.split(separator: "/").last.map(String.init) })
    // Approvals are written by people, and easy language only where it is asked for.
    #expect(Set(named) == made.union(["approvals.yml", "patient-information-easy.md"]))
  }

  @Test func easyLanguageIsMadeWhenItIsAskedForAndIsThenMissed() throws {
    let content = Content.load(.embedded, languages: [], countries: []).content
    let changes = LanguageFolder("ca", name: nil, with: [.patientInformationEasy], content: content).changes
    let easy = try #require(WorkshopFixture.text(changes, "Locales/ca/patient-information-easy.md"))
    #expect(easy.contains("<!-- note: English:\n\n## What is this leaflet about?\n"))
    let units = WorkshopFixture.units(
      "ca", Dictionary(uniqueKeysWithValues: changes.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }))
    let progress = units.progress(of: .patientInformationEasy)
    #expect(progress.total > 10 && progress.missing == progress.total)
  }

  @Test func anUntouchedFileSaysThatItWaitsAndNothingElse() throws {
    let (content, faults) = Content.load(files("ca"), languages: ["ca", "en"], countries: [], readability: true)
    func names(_ severity: Diagnostic.Severity) -> [String] {
      faults.filter { $0.severity == severity }.compactMap { $0.file.split(separator: "/").last.map(String.init) }
    }
    #expect(Set(faults.map(\.identifier)) == ["words-not-written"])
    #expect(Set(names(.error)) == ["forbidden-wording.yml", "glossary.yml", "locale.yml"])
    #expect(Set(names(.information)) == ["disclaimer-atoms.yml", "plain-language.yml", "readability.yml"])
    let found = ContentChecker(content).diagnostics().filter { $0.file.contains("/ca/") }
    #expect(found.contains { $0.identifier == "words-not-written" && $0.file.hasSuffix("/user-test.yml") })
    #expect(!found.contains { $0.identifier == "user-test-words" && $0.file.contains("/ca/") })
    // What a text without a word does not say is not worth a finding each.
    #expect(
      Set(found.map(\.identifier)).isDisjoint(with: ["section-value-missing", "phone-missing", "batch-disagrees"]))
  }

  @Test func whatIsOptionalSaysSoInItsHead() throws {
    let changes = folder("ca").changes
    for file in ["user-test.yml", "readability.yml", "plain-language.yml", "disclaimer-atoms.yml"] {
      let text = try #require(WorkshopFixture.text(changes, "Locales/ca/\(file)"))
      #expect(text.split(separator: "\n").prefix(2).contains { $0.hasPrefix("# Optional: ") }, "\(file)")
    }
    let test = try #require(WorkshopFixture.text(changes, "Locales/ca/user-test.yml"))
    let digest = ContentDigest.short(ContentFiles.embedded.bytes(of: "Locales/en/user-test.yml") ?? [])
    #expect(test.contains("\nsource: \(digest)\n\nintroduction:\n"))
    let glossary = try #require(WorkshopFixture.text(changes, "Locales/ca/glossary.yml"))
    #expect(!glossary.contains("# Optional"))
  }

  @Test func oneWordWrittenEndsTheWaiting() throws {
    let path = "Locales/ca/user-test.yml"
    var changes: [String: String?] = [:]
    for change in folder("ca").changes { changes[change.path] = String(decoding: change.bytes, as: UTF8.self) }
    func found() -> [Diagnostic] {
      let content = Content.load(SampleContent.files(changes), languages: ["ca", "en"], countries: []).content
      return ContentChecker(content).diagnostics().filter { $0.file.hasSuffix(path) }
    }
    #expect(found().map(\.identifier) == ["words-not-written"])
    let text = try #require(changes[path] ?? nil)
    let written = text.replacingOccurrences(of: "\n  reason:\n", with: "\n  reason: Què ha passat?\n")
    #expect(written != text)
    changes[path] = written
    #expect(Set(found().map(\.identifier)) == ["user-test-words"])
  }

  @Test func noEnglishTextCanBePrintedFromIt() throws {
    let files = files("ca")
    let (content, faults) = Content.load(files, languages: ["ca"], countries: [])
    #expect(faults.filter { $0.identifier != "words-not-written" }.map(\.summary) == [])
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
    #expect(words.contains("  abbreviations: []\n") && words.contains("  # English: abbreviations: [\"lot no.\""))
  }

  /// English has two categories of numbers; how many the new language has, its translator knows.
  @Test func everyPluralCategoryHasItsPlaces() throws {
    let text = try #require(WorkshopFixture.text(folder("ca").changes, "Locales/ca/locale.yml"))
    #expect(text.contains("plurals:\n  # English: one: n = 1\n  one:\n  zero:\n  two:\n  few:\n  many:\ndurations:\n"))
    for unit in ["days", "weeks", "years"] {
      #expect(text.contains("  \(unit): {one: , other: , zero: , two: , few: , many: }\n"), "\(text)")
    }
    #expect(text.contains("# Keep the categories that Unicode CLDR has for whole numbers of the language"))
  }

  /// What the check of content reports of a `locale.yml` after some of its places were filled or deleted.
  private func missing(_ tag: String, _ edits: [(String, String)]) throws -> [Diagnostic] {
    let path = "Locales/\(tag)/locale.yml"
    var changes: [String: String?] = [:]
    for change in folder(tag).changes { changes[change.path] = String(decoding: change.bytes, as: UTF8.self) }
    var text = try #require(changes[path] ?? nil)
    for (old, new) in edits {
      #expect(text.contains(old), "\(text)")
      text = text.replacingOccurrences(of: old, with: new)
    }
    changes[path] = text
    let content = Content.load(SampleContent.files(changes), languages: [tag, "en"], countries: []).content
    return ContentChecker(content).diagnostics().filter { $0.file == path && $0.identifier == "words-missing" }
  }

  @Test func aCategoryThatIsKeptNeedsItsFormsAndOneThatIsDeletedNone() throws {
    let found = try missing("ca", [("  date:\n", "  date: \"{{day}}\"\n"), ("  zero:\n  two:\n", "")])
    func place(_ key: String) -> Diagnostic? { found.first { $0.summary == "The words “\(key)” are missing." } }
    for key in ["plurals.few", "plurals.many", "durations.weeks.few", "durations.weeks.other", "english-name"] {
      let line = try #require(place(key), "\(key)").range.lowerBound
      #expect(line.line > 1 && line.column >= 1, "\(key): the place of the key")
    }
    for key in ["plurals.two", "durations.days.two", "dates.date", "name"] { #expect(place(key) == nil, "\(key)") }
    #expect(place("plurals.few")?.solutions.first?.summary.contains("or delete the key") == true)
    #expect(place("lists.two")?.explanation == "English: {{first}} and {{last}}")
  }

  @Test func aRegionNeedsOneFileWithItsNames() throws {
    let changes = folder("fr-CA").changes
    #expect(changes.map(\.path) == ["Locales/fr-CA/locale.yml"])
    let text = try #require(WorkshopFixture.text(changes, "Locales/fr-CA/locale.yml"))
    #expect(text.hasSuffix("(Österreich)\nname:\n# The same in English: German (Austria)\nenglish-name:\n"))
    let found = try missing("fr-CA", [])
    #expect(found.map(\.summary) == ["The words “name” are missing.", "The words “english-name” are missing."])
    #expect(found.map(\.range.lowerBound.line) == [4, 6])
    let named = try missing("fr-CA", [("name:\n#", "name: français (Canada)\n#"), ("english-name:\n", "")])
    #expect(named.map(\.summary) == ["The words “english-name” are missing."])
    let both = [("name:\n#", "name: français (Canada)\n#"), ("english-name:\n", "english-name: French (Canada)\n")]
    #expect(try missing("fr-CA", both) == [])
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
