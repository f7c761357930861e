import SourceText
import TestSupport
import Testing

@testable import Candour

/// Texts that a team changed after composing, or wrote itself: what no longer agrees is found, with the case and without.
@Suite struct TextSetTests {
  private let content = SampleContent.all
  private static let identifiers =
    Set(Agreement.Fact.allCases.map { AgreesWithCase.identifier(of: $0) }).union(["texts-disagree"])

  /// The Markdown of a document of an example.
  private func markdown(_ example: String, _ kind: DocumentKind, _ language: String) throws -> String {
    let subject = try ExampleCase.named(example).read()
    let document = try content.composed(subject, kind, language, reader: subject.patient.readerType).document
    return MarkdownText(content).render(document)
  }

  private func found(
    _ texts: [(kind: DocumentKind, language: String, text: String)], of example: String?
  ) throws -> [Diagnostic] {
    let subject = try example.map { try ExampleCase.named($0).read() }
    let set = TextSet(
      texts.enumerated().map { number, entry in
        (
          ForeignText(
            kind: entry.kind, language: entry.language, country: "", reader: subject?.patient.readerType ?? .adult,
            trigger: subject?.trigger ?? .before, file: "\(number).md"), Array(entry.text.utf8)
        )
      })
    return set.diagnostics(content, of: subject).filter { TextSetTests.identifiers.contains($0.identifier) }
  }

  // MARK: - With the case

  @Test(arguments: ["en", "de", "el", "bg", "fr"]) func anUnchangedTextAgreesWithItsCase(language: String) throws {
    for example in ["sc-02-two-results-italy", "pending-sterility-netherlands"] {
      for kind in DocumentKind.ofEveryLanguage {
        let text = try markdown(example, kind, language)
        #expect(try found([(kind, language, text)], of: example).map(\.summary) == [], "\(kind) \(example)")
      }
    }
  }

  @Test(arguments: [
    (DocumentKind.physicianLetter, "Effect on safety: none expected", "Effect on safety: likely", "effects-disagree"),
    (.physicianLetter, "result: 74%", "result: 79%", "results-disagree"),
    (.physicianLetter, "11 June 2026, 18:00", "12 June 2026, 18:00", "deadline-disagrees"),
    (.physicianLetter, "EX-26-0522", "EX-26-0552", "batch-disagrees"),
    (.physicianRequest, "EX-26-0522", "EX-26-0552", "batch-disagrees"),
    (.physicianRequest, "000 0000", "000 0007", "contact-disagrees"),
    (.patientInformation, "may work less well", "will probably work less well", "effects-disagree"),
  ]) func aChangeAfterComposingIsFound(kind: DocumentKind, old: String, new: String, identifier: String) throws {
    let text = try markdown("sc-02-two-results-italy", kind, "en").replacing("\u{A0}", with: " ")
    let changed = text.replacing(old, with: new)
    try #require(changed != text, "no \(old) in:\n\(text)")
    let found = try found([(kind, "en", changed)], of: "sc-02-two-results-italy")
    #expect(found.contains { $0.identifier == identifier && $0.file == "0.md" }, "\(found.map(\.summary))")
    #expect(Set(found.map(\.identifier)) == [identifier])
  }

  @Test func ownWordsAreAskedAboutAndOwnNumbersAreErrors() throws {
    let text = "# Letter\n\nThe batch EX-26-0522 is below the limit. Call +353 00 000 0000.\n"
    let found = try found([(.physicianLetter, "en", text)], of: "sc-02-two-results-italy")
    #expect(!found.contains { ["batch-disagrees", "contact-disagrees"].contains($0.identifier) })
    #expect(!found.isEmpty && found.allSatisfy { $0.severity == .warning })
  }

  // MARK: - Without it

  @Test(arguments: [("en", "en"), ("it", "de"), ("de", "el")])
  func aLetterAndALeafletOfOneCaseAgree(letter: String, leaflet: String) throws {
    let example = "sc-02-two-results-italy"
    let texts = [
      (DocumentKind.physicianLetter, letter, try markdown(example, .physicianLetter, letter)),
      (DocumentKind.patientInformation, leaflet, try markdown(example, .patientInformation, leaflet)),
    ]
    #expect(try found(texts, of: nil).map(\.summary) == [])
  }

  @Test(arguments: [
    (1, "may work less well", "will probably work less well", "stronger"),
    (
      1, "The treatment may work less well than planned.", "It is not known if the treatment will work less well.",
      "weaker"
    ),
    (0, "effect on efficacy: possible", "effect on efficacy: likely", "weaker"),
  ]) func aStrongerOrWeakerTextIsFoundWithoutACase(which: Int, old: String, new: String, word: String) throws {
    let example = "sc-02-two-results-italy"
    var texts = [
      (kind: DocumentKind.physicianLetter, language: "en", text: try markdown(example, .physicianLetter, "en")),
      (kind: .patientInformation, language: "en", text: try markdown(example, .patientInformation, "en")),
    ]
    let changed = texts[which].text.replacing("\u{A0}", with: " ").replacing(old, with: new)
    try #require(changed != texts[which].text.replacing("\u{A0}", with: " "), "no \(old)")
    texts[which].text = changed
    let found = try found(texts, of: nil)
    #expect(found.contains { $0.severity == .error && $0.summary.hasSuffix("this is \(word) than the letter.") })
    #expect(found.allSatisfy { $0.file == "1.md" && $0.notes.first?.file == "0.md" })
  }

  @Test func aResultThatTheLeafletLeavesOutIsFoundWithoutACase() throws {
    let example = "sc-02-two-results-italy"
    let leaflet = try markdown(example, .patientInformation, "en")
    let sentence = try #require(content.locales["en"]?.vocabulary.text("attributes.VIAB.different"))
    let changed = leaflet.replacing(sentence, with: "")
    try #require(changed != leaflet)
    let found = try found(
      [(.physicianLetter, "en", try markdown(example, .physicianLetter, "en")), (.patientInformation, "en", changed)],
      of: nil)
    #expect(found.map(\.severity) == [.warning] && found[0].identifier == "texts-disagree")
  }
}

/// A text that keeps the duties of only one of holder and manufacturer is found, whatever else it says of the other.
@Suite struct BothPartiesTests {
  private let content = SampleContent.all

  private func lacksD2(_ text: String, _ kind: DocumentKind, _ language: String) -> Bool {
    let foreign = ForeignText(
      kind: kind, language: language, country: "", reader: .adult, trigger: .before, file: "text.md")
    return foreign.diagnostics(Array(text.utf8), content: content)
      .contains { $0.identifier == "required-disclaimer" && $0.summary.contains(" D2 ") }
  }

  private func wording(_ kind: DocumentKind, _ language: String) throws -> DisclaimerWording {
    let contract = try #require(content.contracts[kind])
    return try #require(
      content.locales[language]?.disclaimers.wording(
        "D2", audience: contract.audience, reader: contract.readers.isEmpty ? nil : .adult, trigger: .before))
  }

  @Test(arguments: SampleContent.languageTags) func theWordsOfEveryLanguagePass(language: String) throws {
    for kind in DocumentKind.ofEveryLanguage {
      let text = try #require(try wording(kind, language).text?.text)
      #expect(!lacksD2(text, kind, language), "\(language) \(kind)")
    }
  }

  @Test(arguments: ["en", "de", "fr", "nl"]) func aTextThatNamesOnlyOneOfThemIsFound(language: String) throws {
    for kind in DocumentKind.allCases {
      let wording = try wording(kind, language)
      let text = try #require(wording.text?.text)
      for party in ["holder", "manufacturer"] {
        let words = try #require(wording.atoms.first { $0.name == party }?.words.text)
        let without = text.replacing(words, with: "…")
        try #require(without != text)
        #expect(lacksD2(without, kind, language), "\(language) \(kind) without \(party)")
        // Named beside it, but not where duties are spoken of.
        #expect(lacksD2(without + "\n\n2026: \(words).", kind, language), "\(language) \(kind) \(party) beside")
        #expect(lacksD2("2026: \(words).\n\n" + without, kind, language), "\(language) \(kind) \(party) before")
      }
    }
  }
}
