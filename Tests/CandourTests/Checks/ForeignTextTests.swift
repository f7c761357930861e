import SourceText
import TestSupport
import Testing

@testable import Candour

/// The checks on Markdown that a team wrote itself: what must be found, where, and what must pass.
@Suite struct ForeignTextTests {
  private func findings(
    _ identifier: String, in text: String, _ kind: DocumentKind = .patientInformation, language: String = "en",
    country: String = "BE"
  ) -> (found: [Diagnostic], marks: [SourceRange]) {
    let marked = MarkedText(text)
    let foreign = ForeignText(
      kind: kind, language: language, country: country, reader: nil, trigger: .before, file: "text.md")
    let found = foreign.diagnostics(marked.bytes, content: SampleContent.all)
    #expect(found.allSatisfy { $0.file == "text.md" })
    return (found.filter { $0.identifier == identifier }, marked.ranges)
  }

  private func expectFound(
    _ identifier: String, _ severity: Diagnostic.Severity, in text: String,
    _ kind: DocumentKind = .patientInformation, language: String = "en", country: String = "BE"
  ) {
    let (found, marks) = findings(identifier, in: text, kind, language: language, country: country)
    #expect(found.map(\.range) == marks, "\(identifier) in \(text)")
    #expect(found.allSatisfy { $0.severity == severity && !$0.summary.isEmpty })
  }

  // MARK: - Braces

  @Test(arguments: [
    "Your dose: ⟦{{⟧batch.dose}}.", "Ελληνικά: ⟦{{⟧x}}", "Broken ⟦}}⟧ braces", "- item\n- Партида ⟦{{⟧x",
    "Text with {one} brace, { and }.",
  ]) func bracesOfATemplateAreFound(text: String) { expectFound("placeholder-unresolved", .error, in: text) }

  // MARK: - Lengths

  @Test(arguments: [
    (
      "en",
      "⟦You can call the team of the hospital at any time of the day and of the night if you feel ill or if you are not sure what you should do now.⟧ Short one."
    ),
    (
      "de",
      "⟦Sie können das Team der Klinik zu jeder Zeit am Tag und in der Nacht anrufen, wenn Sie sich krank fühlen oder wenn Sie nicht sicher sind, was Sie jetzt tun sollen.⟧"
    ),
    (
      "fr",
      "⟦Vous pouvez appeler l’équipe de l’hôpital à tout moment du jour et de la nuit si vous vous sentez malade ou si vous ne savez pas ce que vous devez faire maintenant.⟧"
    ),
    (
      "nl",
      "⟦U kunt het team van het ziekenhuis op elk moment van de dag en van de nacht bellen als u zich ziek voelt of als u niet weet wat u nu moet doen.⟧"
    ),
    ("en", "Ask Dr. A. Example, e.g. by phone. Call us. Rest. That is all for now."),
    ("de", "Fragen Sie Dr. Beispiel, z. B. am Telefon. Rufen Sie am 3. Mai an. Ruhen Sie sich aus."),
    ("fr", "Demandez au Dr Exemple, p. ex. par téléphone. Reposez-vous. C’est tout."),
    ("nl", "Vraag het aan dr. Voorbeeld, bijv. per telefoon. Rust uit. Dat is alles."),
  ]) func longSentencesAreFound(language: String, text: String) {
    expectFound("sentence-long", .warning, in: text, language: language)
  }

  @Test func aSentenceNearTheLimitIsOnlyRemarked() {
    let words = Array(repeating: "word", count: 23).joined(separator: " ")
    expectFound("sentence-long", .information, in: "⟦The \(words).⟧")
    expectFound("sentence-long", .information, in: "The \(words.dropLast(10)).")
  }

  @Test func aLongSentenceIsFoundThroughEmphasisAndLineEnds() {
    let text =
      "You can call **the team of the hospital** at any time of the day\nand *of the night* if you feel ill or are not sure what to do now."
    let (found, _) = findings("sentence-long", in: text)
    #expect(found.map(\.range.lowerBound) == [SourceLocation(line: 1, column: 1)])
  }

  @Test func headingsAndTablesAreNoRunningText() {
    let words = Array(repeating: "word", count: 40).joined(separator: " ")
    expectFound("sentence-long", .warning, in: "## The \(words)\n\n```\n\(words)\n```")
  }

  @Test(arguments: [
    "⟦One. Two. Three. Four. Five. Six.⟧\n\nShort.", "One. Two. Three. Four. Five.",
    "Ένα.\n\n⟦Ena. Dio. Tria. Tessera. Pente. Exi.⟧",
  ]) func longParagraphsAreFound(text: String) { expectFound("paragraph-long", .warning, in: text) }

  @Test(arguments: [
    "- a\n- b\n- c\n- d\n- e\n- f\n- ⟦γ⟧\n- h", "- a\n- b\n- c\n- d\n- e\n- f",
    "1. a\n2. b\n3. c\n4. d\n5. e\n6. f\n7. ⟦g⟧",
    "- a\n- b\n- c\n\ntext\n\n- d\n- e\n- f\n- g",
  ]) func longListsAreFound(text: String) { expectFound("list-long", .warning, in: text) }

  @Test(arguments: [
    "# Title\n\n## One\n\n### Two\n\n#### ⟦Three⟧", "## One\n\n#### ⟦Σκέψη⟧", "# Title\n\n### ⟦Skipped⟧\n\n### Next",
    "# Title\n\n## One\n\n### Two\n\n## Three",
  ]) func headingsThatSkipALevelAreFound(text: String) { expectFound("heading-level", .warning, in: text) }

  // MARK: - Phone, main message, country

  @Test(arguments: ["+32 2 000 00 00", "(02) 000-00-00", "0800/00000", "+32\u{A0}2\u{A0}000\u{A0}00"])
  func aPhoneNumberIsEnough(number: String) {
    #expect(findings("phone-missing", in: "Call: \(number).").found.isEmpty)
    #expect(findings("phone-missing", in: "- Call **\(number)** now").found.isEmpty)
  }

  @Test(arguments: ["Call us.", "Call 112.", "In 2026 we made 14 of 21 batches.", "```\n+32 2 000 00 00\n```"])
  func aTextWithoutAPhoneNumberIsFound(text: String) {
    let found = findings("phone-missing", in: text).found
    #expect(found.map(\.severity) == [.error])
  }

  @Test(arguments: ["Authorisation: EU/1/99/0001/001.", "Issued on 2026-05-06.", "From 10 - 20 and 30 / 40 (50)."])
  func otherNumbersAreNoPhoneNumber(text: String) {
    #expect(findings("phone-missing", in: text).found.map(\.severity) == [.error])
  }

  @Test(arguments: ["en", "de", "fr", "nl"]) func theMainMessageStandsFirst(language: String) throws {
    let content = SampleContent.all
    let leaflet = try content.composed(try content.sampleCase(), .patientInformation, language).document
    let opening = leaflet.text(ofSection: "why-this-leaflet").split(separator: "\n")[1]
    #expect(findings("main-message", in: "\(opening)\n\nMore.", language: language).found.isEmpty)
    let late = findings("main-message", in: "Eins. Zwei. Drei. Vier.\n\n\(opening)", language: language).found
    #expect(late.map(\.severity) == [.warning])
    #expect(late.first?.range.lowerBound == SourceLocation(line: 1, column: 1))
    // A leaflet that was saved as Markdown has its draft mark and its reader in front.
    let saved = "Draft. Not approved. Do not use it.\n\n# Title\n\nFor adults\n\n## Why?\n\n\(opening)\n"
    #expect(findings("main-message", in: saved, language: language).found.isEmpty)
    let buried = saved.replacingOccurrences(of: "For adults", with: String(repeating: "Many words. ", count: 30))
    #expect(!findings("main-message", in: buried, language: language).found.isEmpty)
  }

  /// The items of one list are one block of a passage, so that easy language can give each thought its line.
  @Test func aPassageMayEndInAList() {
    let passage = """
      Using such a batch is an exception, allowed only to avoid an immediate and serious danger to your health.

      Your doctor weighs three things:

      - this danger,
      - the other options,
      - what may happen without the batch.
      """
    func lacks(_ text: String) -> Bool {
      findings("required-disclaimer", in: text).found.contains { $0.summary.contains("D6 ") }
    }
    #expect(!lacks(passage))
    #expect(lacks(passage.replacingOccurrences(of: "- what may happen without the batch.", with: "")))
    #expect(lacks(passage.replacingOccurrences(of: "- what may", with: "Call us.\n\nGo on.\n\n- what may")))
  }

  @Test(arguments: [
    ("BE", "Melden Sie es dem ⟦BfArM⟧ oder der FAGG."), ("BE", "Ελλάδα: ⟦BfArM⟧"), ("DE", "Melden Sie es dem BfArM."),
    ("BE", "Das BfArMX und XBfArM gibt es nicht."), ("", "Melden Sie es dem BfArM und der AIFA."),
    ("DE", "Signalez à ⟦AFMPS⟧ ou à ⟦AIFA⟧."), ("FR", "Le site ⟦aifa.gov.it⟧ est italien."),
  ]) func theSystemOfAnotherCountryIsFound(country: String, text: String) {
    expectFound("foreign-country-fact", .error, in: text, language: "de", country: country)
  }

  @Test(arguments: ["Signalez à l’⟦AFMPS⟧ ou à l’⟦AIFA⟧.", "Die „⟦AIFA⟧“", "AT – ⟦AIFA⟧…", "«⟦AIFA⟧»"])
  func theSystemOfAnotherCountryIsFoundBesideSignsThatAreNoLetters(text: String) {
    expectFound("foreign-country-fact", .error, in: text, language: "de", country: "DE")
  }

  // MARK: - Disclaimers, HTML, limits

  @Test(arguments: ["en", "de", "fr", "nl"]) func ownWordsPassWhenEveryAtomIsThere(language: String) throws {
    let wording = try #require(
      SampleContent.all.locales[language]?.disclaimers.wording("D1", audience: "lay", reader: .adult, trigger: .before))
    let atoms = wording.atoms.map(\.words.text)
    let isD1: (Diagnostic) -> Bool = { $0.summary.contains(" D1 ") }
    let text = "…: " + atoms.joined(separator: " – ") + "."
    #expect(findings("required-disclaimer", in: text, language: language).found.filter(isD1).isEmpty)
    for index in atoms.indices {
      var fewer = atoms
      fewer.remove(at: index)
      // A word may stand in another atom too, as in “any responsibility” and “responsibility”.
      guard !fewer.joined(separator: " – ").lowercased().contains(atoms[index].lowercased()) else { continue }
      let found = findings("required-disclaimer", in: fewer.joined(separator: " – "), language: language).found
      #expect(found.contains(where: isD1), "\(language) \(wording.atoms[index].name)")
    }
    for hidden in ["> \(text)", "## \(text)", "```\n\(text)\n```", "<!-- \(text) -->"] {
      let found = findings("required-disclaimer", in: hidden, language: language).found
      #expect(found.contains(where: isD1), "\(hidden)")
    }
  }

  @Test func everyRequiredDisclaimerIsAskedForAndConditionalOnesAreNot() throws {
    let found = findings("required-disclaimer", in: "Nothing.").found
    let contract = try #require(SampleContent.all.contracts[.patientInformation])
    let always = contract.disclaimers.filter { $0.trigger != .after && $0.condition == nil }
    #expect(found.count == always.count && found.allSatisfy { $0.severity == .error })
  }

  @Test(arguments: ["Text.\n\n⟦<div>hidden</div>⟧\n\nText.", "Κείμενο ⟦<b>⟧bold⟦</b>⟧"])
  func htmlIsFound(text: String) { expectFound("html-not-shown", .warning, in: text) }

  @Test func aTextThatWouldStopTheParserIsRefused() {
    let found = findings("markdown-limit", in: String(repeating: "> ", count: 500) + "x").found
    #expect(found.map(\.severity) == [.error])
    #expect(findings("markdown-limit", in: "a\u{0}b").found.count == 1)
  }

  @Test func anEmptyTextHasFindingsAndNoCrash() {
    for text in ["", "\n\n", "<!-- x -->", "- ", "#", ">"] {
      for kind in DocumentKind.allCases { #expect(!findings("phone-missing", in: text, kind).found.isEmpty) }
    }
  }
}
