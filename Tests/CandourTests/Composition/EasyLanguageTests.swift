import SourceText
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
        let long = found.filter { ["line-sentences", "sentence-long"].contains($0.identifier) }
        #expect(long.map(\.summary) == [], "\(tag) \(example)")
      }
    }
  }

  @Test(arguments: [
    ("en", "- An infection is possible.\n  It can be serious or life-threatening.\n"),
    ("en", "- Final test for germs.\n  No germs have grown in the test so far.\n  Result expected: "),
    ("de", "- Eine Infektion ist möglich.\n  Sie kann schwer oder lebensbedrohlich sein.\n"),
    ("fr", "- Une infection est possible.\n  Elle peut être grave ou mettre la vie en danger.\n"),
    ("nl", "- Een infectie is mogelijk.\n  Die kan ernstig of levensbedreigend zijn.\n"),
  ]) func eachSentenceOfAValueBeginsALine(tag: String, lines: String) throws {
    let subject = try ExampleCase.named("pending-sterility-netherlands").read()
    let (document, _) = try content.composed(subject, .patientInformationEasy, tag)
    #expect(PlainText(content).render(document).contains(lines))
    // The leaflet beside it runs on: its contract does not ask for lines.
    let (leaflet, _) = try content.composed(subject, .patientInformation, tag)
    #expect(!PlainText(content).render(leaflet).contains(lines))
  }

  @Test func whatIsPlannedIsAList() throws {
    let subject = try ExampleCase.named("after-dublin").read()
    let (document, _) = try content.composed(subject, .patientInformationEasy, "en")
    let lines = [
      "This is planned for you:\n", "- checks of temperature, pulse and blood pressure", "- tests for germs",
      "- medicines against germs\n",
    ]
    #expect(PlainText(content).render(document).contains(lines.joined(separator: "\n")))
  }

  @Test(arguments: [
    (
      "Locales/en/disclaimers.yml", "- {{oos.plain.different}}\\\n            {{oos.plain.consequence}}",
      "line-sentences"
    ),
    ("Locales/en/patient-information-easy.md", "{{investigation.lay}}\\\nYou can", "line-sentences"),
    ("Locales/en/vocabulary.yml", "An infection is possible. It can be", "sentence-long"),
  ]) func whatRunsOnIsFoundInTheComposedLeaflet(path: String, words: String, identifier: String) throws {
    let text = SampleContent.text(path)
    let joined = words.replacing("\\\n", with: " ").replacing("            ", with: "").replacing(
      "possible. It", with: "possible for you or for others after the treatment with this batch and it")
    try #require(text.contains(words), "\(path) has no \(words)")
    let files = SampleContent.files([path: text.replacing(words, with: joined)])
    let content = Content.load(files, languages: ["en"], countries: nil).content
    let subject = try ExampleCase.named("pending-sterility-netherlands").read()
    let (document, _) = try content.composed(subject, .patientInformationEasy, "en", reader: .adult)
    let found = DocumentChecker(content).diagnostics(for: document, of: subject).filter { $0.identifier == identifier }
    #expect(!found.isEmpty && found.allSatisfy { $0.file == path }, "\(found.map(\.file))")
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

  @Test(arguments: [
    "Ask Dr. Smith. She can help.", "A new batch is possible. It may also fail! Who knows?", "One sentence", "",
    "Two spaces.  They stay.",
  ]) func theSentencesOfATextAreTheTextAgain(text: String) throws {
    let profile = try #require(content.locales["en"]).segmentation
    let start = SourceLocation(line: 3, column: 5)
    let range = start..<SourceLocation(line: 3, column: 5 + text.utf8.count)
    let parts = TextValue(text, Origin(file: 0, range: range)).sentences(profile)
    #expect(parts.map(\.text).joined(separator: " ") == text)
    for part in parts {
      // Each has its place: its words begin so many bytes behind the beginning of the text.
      let offset = part.origin.range.lowerBound.column - start.column
      #expect(text.utf8.dropFirst(offset).starts(with: part.text.utf8))
    }
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
