/// No long runs of capitals or italics: they are hard to read (PL-04).
struct CapitalsRun: Check {
  static let identifier = "capitals-run"
  /// So many words in a row may stand in capitals.
  static let limit = 3

  static func diagnostics(for input: CheckInput) -> [Diagnostic] { capitals(input) + italics(input) }

  private static func capitals(_ input: CheckInput) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var index = 0
    while index < input.words.all.count {
      let run = run(around: index, input)
      defer { index = max(run.upperBound, index + 1) }
      guard run.count > limit else { continue }
      let words = input.words.all[run]
      let block = input.text.blocks[input.words.all[index].block]
      guard let first = words.first, let last = words.last, block.role != .code,
        words.contains(where: { $0.traits.isDisjoint(with: [.value, .foreign]) })
      else { continue }
      found.append(
        input.diagnostic(
          .warning, identifier,
          at: input.place(ofBytes: first.range.lowerBound..<last.range.upperBound, in: block),
          "\(run.count) words in a row stand in capitals; at most \(limit) may.",
          "Field handbook, PL-04: a reader knows a word by its shape, and capitals all have the same.",
          [.init("Write them in small letters; bold type stresses a word.")]))
    }
    return found
  }

  /// The words in capitals around one, or nothing if it is none. A single capital letter between them belongs to them.
  static func run(around index: Int, _ input: CheckInput) -> Range<Int> {
    guard isInCapitals(index, input), input.words.all[index].word.letters >= 2 else { return index..<index }
    let own = input.words.blocks[input.words.all[index].block]
    var start = index
    var end = index + 1
    while start > own.lowerBound, isInCapitals(start - 1, input), areNeighbours(start - 1, input) { start -= 1 }
    while end < own.upperBound, isInCapitals(end, input), areNeighbours(end - 1, input) { end += 1 }
    return start..<end
  }

  private static func isInCapitals(_ index: Int, _ input: CheckInput) -> Bool {
    let word = input.words.all[index].word
    return word.letters > 0 && word.capitals == word.letters && word.digits == 0
  }

  /// Whether nothing but spaces and marks of a sentence stands between a word and the next.
  private static func areNeighbours(_ index: Int, _ input: CheckInput) -> Bool {
    let gap = input.words.all[index].range.upperBound..<input.words.all[index + 1].range.lowerBound
    return gap.count <= 4 && !input.text.bytes[gap].contains { $0 == 0x28 || $0 == 0x29 || $0 == 0x2F }
  }

  // MARK: - Italics

  private static func italics(_ input: CheckInput) -> [Diagnostic] {
    input.document.nodes.indices.compactMap { index in
      let node = input.document.nodes[index]
      guard node.kind == .markup(.emphasis), let (block, range) = input.text.bytes(ofNodes: index..<node.end) else {
        return nil
      }
      let inside = input.sentences(of: block).filter {
        let start = block.range.lowerBound
        return range.overlaps($0.range.lowerBound + start..<$0.range.upperBound + start)
      }
      guard inside.count > 1 else { return nil }
      return input.diagnostic(
        .warning, identifier, at: input.place(ofBytes: range, in: block),
        "\(inside.count) sentences stand in italics; a word or a sentence may.",
        "Field handbook, PL-04: long runs of italics are hard to read.",
        [.init("Set them upright.")])
    }
  }
}
