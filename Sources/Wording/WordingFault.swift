public import SourceText

/// A fault in a file of wording rules.
public struct WordingFault: Error, Sendable, Hashable {
  /// Where it is.
  public var range: SourceRange
  /// What is wrong.
  public var summary: String
  /// What was expected, and what to do.
  public var explanation: String
}
