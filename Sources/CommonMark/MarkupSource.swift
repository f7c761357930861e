public import SourceText

/// The bytes of a document with an index of its lines.
public struct MarkupSource: Sendable {
  /// The bytes, UTF-8.
  public let bytes: [UInt8]
  /// The index of the lines.
  public let lines: LineIndex

  /// Reads the line ends. O(bytes).
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    lines = LineIndex(bytes)
  }

  /// Creates a source from a string.
  public init(_ text: String) {
    self.init(Array(text.utf8))
  }

  /// A line without its line end, for a message; empty if there is no such line.
  public func excerpt(ofLine line: Int) -> String {
    guard line >= 1, line <= lines.lineStarts.count else { return "" }
    let start = lines.lineStarts[line - 1]
    var end = line < lines.lineStarts.count ? lines.lineStarts[line] : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// The bytes of a range.
  public func bytes(in range: SourceRange) -> ArraySlice<UInt8> {
    let start = lines.offset(of: range.lowerBound)
    return bytes[start..<Swift.max(start, lines.offset(of: range.upperBound))]
  }

  /// The text of a range.
  public func text(in range: SourceRange) -> String {
    String(decoding: bytes(in: range), as: UTF8.self)
  }
}
