import SourceText
import TestSupport
import Testing

@testable import Candour

/// Clauses, passives, nouns made of verbs and scores in texts: what must be found, and what must pass.
@Suite struct PlainStyleTests {
  private func found(
    _ identifier: String, _ language: String, _ text: String, _ kind: DocumentKind = .patientInformation
  ) -> [Diagnostic] {
    let foreign = ForeignText(
      kind: kind, language: language, country: "BE", reader: nil, trigger: .before, file: "text.md")
    return foreign.diagnostics(Array(text.utf8), content: SampleContent.all).filter { $0.identifier == identifier }
  }

  @Test(arguments: [
    ("en", "If it hurts when you walk because the cells, which are new, are cold although you rest, call us."),
    (
      "de", "Wenn es wehtut, weil die Zellen, die neu sind, kalt sind, bevor Sie gehen, obwohl Sie ruhen, rufen Sie an."
    ),
    (
      "fr",
      "Si vous avez mal quand vous marchez parce que les cellules, qui sont froides, bougent lorsque vous dormez, appelez."
    ),
    ("nl", "Als het pijn doet omdat de cellen, die nieuw zijn, koud zijn terwijl u loopt zodra u rust, bel ons."),
    ("bg", "Ако боли, когато ходите, защото клетките, които са нови, са студени, докато почивате, обадете се."),
    ("el", "Αν πονάτε όταν περπατάτε επειδή τα κύτταρα, που είναι νέα, είναι κρύα, ενώ ξεκουράζεστε, καλέστε μας."),
  ]) func aSentenceOfManyClausesIsFound(language: String, text: String) {
    let diagnostics = found("clauses-many", language, "Ok.\n\n" + text)
    #expect(diagnostics.map(\.severity) == [.warning], "\(diagnostics.map(\.summary))")
    #expect(diagnostics.first?.range.lowerBound == SourceLocation(line: 3, column: 1))
  }

  @Test func longSentencesOnAverageAreFoundAtTheLongest() {
    let sentence = "We call you today and tell you all that we know of your cells and of the next two days."
    let text = Array(repeating: sentence, count: 9).joined(separator: "\n\n")
    let longest = sentence.dropLast() + " and nights."
    let found = self.found("sentence-mean-long", "en", text + "\n\n" + longest)
    #expect(found.map(\.severity) == [.warning] && found.first?.range.lowerBound.line == 19)
    #expect(found.first?.summary.contains("20.2 words") == true)
    #expect(self.found("sentence-mean-long", "en", String(repeating: "Call us now. ", count: 12)) == [])
    #expect(self.found("sentence-mean-long", "en", sentence) == [], "one sentence is no average")
  }

  @Test func twoClausesAreRemarkedAndOneIsNot() {
    #expect(
      found("clauses-many", "en", "Call us if it hurts when you walk because of the cold.").map(\.severity)
        == [.warning])
    #expect(found("clauses-many", "en", "Call us if it hurts when you walk.").map(\.severity) == [.information])
    #expect(found("clauses-many", "en", "Call us if it hurts.") == [])
    #expect(found("clauses-many", "en", "Call us if it hurts when you walk.", .physicianLetter) == [])
  }

  private func sentences(passive: Int, active: Int) -> String {
    Array(repeating: "The cells were tested.", count: passive).joined(separator: " ") + "\n\n"
      + Array(repeating: "We call you.", count: active).joined(separator: "\n\n") + "\n"
  }

  @Test func aTextOfManyPassivesIsFoundOnceWithFurtherPlaces() throws {
    let diagnostics = found("passive-share", "en", sentences(passive: 4, active: 6))
    let only = try #require(diagnostics.first)
    #expect(diagnostics.count == 1 && only.severity == .warning)
    #expect(only.summary.contains("4 of 10 sentences"))
    #expect(only.notes.map(\.message) == Array(repeating: "Passive: were, tested", count: 3))
    #expect(only.notes.map(\.range.lowerBound.column) == [24, 47, 70])
  }

  @Test func fewPassivesPassAndFewSentencesHaveNoShare() {
    #expect(found("passive-share", "en", sentences(passive: 3, active: 7)).map(\.severity) == [.warning])
    #expect(found("passive-share", "en", sentences(passive: 2, active: 8)) == [])
    #expect(found("passive-share", "en", sentences(passive: 4, active: 5)) == [])
    // Nobody can tell it by the form of Greek words, and nothing is guessed.
    #expect(
      found("passive-share", "el", Array(repeating: "Τα κύτταρα ελέγχθηκαν.", count: 12).joined(separator: " ")) == [])
  }

  @Test(arguments: [
    ("en", "The evaluation, confirmation and investigation of the deviation and of its consideration take long.", true),
    ("de", "Die Prüfung, Bewertung, Entscheidung und Behandlung nach Abweichung dauern.", true),
    ("en", "The evaluation of the deviation takes long.", false), ("de", "Wir prüfen die Abweichung.", false),
  ]) func nounsMadeOfVerbsAreCounted(language: String, text: String, isFound: Bool) {
    #expect(found("nominal-style", language, text).map(\.severity) == (isFound ? [.warning] : []))
  }

  @Test func aScoreUnderTheTargetWarnsOnlyWhereTheFormulaWasBuiltInTheLanguage() {
    let hard = "Subsequent manufacturing investigations demonstrated insufficient viability, necessitating evaluation. "
    let english = found("score-below-target", "en", String(repeating: hard, count: 14))
    #expect(english.map(\.severity) == [.warning])
    #expect(english.first?.summary.contains("at least 70.0 is wanted (built in this language)") == true)
    let greek = "Μεταγενέστερες παρασκευαστικές διερευνήσεις κατέδειξαν ανεπαρκή βιωσιμότητα απαιτώντας αξιολόγηση. "
    #expect(found("score-below-target", "el", String(repeating: greek, count: 14)).map(\.severity) == [.information])
    #expect(found("score-below-target", "en", hard) == [], "too short for a score")
    #expect(found("score-below-target", "en", String(repeating: "Call us now. ", count: 40)) == [])
    #expect(found("score-below-target", "en", String(repeating: hard, count: 14), .physicianLetter) == [])
  }

  @Test func aReaderMayHaveLimitsOfItsOwn() throws {
    let path = "Templates/patient-information.md"
    let contract = SampleContent.text(path).replacing(
      "main-message:", with: "reader-limits: {young-person: {clauses: 1}}\nmain-message:")
    let files = SampleContent.files([path: contract])
    let content = Content.load(files, languages: ["en"], countries: ["BE"], readability: true).content
    func severities(_ reader: Reader) -> [Diagnostic.Severity] {
      let text = ForeignText(
        kind: .patientInformation, language: "en", country: "BE", reader: reader, trigger: .before, file: "a.md")
      return text.diagnostics(Array("Call us if it hurts when you walk.".utf8), content: content)
        .filter { $0.identifier == "clauses-many" }.map(\.severity)
    }
    #expect(severities(.adult) == [.information])
    #expect(severities(.youngPerson) == [.warning])
  }

  @Test func composingACaseJudgesNoStyle() throws {
    let content = Content.load(.embedded, languages: ["en"], countries: ["DE"]).content
    #expect(content.locales["en"]?.profile == nil)
    let samples = SampleDocuments("en", content: SampleContent.all)
    let subject = try #require(samples.sampleCase().subject)
    let result = Issuer(SampleContent.all).issue(subject, caseBytes: [], options: .init())
    let style = ["clauses-many", "passive-share", "nominal-style", "score-below-target"]
    #expect(result.diagnostics.filter { style.contains($0.identifier) } == [])
  }
}
