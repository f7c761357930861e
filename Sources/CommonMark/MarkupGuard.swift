internal import SourceText

/// Looks at a source before libcmark does: finds its lines, and refuses what libcmark could not parse in time.
///
/// One pass, without any knowledge of the block structure: everything is counted so that it is never less than what
/// libcmark can make of it.
struct MarkupGuard {
  let bytes: UnsafeBufferPointer<UInt8>
  let limits: MarkupLimits
  private(set) var lineStarts: [Int] = [0]
  private var brackets = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, limits: MarkupLimits) {
    self.bytes = bytes
    self.limits = limits
  }

  /// The offsets of all lines of an acceptable source.
  static func lineStarts(
    of bytes: UnsafeBufferPointer<UInt8>, limits: MarkupLimits
  ) throws(MarkupLimitExceeded) -> [Int] {
    var scan = MarkupGuard(bytes, limits: limits)
    try scan.run()
    return scan.lineStarts
  }

  private mutating func run() throws(MarkupLimitExceeded) {
    guard bytes.count <= limits.size else { throw sizeExceeded() }
    lineStarts.reserveCapacity(bytes.count / 32 + 2)
    var offset = try readPrefix(at: 0)
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte > UInt8(ascii: "["), byte < 0x80 {
        offset += 1
      } else if byte >= .space, byte < UInt8(ascii: "[") {
        offset += 1
      } else if byte == UInt8(ascii: "[") {
        brackets += 1
        if brackets > limits.brackets { throw exceeded(.brackets, limits.brackets, at: offset) }
        offset += 1
      } else if byte >= 0x80 {
        offset = try readCharacter(at: offset)
      } else if byte == .lineFeed || byte == .carriageReturn {
        offset += 1
        if byte == .carriageReturn, offset < bytes.count, bytes[offset] == .lineFeed { offset += 1 }
        lineStarts.append(offset)
        offset = try readPrefix(at: offset)
      } else if byte == 0 {
        throw exceeded(.nulCharacter, 0, at: offset)
      } else {
        offset += 1
      }
    }
  }

  /// Reads what can be markers and indentation at the beginning of a line.
  ///
  /// Each quote has its `>`, each list item its marker or two columns of indentation at least, so that their sum is
  /// never less than the depth. A line without text ends a paragraph, and with it the life of its brackets.
  private mutating func readPrefix(at start: Int) throws(MarkupLimitExceeded) -> Int {
    var offset = start
    var levels = 0
    var columns = 0
    var gap = 0
    var widestGap = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == .space || byte == .tab {
        // A tab is at most four columns.
        let width = byte == .tab ? 4 : 1
        columns += width
        gap += width
        widestGap = Swift.max(widestGap, gap)
        offset += 1
      } else if byte == UInt8(ascii: ">") {
        levels += 1
        gap = 0
        offset += 1
      } else {
        let length = listMarkerLength(at: offset)
        guard length > 0 else { break }
        levels += 1
        widestGap = .max
        gap = 0
        offset += length
      }
    }
    if levels + columns / 2 > limits.blockNesting, !isThematicBreak(from: start) {
      throw exceeded(.blockNesting, limits.blockNesting, at: start, to: offset)
    }
    let isEnd = offset == bytes.count || bytes[offset] == .lineFeed || bytes[offset] == .carriageReturn
    if isEnd, levels == 0 || widestGap <= 3 { brackets = 0 }
    return offset
  }

  private func listMarkerLength(at offset: Int) -> Int {
    let byte = bytes[offset]
    var length = 1
    if byte.isDigit {
      while offset + length < bytes.count, length < 10, bytes[offset + length].isDigit { length += 1 }
      guard offset + length < bytes.count else { return 0 }
      let delimiter = bytes[offset + length]
      guard delimiter == UInt8(ascii: ".") || delimiter == UInt8(ascii: ")") else { return 0 }
      length += 1
    } else if byte != UInt8(ascii: "-"), byte != UInt8(ascii: "*"), byte != UInt8(ascii: "+") {
      return 0
    }
    guard offset + length < bytes.count else { return length }
    return bytes[offset + length].isWhitespace ? length : 0
  }

  /// A long line of `* * *` looks like many lists and is none.
  private func isThematicBreak(from start: Int) -> Bool {
    var marker: UInt8?
    var count = 0
    for offset in start..<bytes.count {
      let byte = bytes[offset]
      if byte == .lineFeed || byte == .carriageReturn { break }
      if byte.isSpaceOrTab { continue }
      guard byte == UInt8(ascii: "*") || byte == UInt8(ascii: "-"), marker == nil || marker == byte else {
        return false
      }
      marker = byte
      count += 1
    }
    return count >= 3
  }

  /// Reads one character that is not ASCII.
  private func readCharacter(at offset: Int) throws(MarkupLimitExceeded) -> Int {
    let first = bytes[offset]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: throw exceeded(.invalidUTF8, 0, at: offset)
    }
    guard offset + length <= bytes.count, second.contains(bytes[offset + 1]) else {
      throw exceeded(.invalidUTF8, 0, at: offset)
    }
    for next in (offset + 2)..<(offset + Swift.max(length, 2)) where bytes[next] & 0xC0 != 0x80 {
      throw exceeded(.invalidUTF8, 0, at: offset)
    }
    return offset + length
  }

  /// The error for the byte at an offset of the last line.
  private func exceeded(
    _ limit: MarkupLimitExceeded.Limit, _ value: Int, at offset: Int, to end: Int? = nil
  ) -> MarkupLimitExceeded {
    let lines = SourceLines(bytes: bytes, starts: lineStarts)
    let line = lineStarts.count - 1
    let start = SourcePlace(offset: offset, line: line)
    let range = lines.range(start, SourcePlace(offset: end ?? offset + 1, line: line))
    return MarkupLimitExceeded(limit: limit, value: value, range: range)
  }

  /// The error for a source that is too large; the range begins with the first byte that is too much.
  private func sizeExceeded() -> MarkupLimitExceeded {
    let index = LineIndex(bytes[..<limits.size])
    let start = index.location(ofOffset: limits.size)
    let end = SourceLocation(line: start.line, column: start.column + 1)
    return MarkupLimitExceeded(limit: .size, value: limits.size, range: start..<end)
  }
}
