internal import Readability

/// How readable a text is: scores, counts, sections, and what to change first.
///
/// ```swift
/// let reader = try ReadabilityReader(language: "de", files: .embedded)
/// let report = try reader.report(Array("Die Zellen sind anders.".utf8), file: "leaflet.md")
/// ```
public struct ReadabilityReport: Sendable, Encodable {
  /// What was counted.
  public struct Counts: Sendable, Encodable {
    /// Words of running text; headings, tables and code are not counted.
    public var words: Int
    /// Sentences; a list item is at least one.
    public var sentences: Int
    /// Spoken syllables.
    public var syllables: Int
    /// Letters and digits inside words.
    public var letters: Int
    /// Different words.
    public var types: Int
    /// Words that are long in the language.
    public var longWords: Int
    /// A word with more letters is long in the language.
    public var longWordLetters: Int
  }

  /// The score of one formula.
  public struct FormulaScore: Sendable, Encodable {
    /// The identifier of the formula: `amstad`.
    public var identifier: String
    /// The name of the formula.
    public var name: String
    /// The score.
    public var value: Double
    /// The band of the score, or nil if none are published.
    public var band: String?
    /// The limit for lay health texts, or nil.
    public var target: Double?
    /// `easier` or `harder`: what a higher score means.
    public var higherIs: String
    /// Whether the target is met; nil if there is none, or if it was not set for the readers of the text.
    public var meetsTarget: Bool?
    /// What the formula may claim in this language.
    public var status: String
    /// The publication.
    public var source: String
    /// What else must be known to read the score.
    public var note: String?
    /// Whether the text is long enough for the score to mean anything.
    public var isStable: Bool
    /// A word with more letters is long to the formula; nil if it counts no long words.
    public var longWordLetters: Int?
  }

  /// A section with its score by the formula to use first.
  public struct Section: Sendable, Encodable {
    /// The heading, the identifier of a template section, or `lead` for what stands before the first.
    public var title: String
    /// The line of its first block.
    public var line: Int
    /// Words.
    public var words: Int
    /// Sentences.
    public var sentences: Int
    /// The score, or nil if there are no words.
    public var value: Double?
    /// Whether the target is met; nil if there is none or it was not set for the readers of the text, or if the section
    /// is too short for a stable score.
    public var meetsTarget: Bool?

    /// What a table says of the section; a dash if there is no verdict.
    public var verdictShown: String {
      switch meetsTarget {
      case true: "meets the target"
      case false: "misses the target"
      default: "–"
      }
    }
  }

  /// A sentence that is hard to read.
  public struct HardSentence: Sendable, Encodable {
    /// The sentence.
    public var text: String
    /// Its line in the file.
    public var line: Int
    /// Its UTF-8 column in the file.
    public var column: Int
    /// What makes it hard, in words.
    public var reasons: [String]
  }

  /// A long word.
  public struct LongWord: Sendable, Encodable {
    /// The word as it first stands in the text.
    public var word: String
    /// Letters.
    public var letters: Int
    /// Syllables.
    public var syllables: Int
    /// How often it stands in the text.
    public var occurrences: Int
    /// The line of the first.
    public var line: Int
    /// What the glossary of the language says to lay readers in its place, or nil.
    public var layWord: String?
    /// The professional term that the word belongs to, as it stands in the text: `marketing authorisation holder`.
    public var term: String?

    /// The lay word for a table, with the term if that is more than the word.
    public var layWordShown: String {
      guard let layWord else { return "" }
      guard let term, term.utf8.count > word.utf8.count else { return layWord }
      return "\(layWord) (for “\(term)”)"
    }
  }

  /// A block of the text with its sentences, for a page.
  struct Block: Sendable {
    var headingLevel: Int?
    var isItem: Bool
    var text: [UInt8]
    var sentences: [(range: Range<Int>, level: Int, reasons: [String])]
    /// The whole text in order.
    var stretches: [Stretch]
    /// The cells of a table, the heads first; empty if the block is none.
    var rows: [[Range<Int>]]
  }

  /// A stretch of a block in one form of type.
  struct Stretch: Sendable {
    enum LineEnd: Sendable { case soft, hard }
    var range: Range<Int>
    /// The elements around it, from the outside in: `strong`, `em`, `code`.
    var elements: [String]
    /// Whether it is the end of a line and nothing else.
    var lineEnd: LineEnd?
  }

  /// The file, as it was named.
  public var file: String
  /// The tag of the language.
  public var language: String
  /// What was counted.
  public var counts: Counts
  /// The scores, the one to use first in front; empty if the text has no words.
  public var scores: [FormulaScore]
  /// The sections in order.
  public var sections: [Section]
  /// The ten hardest sentences, the hardest first.
  public var hardest: [HardSentence]
  /// The longest words, by syllables.
  public var longestWords: [LongWord]
  /// Long words that stand in no lay text of the language, also in no other form of the same beginning; those with a lay
  /// word come first. There is no list of frequencies, so this says nothing of how rare a word is elsewhere.
  public var unfamiliarWords: [LongWord]
  /// How many different words of lay texts they were compared with; 0 if the language has none.
  public var comparedWords: Int
  /// What cannot be told in this language, with the reason.
  public var unsupported: [String]
  /// The tag of another language that the text seems to be in; nil if there is no doubt. Its scores then say nothing.
  public var otherLanguage: String?
  var blocks: [Block] = []

  /// What a table of sections says of those that are too short for a verdict; nil if none is.
  public var sectionsNote: String? {
    guard sections.contains(where: { $0.value != nil && $0.words < Score.stableWords }) else { return nil }
    return "–: too short for a verdict; a score of fewer than \(Score.stableWords) words changes with every word."
  }

  /// Takes back what is said of targets, for a text that is not for lay readers: targets are set for these alone.
  public mutating func withdrawVerdicts() {
    for index in scores.indices { scores[index].meetsTarget = nil }
    for index in sections.indices { sections[index].meetsTarget = nil }
  }

  private enum CodingKeys: String, CodingKey {
    case file, language, counts, scores, sections, hardest, longestWords, unfamiliarWords, comparedWords, unsupported,
      otherLanguage
  }
}
