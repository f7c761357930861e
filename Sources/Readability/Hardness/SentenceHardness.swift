/// Why a sentence is hard, with the words that make it so.
public struct SentenceHardness: Sendable, Hashable {
  /// A reason with its place.
  public enum Reason: Sendable, Hashable {
    /// The sentence has more words than are easily kept in mind.
    case length(words: Int, limit: Int)
    /// A large share of the words is long.
    case longWords([Int])
    /// Clauses below another, by the words that open them; one is no reason.
    case clauses([Int])
    /// Passives, by their auxiliary and participle or their verb form.
    case passive([Int])
    /// Abbreviations and words of capitals that are no stressed words, by their places: UTF-8 byte offsets in the
    /// block, full stops included. One of several words (`z. B.`) is one.
    case abbreviations([Range<Int>])
    /// Nouns made of verbs and adjectives, three or more.
    case nominalStyle([Int])
  }

  /// The number of the sentence in its analysis.
  public var sentence: Int
  /// The reasons; empty if nothing makes the sentence hard. Words are places in ``TextAnalysis/words``.
  public var reasons: [Reason]
  /// A number to put sentences in order by. It has no unit and is no score.
  public var weight: Double

  /// How hard the sentence is, for colours.
  public enum Level: Int, Sendable, Hashable, Comparable {
    /// No reason was found.
    case easy
    /// One reason.
    case moderate
    /// Two reasons, or a sentence half as long again as is long.
    case hard
    /// Three reasons or more.
    case veryHard

    /// Levels are ordered from easy to hard.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// How hard the sentence is.
  public var level: Level {
    var points = reasons.count
    for case .length(let words, let limit) in reasons where words * 2 > limit * 3 { points += 1 }
    return Level(rawValue: min(points, 3)) ?? .veryHard
  }
}

extension SentenceHardness.Reason {
  /// The words that are the reason, as places in ``TextAnalysis/words``; none for the length and for abbreviations,
  /// which may be more or less than a word.
  public var words: [Int] {
    switch self {
    case .length, .abbreviations: []
    case .longWords(let words), .clauses(let words), .passive(let words), .nominalStyle(let words): words
    }
  }

  /// What the reason is seen by, as UTF-8 byte offsets in the block of the sentence; nothing for the length.
  public func ranges(in analysis: TextAnalysis) -> [Range<Int>] {
    if case .abbreviations(let ranges) = self { return ranges }
    return words.map { analysis.words[$0].range }
  }
}
