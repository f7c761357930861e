internal import CommonMark

/// Order, layout, tables.
extension EvidenceReader {
  private var headingBlocks: [ReadableBlock] { blocks.filter(\.isHeading) }

  private var sectionsWithoutHeading: [Int] {
    let headed = Set(headingBlocks.map(\.section))
    return input.document.sections.filter { !headed.contains($0) }
  }

  private var listNodes: Set<Int> { Set(blocks.compactMap(\.list)) }

  private var veryShort: SheetFinding {
    SheetFinding(.notApplicable, "The text has at most \(limits.veryShortParagraphs) paragraphs.")
  }

  func shortSections() -> SheetFinding {
    if isVeryShort { return veryShort }
    let against = evidence(of: [ParagraphLength.identifier, ListLength.identifier])
    guard against.isEmpty else { return SheetFinding(.disagree, against) }
    guard headingBlocks.count > 1 else { return SheetFinding(.disagree, "No headings divide the text.") }
    let own = input.contract.limits
    return SheetFinding(
      .agree,
      "\(EvidenceReader.count(headingBlocks.count, "section")) with headings; no paragraph has more than \(own.paragraphWords) words or \(own.paragraphSentences) sentences, and no list more than \(own.listItems) items."
    )
  }

  func sectionsWithHeadings() -> SheetFinding {
    if headingBlocks.count > 1, sectionsWithoutHeading.isEmpty {
      return SheetFinding(
        .agree, "\(EvidenceReader.count(headingBlocks.count, "heading")); every section has one.")
    }
    return SheetFinding(
      .disagree,
      "\(EvidenceReader.count(headingBlocks.count, "heading")); \(EvidenceReader.count(sectionsWithoutHeading.count, "section")) without one."
    )
  }

  /// A section without a heading decides; whether headings say what is in them, only a reader can tell.
  func headings() -> SheetFinding {
    if isVeryShort { return veryShort }
    guard headingBlocks.count > 1, sectionsWithoutHeading.isEmpty else { return sectionsWithHeadings() }
    let names = headingBlocks.map { input.text.string(of: $0) }.joined(separator: " · ")
    return SheetFinding(nil, [SheetEvidence("Every section has a heading:", quote: names)])
  }

  func order() -> SheetFinding {
    SheetFinding(
      nil,
      input.document.isComposed
        ? "The sections stand in the order of the contract of the leaflet."
        : "The program does not know the order meant.")
  }

  /// A text without any of them decides; whether they lead to the main points, only a reader can tell.
  func visualCues() -> SheetFinding {
    let bold = nodes { $0 == .markup(.strong) }.count
    let text =
      "\(EvidenceReader.count(headingBlocks.count, "heading")), \(EvidenceReader.count(listNodes.count, "list")), bold type in \(EvidenceReader.count(bold, "place"))."
    if headingBlocks.isEmpty, listNodes.isEmpty, bold == 0 { return SheetFinding(.disagree, text) }
    return SheetFinding(nil, text)
  }

  func lists() -> SheetFinding {
    SheetFinding(
      listNodes.isEmpty ? .disagree : .agree,
      "\(EvidenceReader.count(listNodes.count, "list")) with bullets or numbers.")
  }

  // MARK: - Tables

  private var tables: [Int] {
    nodes { if case .table = $0 { true } else { false } }
  }

  private func text(below index: Int) -> String {
    input.document.nodes[index..<input.document.nodes[index].end].map(\.text).joined()
  }

  private func caption(of table: Int) -> String {
    (table..<input.document.nodes[table].end).first { input.document.nodes[$0].kind == .caption }
      .map { text(below: $0) } ?? ""
  }

  func tablesSimple() -> SheetFinding {
    guard !tables.isEmpty else { return SheetFinding(.notApplicable, "There is no table.") }
    var answer = ItemAnswer.agree
    let lines = tables.map { table -> SheetEvidence in
      let own = table..<input.document.nodes[table].end
      let rows = own.filter { input.document.nodes[$0].kind == .row }
      let columns =
        rows.map { row in
          input.document.children(of: row).count { index in
            switch input.document.nodes[index].kind {
            case .cell, .headerCell: true
            default: false
            }
          }
        }.max() ?? 0
      let heads = own.filter { if case .headerCell = input.document.nodes[$0].kind { true } else { false } }
      let longest = heads.map { WordScanner.words(of: text(below: $0)).count }.max() ?? 0
      if heads.isEmpty || longest > limits.tableHeadWords || columns > limits.tableColumns { answer = .disagree }
      return SheetEvidence(
        "\(EvidenceReader.count(columns, "column")) (at most \(limits.tableColumns)), \(EvidenceReader.count(heads.count, "heading")), the longest with \(EvidenceReader.count(longest, "word")) (at most \(limits.tableHeadWords)):",
        quote: caption(of: table))
    }
    return SheetFinding(answer, lines)
  }

  func displaysIfAny() -> SheetFinding {
    if tables.isEmpty, pictures.isEmpty { return SheetFinding(.notApplicable, "There is no table and no picture.") }
    return SheetFinding(nil, tables.map { SheetEvidence("Table:", quote: caption(of: $0)) })
  }
}
