/// A readability formula of a language, with what must be known to read its score.
public struct Formula: Sendable, Hashable {
  /// What a formula may claim in its language.
  public enum Status: String, Sendable, Hashable, CaseIterable {
    /// Built or tested in this language against readers or graded texts.
    case built
    /// Adapted from another language by corpora, translations or norms.
    case adapted
    /// Calibrated by word length alone: an estimate, no validated formula for this language.
    case estimate
    /// Not valid in this language; kept to compare with other programs, never shown as a score.
    case comparison

    /// The status in words, as it stands beside a score.
    public var explanation: String {
      switch self {
      case .built: "built in this language"
      case .adapted: "adapted from another language"
      case .estimate: "estimate, no validated formula for this language"
      case .comparison: "not valid in this language, for comparison only"
      }
    }
  }

  /// Whether a higher score means an easier or a harder text.
  public enum Direction: String, Sendable, Hashable {
    /// A higher score is easier, as with Flesch.
    case easier
    /// A higher score is harder, as with LIX and grades.
    case harder
  }

  /// A range of scores with its name.
  public struct Band: Sendable, Hashable {
    /// The end of the band on its hard side: the least score where higher is easier, the greatest where it is harder.
    /// The last band has none.
    public var limit: Double?
    /// The name: `fairly easy`.
    public var name: String

    /// Creates a band.
    public init(limit: Double?, name: String) {
      self.limit = limit
      self.name = name
    }
  }

  /// The identifier: `amstad`.
  public var identifier: String
  /// The name that is printed.
  public var name: String
  /// How the score is made.
  public var shape: FormulaShape
  /// Whether higher is easier.
  public var direction: Direction
  /// What the formula may claim.
  public var status: Status
  /// The publication.
  public var source: String
  /// What a reader of the score must know, or nil.
  public var note: String?
  /// The bands from easy to hard; empty if none are published.
  public var bands: [Band]
  /// The limit for lay health texts, or nil.
  public var target: Double?
  /// The words of the samples that the formula was made for; nil if the length of a text does not matter to it.
  public var sampleWords: Int?

  /// Creates a formula; those of the languages that ship stand in their data.
  public init(
    identifier: String, name: String, shape: FormulaShape, direction: Direction, status: Status, source: String,
    note: String? = nil, bands: [Band] = [], target: Double? = nil, sampleWords: Int? = nil
  ) {
    self.identifier = identifier
    self.name = name
    self.shape = shape
    self.direction = direction
    self.status = status
    self.source = source
    self.note = note
    self.bands = bands
    self.target = target
    self.sampleWords = sampleWords
  }

  /// A word with more letters is long to the formula; nil if it counts no long words.
  public var longWordLetters: Int? {
    for term in shape.terms {
      for case .longWords(let letters) in term.ratio.numerators + term.ratio.denominators { return letters }
    }
    return nil
  }

  /// The score of a text by its counts, or nil if it has no words or no sentences, or if a quantity cannot be counted.
  ///
  /// Counts have no samples: see ``score(for:sentences:)`` for a formula with ``sampleWords``.
  public func score(for counts: TextCounts) -> Score? {
    guard counts.words > 0, counts.sentences > 0, let value = shape.value(in: counts) else { return nil }
    return Score(formula: self, value: value, isStable: counts.words >= Score.stableWords)
  }
}

/// The score of a text by one formula.
public struct Score: Sendable, Hashable {
  /// A text with fewer words gets a score that one more word can change: it is shown as unstable.
  public static let stableWords = 100

  /// The formula.
  public var formula: Formula
  /// The score.
  public var value: Double
  /// Whether the text is long enough for the score to mean anything.
  public var isStable: Bool

  /// Creates a score.
  public init(formula: Formula, value: Double, isStable: Bool) {
    self.formula = formula
    self.value = value
    self.isStable = isStable
  }

  /// The band in which the score lies, or nil if the formula has none.
  public var band: Formula.Band? {
    formula.bands.first { band in
      guard let limit = band.limit else { return true }
      return formula.direction == .easier ? value >= limit : value <= limit
    }
  }

  /// Whether the target for lay health texts is met; nil if there is none.
  public var meetsTarget: Bool? {
    formula.target.map { formula.direction == .easier ? value >= $0 : value <= $0 }
  }
}
