public import SourceText

/// A value of a YAML file with its place.
///
/// Scalars stay text: no value is guessed to be a number or a truth value, so `NO` stays a country and `1.10` keeps
/// its digits.
public struct YAMLNode: Sendable, Hashable {
  /// What the value is.
  public enum Content: Sendable, Hashable {
    /// Text; `isPlain` says that it was written without quotes and not as a block.
    case scalar(String, isPlain: Bool)
    /// A list.
    case list([YAMLNode])
    /// Keys with their values, in the order of the file. A key stands once.
    case map([Entry])
  }

  /// A key with its value.
  public struct Entry: Sendable, Hashable {
    /// The key.
    public var key: String
    /// The place of the key.
    public var keyRange: SourceRange
    /// The value.
    public var value: YAMLNode

    /// Creates an entry.
    public init(key: String, keyRange: SourceRange, value: YAMLNode) {
      self.key = key
      self.keyRange = keyRange
      self.value = value
    }
  }

  /// What the value is.
  public var content: Content
  /// Where it stands.
  public var range: SourceRange

  /// Creates a value.
  public init(_ content: Content, range: SourceRange) {
    self.content = content
    self.range = range
  }

  /// The text of a scalar, or nil.
  public var text: String? {
    if case .scalar(let text, _) = content { return text }
    return nil
  }

  /// The values of a list, or nil.
  public var list: [YAMLNode]? {
    if case .list(let values) = content { return values }
    return nil
  }

  /// The entries of a map, or nil.
  public var map: [Entry]? {
    if case .map(let entries) = content { return entries }
    return nil
  }

  /// Whether nothing was written: white space alone, in quotes or not, or a plain `~` or `null`.
  public var isEmpty: Bool {
    guard case .scalar(let text, let isPlain) = content else { return false }
    return text.allSatisfy(\.isWhitespace) || isPlain && (text == "~" || text == "null")
  }

  /// The value of a key of a map, or nil. O(number of keys).
  public subscript(key: String) -> YAMLNode? {
    map?.first { $0.key == key }?.value
  }
}
