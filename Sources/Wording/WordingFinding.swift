/// A sentence that must not stand in a document, or that a legal reviewer must read.
public struct WordingFinding: Sendable, Hashable {
  /// How sure the rules are.
  public enum Tier: Sendable, Hashable {
    /// Recognised as forbidden.
    case forbidden
    /// Speaks of a topic, and no safe form explains it.
    case review
  }

  /// How sure the rules are.
  public var tier: Tier
  /// The category, `F1` to `F16`.
  public var category: String
  /// The frame or topic that found it.
  public var reason: String
  /// Whether no single frame or topic names it, only the sum of what its words mean.
  public var isSumOnly: Bool { reason == WordingFinding.sum }

  static let sum = "evidence"

  /// The words that carry the meaning: UTF-8 offsets in the text.
  public var range: Range<Int>
  /// The sentence: UTF-8 offsets in the text.
  public var sentence: Range<Int>
}
