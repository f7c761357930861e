/// Lays out a user test: guide, questions with the answers of the leaflet, record form, table to count.
struct UserTestSheet {
  let kit: UserTestKit
  let leaflet: SheetLeaflet

  private var plan: UserTestPlan { kit.plan }
  private var participants: Int { plan.round * plan.rounds }

  func page() -> SheetPage {
    var page = SheetPage(title: "\(plan.title): \(leaflet.name)", direction: leaflet.direction)
    page.blocks += leaflet.blocks
    page.blocks.append(
      .note([
        SheetPage.Run(
          "\(kit.questions.count) questions, \(plan.rounds) rounds of \(plan.round) participants, before them a pilot with \(plan.pilot). The results are counted by people; nothing here is a result.",
          isStrong: true)
      ]))
    page.heading(2, "Whom to ask")
    page.list(plan.recruit)
    page.heading(2, "How it goes")
    page.list(plan.steps, isOrdered: true)
    page.heading(2, "When a question passes")
    page.list(plan.ruleText)
    page.blocks.append(.table(needed()))
    page.paragraph("Source: \(plan.source)")
    interview(&page)
    record(&page)
    tally(&page)
    return page
  }

  private func spoken(_ texts: [String]) -> [[SheetPage.Run]] {
    texts.map { [SheetPage.Run($0, language: leaflet.language)] }
  }

  // MARK: - Rule

  private func needed() -> SheetPage.Table {
    let rule = plan.rule
    let least = rule.neededToFind(participants: participants)
    let rows =
      stride(from: participants, through: least, by: -1).map { found -> [SheetPage.Lines] in
        let understood = rule.neededToUnderstand(found: found)
        return [
          [[SheetPage.Run("\(found) of \(participants) found it")]],
          [[SheetPage.Run("at least \(understood) of these \(found) understood it")]],
        ]
      } + [[[[SheetPage.Run("fewer than \(least) of \(participants)")]], [[SheetPage.Run("the question fails")]]]]
    return SheetPage.Table(
      caption: "\(rule.findPercent) of 100 find it, \(rule.understandPercent) of 100 of these understand it",
      columns: ["Found", "Needed"], widths: [50, 50], rows: rows)
  }

  // MARK: - Interview

  private func interview(_ page: inout SheetPage) {
    page.blocks.append(.pageBreak)
    page.heading(2, "Interview")
    page.heading(3, "Say first")
    page.blocks.append(.list(spoken(kit.introduction + [kit.imagine]), isOrdered: false))
    page.heading(3, "Questions, with the answers as they stand in this leaflet")
    page.paragraph("Read the question aloud. The answers are for you; the participant does not see them.")
    let rows = kit.questions.enumerated().map { number, question -> [SheetPage.Lines] in
      var answer: SheetPage.Lines = [
        [SheetPage.Run("In: "), SheetPage.Run(question.heading, language: leaflet.language, isStrong: true)]
      ]
      answer += question.answer.map { [SheetPage.Run($0, language: leaflet.language)] }
      answer.append([SheetPage.Run("Right if it holds: \(question.holds)")])
      return [
        [[SheetPage.Run(String(number + 1))]],
        [
          [SheetPage.Run(question.text, language: leaflet.language, isStrong: true)],
          [SheetPage.Run("Aim: \(question.aim)")],
        ], answer,
      ]
    }
    page.blocks.append(
      .table(
        SheetPage.Table(
          caption: "\(kit.questions.count) questions", columns: ["No.", "Question", "Expected answer"],
          widths: [7, 38, 55], rows: rows)))
    page.heading(3, "Ask at the end")
    page.blocks.append(.list(spoken(kit.closing), isOrdered: false))
  }

  // MARK: - Forms

  private func record(_ page: inout SheetPage) {
    page.blocks.append(.pageBreak)
    page.heading(2, "Record form")
    page.paragraph(
      "One form for each participant; copy it \(participants) times, and for the pilot. No name, no birth date, no illness."
    )
    page.list(plan.recordForm)
    page.paragraph(
      "Participant code: ________   Round: ☐ pilot  \((1...max(plan.rounds, 1)).map { "☐ \($0)" }.joined(separator: "  "))   Interviewer code: ________   Date: ____________"
    )
    page.paragraph("Time to read the leaflet: ______ minutes   Text version of the leaflet: ________________")
    let rows = kit.questions.indices.map { number -> [SheetPage.Lines] in
      [
        [[SheetPage.Run(String(number + 1))]], [[SheetPage.Run("☐ yes  ☐ no")]], [[]],
        [[SheetPage.Run("☐ yes  ☐ no")]], [[]],
      ]
    }
    page.blocks.append(
      .table(
        SheetPage.Table(
          caption: "Answers", columns: ["No.", "Found", "Seconds", "Understood", "Words of the participant, remarks"],
          widths: [7, 16, 12, 17, 48], rows: rows, isForm: true)))
    page.blocks.append(.pageBreak)
    page.heading(3, "At the end")
    let closing = kit.closing.map { text -> [SheetPage.Lines] in
      [[[SheetPage.Run(text, language: leaflet.language)]], [[]]]
    }
    page.blocks.append(
      .table(
        SheetPage.Table(
          caption: "What the participant thinks of it", columns: ["Question", "Answer"], widths: [40, 60],
          rows: closing, isForm: true)))
  }

  private func tally(_ page: inout SheetPage) {
    page.blocks.append(.pageBreak)
    page.heading(2, "Count")
    page.paragraph(
      "Make a stroke for each participant. Of \(participants) at least \(plan.rule.neededToFind(participants: participants)) must have found it; how many of those must have understood it stands in the table above. Judge each question on its own."
    )
    var columns = ["No."]
    for round in 1...max(plan.rounds, 1) { columns += ["Round \(round): found", "Round \(round): understood"] }
    columns += ["Found of \(participants)", "Understood", "Passed"]
    let rows = kit.questions.indices.map { number -> [SheetPage.Lines] in
      [[[SheetPage.Run(String(number + 1))]]] + Array(repeating: [[]], count: columns.count - 2)
        + [[[SheetPage.Run("☐ yes  ☐ no")]]]
    }
    // “Understood” needs more room than “found”.
    let pair = (100 - 6 - 16) / (plan.rounds + 1)
    let widths = (0...plan.rounds).flatMap { _ in [pair * 5 / 12, pair - pair * 5 / 12] }
    page.blocks.append(
      .table(
        SheetPage.Table(
          caption: "Strokes and sums", columns: columns,
          widths: [6] + widths + [16],
          rows: rows, isForm: true)))
    page.paragraph("What failed, and how the text was mended:")
    page.paragraph("____________________________________________________________________")
    page.paragraph("____________________________________________________________________")
  }
}
