import TestSupport
import Testing

@testable import Candour

/// The patient information in easy language: one sentence on a line, for patients themselves, where a language has it.
@Suite struct EasyLanguageTests {
  private let content = SampleContent.all

  private func plan(_ choice: CompositionPlan.Choice) throws -> CompositionPlan {
    CompositionPlan(
      for: try ExampleCase.named("sc-01-importer-germany").read(), choice: choice, content: content)
  }

  @Test(arguments: ["en", "de", "fr", "nl"])
  func everyCaseIsComposedWithoutAnError(tag: String) throws {
    let checker = DocumentChecker(content)
    for example in ExampleCase.all {
      let subject = try example.read()
      for reader in [Reader.adult, .youngPerson] {
        let (document, faults) = try content.composed(subject, .patientInformationEasy, tag, reader: reader)
        let found = faults + checker.diagnostics(for: document, of: subject)
        #expect(errors(found).isEmpty, "\(tag) \(example)")
        #expect(!found.contains { $0.identifier == "line-sentences" }, "\(tag) \(example)")
      }
    }
  }

  @Test(arguments: [
    ("You are free to choose.\\\nYou can say no. You can say yes.\n", [2]),
    ("- Keep this leaflet. Show it to your doctor.\n- Call us.\n", [1]),
    ("- Keep this leaflet.\\\n  Show it to your doctor.\n- Call us.\n", [] as [Int]),
    ("- Call us.\n\n- Keep this leaflet.\n\n  Show it to your doctor. Ask him.\n", [5]),
  ]) func twoSentencesOnALineAreFound(text: String, lines: [Int]) throws {
    let foreign = ForeignText(
      kind: .patientInformationEasy, language: "en", country: "IE", reader: .adult, trigger: .before, file: "text.md")
    let found = foreign.diagnostics(Array(text.utf8), content: content).filter { $0.identifier == "line-sentences" }
    #expect(found.map(\.range.lowerBound.line) == lines)
  }

  @Test func aLanguageWithoutItIsRefused() throws {
    let plan = try plan(.init(kinds: [.patientInformationEasy], languages: ["pl"]))
    #expect(plan.requests.isEmpty && plan.diagnostics.map(\.identifier) == ["document-not-in-language"])
  }

  @Test func aParentIsGivenTheLeafletAndNotEasyLanguage() throws {
    let plan = try plan(.init(kinds: [.patientInformationEasy], languages: ["de"], reader: .parentOrGuardian))
    #expect(plan.requests.isEmpty && plan.diagnostics.map(\.identifier) == ["document-not-for-reader"])
  }

  @Test func nobodyGetsItUnasked() throws {
    #expect(!(try plan(.init()).requests.contains { $0.kind == .patientInformationEasy }))
  }
}
