/// Reads the text of a paragraph or heading byte by byte, as libcmark has put it together: without the markers and the
/// indentation of the blocks around it, and with one line feed for each line end.
struct ContentReader {
  /// A place to come back to.
  struct Position {
    var offset: Int
    var line: Int
    /// The end of the text on this line.
    var lineEnd: Int
    /// Spaces that libcmark puts in place of the tab at the offset, because a marker has taken a part of it.
    var spacesOfTab = 0
  }

  let lines: SourceLines
  /// The quotes and list items around the block, the outermost first.
  var containers: [BlockContainer] = []
  private(set) var position = Position(offset: 0, line: 0, lineEnd: 0)
  private var last = Position(offset: 0, line: 0, lineEnd: 0)
  /// Link reference definitions are read with the final line feed, inlines without.
  private var readsFinalLineFeed = false

  init(_ lines: SourceLines) {
    self.lines = lines
  }

  /// Starts at a place and reads to the end of a line.
  mutating func begin(at start: SourcePlace, lastLine: Int) {
    readsFinalLineFeed = true
    last = Position(offset: 0, line: lastLine, lineEnd: lines.end(lastLine))
    move(to: start)
  }

  /// Starts at a place and reads to an offset on the same line.
  mutating func begin(at start: SourcePlace, end: Int) {
    readsFinalLineFeed = false
    last = Position(offset: 0, line: start.line, lineEnd: end)
    move(to: start)
  }

  /// Leaves out the whitespace at the end of the text, as libcmark does before it reads inlines.
  mutating func trimEnd() {
    readsFinalLineFeed = false
    while true {
      let start = last.line == position.line ? position.offset : contentStart(last.line).offset
      last.lineEnd = lines.trimmed(last.lineEnd, from: start)
      guard last.lineEnd == start, last.line > position.line else { break }
      last.line -= 1
      last.lineEnd = lines.end(last.line)
    }
    if position.line == last.line { position.lineEnd = last.lineEnd }
  }

  mutating func move(to place: SourcePlace) {
    position = Position(
      offset: place.offset, line: place.line,
      lineEnd: place.line == last.line ? last.lineEnd : lines.end(place.line))
  }

  mutating func move(to saved: Position) {
    position = saved
  }

  var place: SourcePlace { SourcePlace(offset: position.offset, line: position.line) }

  /// The end of the text.
  var end: SourcePlace { SourcePlace(offset: last.lineEnd, line: last.line) }

  var isAtEnd: Bool {
    position.offset >= position.lineEnd && (position.line > last.line || isAfterLastByte)
  }

  private var isAfterLastByte: Bool { position.line == last.line && !readsFinalLineFeed }

  /// The next byte; a line feed at the end of a line, 0 at the end of the text.
  var peek: UInt8 {
    if position.offset < position.lineEnd {
      return position.spacesOfTab > 0 ? .space : lines.bytes[position.offset]
    }
    return isAtEnd ? 0 : .lineFeed
  }

  /// The byte after the next one on the same line, or 0.
  var peekSecond: UInt8 {
    position.offset + 1 < position.lineEnd ? lines.bytes[position.offset + 1] : 0
  }

  mutating func advance() {
    if position.spacesOfTab > 1 {
      position.spacesOfTab -= 1
    } else if position.offset < position.lineEnd {
      position.offset += 1
      position.spacesOfTab = 0
    } else if position.line < last.line {
      let line = position.line + 1
      let start = contentStart(line)
      move(to: SourcePlace(offset: start.offset, line: line))
      position.spacesOfTab = start.spacesOfTab
    } else if position.line == last.line, readsFinalLineFeed {
      position.line += 1
    }
  }

  /// Passes over bytes that are known to be on this line.
  mutating func advance(_ count: Int) {
    position.offset += count
  }

  /// Where the text of a later line begins.
  ///
  /// A lazy continuation line, which has only some of the markers, keeps its indentation: libcmark forgets to take it
  /// off.
  private func contentStart(_ line: Int) -> (offset: Int, spacesOfTab: Int) {
    var prefix = BlockPrefix(lines, line: line)
    guard prefix.enter(all: containers) else { return (prefix.offset, prefix.spacesOfTab) }
    return (prefix.indentation.offset, 0)
  }
}
