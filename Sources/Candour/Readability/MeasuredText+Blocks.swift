internal import CommonMark

/// The text itself, as a page shows it.
extension MeasuredText {
  /// All blocks in order, with the sentences of running text.
  func blocks() -> [ReadabilityReport.Block] {
    var sentences: [Int: [(range: Range<Int>, level: Int, reasons: [String])]] = [:]
    for hard in read.hardness {
      let sentence = read.analysis.sentences[hard.sentence]
      let range = read.whole(sentence.range, in: sentence.block)
      sentences[sentence.block, default: []].append((range, hard.level.rawValue, reasons(of: hard)))
    }
    var number = 0
    return read.text.blocks.map { block in
      let isRunning = AnalysedText.isRunning(block, read.text)
      defer { if isRunning { number += 1 } }
      var level: Int?
      if case .heading(let depth) = block.role { level = depth }
      let text = Array(read.text.bytes(of: block))
      let stretches = stretches(of: block)
      return .init(
        headingLevel: level, isItem: block.role == .listItem, text: text,
        sentences: isRunning ? sentences[number] ?? [] : [], stretches: stretches,
        rows: block.isRunningText && !isRunning ? Self.rows(text, stretches) : [])
    }
  }

  /// The stretches of a block that come from one node each, with the emphasis around them.
  private func stretches(of block: ReadableBlock) -> [ReadabilityReport.Stretch] {
    let starts = read.text.pieceStarts(of: block)
    let first = block.range.lowerBound
    var open: [(end: Int, element: String)] = []
    var next = block.node + 1
    return starts.indices.map { index in
      let node = starts[index].node
      while next <= node {
        while let last = open.last, last.end <= next { open.removeLast() }
        if let element = Self.element(document.nodes[next].kind) {
          open.append((document.nodes[next].end, element))
        }
        next += 1
      }
      let end = index + 1 < starts.count ? starts[index + 1].start : block.range.upperBound
      return .init(
        range: starts[index].start - first..<end - first, elements: open.map(\.element),
        lineEnd: Self.lineEnd(document.nodes[node].kind))
    }
  }

  private static func element(_ kind: ComposedNode.Kind) -> String? {
    switch kind {
    case .markup(.strong): "strong"
    case .markup(.emphasis): "em"
    case .markup(.code): "code"
    default: nil
    }
  }

  private static func lineEnd(_ kind: ComposedNode.Kind) -> ReadabilityReport.Stretch.LineEnd? {
    switch kind {
    case .markup(.softBreak): .soft
    case .markup(.lineBreak): .hard
    default: nil
    }
  }

  // MARK: - Tables

  /// The cells of a table written with strokes, the heads first; nothing if the second line does not divide them from
  /// the rows. CommonMark has no tables, so the lines of one are a paragraph to the parser.
  private static func rows(_ text: [UInt8], _ stretches: [ReadabilityReport.Stretch]) -> [[Range<Int>]] {
    var lines: [Range<Int>] = []
    var start = 0
    for stretch in stretches where stretch.lineEnd != nil {
      lines.append(start..<stretch.range.lowerBound)
      start = stretch.range.upperBound
    }
    lines.append(start..<text.count)
    let signs = Array("|-: ".utf8)
    guard lines.count > 1, !lines[1].isEmpty, text[lines[1]].allSatisfy({ signs.contains($0) }) else { return [] }
    return ([lines[0]] + lines.dropFirst(2)).map { cells(of: $0, text) }
  }

  private static func cells(of line: Range<Int>, _ text: [UInt8]) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    var start = line.lowerBound
    for index in line where text[index] == UInt8(ascii: "|") {
      cells.append(trimmed(start..<index, text))
      start = index + 1
    }
    cells.append(trimmed(start..<line.upperBound, text))
    // What stands outside the first and the last stroke is no cell.
    if cells.first?.isEmpty == true { cells.removeFirst() }
    if cells.last?.isEmpty == true { cells.removeLast() }
    return cells
  }

  private static func trimmed(_ range: Range<Int>, _ text: [UInt8]) -> Range<Int> {
    var range = range
    while let last = range.last, text[last] == 0x20 { range = range.lowerBound..<last }
    while let first = range.first, text[first] == 0x20 { range = first + 1..<range.upperBound }
    return range
  }
}
