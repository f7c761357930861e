/// What follows when meanings meet in one clause.
struct Frame: Sendable {
  /// What a sentence is.
  enum Outcome: String, Sendable, CaseIterable {
    case forbidden, safe, review, nothing

    var number: Int { Outcome.allCases.firstIndex(of: self) ?? 0 }
  }

  /// How far apart its words may stand.
  enum Reach: String, Sendable, CaseIterable {
    /// Between two joints.
    case stretch
    /// In one clause.
    case clause
    /// Anywhere in the sentence; the negation of the last slot counts.
    case sentence
  }

  /// The permanent name.
  var identifier: String
  var category: String
  /// Each slot needs a word with one of its meanings.
  var slots: [MeaningSet]
  /// Who must be the one that acts; nil for anybody.
  var actors: MeaningSet?
  /// Whether a clause without an actor fits.
  var fitsWithoutActor: Bool
  /// Meanings that must not stand in the clause.
  var exceptions: MeaningSet
  var reach: Reach
  /// What the sentence is when it affirms the frame.
  var said: Outcome
  /// What it is when it denies it.
  var denied: Outcome
  /// Whether a safe sentence of this kind may not be weakened or made to depend on a condition.
  var isFirm: Bool
  /// Whether an honest doubt in the next sentence lifts it: "We expect no harm. This is not certain."
  var yieldsToDoubt: Bool
}
