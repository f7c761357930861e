import TestSupport
import Testing

@testable import Candour

/// What the program decides about a text, what it leaves to a person, and with which evidence.
@Suite struct EvidenceTests {
  struct Expectation: Sendable {
    var evidence: Evidence
    var text: String
    var answer: ItemAnswer?
    var language = "en"
  }

  private static func expect(
    _ evidence: Evidence, _ answer: ItemAnswer?, _ text: String, _ language: String = "en"
  ) -> Expectation { Expectation(evidence: evidence, text: text, answer: answer, language: language) }

  private static let sections = "## Why?\n\nOne.\n\nTwo.\n\n## What?\n\nThree.\n\n"

  static let expectations: [Expectation] = [
    // That nothing speaks against it does not decide: the program knows its list of words only.
    expect(.medicalWords, nil, "You get the cells as an infusion (a drip)."),
    expect(.medicalWords, .disagree, "You get an infusion."),
    expect(.medicalWords, nil, "You get a drip."),
    expect(.medicalWords, .disagree, "Sie bekommen eine Infusion.", "de"),
    expect(.commonWords, .disagree, "This is an OOS batch."),
    expect(.commonWords, nil, "This batch is different."),
    expect(.activeVoice, .agree, "The team tests the cells. You can say no."),
    expect(.activeVoice, .disagree, "The cells were tested. You can say no."),
    expect(.activeVoice, .agree, "Das Team prüft die Zellen.", "de"),
    expect(.activeVoice, .disagree, "Die Zellen werden geprüft.", "de"),
    expect(.activeVoice, nil, "A csapat megvizsgálja a sejteket.", "hu"),
    expect(.numbersClear, .agree, "A fever came in 9 in 100 people."),
    expect(.numbersClear, .disagree, "A fever came in 9 % of people."),
    expect(.numbersClear, .disagree, "The bag held 2.5 cups."),
    expect(.numbersClear, .disagree, "It needs ≥ 80 cells."),
    expect(.numbersClear, .notApplicable, "Call +49 000 000 000 in 2026, batch EX-26-0417."),
    expect(.numbersClear, .agree, "Es dauert 1.000 Stunden und 35 Tage.", "de"),
    expect(.numbersUsed, nil, "It takes 35 days."), expect(.numbersUsed, .disagree, "It takes 3.5 days."),
    expect(.numbersUsed, .notApplicable, "It takes time."),
    expect(.numbersIfAny, nil, "It takes 35 days."), expect(.numbersIfAny, .notApplicable, "It takes time."),
    expect(.noCalculation, .disagree, "Take 2 + 3 cups."),
    expect(.noCalculation, .agree, "A fever came in 9 in 100 people, a rash in 4 in 100."),
    expect(.noCalculation, nil, "A fever came in 9 in 100 people, a rash in 1 in 20."),
    expect(.noCalculation, nil, "1 person in 20 had a fever, 9 people in 100 a rash."),
    expect(.noCalculation, .notApplicable, "A fever came."),
    expect(.calculationIfAny, nil, "Take 2 × 3 cups."), expect(.calculationIfAny, .notApplicable, "Take 2 cups."),
    expect(.likelihoodIfAny, nil, "A fever came in 9 in 100 people."),
    expect(.likelihoodIfAny, nil, "A fever came in 9 % of people."),
    expect(.likelihoodIfAny, .notApplicable, "It takes 35 days."),
    expect(.shortSections, .notApplicable, "One.\n\nTwo."),
    expect(.shortSections, .agree, sections),
    expect(.shortSections, .disagree, "One.\n\nTwo.\n\nThree."),
    expect(.shortSections, .disagree, sections + String(repeating: "Call us soon. ", count: 40)),
    expect(.sectionsWithHeadings, .agree, sections), expect(.sectionsWithHeadings, .disagree, "One.\n\nTwo."),
    expect(.headings, nil, sections), expect(.headings, .disagree, "One.\n\nTwo.\n\nThree."),
    expect(.headings, .notApplicable, "One."),
    // Whether they lead to the main points, a person sees.
    expect(.visualCues, nil, sections + "- A\n- B\n"), expect(.visualCues, .disagree, "One."),
    expect(.visualCues, nil, sections),
    expect(.lists, .agree, "- A\n- B\n"), expect(.lists, .disagree, "A and B."),
    expect(.aPicture, .disagree, "One."), expect(.aPicture, nil, "![A bag](bag.png)"),
    expect(.picturesIfAny, .notApplicable, "One."), expect(.picturesIfAny, nil, "![A bag](bag.png)"),
    expect(.pictures, nil, "One."),
    expect(.displaysIfAny, .notApplicable, "One."), expect(.displaysIfAny, nil, "![A bag](bag.png)"),
    expect(.tablesSimple, .notApplicable, "One."),
    // A number asks for nothing: “The team has +49 000 000 000.”
    expect(.callToAction, nil, "Call the team: +49 000 000 000."), expect(.callToAction, nil, "Call the team."),
    // “Os seus direitos” may be those of others.
    expect(.directAddress, nil, "Os seus direitos são protegidos.", "pt"),
    expect(.directAddress, nil, "Rufen Sie an.", "de"), expect(.directAddress, nil, "Man ruft an.", "de"),
    expect(.directAddress, nil, "Dann rufen sie an.", "de"), expect(.directAddress, nil, "Call us."),
    expect(.steps, .agree, "Do this:\n\n- Call.\n- Rest.\n"), expect(.steps, .disagree, "Call and rest."),
    expect(.tools, nil, "Call us."),
    expect(.mainMessage, .disagree, "Good morning."), expect(.oneMainMessage, .disagree, "Good morning."),
    expect(.summary, nil, sections), expect(.summary, .notApplicable, "One."),
    expect(.mainMessageCue, .agree, "## Why?\n\n**You are free.** Ask us."),
    expect(.mainMessageCue, nil, "## Why?\n\nYou are free."), expect(.mainMessageCue, .disagree, "You are free."),
    expect(.mainMessageActive, .agree, "We made it. You can say no. Ask us. Call +49 000 000 000."),
    expect(.mainMessageActive, .disagree, "It was made. You can say no. Ask us. Call +49 000 000 000."),
    expect(.title, nil, "One."), expect(.size, nil, "One."), expect(.order, nil, "One."), expect(.none, nil, "One."),
  ]

  @Test(arguments: expectations) func decidesWhatCanBeCounted(_ expectation: Expectation) throws {
    let found = try SmallLeaflet.finding(expectation.evidence, expectation.text, expectation.language)
    #expect(found.answer == expectation.answer, "\(expectation.evidence) in \(expectation.text): \(found.evidence)")
    // Without evidence an answer of a program is an assertion.
    #expect(found.answer == nil || !found.evidence.isEmpty, "\(expectation.evidence) in \(expectation.text)")
  }

  @Test func aPassiveIsQuotedWithItsLine() throws {
    let found = try SmallLeaflet.finding(.activeVoice, "You can say no.\n\nThe cells were tested.")
    #expect(found.evidence.contains { $0.text.contains("1 of 2 sentences are active") })
    let passive = try #require(found.evidence.first { $0.quote != nil })
    #expect(passive.quote == "The cells were tested." && passive.place == "text.md:3")
    #expect(passive.text.contains("were … tested"))
  }

  @Test func tablesOfALeafletAreMeasured() throws {
    let input = try SmallLeaflet.input("en")
    let item = try SmallLeaflet.item(.tablesSimple)
    #expect(EvidenceReader(input, limits: SmallLeaflet.data.limits).finding(for: item).answer == .agree)
    var strict = SmallLeaflet.data.limits
    strict.tableHeadWords = 1
    #expect(EvidenceReader(input, limits: strict).finding(for: item).answer == .disagree)
    strict = SmallLeaflet.data.limits
    strict.tableColumns = 1
    #expect(EvidenceReader(input, limits: strict).finding(for: item).answer == .disagree)
  }

  @Test func figuresOfALeafletAreTheMeasuredOnes() throws {
    // Neither the day of the decision nor phone, batch number, house number of an address or emergency number.
    let input = try SmallLeaflet.input("en") { $0.parties.holder.name = "Examplia Ltd, 1 Sample Quay" }
    let figures = Figure.all(in: input).map { String(decoding: input.text.bytes[$0.range], as: UTF8.self) }
    #expect(figures.contains("100") && figures.contains("30"))
    #expect(!figures.contains("1") && !figures.contains("112") && !figures.contains { $0.count > 3 }, "\(figures)")
  }

  @Test func boxesOfAFormAreATool() throws {
    let form = try SmallLeaflet.input("en", kind: .physicianRequest)
    let finding = EvidenceReader(form, limits: SmallLeaflet.data.limits).finding(for: try SmallLeaflet.item(.tools))
    #expect(finding.answer == .agree)
  }

  @Test func mainMessageAndWhatIsNotKnownAreFoundInALeaflet() throws {
    let input = try SmallLeaflet.input("de")
    let reader = EvidenceReader(input, limits: SmallLeaflet.data.limits)
    let message = reader.finding(for: try SmallLeaflet.item(.mainMessage))
    #expect(message.answer == .agree && message.evidence.compactMap(\.quote).count == 3)
    // That the message of the contract is there does not make it the only one.
    #expect(reader.finding(for: try SmallLeaflet.item(.oneMainMessage)).answer == nil)
    let unknown = reader.finding(for: try SmallLeaflet.item(.statesUnknown))
    #expect(unknown.answer == nil && unknown.evidence.first?.quote?.contains("Niemand weiß") == true)
    var document = input.document
    document.disclaimers.removeAll { $0.id == "D8" }
    let without = CheckInput(
      document: document, contract: input.contract, locale: input.locale, content: input.content, text: input.text,
      context: input.context)
    let finding = EvidenceReader(without, limits: SmallLeaflet.data.limits)
      .finding(for: try SmallLeaflet.item(.statesUnknown))
    #expect(finding.answer == .disagree)
  }

  @Test func everyNameOfEvidenceIsUsed() {
    let used = Set(SmallLeaflet.data.instruments.flatMap { $0.items.map(\.evidence) })
    #expect(Evidence.allCases.filter { !used.contains($0) } == [])
  }
}
