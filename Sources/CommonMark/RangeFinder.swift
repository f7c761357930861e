internal import SourceText

/// Gives each node its exact range while a tree is read out of libcmark, in document order.
///
/// Of libcmark's own places only the first byte of a block and the last line of a paragraph are used; those are right.
struct RangeFinder {
  let lines: SourceLines
  private var matcher: InlineMatcher
  /// True when the text of the present paragraph or heading did not fit to its nodes.
  private(set) var isLost = false
  private var contentEnd = SourcePlace(offset: 0, line: 0)

  init(_ lines: SourceLines) {
    self.lines = lines
    matcher = InlineMatcher(lines)
  }

  /// Where the reading of inlines has come to.
  var place: SourcePlace { matcher.reader.place }

  // MARK: Containers

  mutating func enterQuote(_ start: SourcePlace) -> SourceRange {
    matcher.reader.containers.append(BlockContainer(isQuote: true, start: start, markerLength: 1))
    return lines.range(start, SourcePlace(offset: start.offset + 1, line: start.line))
  }

  mutating func enterItem(_ start: SourcePlace) -> SourceRange {
    var prefix = BlockPrefix(lines, line: start.line)
    _ = prefix.enter(all: matcher.reader.containers)
    let item = prefix.listItem()
    matcher.reader.containers.append(item)
    return lines.range(start, SourcePlace(offset: start.offset + item.markerLength, line: start.line))
  }

  mutating func leaveContainer() {
    matcher.reader.containers.removeLast()
  }

  // MARK: Blocks without inlines

  func thematicBreak(_ start: SourcePlace) -> SourceRange {
    let end = lines.trimmedEnd(start.line, from: start.offset)
    return lines.range(start, SourcePlace(offset: end, line: start.line))
  }

  func htmlBlock(_ start: SourcePlace, lineCount: Int) -> SourceRange {
    endOfLine(start.line + lineCount - 1, from: start)
  }

  func codeBlock(_ start: SourcePlace, lineCount: Int) -> SourceRange {
    guard isFence(start) else { return endOfLine(start.line + lineCount - 1, from: start) }
    let marker = lines.bytes[start.offset]
    var length = 0
    while start.offset + length < lines.bytes.count, lines.bytes[start.offset + length] == marker {
      length += 1
    }
    let closing = start.line + lineCount + 1
    if closing < lines.starts.count, let end = closingFence(closing, marker: marker, length: length) {
      return lines.range(start, SourcePlace(offset: end, line: closing))
    }
    return endOfLine(start.line + lineCount, from: start)
  }

  /// True if a code block begins with a fence, which is indented by three columns at most.
  func isFence(_ start: SourcePlace) -> Bool {
    var prefix = BlockPrefix(lines, line: start.line)
    _ = prefix.enter(all: matcher.reader.containers)
    let (columns, offset) = prefix.indentation
    return columns <= 3 && offset == start.offset
  }

  private func closingFence(_ line: Int, marker: UInt8, length: Int) -> Int? {
    var prefix = BlockPrefix(lines, line: line)
    guard prefix.enter(all: matcher.reader.containers) else { return nil }
    let (columns, start) = prefix.indentation
    guard columns <= 3 else { return nil }
    var offset = start
    while offset < prefix.end, lines.bytes[offset] == marker { offset += 1 }
    // libcmark remembers at most 255 bytes of a fence.
    guard offset - start >= Swift.min(length, 255), offset - start >= 3 else { return nil }
    let end = offset
    while offset < prefix.end, lines.bytes[offset].isSpaceOrTab { offset += 1 }
    return offset == prefix.end ? end : nil
  }

  private func endOfLine(_ line: Int, from start: SourcePlace) -> SourceRange {
    let line = Swift.min(Swift.max(line, start.line), lines.starts.count - 1)
    return lines.range(start, SourcePlace(offset: lines.end(line), line: line))
  }

  // MARK: Paragraphs and headings

  /// Starts to read a paragraph; returns its range without the link reference definitions before it.
  mutating func enterParagraph(_ start: SourcePlace, lastLine: Int) -> SourceRange {
    isLost = false
    let start = beginContent(start, lastLine: lastLine)
    contentEnd = matcher.reader.end
    return lines.range(start, contentEnd)
  }

  /// Starts to read a heading of either form; `lastLine` is the one that libcmark gives.
  mutating func enterHeading(_ start: SourcePlace, level: Int, lastLine: Int) -> SourceRange {
    isLost = false
    if let content = hashHeading(start, level: level) {
      matcher.reader.begin(at: content.start, end: content.end)
      matcher.reader.trimEnd()
      contentEnd = matcher.reader.end
      return thematicBreak(start)
    }
    // libcmark gives the line after the underline, except at the end of the source.
    for line in [lastLine - 1, lastLine] where line > start.line && line < lines.starts.count {
      guard let end = underline(line, level: level) else { continue }
      let content = beginContent(start, lastLine: line - 1)
      guard content.line < line else { continue }
      contentEnd = matcher.reader.end
      return lines.range(content, SourcePlace(offset: end, line: line))
    }
    isLost = true
    return thematicBreak(start)
  }

  private mutating func beginContent(_ start: SourcePlace, lastLine: Int) -> SourcePlace {
    matcher.reader.begin(at: start, lastLine: lastLine)
    matcher.reader.skipDefinitions()
    let place = matcher.reader.place
    if place.line <= lastLine { matcher.reader.trimEnd() }
    return place
  }

  private func hashHeading(_ start: SourcePlace, level: Int) -> (start: SourcePlace, end: Int)? {
    let lineEnd = lines.end(start.line)
    var offset = start.offset
    while offset < lineEnd, lines.bytes[offset] == UInt8(ascii: "#") { offset += 1 }
    guard offset - start.offset == level, offset == lineEnd || lines.bytes[offset].isSpaceOrTab else {
      return nil
    }
    while offset < lineEnd, lines.bytes[offset].isSpaceOrTab { offset += 1 }
    var end = lines.trimmedEnd(start.line, from: start.offset)
    var hash = end
    while hash > start.offset, lines.bytes[hash - 1] == UInt8(ascii: "#") { hash -= 1 }
    if hash < end, hash > start.offset, lines.bytes[hash - 1].isSpaceOrTab { end = hash - 1 }
    return (SourcePlace(offset: offset, line: start.line), Swift.max(end, offset))
  }

  /// The end of the underline of a heading if a line is one.
  private func underline(_ line: Int, level: Int) -> Int? {
    var prefix = BlockPrefix(lines, line: line)
    guard prefix.enter(all: matcher.reader.containers) else { return nil }
    let (columns, start) = prefix.indentation
    guard columns <= 3 else { return nil }
    let marker = level == 1 ? UInt8(ascii: "=") : UInt8(ascii: "-")
    var offset = start
    while offset < prefix.end, lines.bytes[offset] == marker { offset += 1 }
    let end = offset
    while offset < prefix.end, lines.bytes[offset].isSpaceOrTab { offset += 1 }
    return end > start && offset == prefix.end ? end : nil
  }

  /// Ends a paragraph or heading: all of its text must have been read.
  mutating func leaveContent() {
    if !isLost, matcher.reader.place.offset != contentEnd.offset { isLost = true }
  }

  // MARK: Inlines

  mutating func text(_ literal: UnsafePointer<UInt8>, count: Int, isAutolink: Bool) -> SourceRange? {
    guard !isLost else { return nil }
    let start = place
    return ended(start, matcher.matchText(literal, count: count, isAutolink: isAutolink))
  }

  mutating func code(_ literal: UnsafePointer<UInt8>, count: Int) -> SourceRange? {
    guard !isLost else { return nil }
    let start = place
    return ended(start, matcher.matchCode(literal, count: count))
  }

  mutating func html(_ literal: UnsafePointer<UInt8>, count: Int) -> SourceRange? {
    guard !isLost else { return nil }
    let start = place
    return ended(start, matcher.matchVerbatim(literal, count: count))
  }

  mutating func lineBreak() -> SourceRange? {
    guard !isLost, let (start, end) = matcher.matchBreak() else {
      isLost = true
      return nil
    }
    return lines.range(start, end)
  }

  /// Passes over the beginning of an emphasis (one byte) or strong emphasis (two).
  mutating func enterEmphasis(width: Int) -> SourceRange? {
    guard !isLost else { return nil }
    let start = place
    let marker = matcher.reader.peek
    let isMarker = marker == UInt8(ascii: "*") || marker == UInt8(ascii: "_")
    return ended(start, isMarker && matcher.match(marker, count: width))
  }

  /// Passes over the end of what began at the start of a range; returns the whole range.
  mutating func leaveEmphasis(_ range: SourceRange?, width: Int) -> SourceRange? {
    guard !isLost, let start = range.map({ lines.place($0.lowerBound) }) else { return nil }
    return ended(start, matcher.match(lines.bytes[start.offset], count: width))
  }

  /// Passes over the beginning of a link, image or autolink.
  mutating func enterLink(isImage: Bool) -> SourceRange? {
    guard !isLost else { return nil }
    let start = place
    if !isImage, matcher.reader.peek == UInt8(ascii: "<") {
      return ended(start, matcher.match(UInt8(ascii: "<")))
    }
    if isImage, !matcher.match(UInt8(ascii: "!")) { isLost = true }
    return ended(start, matcher.match(UInt8(ascii: "[")))
  }

  /// True if the link that begins a range is an autolink.
  func isAutolink(_ range: SourceRange?) -> Bool {
    guard let start = range.map({ lines.place($0.lowerBound) }) else { return false }
    return lines.bytes[start.offset] == UInt8(ascii: "<")
  }

  mutating func leaveLink(_ range: SourceRange?) -> SourceRange? {
    guard !isLost, let start = range.map({ lines.place($0.lowerBound) }) else { return nil }
    let isEnded = isAutolink(range) ? matcher.match(UInt8(ascii: ">")) : matcher.matchLinkEnd()
    return ended(start, isEnded)
  }

  private mutating func ended(_ start: SourcePlace, _ fits: Bool) -> SourceRange? {
    guard fits, !isLost else {
      isLost = true
      return nil
    }
    return lines.range(start, place)
  }
}
