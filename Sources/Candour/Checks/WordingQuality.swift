internal import Wording

/// How well the rules of forbidden wording do on sentences whose verdict is known: `Locales/<tag>/wording-examples.tsv`.
///
/// Half of the sentences (`unseen`) was put aside before the rules were written and is used for measuring only.
public struct WordingQuality: Sendable {
  /// Counts of one language and one half of its sentences.
  public struct Score: Sendable, Hashable {
    /// Sentences that are forbidden.
    public internal(set) var forbidden = 0
    /// Forbidden sentences with an error.
    public internal(set) var found = 0
    /// Forbidden sentences without any finding.
    public internal(set) var silent = 0
    /// Sentences that are not forbidden.
    public internal(set) var benign = 0
    /// Of these, with an error.
    public internal(set) var wronglyFound = 0
    /// Of these, with a review and no error.
    public internal(set) var reviewed = 0

    /// A score of nothing.
    public init() {}

    /// Found among forbidden; 0 if there are none.
    public var recall: Double { Score.share(found, forbidden) }
    /// Forbidden among found.
    public var precision: Double { Score.share(found, found + wronglyFound) }
    /// Silent among forbidden.
    public var silentShare: Double { Score.share(silent, forbidden) }
    /// Wrongly found among benign.
    public var wrongShare: Double { Score.share(wronglyFound, benign) }
    /// Reviewed among benign.
    public var reviewShare: Double { Score.share(reviewed, benign) }

    private static func share(_ part: Int, _ whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }

    /// Adds the counts of another score.
    public mutating func add(_ other: Score) {
      forbidden += other.forbidden
      found += other.found
      silent += other.silent
      benign += other.benign
      wronglyFound += other.wronglyFound
      reviewed += other.reviewed
    }
  }

  /// A sentence that the rules judged otherwise than its verdict.
  public struct Miss: Sendable, Hashable {
    /// The line of the file.
    public var line: Int
    /// `forbidden` or `benign`.
    public var verdict: String
    /// `error`, `review` or `silent`.
    public var judged: String
    /// The category.
    public var category: String
    /// The sentence.
    public var sentence: String
  }

  /// The language.
  public let tag: String
  /// The score of each half: `seen`, `unseen`.
  public private(set) var scores: [String: Score] = [:]
  /// What was misjudged among the seen sentences. The others are never shown: who reads them can tune to them.
  public private(set) var misses: [Miss] = []

  /// Measures a language; nil if it has no rules or no sentences.
  public init?(tag: String, content: Content) {
    guard let examples = WordingExamples(tag: tag, content: content) else { return nil }
    self.tag = tag
    for example in examples.examples {
      count(example, examples.read(example) { $0.findings(in: $1, sentences: $2) })
    }
  }

  private mutating func count(_ example: WordingExamples.Example, _ findings: [WordingFinding]) {
    let isForbidden = example.verdict == "forbidden"
    let judged =
      findings.contains { $0.tier == .forbidden } ? "error" : findings.isEmpty ? "silent" : "review"
    var score = Score()
    if isForbidden {
      score.forbidden = 1
      score.found = judged == "error" ? 1 : 0
      score.silent = judged == "silent" ? 1 : 0
    } else {
      score.benign = 1
      score.wronglyFound = judged == "error" ? 1 : 0
      score.reviewed = judged == "review" ? 1 : 0
    }
    scores[example.half, default: Score()].add(score)
    if example.half == "seen", judged != (isForbidden ? "error" : "silent") {
      misses.append(
        Miss(
          line: example.line, verdict: example.verdict, judged: judged, category: example.category,
          sentence: example.text))
    }
  }
}
