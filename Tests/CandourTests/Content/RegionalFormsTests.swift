import TestSupport
import Testing
import YAML

@testable import Candour

/// What a region or a language writes otherwise stands in its data and reaches every document.
@Suite struct RegionalFormsTests {
  private func texts(_ tag: String) throws -> [String] {
    let content = SampleContent.all
    let subject = try content.sampleCase()
    return try DocumentKind.allCases.filter { content.locales[tag]?.documents[$0] != nil }.map {
      PlainText(content).render(try content.composed(subject, $0, tag).document)
    }
  }

  /// Liechtenstein writes ss where the texts of German have ß.
  @Test func liechtensteinWritesNoSharpS() throws {
    let german = try texts("de")
    let liechtenstein = try texts("de-LI")
    #expect(german.count == liechtenstein.count && german.count >= 3)
    #expect(german.joined().contains("ß"))
    for text in liechtenstein { #expect(!text.contains("ß")) }
  }

  @Test(arguments: [("ß: ss", "groß, Maß", "gross, Mass"), ("ß: ss", "", ""), ("xy: zz", "xxyy", "xzzy")])
  func aRespellingKeepsEachPlace(pairs: String, text: String, expected: String) throws {
    let node = try #require(YAMLReader.read(Array("{\(pairs)}".utf8)).value)
    let respelling = try #require(Respelling(node))
    #expect(String(decoding: respelling.applied(to: Array(text.utf8)), as: UTF8.self) == expected)
  }

  @Test func aRespellingOfAnotherLengthIsRefusedAtItsPlace() throws {
    let path = "Locales/de-LI/locale.yml"
    let files = SampleContent.files([path: SampleContent.text(path).replacingOccurrences(of: "ß: ss", with: "ß: s")])
    let found = Content.load(files, languages: ["de-LI"], countries: []).diagnostics
    #expect(found.map(\.identifier) == ["content-syntax"])
    #expect(found.first?.file == path && found.first?.summary == "A respelling changes the number of bytes.")
  }

  /// The Greek semicolon is a question mark.
  @Test func valuesOfOneCellAreSetApartByTheSignOfTheLanguage() throws {
    let greek = try texts("el").joined()
    #expect(greek.contains("· ") && !greek.contains("; Έκδοση") && !greek.contains("; Ημερομηνία"))
    #expect(try texts("fr").joined().contains("\u{202F}; "))
  }

  /// A text that has lost a value of its contract, as after a slip in a translation tool, becomes no document.
  @Test func aTextThatHasLostAValueIsNotIssued() throws {
    let path = "Locales/de/patient-information.md"
    let text = SampleContent.text(path).replacingOccurrences(of: "{{product.name}}", with: "{{site.team24h}}")
    let content = Content.load(SampleContent.files([path: text]), languages: ["de"], countries: ["DE"]).content
    let example = try ExampleCase.named("sc-01-importer-germany")
    let result = Issuer(content).issue(
      try example.read(), caseBytes: example.bytes,
      options: .init(choice: .init(kinds: [.patientInformation], languages: ["de"])))
    #expect(result.files.isEmpty)
    #expect(result.diagnostics.contains { $0.severity == .error && $0.identifier == "section-value-missing" })
  }
}
