/// A word of a text with its place.
public struct Word: Sendable, Hashable {
  private var start: Int32
  private var end: Int32
  private var typeNumber: Int32

  init(_ range: Range<Int>, type: Int32) {
    start = Int32(range.lowerBound)
    end = Int32(range.upperBound)
    typeNumber = type
  }

  /// The place of the word: UTF-8 byte offsets in its block.
  public var range: Range<Int> { Int(start)..<Int(end) }
  /// The place of its type in ``TextAnalysis/types``.
  public var type: Int { Int(typeNumber) }
}

/// A word form of a text, without regard to case, with its counts.
public struct WordType: Sendable, Hashable {
  /// Letters and digits, without hyphens, apostrophes and other signs.
  public var letters: Int
  /// Spoken syllables, at least 1.
  public var syllables: Int
  /// Whether it is a numeral.
  public var isNumber: Bool
  /// How often it stands in the text.
  public var occurrences: Int
  /// The place of its first word in ``TextAnalysis/words``.
  public var firstWord: Int
}

/// A sentence of a text with its place and its words.
public struct MeasuredSentence: Sendable, Hashable {
  private var blockNumber: Int32
  private var start: Int32
  private var end: Int32
  private var firstWord: Int32
  private var wordEnd: Int32

  init(block: Int, range: Range<Int>, words: Range<Int>) {
    blockNumber = Int32(block)
    start = Int32(range.lowerBound)
    end = Int32(range.upperBound)
    firstWord = Int32(words.lowerBound)
    wordEnd = Int32(words.upperBound)
  }

  /// The number of its block.
  public var block: Int { Int(blockNumber) }
  /// The place of the sentence: UTF-8 byte offsets in its block, closing marks included.
  public var range: Range<Int> { Int(start)..<Int(end) }
  /// The places of its words in ``TextAnalysis/words``.
  public var words: Range<Int> { Int(firstWord)..<Int(wordEnd) }
}

/// Words, sentences, types and counts of a text.
///
/// ```swift
/// guard let german = try LanguageProfile.builtIn("de") else { return }
/// let analysis = TextAnalysis(of: ["Die Zellen sind anders. Fragen Sie uns."], in: german)
/// for score in german.scores(for: analysis) { print(score) }
/// ```
public struct TextAnalysis: Sendable {
  /// The words in order.
  public let words: [Word]
  /// The sentences in order.
  public let sentences: [MeasuredSentence]
  /// The different words, in the order in which they first stand in the text.
  public let types: [WordType]
  /// The counts of the whole text.
  public let counts: TextCounts

  /// Reads the blocks of a text: paragraphs and list items without markup, not headings, table cells or code.
  ///
  /// Each block ends a sentence. O(bytes).
  public init(of blocks: some Sequence<String>, in language: LanguageProfile) {
    var analyser = TextAnalyser(language)
    for block in blocks {
      var block = block
      block.withUTF8 { analyser.add($0) }
    }
    self = analyser.finish()
  }

  init(words: [Word], sentences: [MeasuredSentence], types: [WordType]) {
    self.words = words
    self.sentences = sentences
    self.types = types
    var counts = TextCounts(sentences: sentences.count)
    for type in types { counts.add(type.occurrences, of: type) }
    self.counts = counts
  }

  /// The counts of some of the sentences.
  public func counts(of part: Range<Int>) -> TextCounts {
    var counts = TextCounts(sentences: part.count)
    var occurrences: [Int: Int] = [:]
    for sentence in sentences[part] {
      for word in words[sentence.words] { occurrences[word.type, default: 0] += 1 }
    }
    for (type, number) in occurrences { counts.add(number, of: types[type]) }
    return counts
  }
}
