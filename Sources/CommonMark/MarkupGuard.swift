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
  /// Not less than the quotes and list items that are open.
  private var openLevels = 0
  private var followsBlankLine = true

  init(_ bytes: UnsafeBufferPointer<UInt8>, limits: MarkupLimits) {
    self.bytes = bytes
    self.limits = limits
  }

  /// The offsets of all lines of an acceptable source.
  static func lineStarts(of bytes: [UInt8], limits: MarkupLimits) throws(MarkupLimitExceeded) -> [Int] {
    let result = bytes.withUnsafeBufferPointer { bytes in
      Result { () throws(MarkupLimitExceeded) in
        var scan = MarkupGuard(bytes, limits: limits)
        try scan.run()
        return scan.lineStarts
      }
    }
    return try result.get()
  }

  private mutating func run() throws(MarkupLimitExceeded) {
    // libcmark counts bytes in 32 bits.
    guard bytes.count <= Swift.min(limits.size, Int(Int32.max / 2)) else { throw sizeExceeded() }
    lineStarts.reserveCapacity(bytes.count / 32 + 2)
    var offset = try readPrefix(at: 0)
    while true {
      offset = skipOrdinary(from: offset)
      guard offset < bytes.count else { return }
      let byte = bytes[offset]
      if byte == UInt8(ascii: "[") {
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

  /// Passes over bytes that need no look: printable ASCII, eight at a time, except brackets.
  private func skipOrdinary(from start: Int) -> Int {
    guard let base = bytes.baseAddress else { return start }
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highBits: UInt64 = 0x8080_8080_8080_8080
    var offset = start
    while offset + 8 <= bytes.count {
      let word = UInt64(littleEndian: UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self))
      let brackets = word ^ (ones &* 0x5B)
      // A subtraction borrows through the high bit of each byte that is too small. It may do so again in the bytes
      // above such a one, so that only the lowest bit is certain.
      let special = (word | ((word &- ones &* 0x20) & ~word) | ((brackets &- ones) & ~brackets)) & highBits
      if special != 0 { return offset + special.trailingZeroBitCount / 8 }
      offset += 8
    }
    while offset < bytes.count, bytes[offset] >= .space, bytes[offset] < 0x80,
      bytes[offset] != UInt8(ascii: "[")
    {
      offset += 1
    }
    return offset
  }

  /// Reads what can be markers and indentation at the beginning of a line.
  ///
  /// Each quote has its `>`, each new list item its marker; a list item that is open already needs two columns of
  /// indentation at least. Their sum is never less than the depth of the line.
  private mutating func readPrefix(at start: Int) throws(MarkupLimitExceeded) -> Int {
    if start < bytes.count, !canBePrefix(bytes[start]) {
      openLevels = followsBlankLine ? 0 : openLevels
      followsBlankLine = false
      return start
    }
    let prefix = linePrefix(at: start)
    let levels = prefix.markers + Swift.min(prefix.columns / 2, openLevels)
    if levels > limits.blockNesting, !isThematicBreak(from: start) {
      throw exceeded(.blockNesting, limits.blockNesting, at: start, to: prefix.end)
    }
    let isBlank =
      prefix.end == bytes.count || bytes[prefix.end] == .lineFeed || bytes[prefix.end] == .carriageReturn
    if isBlank, prefix.markers == 0 {
      // What is open stays open, but the next line cannot be a lazy continuation of it.
      followsBlankLine = true
    } else {
      openLevels = followsBlankLine ? levels : Swift.max(levels, openLevels)
      followsBlankLine = false
    }
    // A line without text ends a paragraph, and with it the life of its brackets.
    if isBlank, prefix.hasOnlyQuotes { brackets = 0 }
    return prefix.end
  }

  private func canBePrefix(_ byte: UInt8) -> Bool {
    byte <= UInt8(ascii: "9") || byte == UInt8(ascii: ">")
  }

  private func linePrefix(at start: Int) -> (markers: Int, columns: Int, hasOnlyQuotes: Bool, end: Int) {
    var offset = start
    var markers = 0
    var columns = 0
    var gap = 0
    var hasOnlyQuotes = true
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte.isSpaceOrTab {
        // A tab is at most four columns; the first column after a marker belongs to the marker.
        let isAfterMarker = gap == 0 && markers > 0
        let width = byte == .tab ? 4 : 1
        gap += width
        columns += isAfterMarker ? width - 1 : width
        offset += 1
      } else {
        let isQuote = byte == UInt8(ascii: ">")
        let length = isQuote ? 1 : listMarkerLength(at: offset)
        guard length > 0 else { break }
        // After four columns a `>` can be text.
        hasOnlyQuotes = hasOnlyQuotes && isQuote && gap <= 3
        markers += 1
        gap = 0
        offset += length
      }
    }
    return (markers, columns, hasOnlyQuotes, offset)
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
    let lineStart = lineStarts[lineStarts.count - 1]
    let start = SourceLocation(line: lineStarts.count, column: offset - lineStart + 1)
    let range = start..<SourceLocation(line: start.line, column: (end ?? offset + 1) - lineStart + 1)
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
