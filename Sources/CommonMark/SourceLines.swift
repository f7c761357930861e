internal import SourceText

/// A byte of a source and the line it is on, both from 0.
struct SourcePlace {
  var offset: Int
  var line: Int
}

/// The bytes of a source, cut into lines as CommonMark does; valid only while both buffers are.
struct SourceLines {
  let bytes: UnsafeBufferPointer<UInt8>
  /// The offset of the first byte of each line; after a final line end there is one more, empty line.
  let starts: UnsafeBufferPointer<Int>

  /// Gives the lines of a source to a closure.
  static func with<Result>(
    _ bytes: [UInt8], starts: [Int], _ body: (SourceLines) -> Result
  ) -> Result {
    bytes.withUnsafeBufferPointer { bytes in
      starts.withUnsafeBufferPointer { starts in body(SourceLines(bytes: bytes, starts: starts)) }
    }
  }

  /// The first byte of a line that libcmark reads: it passes over a byte order mark.
  func textStart(_ line: Int) -> Int {
    guard line == 0, bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF else {
      return starts[line]
    }
    return 3
  }

  /// The end of a line, its line end left out.
  func end(_ line: Int) -> Int {
    guard line + 1 < starts.count else { return bytes.count }
    var end = starts[line + 1] - 1
    if bytes[end] == .lineFeed, end > starts[line], bytes[end - 1] == .carriageReturn { end -= 1 }
    return end
  }

  /// The end of a line without the whitespace before it; not before `start`.
  func trimmedEnd(_ line: Int, from start: Int) -> Int {
    trimmed(end(line), from: start)
  }

  /// An end moved back over whitespace; not before `start`.
  func trimmed(_ end: Int, from start: Int) -> Int {
    var end = end
    while end > start, bytes[end - 1].isWhitespace { end -= 1 }
    return Swift.max(end, start)
  }

  func location(_ place: SourcePlace) -> SourceLocation {
    SourceLocation(line: place.line + 1, column: place.offset - starts[place.line] + 1)
  }

  func range(_ start: SourcePlace, _ end: SourcePlace) -> SourceRange {
    let lower = location(start)
    return lower..<Swift.max(lower, location(end))
  }

  func place(_ location: SourceLocation) -> SourcePlace {
    let line = Swift.min(Swift.max(location.line - 1, 0), starts.count - 1)
    return SourcePlace(offset: Swift.min(starts[line] + location.column - 1, bytes.count), line: line)
  }
}

extension UInt8 {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20

  /// Whitespace of CommonMark: tab, the line ends, vertical tab, form feed, space.
  var isWhitespace: Bool { self == .space || (self >= 0x09 && self <= 0x0D) }

  var isSpaceOrTab: Bool { self == .space || self == .tab }

  var isDigit: Bool { self >= 0x30 && self <= 0x39 }

  var isHexDigit: Bool { isDigit || ((self | 0x20) >= 0x61 && (self | 0x20) <= 0x66) }

  var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }

  /// What a backslash can escape.
  var isASCIIPunctuation: Bool {
    (self >= 0x21 && self <= 0x2F) || (self >= 0x3A && self <= 0x40) || (self >= 0x5B && self <= 0x60)
      || (self >= 0x7B && self <= 0x7E)
  }
}
