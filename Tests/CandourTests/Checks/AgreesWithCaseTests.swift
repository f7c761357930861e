import SourceText
import TestSupport
import Testing
import YAML

@testable import Candour

/// The documents of one case say the same of its results, effects, pending results, unknown things, deadline, batch and
/// contact; whatever a template loses or exchanges is found.
@Suite struct AgreesWithCaseTests {
  private static let identifiers = Set(Agreement.Fact.allCases.map { AgreesWithCase.identifier(of: $0) })

  /// What the check finds in a document of an example, in English, with changed content.
  private func found(
    _ example: String, _ kind: DocumentKind, _ changes: [String: String?] = [:]
  ) throws -> [Diagnostic] {
    let content =
      changes.isEmpty
      ? SampleContent.all : Content.load(SampleContent.files(changes), languages: ["en"], countries: nil).content
    let subject = try ExampleCase.named(example).read()
    let (document, _) = try content.composed(subject, kind, "en", reader: subject.patient.readerType)
    return DocumentChecker(content).diagnostics(for: document, of: subject)
      .filter { AgreesWithCaseTests.identifiers.contains($0.identifier) }
  }

  @Test(arguments: ExampleCase.all) func theDocumentsOfEveryExampleAgree(example: ExampleCase) throws {
    let subject = try example.read()
    for kind in DocumentKind.allCases
    where SampleContent.all.contracts[kind]?.triggers.contains(subject.trigger) == true {
      let readers = SampleContent.all.contracts[kind]?.readers ?? []
      guard readers.isEmpty || subject.patient.readerType.map(readers.contains) == true else { continue }
      #expect(try found(example.name, kind).map(\.summary) == [], "\(kind)")
    }
  }

  @Test func everyDocumentIsAskedForEveryFactThatItsContractKnows() {
    let agreement = SampleContent.all.agreement
    for kind in DocumentKind.allCases {
      let facts = Set((agreement.statements[kind] ?? []).map(\.fact))
      #expect(facts.isSuperset(of: [.results, .pending, .deadline, .contact]), "\(kind)")
      #expect(kind == .physicianRequest || facts.isSuperset(of: [.effects, .uncertainties]), "\(kind)")
    }
  }

  // MARK: - Mutations of templates and words

  struct Mutation: CustomStringConvertible {
    var kind: DocumentKind
    var file: String
    var old: String
    var new: String
    var identifier: String
    var example = "sc-02-two-results-italy"
    var description: String { "\(kind.rawValue): \(old.prefix(40)) → \(new.prefix(40))" }
  }

  private static let letter = "Locales/en/physician-letter.md"
  private static let request = "Locales/en/physician-request.md"
  private static let leaflet = "Locales/en/patient-information.md"
  private static let easy = "Locales/en/patient-information-easy.md"
  private static let words = "Locales/en/disclaimers.yml"

  static let mutations: [Mutation] = [
    // A loop is lost: one result, or none, is named.
    .init(
      kind: .physicianLetter, file: letter, old: "{{table.results}}\n", new: "See the certificate.\n",
      identifier: "results-disagree"),
    .init(
      kind: .physicianLetter, file: letter, old: "result: {{oos.result}}; ", new: "", identifier: "results-disagree"),
    .init(
      kind: .physicianLetter, file: letter, old: "result: {{oos.result}}", new: "result: {{oos.limit}}",
      identifier: "results-disagree"),
    .init(
      kind: .physicianRequest, file: request, old: "{{table.requestResults}}\n", new: "See the letter.\n",
      identifier: "results-disagree"),
    .init(
      kind: .patientInformation, file: words, old: "- {{oos.plain.different}} {{oos.plain.consequence}}",
      new: "- {{oos.plain.consequence}}", identifier: "results-disagree"),
    .init(
      kind: .patientInformationEasy, file: words,
      old: "- {{oos.plain.different}}\\\n            {{oos.plain.consequence}}", new: "- {{oos.plain.consequence}}",
      identifier: "results-disagree"),
    // A grade is exchanged, fixed or left out.
    .init(
      kind: .physicianLetter, file: letter,
      old: "safety: {{oos.impactSafety}}; effect on efficacy: {{oos.impactEfficacy}}",
      new: "safety: {{oos.impactEfficacy}}; effect on efficacy: {{oos.impactSafety}}", identifier: "effects-disagree"),
    .init(
      kind: .physicianLetter, file: letter, old: "{{table.risks}}\n", new: "None.\n", identifier: "effects-disagree"),
    .init(
      kind: .patientInformation, file: leaflet, old: "{{impactEfficacy.lay.sentence}}",
      new: "The treatment will probably work less well than planned.", identifier: "effects-disagree"),
    .init(
      kind: .patientInformation, file: leaflet, old: "- **Risks:** {{impactSafety.lay.sentence}}",
      new: "- **Risks:** {{impactEfficacy.lay.sentence}}", identifier: "effects-disagree"),
    // In easy language a sentence of a grade has a line; all of its lines must be there.
    .init(
      kind: .patientInformationEasy, file: easy, old: "- {{impactSafety.lay.sentence}}",
      new: "- {{impactEfficacy.lay.sentence}}", identifier: "effects-disagree"),
    .init(
      kind: .patientInformationEasy, file: easy, old: "- {{impactSafety.lay.sentence}}",
      new: "- The company does not expect more side effects.", identifier: "effects-disagree"),
    .init(
      kind: .patientInformationEasy, file: words,
      old: "- {{pending.name}}.\\\n            {{pending.state}}\\\n", new: "- {{pending.state}}\\\n",
      identifier: "pending-disagree", example: "pending-sterility-netherlands"),
    // A pending result is left out of one document.
    .init(
      kind: .physicianLetter, file: words,
      old: "- {{pending.term}}; status: {{pending.status}}; expected: {{pending.dueAt}}.",
      new: "- A result; status: {{pending.status}}.", identifier: "pending-disagree",
      example: "pending-sterility-netherlands"),
    .init(
      kind: .patientInformation, file: words,
      old: "- {{pending.name}}. {{pending.state}} Result expected: {{pending.dueAt}}.", new: "- {{pending.state}}",
      identifier: "pending-disagree", example: "pending-sterility-netherlands"),
    // What is not known.
    .init(
      kind: .physicianLetter, file: letter, old: "{{risk.uncertainties}}", new: "nothing",
      identifier: "uncertainties-disagree"),
    .init(
      kind: .patientInformation, file: leaflet, old: "- {{risk.uncertainties.lay.sentence}}\n", new: "- Some things.\n",
      identifier: "uncertainties-disagree"),
    // Deadline, batch, contact.
    .init(
      kind: .patientInformation, file: leaflet, old: "{{decision.neededBy}}", new: "soon",
      identifier: "deadline-disagrees"),
    .init(
      kind: .physicianRequest, file: request, old: "{{decision.neededBy}}", new: "soon",
      identifier: "deadline-disagrees"),
    .init(
      kind: .physicianRequest, file: request, old: "{{table.requestIdentification}}\n", new: "See the letter.\n",
      identifier: "batch-disagrees"),
    .init(
      kind: .physicianLetter, file: letter, old: "{{mah.contact24h}}", new: "+353 00 000 0009",
      identifier: "contact-disagrees"),
    .init(
      kind: .patientInformation, file: leaflet, old: "{{site.team24h}}", new: "+39 00 000 0009",
      identifier: "contact-disagrees"),
  ]

  @Test(arguments: mutations) func whatATemplateLosesOrExchangesIsFound(mutation: Mutation) throws {
    #expect(try found(mutation.example, mutation.kind).isEmpty)
    let text = SampleContent.text(mutation.file)
    let changed = text.replacing(mutation.old, with: mutation.new)
    try #require(changed != text, "\(mutation.file) has no \(mutation.old)")
    let found = try found(mutation.example, mutation.kind, [mutation.file: changed])
    #expect(Set(found.map(\.identifier)) == [mutation.identifier])
    for finding in found {
      #expect(finding.severity == .error && finding.file.hasPrefix("Locales/en/"))
      // No value of the case stands in a finding.
      #expect(!finding.summary.contains("EX-26") && !finding.summary.contains("74") && !finding.summary.contains("+"))
    }
  }

  @Test func aStrongerSentenceIsCalledStrongerAndAWeakerOneWeaker() throws {
    let text = SampleContent.text(AgreesWithCaseTests.leaflet)
    for (sentence, word) in [
      ("The treatment will probably work less well than planned.", "stronger"),
      ("It is not known if the treatment will work less well.", "weaker"),
    ] {
      let changed = text.replacing("{{impactEfficacy.lay.sentence}}", with: sentence)
      let found = try found(
        "sc-02-two-results-italy", .patientInformation, [AgreesWithCaseTests.leaflet: changed])
      #expect(found.contains { $0.summary == "“\(sentence)”: this is \(word) than the grade of the case." })
      #expect(found.contains { $0.notes.first?.message == "The case has it here." })
    }
  }

  @Test func anUnknownNameInTheListOfFactsIsReported() {
    let text = SampleContent.text(Agreement.path)
    for (old, new) in [
      ("results:\n", "reslts:\n"), ("oos.term oos.limit", "oos.trm oos.limit"),
      ("  physician-request:", "  physician-reqest:"),
    ] {
      let files = SampleContent.files([Agreement.path: text.replacing(old, with: new)])
      let found = Content.load(files, languages: ["en"], countries: []).diagnostics
      #expect(
        !found.isEmpty && found.allSatisfy { $0.identifier == "agreement-faulty" && $0.severity == .error }, "\(new)")
    }
  }
}

/// The sentences of the vocabulary that grade effects keep their grade.
@Suite struct GradeSentencesTests {
  private static let path = "Locales/en/vocabulary.yml"

  private func found(_ text: String) -> [String] {
    let files = SampleContent.files([GradeSentencesTests.path: text])
    let content = Content.load(files, languages: ["en"], countries: []).content
    return content.locales["en"].map { GradeSentences(content: content, locale: $0).diagnostics().map(\.identifier) }
      ?? []
  }

  @Test func everyLanguageKeepsThem() {
    for locale in SampleContent.all.locales.values {
      let found = GradeSentences(content: SampleContent.all, locale: locale).diagnostics()
      #expect(found.map(\.summary) == [], "\(locale.tag)")
    }
  }

  @Test(arguments: [
    (
      "An infection is possible. It can be serious or life-threatening.",
      "An infection is likely. It can be serious or life-threatening."
    ),
    ("The treatment may work less well than planned.", "The treatment will probably work less well than planned."),
    (
      "It is not known if there will be an infection. An infection can be serious.",
      "An infection is likely. It can be serious or life-threatening."
    ),
  ]) func exchangedSentencesAreFound(first: String, second: String) {
    let text = SampleContent.text(GradeSentencesTests.path)
    #expect(found(text) == [])
    let exchanged = text.replacing(first, with: "\u{1}").replacing(second, with: first).replacing("\u{1}", with: second)
    #expect(found(exchanged).contains("grade-sentences-exchanged"))
    #expect(found(text.replacing(first, with: second)).contains("grade-sentences-alike"))
  }

  /// Of all exchanges nearly all are seen: the words of certainty are the same for every effect.
  @Test(arguments: ["en", "de", "fi", "el", "bg"]) func nearlyEveryExchangeIsFound(language: String) throws {
    var exchanges = 0
    var missed = 0
    let locale = try #require(SampleContent.all.locales[language])
    let all = GradedSentence.all(in: locale, SampleContent.all)
    for (first, second) in zip(all, all.dropFirst())
    where first.group == second.group && first.effectClass == second.effectClass && first.effectClass != "identity" {
      exchanges += 1
      let seen = GradeSentences(content: SampleContent.all, locale: locale.exchanging(first.path, second.path))
        .diagnostics()
      if !seen.contains(where: { $0.identifier == GradeSentences.exchangedIdentifier }) { missed += 1 }
    }
    #expect(exchanges > 20 && missed * 20 <= exchanges, "\(missed) of \(exchanges)")
  }
}

extension LocaleContent {
  /// The language with two entries of its vocabulary exchanged.
  fileprivate func exchanging(_ first: String, _ second: String) -> LocaleContent {
    var changed = self
    for (path, other) in [(first, second), (second, first)] {
      let keys = path.split(separator: ".").map(String.init)
      let text = "\"\(vocabulary.text(other) ?? "")\""
      let yaml = keys.reversed().reduce(text) { "{\($1): \($0)}" }
      guard let root = YAMLReader.read(Array(yaml.utf8)).value else { continue }
      changed.vocabulary.overlay(StringTable(root, file: vocabulary[path]?.file ?? 0))
    }
    return changed
  }
}
