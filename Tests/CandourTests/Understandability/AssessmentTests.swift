import SourceText
import TestSupport
import Testing

@testable import Candour

/// Sheets: their items, who answered what, and no sum while something is open.
@Suite struct AssessmentTests {
  private static func assessment(_ id: String, _ answers: [Int: ItemAnswer] = [:]) throws -> Assessment {
    let instrument = try #require(SmallLeaflet.data.instruments.first { $0.id == id })
    let reader = EvidenceReader(try SmallLeaflet.input("en"), limits: SmallLeaflet.data.limits)
    return Assessment(instrument, reader: reader, answers: answers)
  }

  /// A person's answer to every item that the program leaves open.
  private static func complete(_ id: String, _ answer: ItemAnswer) throws -> Assessment {
    let open = try assessment(id).items.filter { $0.answer == nil }.map { ($0.item.number, answer) }
    return try assessment(id, Dictionary(uniqueKeysWithValues: open))
  }

  @Test func pematHasItsTwentyFourItems() throws {
    let pemat = try #require(SmallLeaflet.data.instruments.first { $0.id == "pemat" })
    #expect(pemat.items.map(\.number) == Array(1...12) + Array(15...26))
    #expect(pemat.items.count { $0.scale == "understandability" } == 17)
    #expect(pemat.items.count { $0.scale == "actionability" } == 7)
    #expect(pemat.items.filter { $0.notApplicable != nil }.map(\.number) == [6, 8, 9, 11, 16, 17, 18, 19, 24, 25])
    #expect(pemat.passes == 70)
  }

  @Test func theIndexHasItsTwentyItemsInFourParts() throws {
    let index = try #require(SmallLeaflet.data.instruments.first { $0.id == "clear-communication" })
    #expect(index.items.map(\.number) == Array(1...20))
    let parts = index.items.map { $0.topic.prefix(1) }
    #expect(parts.count { $0 == "A" } == 11 && Set(parts) == ["A", "B", "C", "D"])
    #expect(index.items.filter { $0.needs == 1 }.map(\.number) == [2, 3, 4])
    #expect(index.passes == 90)
  }

  @Test(arguments: ["pemat", "clear-communication"]) func noSumIsGivenWhileAnItemIsOpen(id: String) throws {
    let assessment = try Self.assessment(id)
    #expect(!assessment.isComplete)
    for scale in assessment.instrument.scales {
      let score = assessment.score(of: scale)
      #expect(score.open > 0 && score.percent == nil && score.reaches(1) == nil)
      #expect(score.byProgram > 0)
    }
    let input = try SmallLeaflet.input("en")
    let page = SheetPageHTML().render(InstrumentSheet(assessment: assessment, leaflet: SheetLeaflet(input)).page())
    let program = assessment.items.count { $0.source == .program }
    let open = assessment.items.count { $0.answer == nil }
    #expect(page.contains("Decided by the program: \(program) of \(assessment.items.count). Open: \(open)."))
    #expect(!page.contains(" of 100</strong>"))
  }

  @Test func oneOpenItemKeepsTheSumOfItsScaleAlone() throws {
    var assessment = try Self.complete("pemat", .agree)
    let last = try #require(assessment.items.firstIndex { $0.item.number == 26 })
    assessment.items[last].answer = nil
    #expect(assessment.score(of: assessment.instrument.scales[0]).percent != nil)
    #expect(assessment.score(of: assessment.instrument.scales[1]).percent == nil)
  }

  @Test func theSumLeavesOutWhatDoesNotApply() throws {
    let good = try Self.complete("pemat", .agree)
    let scale = good.instrument.scales[0]
    let score = good.score(of: scale)
    let left = good.items.count { $0.item.scale == scale.id && $0.answer == .notApplicable }
    #expect(left == 3, "Three items are about pictures, and there is none.")
    #expect(
      score.applicable == 17 - left
        && score.percent == Int((Double(score.points) * 100 / Double(score.applicable)).rounded()))
    let bad = try Self.complete("pemat", .disagree).score(of: scale)
    #expect(bad.points < score.points && bad.reaches(70) == false)
  }

  @Test(arguments: [(7, 10, 70, true), (69, 100, 69, false), (139, 200, 70, false), (14, 17, 82, true)])
  func aSumIsRoundedButJudgedBefore(points: Int, applicable: Int, percent: Int, reaches: Bool) {
    let score = Assessment.Score(points: points, applicable: applicable, open: 0, byProgram: 0, items: applicable)
    #expect(score.percent == percent)
    #expect(score.reaches(70) == reaches)
    #expect(Assessment.Score(points: 0, applicable: 0, open: 0, byProgram: 0, items: 1).percent == nil)
  }

  @Test func aPersonWinsOverTheProgramAndBothAreSeen() throws {
    let own = try #require(try Self.assessment("pemat").items.first { $0.item.number == 19 })
    #expect(own.answer == .agree && own.source == .program)
    let assessment = try Self.assessment("pemat", [19: .disagree])
    let item = try #require(assessment.items.first { $0.item.number == 19 })
    #expect(item.answer == .disagree && item.source == .person && item.overruled == .agree)
    let page = SheetPageMarkdown().render(
      InstrumentSheet(assessment: assessment, leaflet: SheetLeaflet(try SmallLeaflet.input("en"))).page())
    #expect(page.contains("the program said: Agree"))
  }

  @Test func withoutAMainMessageNothingAboutItHolds() throws {
    let assessment = try Self.assessment("clear-communication", [1: .disagree, 3: .agree])
    for number in [2, 3, 4] {
      #expect(assessment.items.first { $0.item.number == number }?.answer == .disagree, "\(number)")
    }
  }

  // MARK: - Answers

  @Test func answersAreReadInTheWordsOfTheSheet() {
    let text = "pemat: {1: agree, 2: Disagree, 6: not-applicable, 9: }\nclear-communication:\n  3: no\n  4: \"Yes\"\n"
    let (answers, faults) = SheetAnswers.read(Array(text.utf8), file: "a.yml", content: .embedded)
    #expect(faults == [])
    #expect(answers.answers["pemat"] == [1: .agree, 2: .disagree, 6: .notApplicable])
    #expect(answers.answers["clear-communication"] == [3: .disagree, 4: .agree])
  }

  @Test(arguments: [
    "⟦pemmat⟧: {1: agree}", "pemat: {⟦13⟧: agree}", "pemat: {1: ⟦maybe⟧}", "pemat: {1: ⟦not-applicable⟧}",
    "pemat: ⟦agree⟧", "clear-communication: {⟦0⟧: yes}",
  ]) func aFaultyAnswerIsReportedWhereItStands(text: String) {
    let marked = MarkedText(text)
    let (answers, faults) = SheetAnswers.read(marked.bytes, file: "a.yml", content: .embedded)
    #expect(faults.map(\.identifier) == ["sheet-answer"])
    #expect(faults.map(\.range.lowerBound) == marked.ranges.map(\.lowerBound))
    #expect(faults.allSatisfy { $0.severity == .error && $0.file == "a.yml" && !$0.solutions.isEmpty })
    #expect(answers.answers.values.allSatisfy { $0.isEmpty })
  }

  @Test(arguments: ["", "# none", "- a", "pemat: {1: agree"]) func aFileWithoutAnswersIsReported(text: String) {
    #expect(SheetAnswers.read(Array(text.utf8), file: "a.yml", content: .embedded).diagnostics.containsError)
  }

  // MARK: - Pages

  @Test func noValueOfTheCaseOpensATag() throws {
    let input = try SmallLeaflet.input("en") { $0.product.name = "<script>alert(1)</script>|*x*" }
    let reader = EvidenceReader(input, limits: SmallLeaflet.data.limits)
    for instrument in SmallLeaflet.data.instruments {
      let page = InstrumentSheet(
        assessment: Assessment(instrument, reader: reader), leaflet: SheetLeaflet(input)
      ).page()
      let html = SheetPageHTML().render(page)
      #expect(html.contains("&lt;script&gt;"))
      #expect(!TagScanner(html).tags.contains { $0.name == "script" })
      let markdown = SheetPageMarkdown().render(page)
      #expect(markdown.contains("\\<script\\>") && markdown.contains("\\|\\*x\\*"))
    }
  }

  @Test func wordsOfTheLeafletAreMarkedAsItsLanguage() throws {
    let input = try SmallLeaflet.input("de")
    let reader = EvidenceReader(input, limits: SmallLeaflet.data.limits)
    let page = SheetPageHTML().render(
      InstrumentSheet(
        assessment: Assessment(SmallLeaflet.data.instruments[0], reader: reader), leaflet: SheetLeaflet(input)
      ).page())
    #expect(page.contains("<html lang=\"en\">") && page.contains("<span lang=\"de\">Warum dieses Merkblatt?</span>"))
  }
}
