/// Finds the place of each inline by reading its paragraph or heading a second time, beside libcmark's tree.
///
/// The columns that libcmark 0.30.2 gives for inlines are wrong in many ways, so they are not used at all. The tree in
/// document order says what must come next in the text – these characters, then the beginning of an emphasis, then a
/// code span – and the text says where it is. Nothing is searched for: each step either fits at the present place or
/// the places of the whole block are given up.
struct InlineMatcher {
  var reader: ContentReader
  var references = CharacterReferences()

  init(_ lines: SourceLines) {
    reader = ContentReader(lines)
  }

  /// Passes over the source of a literal; in an autolink a backslash is a backslash.
  ///
  /// Stops after `count` bytes of the literal; an escape or entity is passed over as a whole if `roundsUp`, otherwise
  /// not at all when it reaches beyond. Returns false if the source is another text.
  mutating func matchText(
    _ literal: UnsafePointer<UInt8>, count: Int, isAutolink: Bool, roundsUp: Bool = true
  ) -> Bool {
    let bytes = reader.lines.bytes
    let end = reader.position.lineEnd
    var index = 0
    while index < count, reader.position.spacesOfTab > 0 {
      guard literal[index] == .space else { return false }
      reader.advance()
      index += 1
    }
    var offset = reader.position.offset
    defer { reader.advance(offset - reader.position.offset) }
    while index < count {
      let equal = Self.plainPrefix(literal + index, count - index, bytes, offset, end)
      offset += equal
      index += equal
      if index == count { return true }
      guard offset < end else { return false }
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\\"), !isAutolink, offset + 1 < end, bytes[offset + 1].isASCIIPunctuation {
        guard bytes[offset + 1] == literal[index] else { return false }
        offset += 2
        index += 1
      } else if byte == UInt8(ascii: "&"),
        let (decoded, length) = references.decode(bytes, at: offset, end: end)
      {
        for (position, byte) in decoded.enumerated() where literal[index + position] != byte { return false }
        if index + decoded.count > count, !roundsUp { return true }
        offset += length
        index += decoded.count
      } else {
        guard byte == literal[index] else { return false }
        offset += 1
        index += 1
      }
    }
    return true
  }

  /// A number of bytes that are the same in the literal and in the source and have no backslash or ampersand, found
  /// eight at a time.
  private static func plainPrefix(
    _ literal: UnsafePointer<UInt8>, _ count: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int,
    _ end: Int
  ) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    let ones: UInt64 = 0x0101_0101_0101_0101
    let limit = Swift.min(count, end - offset)
    let source = UnsafeRawPointer(base + offset)
    let text = UnsafeRawPointer(literal)
    var length = 0
    while length + 8 <= limit {
      let word = source.loadUnaligned(fromByteOffset: length, as: UInt64.self)
      guard word == text.loadUnaligned(fromByteOffset: length, as: UInt64.self) else { break }
      let backslashes = word ^ (ones &* 0x5C)
      let ampersands = word ^ (ones &* 0x26)
      let special = ((backslashes &- ones) & ~backslashes) | ((ampersands &- ones) & ~ampersands)
      if special & (ones &* 0x80) != 0 { break }
      length += 8
    }
    return length
  }

  /// Passes over bytes that stand in the source as they are, line ends included.
  mutating func matchVerbatim(_ literal: UnsafePointer<UInt8>, count: Int) -> Bool {
    for index in 0..<count {
      guard reader.peek == literal[index] else { return false }
      reader.advance()
    }
    return true
  }

  /// Passes over a code span with its backticks.
  mutating func matchCode(_ literal: UnsafePointer<UInt8>, count: Int) -> Bool {
    let ticks = skipBackticks()
    guard ticks > 0 else { return false }
    if let first = codeStart(literal, count: count, ticks: ticks) {
      // The literal is what stands here, and the closing backticks follow it.
      reader.move(to: first)
      guard matchCodeLiteral(literal, count: count) else { return false }
      if reader.peek.isSpaceOrLineFeed { reader.advance() }
      return skipBackticks() == ticks
    }
    return false
  }

  /// The place where the literal of a code span begins, the reader being after the opening backticks.
  ///
  /// One space at either end is not part of the literal, if both are there and there is something else.
  func codeStart(_ literal: UnsafePointer<UInt8>, count: Int, ticks: Int) -> ContentReader.Position? {
    var plain = self
    let start = reader.position
    if plain.matchCodeLiteral(literal, count: count), plain.skipBackticks() == ticks { return start }
    var stripped = self
    guard stripped.reader.peek.isSpaceOrLineFeed else { return nil }
    stripped.reader.advance()
    let inner = stripped.reader.position
    guard stripped.matchCodeLiteral(literal, count: count), stripped.reader.peek.isSpaceOrLineFeed else {
      return nil
    }
    stripped.reader.advance()
    return stripped.skipBackticks() == ticks ? inner : nil
  }

  /// Passes over the literal of a code span, in which a line end is a space.
  mutating func matchCodeLiteral(_ literal: UnsafePointer<UInt8>, count: Int) -> Bool {
    for index in 0..<count {
      let byte = reader.peek
      guard byte == literal[index] || (byte == .lineFeed && literal[index] == .space) else { return false }
      reader.advance()
    }
    return true
  }

  private mutating func skipBackticks() -> Int {
    var count = 0
    while reader.peek == UInt8(ascii: "`") {
      reader.advance()
      count += 1
    }
    return count
  }

  /// Passes over a soft or hard line break up to the beginning of the next line; returns its two ends.
  mutating func matchBreak() -> (start: SourcePlace, end: SourcePlace)? {
    let start = reader.place
    let isBackslash = reader.peek == UInt8(ascii: "\\")
    if isBackslash { reader.advance() }
    while reader.peek != .lineFeed {
      guard reader.peek.isWhitespace else { return nil }
      reader.advance()
    }
    let line = reader.place.line + 1
    reader.advance()
    if !isBackslash { while reader.peek.isSpaceOrTab { reader.advance() } }
    return (start, SourcePlace(offset: reader.lines.starts[line], line: line))
  }

  /// Passes over one byte or several equal ones.
  mutating func match(_ byte: UInt8, count: Int = 1) -> Bool {
    for _ in 0..<count {
      guard reader.peek == byte else { return false }
      reader.advance()
    }
    return true
  }

  /// Passes over what follows the text of a link or image from its `]` on.
  mutating func matchLinkEnd() -> Bool {
    guard match(UInt8(ascii: "]")) else { return false }
    if !reader.skipInlineLinkTail() { reader.skipLabel() }
    return true
  }
}

extension UInt8 {
  fileprivate var isSpaceOrLineFeed: Bool { self == .space || self == .lineFeed }
}

extension InlineMatcher {
  /// The place before or after a byte of a literal in whose source the reader is; `match` passes over a part of it.
  ///
  /// A line end ends where the next line begins, before its indentation; a tab is never divided.
  mutating func place(
    _ count: Int, isEnd: Bool, _ match: (inout InlineMatcher, _ from: Int, _ to: Int) -> Bool
  ) -> SourcePlace? {
    guard isEnd, count > 0 else { return match(&self, 0, count) ? reader.place : nil }
    guard match(&self, 0, count - 1) else { return nil }
    let isLineEnd = reader.peek == .lineFeed
    let isInTab = reader.position.spacesOfTab > 0
    let before = reader.place
    guard match(&self, count - 1, count) else { return nil }
    if isLineEnd { return SourcePlace(offset: reader.lines.starts[before.line + 1], line: before.line + 1) }
    if isInTab { return SourcePlace(offset: before.offset + 1, line: before.line) }
    return reader.place
  }

  /// The place of a byte of the literal of a code span in whose opening backticks the reader is.
  mutating func placeInCode(_ literal: UnsafePointer<UInt8>, count: Int, offset: Int, isEnd: Bool)
    -> SourcePlace?
  {
    let ticks = skipBackticks()
    guard ticks > 0, let first = codeStart(literal, count: count, ticks: ticks) else { return nil }
    reader.move(to: first)
    return place(offset, isEnd: isEnd) { $0.matchCodeLiteral(literal + $1, count: $2 - $1) }
  }
}
