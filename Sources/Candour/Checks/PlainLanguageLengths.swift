internal import Readability
internal import SourceText

/// Sentences stay short (PL-08).
struct SentenceLength: Check {
  static let identifier = "sentence-long"

  static func diagnostics(for input: CheckInput) -> [Diagnostic] {
    let limits = input.contract.limits
    var faults: [Diagnostic] = []
    for block in input.blocks where block.isRunningText {
      for sentence in Segmenter.sentences(in: block.text, profile: input.locale.segmentation)
      where sentence.words.count > limits.sentenceWordsNoted {
        let count = sentence.words.count
        let isOver = count > limits.sentenceWords
        faults.append(
          input.diagnostic(
            isOver ? .warning : .information, identifier, at: block.place(ofUTF8: sentence.range, in: input.document),
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
    let limits = input.contract.limits
    return input.blocks.filter { $0.role == .paragraph }.compactMap { block in
      let sentences = Segmenter.sentences(in: block.text, profile: input.locale.segmentation)
      let words = sentences.reduce(0) { $0 + $1.words.count }
      guard words > limits.paragraphWords || sentences.count > limits.paragraphSentences else { return nil }
      return input.diagnostic(
        .warning, identifier, at: block.place(ofUTF8: 0..<block.text.utf8.count, in: input.document),
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
    var items: [Int: [ReadableBlock]] = [:]
    for block in input.blocks { if let list = block.list { items[list, default: []].append(block) } }
    return items.sorted { $0.key < $1.key }.compactMap { _, blocks in
      guard blocks.count > input.contract.limits.listItems,
        let next = blocks.dropFirst(input.contract.limits.listItems).first
      else { return nil }
      return input.diagnostic(
        .warning, identifier, at: next.place(ofUTF8: 0..<next.text.utf8.count, in: input.document),
        "The list has \(blocks.count) items; at most \(input.contract.limits.listItems) are wanted.",
        "Nobody keeps more in mind.", [.init("Divide the list or leave out what matters least.")])
    }
  }
}

/// Headings keep to two levels below the title and skip none (PL-06).
struct HeadingLevels: Check {
  static let identifier = "heading-level"

  static func diagnostics(for input: CheckInput) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    var previous = 1
    for block in input.blocks {
      guard case .heading(let level) = block.role else { continue }
      defer { previous = level }
      let deepest = input.contract.limits.headingLevel + 1
      guard level > deepest || level > previous + 1 || (level == 1 && input.document.isComposed) else { continue }
      faults.append(
        input.diagnostic(
          .warning, identifier, at: block.place(ofUTF8: 0..<block.text.utf8.count, in: input.document),
          "The heading is of level \(level), after one of level \(previous).",
          "Level 1 is the title of the page; below it stand at most \(input.contract.limits.headingLevel) levels, none skipped.",
          [.init("Use ## for a section and ### below it.")]))
    }
    return faults
  }
}

extension ReadableBlock {
  /// Whether sentences are counted in it. Headings and tables are not running text.
  var isRunningText: Bool { role == .paragraph || role == .listItem || role == .quote }
}
