/// What is counted in a text: the inputs of readability formulas.
///
/// A numeral is a word of one syllable and is never long. Headings, table cells and code are not given to the count.
public struct TextCounts: Sendable, Hashable {
  /// Words (W): runs of letters and digits with apostrophes, hyphens and points inside.
  public var words: Int
  /// Sentences (S).
  public var sentences: Int
  /// Spoken syllables (Y).
  public var syllables: Int
  /// Letters and digits inside words (L).
  public var letters: Int
  /// Different words (T), without regard to case.
  public var types: Int
  /// How many words have 0, 1, 2, … letters. Numerals count as words without letters; the last place holds all that are longer.
  public var wordsByLetters: [Int]
  /// How many words have 0, 1, 2, … syllables; the last place holds all that have more.
  public var wordsBySyllables: [Int]

  /// The last place of ``wordsByLetters``.
  public static let mostLetters = 40
  /// The last place of ``wordsBySyllables``.
  public static let mostSyllables = 15

  /// Creates counts; what is not given is 0.
  public init(
    words: Int = 0, sentences: Int = 0, syllables: Int = 0, letters: Int = 0, types: Int = 0,
    wordsByLetters: [Int] = [], wordsBySyllables: [Int] = []
  ) {
    self.words = words
    self.sentences = sentences
    self.syllables = syllables
    self.letters = letters
    self.types = types
    self.wordsByLetters = wordsByLetters
    self.wordsBySyllables = wordsBySyllables
  }

  /// The long words (G): those with more than a number of letters.
  public func longWords(moreLettersThan limit: Int) -> Int { wordsByLetters.dropFirst(limit + 1).reduce(0, +) }

  /// The words with at least a number of syllables (P3, P4).
  public func words(withSyllables least: Int) -> Int { wordsBySyllables.dropFirst(least).reduce(0, +) }

  /// The words of one syllable (M).
  public var monosyllables: Int { wordsBySyllables.count > 1 ? wordsBySyllables[1] : 0 }

  /// Counts words that are the same.
  mutating func add(_ occurrences: Int, of type: WordType) {
    if wordsByLetters.isEmpty { wordsByLetters = Array(repeating: 0, count: Self.mostLetters + 1) }
    if wordsBySyllables.isEmpty { wordsBySyllables = Array(repeating: 0, count: Self.mostSyllables + 1) }
    words += occurrences
    types += 1
    letters += occurrences * type.letters
    syllables += occurrences * type.syllables
    wordsByLetters[type.isNumber ? 0 : min(type.letters, Self.mostLetters)] += occurrences
    wordsBySyllables[min(type.syllables, Self.mostSyllables)] += occurrences
  }
}
