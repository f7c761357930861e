/// Lays out an assessment as a page to print: answers of the program with their evidence, boxes for a person.
struct InstrumentSheet {
  let assessment: Assessment
  let leaflet: SheetLeaflet

  private var instrument: Instrument { assessment.instrument }

  func page() -> SheetPage {
    var page = SheetPage(title: "\(instrument.name): \(leaflet.name)", direction: leaflet.direction)
    page.paragraph(instrument.title + ".")
    page.blocks += leaflet.blocks
    page.blocks.append(.note(state))
    page.heading(2, "Items")
    page.paragraph(
      "A crossed box was filled in by the program, with what it found. Empty boxes are questions to a person. Whoever "
        + "disagrees with the program crosses that answer out, ticks another box, and signs.")
    for scale in instrument.scales { page.blocks.append(.table(table(scale))) }
    page.heading(2, "Sum")
    page.blocks.append(.table(sums()))
    page.heading(2, "How to fill it in")
    page.list(instrument.how)
    page.paragraph("Source: \(instrument.source)")
    return page
  }

  // MARK: - State

  private var state: [SheetPage.Run] {
    let open = assessment.items.count { $0.answer == nil }
    let byProgram = assessment.items.count { $0.source == .program }
    let byPerson = assessment.items.count { $0.source == .person }
    var text = "Decided by the program: \(byProgram) of \(assessment.items.count)."
    if byPerson > 0 { text += " Answered by a person: \(byPerson)." }
    text += open == 0 ? " Nothing is open." : " Open: \(open). There is no sum before every item is answered."
    return [SheetPage.Run(text, isStrong: true)]
  }

  // MARK: - Items

  private func table(_ scale: Instrument.Scale) -> SheetPage.Table {
    let items = assessment.items.filter { $0.item.scale == scale.id }
    var groups: [Int: String] = [:]
    for (number, item) in items.enumerated() where number == 0 || items[number - 1].item.topic != item.item.topic {
      groups[number] = item.item.topic
    }
    return SheetPage.Table(
      caption: "\(scale.name): \(items.count) items", columns: ["No.", "Item", "Answer", "Evidence, question"],
      widths: [7, 29, 21, 43], rows: items.map(row), groups: groups)
  }

  private func row(_ item: Assessment.Item) -> [SheetPage.Lines] {
    var question: SheetPage.Lines = [[SheetPage.Run(item.item.asks)]]
    if item.item.status != "seen" { question.append([SheetPage.Run("(recalled: compare with the makers’ guide)")]) }
    return [[[SheetPage.Run(String(item.item.number))]], question, answers(item), evidence(item)]
  }

  private func answers(_ item: Assessment.Item) -> SheetPage.Lines {
    var lines: SheetPage.Lines = item.item.allowed.map { answer in
      let isGiven = item.answer == answer
      var word = instrument.word(answer)
      if answer == .notApplicable, let reason = item.item.notApplicable { word += " (\(reason))" }
      return [SheetPage.Run((isGiven ? "☒ " : "☐ ") + word, isStrong: isGiven)]
    }
    switch item.source {
    case .program: lines.append([SheetPage.Run("by program")])
    case .person: lines.append([SheetPage.Run("by a person")])
    case nil: break
    }
    if let overruled = item.overruled {
      lines.append([SheetPage.Run("the program said: \(instrument.word(overruled))")])
    }
    return lines
  }

  private func evidence(_ item: Assessment.Item) -> SheetPage.Lines {
    var lines: SheetPage.Lines = []
    if item.answer == nil {
      lines.append([SheetPage.Run("For a person: does this hold for the whole leaflet?", isStrong: true)])
      let headings = leaflet.headings(of: item.item.lookAt)
      if !headings.isEmpty {
        var runs = [SheetPage.Run("Look at: ")]
        for (index, heading) in headings.enumerated() {
          if index > 0 { runs.append(SheetPage.Run(" · ")) }
          runs.append(SheetPage.Run(heading, language: leaflet.language))
        }
        lines.append(runs)
      }
    }
    for line in item.evidence {
      var runs: [SheetPage.Run] = []
      if !line.text.isEmpty { runs.append(SheetPage.Run(line.text)) }
      if let quote = line.quote, !quote.isEmpty {
        runs.append(SheetPage.Run((line.text.isEmpty ? "" : " ") + "“"))
        runs.append(SheetPage.Run(quote, language: leaflet.language))
        runs.append(SheetPage.Run("”"))
      }
      if let place = line.place { runs.append(SheetPage.Run(" (\(place))")) }
      lines.append(runs)
    }
    return lines
  }

  // MARK: - Sum

  private func sums() -> SheetPage.Table {
    let good = "at least \(instrument.passes) of 100 (\(instrument.passesSource))"
    let rows = instrument.scales.map { scale -> [SheetPage.Lines] in
      let score = assessment.score(of: scale)
      var result: SheetPage.Lines
      if let percent = score.percent {
        result = [
          [SheetPage.Run("\(score.points) of \(score.applicable): \(percent) of 100", isStrong: true)],
          [SheetPage.Run(score.reaches(instrument.passes) == true ? "reached" : "not reached")],
        ]
      } else if score.open > 0 {
        result = [
          [SheetPage.Run("open: \(score.open)", isStrong: true)],
          [SheetPage.Run("when none is open: ____ “\(instrument.word(.agree))” : ____ items that apply × 100 = ____")],
        ]
      } else {
        result = [[SheetPage.Run("no item applies")]]
      }
      return [
        [[SheetPage.Run(scale.name)]], [[SheetPage.Run("\(score.byProgram) of \(score.items)")]], result,
        [[SheetPage.Run(good)]],
      ]
    }
    return SheetPage.Table(
      caption: "Sum of each scale", columns: ["Scale", "Decided by program", "Sum", "Good from"],
      widths: [24, 16, 36, 24], rows: rows)
  }
}

/// Which leaflet a sheet belongs to.
struct SheetLeaflet {
  private let input: CheckInput
  private let digest: String
  var language: String { input.document.language }
  var direction: String { input.document.direction }

  init(_ input: CheckInput) {
    self.input = input
    digest = input.locale.digests[input.document.kind] ?? ""
  }

  var name: String { "\(input.document.kind.rawValue), \(input.locale.nativeName)" }

  /// What ties the sheet to a version of the text, and room for who fills it in.
  var blocks: [SheetPage.Block] {
    let document = input.document
    var facts = ["Case: \(document.caseIdentifier), version \(document.version)"]
    facts.append(
      "Found \(document.trigger.rawValue) the treatment"
        + (document.reader.map { "; reader: \($0.rawValue)" } ?? "") + (document.isLargePrint ? "; large print" : ""))
    facts.append(
      "Text version: \(digest.prefix(16))\(document.isDraft ? ", a draft: not approved" : ", approved"). "
        + "A sheet holds for this version only.")
    var blocks: [SheetPage.Block] = [
      .paragraph([SheetPage.Run("Leaflet: "), SheetPage.Run(document.title, language: language)]),
      .list(facts.map { [SheetPage.Run($0)] }, isOrdered: false),
    ]
    blocks.append(.paragraph([SheetPage.Run("Filled in by (role): ____________________   Date: ______________")]))
    return blocks
  }

  /// The headings of sections that stand in the leaflet.
  func headings(of ids: [String]) -> [String] {
    ids.compactMap { id in
      guard let node = input.document.sections.first(where: { input.document.nodes[$0].kind == .section(id: id) })
      else {
        return nil
      }
      return input.text.blocks.first { $0.section == node && $0.isHeading }.map { input.text.string(of: $0) }
    }
  }
}
