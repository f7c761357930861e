internal import SourceText
internal import YAML

/// Finds, for a piece of a text that was taken out of a file, its place in the file.
///
/// A Markdown document is its file, so its places are right as they are. A text in a YAML file is indented, folded or
/// quoted there; the map aligns the two byte by byte.
struct TextMap: Sendable {
  /// The place of each byte of the text and of its end; nil where text and file are the same.
  private var places: [SourceLocation]?
  private var lines: LineIndex?
  private var whole: SourceRange = .startOfFile

  /// The text is the file.
  static let identity = TextMap()

  private init() {}

  /// Aligns the text of a scalar with the file it stands in. O(bytes).
  init(of text: String, range: SourceRange, in fileBytes: [UInt8], fileLines: LineIndex) {
    let textBytes = Array(text.utf8)
    lines = LineIndex(textBytes)
    whole = range
    var offset = fileLines.offset(of: range.lowerBound)
    let end = Swift.min(fileLines.offset(of: range.upperBound), fileBytes.count)
    // A block scalar begins with its header (|- or >-), which is not part of the text.
    if offset < end, fileBytes[offset] == UInt8(ascii: "|") || fileBytes[offset] == UInt8(ascii: ">") {
      while offset < end, fileBytes[offset] != 0x0A { offset += 1 }
    }
    var offsets: [Int] = []
    offsets.reserveCapacity(textBytes.count + 1)
    for byte in textBytes {
      if byte == 0x20 || byte == 0x0A {
        offsets.append(Swift.min(offset, end))
        if offset < end, TextMap.isSpace(fileBytes[offset]) { offset += 1 }
        continue
      }
      while offset < end, fileBytes[offset] != byte { offset += 1 }
      offsets.append(Swift.min(offset, end))
      if offset < end { offset += 1 }
    }
    offsets.append(Swift.min(offset, end))
    places = offsets.map { fileLines.location(ofOffset: $0) }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

  /// The place in the file of a place in the text.
  func callAsFunction(_ location: SourceLocation) -> SourceLocation {
    guard let places, let lines, !places.isEmpty else { return location }
    return places[Swift.min(lines.offset(of: location), places.count - 1)]
  }

  func callAsFunction(_ range: SourceRange) -> SourceRange {
    guard places != nil else { return range }
    let start = self(range.lowerBound)
    // The byte before the end, so that an end after a folded line does not reach into the next line's indentation.
    let last = SourceLocation(line: range.upperBound.line, column: Swift.max(range.upperBound.column - 1, 1))
    var end = self(last)
    if range.upperBound.column > 1 { end.column += 1 } else { end = self(range.upperBound) }
    return start..<Swift.max(start, end)
  }
}
