import Candour
import Foundation
import TestSupport
import Testing

@testable import Workshop

@Suite struct PreviewTests {
  private func site(_ changes: [String: String?] = [:], languages: [String], pseudo: Bool = false) -> PreviewSite {
    PreviewSite(SampleContent.files(changes), .init(languages: languages, withPseudoLanguage: pseudo))
  }

  private func page(_ site: PreviewSite, _ path: String) throws -> String {
    try #require(site.pages.first { $0.path == path }?.html, "\(site.pages.map(\.path))")
  }

  @Test func aLanguageHasAPageForEachDocumentReaderAndTrigger() throws {
    let site = site(languages: ["de"])
    #expect(site.pages.count == 2 * (4 * 2 + 2 + 1 + 2 * 2) + 1)
    let page = try page(site, "de/patient-information.adult.before.html")
    #expect(page.contains("Warum dieses Merkblatt?") && page.contains("lang=\"de\""))
    #expect(
      page.contains("Content-Security-Policy") && !page.contains("<script") && !page.contains("http-equiv=\"refresh\""))
    #expect(page.contains("<span class=\"state done\">done</span>"))
    let index = try self.page(site, "index.html")
    for path in site.pages.map(\.path) where path != "index.html" { #expect(index.contains("href=\"\(path)\"")) }
  }

  @Test func aFindingStandsBesideItsSection() throws {
    let path = "Locales/de/patient-information.md"
    let changed = SampleContent.text(path).replacingOccurrences(
      of: "Diese Nachricht macht Ihnen vielleicht Sorgen.", with: "Sie tragen das Risiko selbst.")
    let page = try page(site([path: changed], languages: ["de"]), "de/patient-information.adult.before.html")
    let row = try #require(
      page.components(separatedBy: "<div class=\"row\">").first { $0.contains("Sie tragen das Risiko selbst.") })
    #expect(row.contains("<li class=\"error\">") && row.contains("Locales/de/patient-information.md:"))
    // Nothing is done while an error stands in it.
    #expect(row.contains("<span class=\"state faulty\">") && !row.contains(">done</span>"))
  }

  @Test func aBrokenCaseIsSaidWhereItsPagesWouldStand() throws {
    let site = PreviewSite(
      SampleContent.files([:]),
      .init(languages: ["de", "en"], caseBytes: Array("case: {id: OOS-1}\n".utf8), caseFile: "case.yml"))
    #expect(site.caseFaults.containsError && site.caseFaults.allSatisfy { $0.file == "case.yml" })
    #expect(Set(site.caseFaults).count == site.caseFaults.count)
    #expect(try page(site, "index.html").contains("case.yml:1: "))
    #expect(PreviewSite(SampleContent.files([:]), .init(languages: ["de"])).caseFaults == [])
  }

  @Test func aValueThatNobodyKnowsHasItsSignBesideTheTextItIsMissingFrom() throws {
    let path = "Locales/de/patient-information.md"
    let text = SampleContent.text(path)
    let first = try #require(text.range(of: "{{product.name}}"))
    let changed = text.replacingCharacters(in: first, with: "{{product.nam}}")
    let site = site([path: changed], languages: ["de"])
    let page = try page(site, "de/patient-information.adult.before.html")
    let row = try #require(page.components(separatedBy: "<div class=\"row\">").first { $0.contains("{{product.nam}}") })
    #expect(row.contains("There is no value {{product.nam}}.") && row.contains("Warum dieses Merkblatt?"))
    // A fault of a section that a page does not have stands on no other page.
    let other = try self.page(site, "de/patient-information.representative.before.html")
    #expect(!other.contains("{{product.nam}}"))
  }

  @Test func twoLanguagesStandSideBySideSectionBySection() throws {
    let page = try page(site(languages: ["en", "de"]), "en-de/patient-information.adult.before.html")
    let row = try #require(
      page.components(separatedBy: "<div class=\"row\">").first { $0.contains("Why am I getting this leaflet?") })
    #expect(row.contains("Warum dieses Merkblatt?"))
    #expect(!page.contains("has no such section"))
  }

  @Test func thePseudoLanguageKeepsValuesAndShowsWhatIsHardCoded() throws {
    #expect(
      PseudoLanguage.text("## Your **choice**, {{product.name}}") == "## [Ýóóúúŕ **çĥóóííçéé**, {{product.name}}]")
    let site = site(languages: ["en"], pseudo: true)
    #expect(!site.diagnostics.containsError, "\(site.diagnostics.filter { $0.severity == .error }.prefix(3))")
    let page = try page(site, "qps/patient-information.adult.before.page.html")
    let body = try #require(page.components(separatedBy: "<body").last)
    #expect(body.contains("[Ŵĥý áám ÍÍ") || body.contains("[Ŵĥý ááɱ"))
    // Between tags, a run of English words without an accent is hard-coded, a value of the case, or a fact of a country.
    let english = try self.page(site, "en/patient-information.adult.before.page.html")
    #expect(Double(page.count) / Double(english.count) > 1.02)
  }

  @Test func noWordOfThePseudoLanguageIsLeftInEnglish() throws {
    let files = PseudoLanguage.adding(to: SampleContent.files([:]))
    let locale = String(decoding: try #require(files.bytes(of: "Locales/qps/locale.yml")), as: UTF8.self)
    for form in [
      "{{first}} ááñđ {{last}}", "{{number}}\u{A0}đááýš", "{{number}}\u{A0}ŵééééķš", "{{number}}\u{A0}ýééááŕš",
    ] {
      #expect(locale.contains(form), "\(form)")
    }
    // The list of a leaflet in it: no English conjunction between two values.
    #expect(!locale.contains("}} and {{") && !locale.contains("\u{A0}day"))
  }

  @Test func everyEnglishTextBecomesAboutAThirdLonger() {
    let english = WorkshopFixture.units("de").units.compactMap { $0.english?.text }.filter {
      $0.count > 40 && !$0.contains("{{")
    }
    let before = english.reduce(0) { $0 + $1.count }
    let after = english.reduce(0) { $0 + PseudoLanguage.text($1).count }
    let growth = Double(after) / Double(before)
    #expect(growth > 1.25 && growth < 1.5, "\(growth)")
  }

  @Test func theSamePagesAreMadeAgain() {
    #expect(site(languages: ["en", "de"]).pages == site(languages: ["en", "de"]).pages)
  }
}
