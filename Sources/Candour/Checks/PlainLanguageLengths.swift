/// Sentences stay short (PL-08).
struct SentenceLength: Check {
  static let identifier = "sentence-long"

  static func diagnostics(for input: CheckInput) -> [Diagnostic] {
    let limits = input.limits
    var faults: [Diagnostic] = []
    for block in input.text.blocks where block.isRunningText {
      // Most blocks are shorter than one long sentence; they need no segmentation.
      guard ByteText.wordBound(input.text.bytes(of: block)) > limits.sentenceWordsNoted else { continue }
      for sentence in input.sentences(of: block) where sentence.words.count > limits.sentenceWordsNoted {
        let count = sentence.words.count
        let isOver = count > limits.sentenceWords
        faults.append(
          input.diagnostic(
            isOver ? .warning : .information, identifier, at: input.place(sentence.range, in: block),
            "The sentence has \(count) words; \(isOver ? limits.sentenceWords : limits.sentenceWordsNoted) are enough.",
            "Long sentences are lost on a reader who is ill or afraid.", [.init("Make two sentences of it.")]))
      }
    }
    return faults
  }
}

/// Paragraphs stay short (PL-09).
struct ParagraphLength: Check {
  static let identifier = "paragraph-long"

  static func diagnostics(for input: CheckInput) -> [Diagnostic] {
    let limits = input.limits
    return input.text.blocks.compactMap { block in
      guard block.role == .paragraph else { return nil }
      let bytes = input.text.bytes(of: block)
      guard
        ByteText.wordBound(bytes) > limits.paragraphWords || ByteText.sentenceBound(bytes) > limits.paragraphSentences
      else { return nil }
      let sentences = input.sentences(of: block)
      let words = sentences.reduce(0) { $0 + $1.words.count }
      guard words > limits.paragraphWords || sentences.count > limits.paragraphSentences else { return nil }
      return input.diagnostic(
        .warning, identifier, at: input.text.place(of: block, input.document),
        "The paragraph has \(words) words in \(sentences.count) sentences; at most \(limits.paragraphWords) words and "
          + "\(limits.paragraphSentences) sentences are wanted.",
        "A reader finds a place again only in short paragraphs.", [.init("Divide the paragraph.")])
    }
  }
}

/// Lists stay short (PL-07).
struct ListLength: Check {
  static let identifier = "list-long"

  static func diagnostics(for input: CheckInput) -> [Diagnostic] {
    let limit = input.limits.listItems
    var items: [Int: [ReadableBlock]] = [:]
    for block in input.text.blocks { if let list = block.list { items[list, default: []].append(block) } }
    return items.sorted { $0.key < $1.key }.compactMap { _, blocks in
      guard blocks.count > limit else { return nil }
      return input.diagnostic(
        .warning, identifier, at: input.text.place(of: blocks[limit], input.document),
        "The list has \(blocks.count) items; at most \(limit) are wanted.", "Nobody keeps more in mind.",
        [.init("Divide the list or leave out what matters least.")])
    }
  }
}

/// Headings keep to two levels below the title and skip none (PL-06).
struct HeadingLevels: Check {
  static let identifier = "heading-level"

  static func diagnostics(for input: CheckInput) -> [Diagnostic] {
    let depth = input.limits.headingLevel
    var faults: [Diagnostic] = []
    var previous = 1
    for block in input.text.blocks {
      guard case .heading(let level) = block.role else { continue }
      defer { previous = level }
      guard level > depth + 1 || level > previous + 1 || (level == 1 && input.document.isComposed) else { continue }
      faults.append(
        input.diagnostic(
          .warning, identifier, at: input.text.place(of: block, input.document),
          "The heading is of level \(level), after one of level \(previous).",
          "Level 1 is the title of the page; below it stand at most \(depth) levels, none skipped.",
          [.init("Use ## for a section and ### below it.")]))
    }
    return faults
  }
}

/// In easy language each sentence begins a line (Inclusion Europe, Information for all).
struct LineSentences: Check {
  static let identifier = "line-sentences"

  static func diagnostics(for input: CheckInput) -> [Diagnostic] {
    guard let limit = input.limits.lineSentences else { return [] }
    return input.text.blocks.filter(\.isBody).flatMap { block -> [Diagnostic] in
      // Lines of a paragraph or an item, each with its sentences; a value of the vocabulary has lines of its own.
      let breaks = input.text.pieceStarts(of: block).filter { input.document.nodes[$0.node].kind.isBreak }.map(\.start)
      let sentences = input.sentences(of: block).map(\.range)
      let lines = Dictionary(grouping: sentences) { sentence in
        breaks.count { $0 <= sentence.lowerBound + block.range.lowerBound }
      }
      return lines.values.compactMap { line -> Diagnostic? in
        guard line.count > limit, let extra = line.sorted(by: { $0.lowerBound < $1.lowerBound }).dropFirst(limit).first
        else { return nil }
        guard let place = placeToEdit(for: extra, in: block, input) else { return nil }
        let another = block.role == .listItem ? ", or make another item of it" : ""
        return input.diagnostic(
          .warning, identifier, at: place, "The line holds \(line.count) sentences; \(limit) is wanted.",
          "Readers of easy language find the next sentence at the beginning of a line.",
          [.init("End the line before it with a backslash\(another).")])
      }
    }
  }

  /// Where the line can be ended: for a value of the vocabulary, the item or paragraph of the text that uses it; nil in
  /// a value of the case, where a name may look like two sentences.
  private static func placeToEdit(
    for sentence: Range<Int>, in block: ReadableBlock, _ input: CheckInput
  ) -> Place? {
    let place = input.place(sentence, in: block)
    guard place.origin.file != Origin.caseFile else { return nil }
    let own = input.document.nodes[block.node].origin
    return place.origin.file == own.file ? place : Place(origin: own, range: own.range)
  }
}
