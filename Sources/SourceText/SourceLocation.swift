/// A place in a text file, as an editor shows it.
///
/// Lines and columns start at 1. A column counts UTF-8 bytes, not characters, everywhere in this package; it is
/// converted only where a reader of the output wants something else.
public struct SourceLocation: Sendable, Hashable, Comparable, Codable {
  /// The line, from 1.
  public var line: Int
  /// The UTF-8 byte within the line, from 1.
  public var column: Int

  /// Creates a place from its line and UTF-8 column, both from 1.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Orders by line, then by column.
  public static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A half-open range of places: the end is the place after the last byte.
public typealias SourceRange = Range<SourceLocation>

extension Range where Bound == SourceLocation {
  /// An empty range at the beginning of a file, for what concerns the file as a whole.
  public static var startOfFile: SourceRange {
    let start = SourceLocation(line: 1, column: 1)
    return start..<start
  }
}
