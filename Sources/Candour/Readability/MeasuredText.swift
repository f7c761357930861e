internal import CommonMark
internal import Readability
internal import SourceText

/// A text with its analysis: brings words and sentences back to the lines of the file.
struct MeasuredText {
  let document: ComposedDocument
  let read: AnalysedText
  private let words: LayWords?
  private var profile: LanguageProfile { read.profile }
  private var analysis: TextAnalysis { read.analysis }

  /// How many sentences and words are listed.
  private static let listed = 10

  init(_ text: ReadableText, _ document: ComposedDocument, _ profile: LanguageProfile, _ words: LayWords? = nil) {
    self.document = document
    self.words = words
    read = AnalysedText(text, profile)
  }

  /// The score of a text by the formula to use first; nil if there are no sentences.
  static func score(of text: ReadableText, _ profile: LanguageProfile) -> ReadabilityReport.FormulaScore? {
    let analysis = AnalysedText(text, profile, readsHardness: false).analysis
    return profile.scores(for: analysis).first.map(formulaScore)
  }

  func report(file: String, language: String) -> ReadabilityReport {
    let counts = analysis.counts
    var report = ReadabilityReport(
      file: file, language: language,
      counts: .init(
        words: counts.words, sentences: counts.sentences, syllables: counts.syllables, letters: counts.letters,
        types: counts.types, longWords: counts.longWords(moreLettersThan: profile.hardness.longWordLetters),
        longWordLetters: profile.hardness.longWordLetters),
      scores: profile.scores(for: analysis).map(Self.formulaScore), sections: sections(), hardest: hardest(),
      longestWords: longestWords(), unfamiliarWords: unfamiliarWords(), comparedWords: words?.count ?? 0,
      unsupported: profile.hardness.unsupported.map { "\($0.feature): \($0.reason)" })
    report.blocks = blocks()
    return report
  }

  private static func formulaScore(_ score: Score) -> ReadabilityReport.FormulaScore {
    .init(
      identifier: score.formula.identifier, name: score.formula.name, value: score.value, band: score.band?.name,
      target: score.formula.target, higherIs: score.formula.direction.rawValue, meetsTarget: score.meetsTarget,
      status: score.formula.status.explanation, source: score.formula.source, note: score.formula.note,
      isStable: score.isStable, longWordLetters: score.formula.longWordLetters)
  }

  // MARK: - Places

  private func place(of range: Range<Int>, in block: Int) -> SourceLocation {
    read.place(of: range, in: block, document).range.lowerBound
  }

  private func string(_ range: Range<Int>, in block: Int) -> String { read.string(range, in: block) }

  // MARK: - Sections

  /// The text from one heading or section comment to the next.
  private func sections() -> [ReadabilityReport.Section] {
    let breaks = sectionBreaks()
    var found: [ReadabilityReport.Section] = []
    var first = 0
    for (index, part) in breaks.enumerated() {
      let end = index + 1 < breaks.count ? breaks[index + 1].node : Int.max
      let next =
        analysis.sentences[first...].firstIndex { read.running[$0.block].node >= end } ?? analysis.sentences.count
      defer { first = next }
      guard next > first else { continue }
      let counts = analysis.counts(of: first..<next)
      let score = profile.formulas.first?.score(for: analysis, sentences: first..<next)
      found.append(
        .init(
          title: part.title, line: place(of: analysis.sentences[first].range, in: analysis.sentences[first].block).line,
          words: counts.words, sentences: counts.sentences, value: score?.value,
          meetsTarget: score.flatMap { $0.isStable ? $0.meetsTarget : nil }))
    }
    return found
  }

  /// Where sections begin. A template has comments that name them, and its headings stand inside.
  private func sectionBreaks() -> [(node: Int, title: String)] {
    var comments: [(node: Int, title: String)] = []
    for (index, node) in document.nodes.enumerated() where node.kind == .markup(.htmlBlock) {
      if let comment = SectionComment(node.text) { comments.append((index, comment.title)) }
    }
    let headings = read.text.blocks.filter(\.isHeading).map { (node: $0.node, title: read.text.string(of: $0)) }
    let breaks = comments.isEmpty ? headings : comments
    return [(node: 0, title: "lead")] + breaks
  }

  // MARK: - What to change first

  private func hardest() -> [ReadabilityReport.HardSentence] {
    read.hardness.filter { !$0.reasons.isEmpty }
      .sorted { ($0.level.rawValue, $0.weight, $1.sentence) > ($1.level.rawValue, $1.weight, $0.sentence) }
      .prefix(Self.listed).map { hard in
        let sentence = analysis.sentences[hard.sentence]
        let place = place(of: sentence.range, in: sentence.block)
        return .init(
          text: string(sentence.range, in: sentence.block), line: place.line, column: place.column,
          reasons: reasons(of: hard))
      }
  }

  func reasons(of hard: SentenceHardness) -> [String] {
    let block = analysis.sentences[hard.sentence].block
    return hard.reasons.map { reason in
      let words = read.words(reason, in: block).joined(separator: ", ")
      return switch reason {
      case .length(let count, let limit): "\(count) words, \(limit) are enough"
      case .longWords: "many long words: \(words)"
      case .clauses: "\(reason.words.count) clauses: \(words)"
      case .passive: "passive: \(words)"
      case .abbreviations: "abbreviations: \(words)"
      case .nominalStyle: "nominal style: \(words)"
      }
    }
  }

  private func longestWords() -> [ReadabilityReport.LongWord] {
    listed(longTypes().sorted { ($0.syllables, $0.letters, $1.firstWord) > ($1.syllables, $1.letters, $0.firstWord) })
  }

  /// Long words that no lay text of the language uses; those for which there is a lay word come first.
  private func unfamiliarWords() -> [ReadabilityReport.LongWord] {
    guard let words else { return [] }
    let unknown = longTypes().filter { type in
      let block = block(ofWord: type.firstWord)
      return !words.knows(string(analysis.words[type.firstWord].range, in: block))
    }
    return listed(
      unknown.map { (type: $0, hasLayWord: layWord(of: $0) != nil ? 1 : 0) }
        .sorted {
          ($0.hasLayWord, $0.type.syllables, $0.type.letters, $1.type.firstWord)
            > ($1.hasLayWord, $1.type.syllables, $1.type.letters, $0.type.firstWord)
        }.map(\.type))
  }

  private func longTypes() -> [WordType] {
    analysis.types.filter { !$0.isNumber && $0.letters > profile.hardness.longWordLetters }
  }

  private func listed(_ types: [WordType]) -> [ReadabilityReport.LongWord] {
    types.prefix(Self.listed).map { type in
      let block = block(ofWord: type.firstWord)
      let range = analysis.words[type.firstWord].range
      let layWord = layWord(of: type)
      return .init(
        word: string(range, in: block), letters: type.letters, syllables: type.syllables,
        occurrences: type.occurrences, line: place(of: range, in: block).line, layWord: layWord?.lay,
        term: layWord?.term)
    }
  }

  private func layWord(of type: WordType) -> (term: String, lay: String)? {
    let block = block(ofWord: type.firstWord)
    let bytes = Array(read.text.bytes(of: read.running[block]))
    return words?.layWord(for: analysis.words[type.firstWord].range, in: bytes)
  }

  private func block(ofWord word: Int) -> Int {
    analysis.sentences.first { $0.words.contains(word) }?.block ?? 0
  }
}

extension SectionComment {
  /// The identifier with the readers and triggers of this variant: `your-choice (adult, before)`.
  fileprivate var title: String {
    let variant = (readers + triggers).joined(separator: ", ")
    return variant.isEmpty ? id : "\(id) (\(variant))"
  }
}

/// The tags of templates, as counting sees them.
enum TemplateTags {
  /// The word that stands for a value: two syllables in every language.
  private static let value = Array("data".utf8)

  /// A text of the same length in which a value is one word and a block tag is nothing.
  static func replaced(in text: ArraySlice<UInt8>) -> [UInt8] {
    var bytes = Array(text)
    for tag in ranges(in: bytes) {
      let name = bytes[tag.lowerBound + 2..<tag.upperBound - 2]
      let isValue = !blockSigns.contains(bytes[tag.lowerBound + 2]) && !builtBlocks.contains { name.starts(with: $0) }
      for (place, index) in tag.enumerated() {
        bytes[index] = isValue && place < value.count ? value[place] : UInt8(ascii: " ")
      }
    }
    return bytes
  }

  /// Where tags stand in a text, with their braces.
  static func ranges(in bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = 0
    while let open = ByteText.position(of: [0x7B, 0x7B], in: bytes[...], from: start),
      let close = ByteText.position(of: [0x7D, 0x7D], in: bytes[...], from: open + 2)
    {
      found.append(open..<close + 2)
      start = close + 2
    }
    return found
  }

  private static let blockSigns = Array("#/^>!".utf8)
  private static let builtBlocks = [Array("table.".utf8), Array("signature.".utf8)]
}
