import Testing

@testable import Wording

/// A sentence is judged by who does what to what, and by what denies it.
@Suite struct WordingReaderTests {
  private let rules: WordingRules
  private let language: WordingLanguage

  init() throws {
    rules = try SampleLanguage.plainRules()
    language = try SampleLanguage.language(SampleLanguage.english, rules: rules)
  }

  private func verdict(_ text: String) -> String { SampleLanguage.verdict(text, language, rules) }

  @Test(arguments: [
    "You waive all claims.", "You accept all liability.", "You receive this batch at your own risk.",
    "All responsibility passes to you.", "The company accepts no liability.", "You keep no rights.",
    "The company is free, and you bear all responsibility.", "Liability of the manufacturer: no.",
  ])
  func findsWhatIsForbidden(text: String) { #expect(verdict(text) == "error") }

  @Test(arguments: [
    "You do not waive any claims.", "The company accepts liability.", "You keep your rights.",
    "No responsibility passes to you.", "You never receive a batch at your own risk.",
    "This does not mean that you waive claims.", "The company keeps its responsibility, and you keep your rights.",
    "The batch arrives on Monday.", "The company, and not the doctor, accepts liability.",
  ])
  func isSilentAboutWhatIsSafe(text: String) { #expect(verdict(text) == "silent") }

  @Test(arguments: ["Liability follows the contract.", "Claims are possible."])
  func asksAboutTopicsThatNothingExplains(text: String) { #expect(verdict(text) == "review") }

  @Test(arguments: [
    ("Liability: no.", true), ("Claims: no.", true), ("Liability follows the contract.", false),
    ("The batch: no.", false),
  ])
  func isNeverSilentAboutATopicThatItsValueDenies(text: String, found: Bool) {
    var rules = self.rules
    rules.evidence.review = 100
    rules.evidence.silence = 100
    #expect((SampleLanguage.verdict(text, language, rules) != "silent") == found)
  }

  @Test(arguments: [
    ("You keep your rights, except for this batch.", "error"), ("In general you keep your rights.", "error"),
    ("You keep your rights. Except for this batch.", "error"), ("You keep your rights. The batch is here.", "silent"),
  ])
  func findsADisclaimerThatIsTakenBack(text: String, expected: String) { #expect(verdict(text) == expected) }

  @Test(arguments: [
    ("Do you waive claims? No.", "silent"), ("Do you waive claims? Yes.", "error"), ("Do you waive claims?", "review"),
  ])
  func letsTheAnswerDecideAQuestion(text: String, expected: String) { #expect(verdict(text) == expected) }

  @Test(arguments: [
    "You wa\u{AD}ive all claims.", "You wai\u{200B}ve all claims.", "You w\u{430}ive all cl\u{430}ims.",
    "You ｗａｉｖｅ all claims.", "YOU WAIVE ALL CLAIMS.", "You wai-ve all claims.", "You wai- ve all claims.",
    "You 𝐰𝐚𝐢𝐯𝐞 all claims.", "You waive all cla\u{301}ims.",
  ])
  func seesWhatAReaderSees(text: String) { #expect(verdict(text) == "error", "\(text)") }

  @Test func pointsToTheWords() {
    let text = "The batch is here. You waive all claims now."
    let finding = SampleLanguage.findings(text, language, rules).first
    let words = finding.map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) }
    #expect(words == "waive all claims" && finding?.category == "F1")
  }

  @Test func weIsTheCompanyInALetterAndTheHospitalInAForm() throws {
    let own = try SampleLanguage.language(SampleLanguage.english + "\n  we: [we]", rules: rules)
    #expect(SampleLanguage.verdict("We accept all liability.", own, rules, spokesman: .company) == "silent")
    #expect(SampleLanguage.verdict("We accept all liability.", own, rules, spokesman: .physician) == "error")
    #expect(SampleLanguage.verdict("We accept all liability.", own, rules, spokesman: .unknown) == "review")
  }

  @Test func severalNegationsAreOneWhereTheLanguageSaysSo() throws {
    let words = "words:\n  patient: [vy]\n  waive: [vzdáváte]\n  right: [práv]\n  not: [ne, nikdy]\n"
    let concord = try SampleLanguage.language("negative-concord: true\n" + words, rules: rules)
    #expect(SampleLanguage.verdict("Vy se nikdy ne vzdáváte práv.", concord, rules) == "silent")
    let parity = try SampleLanguage.language("negative-concord: false\n" + words, rules: rules)
    #expect(SampleLanguage.verdict("Vy se nikdy ne vzdáváte práv.", parity, rules) == "review")
  }

  @Test(arguments: ["Vy se vzdavate prav.", "VY SE VZDÁVÁTE PRÁV.", "Vy se vzdáváte práv."])
  func readsWordsTypedWithoutMarks(text: String) throws {
    let own = try SampleLanguage.language(
      "words:\n  patient: [vy]\n  waive: [vzdáváte]\n  right: [práv]\n", rules: rules)
    #expect(SampleLanguage.verdict(text, own, rules) == "error")
  }

  @Test func aWordThatDiffersOnlyInItsMarksIsAnotherWord() throws {
    // Swedish "får" (may) and "far" (father): in a text that has marks, "far" is the father.
    let own = try SampleLanguage.language("words:\n  own-risk: [får]\n", rules: rules)
    #expect(SampleLanguage.verdict("Din far är här.", own, rules) == "silent")
    #expect(SampleLanguage.verdict("Du får det här.", own, rules) == "error")
  }
}
