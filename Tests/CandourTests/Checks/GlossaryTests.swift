import TestSupport
import Testing

@testable import Candour

/// Texts are held to the words of their glossary.
@Suite struct GlossaryTests {
  private static let english = """
    terms:
      batch:
        official: {term: batch, forms: [batch*], status: own}
        lay: {term: batch, forms: [batch*], status: own}
    """

  /// The built-in content with other glossaries.
  private func diagnostics(german: String, section: (String) -> String = { $0 }) -> [Diagnostic] {
    var files: [String: [UInt8]] = [:]
    for path in ContentFiles.embedded.paths { files[path] = ContentFiles.embedded.bytes(of: path) }
    files["Locales/en/glossary.yml"] = Array(GlossaryTests.english.utf8)
    files["Locales/de/glossary.yml"] = Array(german.utf8)
    let leaflet = "Locales/de/patient-information.md"
    files[leaflet] = Array(section(String(decoding: files[leaflet] ?? [], as: UTF8.self)).utf8)
    let (content, faults) = Content.load(.init(origin: "test", files: files), languages: ["en", "de"])
    let wanted = ["term-not-kept", "glossary-term-missing", "glossary-words", "term-avoided"]
    return (faults + ContentChecker(content).diagnostics()).filter { wanted.contains($0.identifier) }
  }

  private static let charge = """
    terms:
      batch:
        official: {term: Charge, forms: [charge*], status: own}
        lay: {term: Charge, forms: [charge*], status: own}
    """

  @Test func theWordsOfTheGlossaryAreKept() { #expect(diagnostics(german: GlossaryTests.charge) == []) }

  @Test func everySectionIsHeldToTheGlossary() {
    let found = diagnostics(german: GlossaryTests.charge) { $0.replacing("Charge", with: "Los") }
    let sections = Set(found.filter { $0.file.hasSuffix("patient-information.md") }.map(\.summary))
    #expect(sections.contains { $0.contains("why-this-leaflet") && $0.contains("Charge") })
    #expect(sections.contains { $0.contains("what-is-different") })
  }

  @Test func aWordToAvoidIsFoundAndTheRightOneIsNamed() throws {
    let german = GlossaryTests.charge + "\navoid:\n  - {forms: [zulassung*], instead: Genehmigung}\n"
    let found = diagnostics(german: german).filter { $0.identifier == "term-avoided" }
    let first = try #require(found.first)
    #expect(first.summary.contains("“Zulassung”"))
    #expect(first.solutions.first?.summary.contains("Genehmigung") == true)
  }

  @Test(arguments: [
    ("terms: {batch: {official: {term: Charge, forms: [charge*], status: own}}}", "glossary-term-missing"),
    ("terms: {batch: {plain: {term: Charge, forms: [charge*], status: own}}}", "glossary-words"),
    ("terms: {batch: {lay: {term: Charge, forms: [], status: own}}}", "glossary-words"),
    ("terms: {batch: {lay: {term: Charge, forms: [ch*], status: own}}}", "glossary-words"),
    ("terms: {batch: {lay: {term: Charge, forms: [charge*], status: sure}}}", "glossary-words"),
    ("terms: {batch: {lay: {term: Charge, forms: [charge*], status: seen}}}", "glossary-words"),
    ("terms: {lot: {lay: {term: Charge, forms: [charge*], status: own}}}", "glossary-term-missing"),
    (
      "terms: {batch: {official: {term: Charge, forms: [charge*], status: own, in-brackets-behind: [charge]}}}",
      "glossary-words"
    ),
    ("terms: {batch: {lay: {term: Charge, forms: [charge*], status: own, in-brackets-behind: []}}}", "glossary-words"),
    ("avoid: [{forms: [los]}]", "glossary-words"), ("words: []", "glossary-words"),
  ]) func aFaultyGlossaryIsReported(german: String, identifier: String) {
    #expect(diagnostics(german: german).contains { $0.identifier == identifier })
  }

  @Test func everyLanguageWithDocumentsHasAGlossary() {
    for (tag, locale) in SampleContent.all.locales where SampleContent.all.serves(tag) {
      #expect(locale.glossary != nil, "\(tag) has no glossary.yml")
    }
  }
}
