public import SourceText

/// Why a YAML file cannot be used as it is.
public struct YAMLProblem: Error, Sendable, Hashable {
  /// The kinds of problem.
  public enum Kind: Sendable, Hashable {
    /// The file has more bytes than allowed.
    case tooLarge(limit: Int)
    /// The bytes are not UTF-8.
    case notUTF8
    /// The text breaks the rules of YAML; the reason is libyaml's.
    case syntax(reason: String)
    /// A key stands twice in one map. The first value counts; its place is given.
    case duplicateKey(String, first: SourceRange)
    /// An anchor or an alias: text that stands for other text.
    case alias
    /// A tag such as `!!binary`.
    case tag
    /// A key that is a list or a map.
    case keyNotText
    /// Lists and maps in one another, deeper than allowed.
    case tooDeep(limit: Int)
    /// More than one document in the file.
    case severalDocuments
  }

  /// The kind of problem.
  public var kind: Kind
  /// Where it is.
  public var range: SourceRange

  /// Creates a problem.
  public init(_ kind: Kind, range: SourceRange) {
    self.kind = kind
    self.range = range
  }
}
