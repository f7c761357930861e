public import SourceText

/// What a document may have.
///
/// libcmark 0.30.2 needs time that grows with the square of some inputs. The standard limits are far above what any
/// letter has and low enough that every input is answered within a second.
public struct MarkupLimits: Sendable, Hashable {
  /// Bytes of the source.
  public var size: Int
  /// Quotes and lists in one another, estimated before parsing from the markers and indentation of each line.
  public var blockNesting: Int
  /// Emphasis, links and images in one another.
  public var inlineNesting: Int
  /// Opening brackets in consecutive lines that are not blank.
  public var brackets: Int
  /// Items in one list.
  public var listItems: Int
  /// Nodes of the tree.
  public var nodes: Int

  /// Creates limits.
  public init(
    size: Int = 256 * 1024, blockNesting: Int = 50, inlineNesting: Int = 100, brackets: Int = 2_000,
    listItems: Int = 2_000, nodes: Int = 50_000
  ) {
    self.size = size
    self.blockNesting = blockNesting
    self.inlineNesting = inlineNesting
    self.brackets = brackets
    self.listItems = listItems
    self.nodes = nodes
  }

  /// The limits for everything that comes from a file.
  public static let standard = MarkupLimits()
}

/// The reason why a source was not parsed, and the place where it was met.
public struct MarkupLimitExceeded: Error, Sendable, Hashable {
  /// What was exceeded, or what a source may not have at all.
  public enum Limit: String, Sendable, Hashable, CaseIterable {
    /// ``MarkupLimits/size``.
    case size
    /// ``MarkupLimits/blockNesting``.
    case blockNesting
    /// ``MarkupLimits/inlineNesting``.
    case inlineNesting
    /// ``MarkupLimits/brackets``.
    case brackets
    /// ``MarkupLimits/listItems``.
    case listItems
    /// ``MarkupLimits/nodes``.
    case nodes
    /// Bytes that are not UTF-8; CommonMark would replace them without a word.
    case invalidUTF8
    /// The character U+0000; CommonMark would replace it without a word.
    case nulCharacter
  }

  /// The limit.
  public var limit: Limit
  /// The value of the limit; 0 for what a source may not have at all.
  public var value: Int
  /// Where the limit was met.
  public var range: SourceRange

  /// Creates an error.
  public init(limit: Limit, value: Int, range: SourceRange) {
    self.limit = limit
    self.value = value
    self.range = range
  }
}
