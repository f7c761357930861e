import TestSupport
import Testing

@testable import Candour

/// Two languages of one document have the same sections and blocks; a lost paragraph or section is seen.
@Suite struct TranslationsAgreeTests {
  private let content = SampleContent.all

  private func documents(_ kind: DocumentKind, _ tags: [String]) throws -> [ComposedDocument] {
    let subject = try content.sampleCase()
    return try tags.map { try content.composed(subject, kind, $0).document }
  }

  @Test(arguments: DocumentKind.ofEveryLanguage) func theLanguagesOfThePackageAgree(kind: DocumentKind) throws {
    let found = TranslationsAgree.diagnostics(for: try documents(kind, ["en", "de", "fr", "nl"]), in: content)
    #expect(found.map(\.summary) == [])
  }

  @Test(arguments: DocumentKind.ofEveryLanguage) func aLostBlockIsFound(kind: DocumentKind) throws {
    let both = try documents(kind, ["en", "de"])
    for (index, node) in both[1].nodes.enumerated() where node.kind == .markup(.paragraph) {
      var changed = both
      // The paragraph becomes part of nothing that counts as a block.
      changed[1].nodes[index].kind = .fillGroup(lines: 1)
      let found = TranslationsAgree.diagnostics(for: changed, in: content)
      #expect(found.map(\.identifier) == [TranslationsAgree.identifier])
      #expect(found.allSatisfy { $0.severity == .warning && $0.file.hasPrefix("Locales/de/") })
    }
  }

  @Test func aLostSectionIsNamed() throws {
    var both = try documents(.physicianLetter, ["en", "de"])
    let section = both[1].sections[3]
    guard case .section(let id) = both[1].nodes[section].kind else { return }
    both[1].nodes[section].kind = .section(id: "other")
    let found = TranslationsAgree.diagnostics(for: both, in: content)
    #expect(found.count == 1 && found[0].summary.contains("no “\(id)”, “other” besides"))
  }

  @Test func differentDocumentsAndReadersAreNotCompared() throws {
    let subject = try content.sampleCase()
    let mixed = [
      try content.composed(subject, .physicianLetter, "en").document,
      try content.composed(subject, .physicianRequest, "de").document,
      try content.composed(subject, .patientInformation, "en", reader: .adult).document,
      try content.composed(subject, .patientInformation, "de", reader: .parentOrGuardian).document,
    ]
    #expect(TranslationsAgree.diagnostics(for: mixed, in: content) == [])
  }
}
