import Testing

@testable import Wording

/// Frames that came from sentences of writers who tried to get past the earlier ones. Frames alone decide here.
@Suite struct FrameTests {
  private let rules: WordingRules
  private let language: WordingLanguage

  init() throws {
    rules = try SampleLanguage.plainRules()
    language = try SampleLanguage.language(FrameTests.words, rules: rules)
  }

  private static let words = """
    words:
      patient: [you, parents]
      company: [company]
      to-company: ["of the company", "to the company", "for the company"]
      physician: [doctor, hospital]
      to-physician: ["to the hospital", "for the hospital"]
      authority: [agency]
      batch: [batch, bag]
      release: [releases, release]
      claim: [claims]
      risk: [relapse]
      exclude: ["ruled out"]
      liable: [answers]
      responsibility: [responsibility]
      decision: [decides, decision]
      consequence: [consequences]
      in-place-of: ["in place of"]
      reward: [bonus]
      now: [today]
      money: [euro]
      refuse: ["say no"]
      pay: [pay]
      permit: [may]
      data: [records]
      know: [told, see]
      deviation: [deviation]
      report: [report]
      inform: [notify]
      need-not: ["need not"]
      consent: [agree, agrees, consent]
      withdraw: [withdraw]
      any-purpose: ["as it pleases"]
      identity: [traceability]
      keep: [kept]
      pressure: [hesitate]
      observed: [seen]
      trivial: [formality]
      approve: [confirmed]
      harmless: [harmless]
      if: [if]
      abandon: ["nobody will help", "left alone"]
      mean: [mean]
      that: [that]
      only: [only]
      not: [not, no, nobody, never]
    """

  private func verdict(_ text: String) -> String { SampleLanguage.verdict(text, language, rules) }

  @Test(arguments: [
    ("You release the company.", "F1"), ("A relapse is ruled out.", "F9"),
    ("The doctor answers in place of the company.", "F4"), ("Claims go only to the hospital.", "F4"),
    ("There is a bonus for the hospital of fifty euro.", "F7"), ("You get a bonus today.", "F7"),
    ("If you say no, you pay.", "F6"), ("The agency agrees to this batch.", "F11"),
    ("You may not see the records.", "F5"), ("You are not told of the deviation.", "F12"),
    ("Do not notify the agency.", "F12"), ("You need not report.", "F13"), ("No traceability is kept.", "F13"),
    ("The company may use it as it pleases.", "F14"),
  ])
  func findWhatIsForbidden(text: String, category: String) {
    let found = SampleLanguage.findings(text, language, rules).filter { $0.tier == .forbidden }
    #expect(found.contains { $0.category == category }, "\(text): \(found)")
  }

  @Test(arguments: [
    "This does not release the company.", "A relapse is not ruled out.",
    "The doctor never answers in place of the company.", "If you say no, you do not pay.", "You may see the records.",
  ])
  func passWhatDeniesIt(text: String) { #expect(verdict(text) != "error", "\(text)") }

  @Test func aDecisionOfThePhysicianIsNoConsequenceForThem() {
    #expect(verdict("The doctor has the responsibility for the decision.") == "silent")
    #expect(verdict("The doctor has the responsibility for the decision and the consequences.") != "silent")
  }

  @Test func aGoodParentWhoDoesNotHesitateIsPressureToo() {
    #expect(verdict("Good parents do not hesitate.") == "review")
  }

  @Test func whatWasSeenIsNoLessTrivialForIt() { #expect(verdict("The deviation seen is a formality.") == "error") }

  @Test func anIdiomWithItsOwnNegationIsNotDeniedByAnotherOne() {
    #expect(verdict("If you do not agree nobody will help you.") == "error")
    #expect(verdict("This does not mean that nobody will help.") != "error")
    #expect(verdict("You are never left alone.") != "error")
  }

  @Test func whatNobodyConfirmedIsNotSaid() {
    #expect(verdict("The agency confirmed that the batch is harmless.") == "error")
    #expect(verdict("No agency confirmed that the batch is harmless.") == "silent")
  }

  @Test func whatIsOnlySupposedDeniesNothing() {
    #expect(verdict("It does not mean that the doctor answers in place of the company.") != "error")
    #expect(verdict("If it is not what they mean, the doctor answers in place of the company.") == "error")
  }
}
