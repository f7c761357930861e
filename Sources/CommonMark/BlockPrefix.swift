/// A quote or a list item that a block stands in, with what it takes from the beginning of each line.
struct BlockContainer {
  var isQuote: Bool
  /// The first byte of its marker.
  var start: SourcePlace
  /// Bytes of the marker.
  var markerLength: Int
  /// Columns between the marker and the content of a list item, on its first line.
  var gap = 0
  /// Columns that a later line of a list item must be indented by.
  var indentation = 0
}

/// How far the beginning of a line has been read: what libcmark calls offset and column.
///
/// libcmark gives the place of the first byte of a block only. Where the text of the next lines begins follows from
/// the quotes and items around the block; this repeats the rules by which libcmark takes their markers and
/// indentation off, tabs included.
struct BlockPrefix {
  let lines: SourceLines
  let line: Int
  let end: Int
  var offset: Int
  /// Columns since the beginning of the line; a tab goes to the next multiple of four.
  var column = 0

  init(_ lines: SourceLines, line: Int) {
    self.lines = lines
    self.line = line
    end = lines.end(line)
    offset = lines.textStart(line)
  }

  /// True if the byte at the offset is a tab of which some columns have been taken.
  private var isInsideTab = false

  /// The columns that are left of such a tab; libcmark puts as many spaces in its place.
  var spacesOfTab: Int { isInsideTab ? 4 - column % 4 : 0 }

  /// The next byte that is not a space or tab, and the columns before it.
  var indentation: (columns: Int, offset: Int) {
    var column = self.column
    var offset = self.offset
    while offset < end {
      let byte = lines.bytes[offset]
      if byte == .space {
        column += 1
      } else if byte == .tab {
        column += 4 - column % 4
      } else {
        break
      }
      offset += 1
    }
    return (column - self.column, offset)
  }

  mutating func advance(columns: Int) {
    var left = columns
    while left > 0, offset < end {
      if lines.bytes[offset] == .tab {
        let width = 4 - column % 4
        isInsideTab = width > left
        column += Swift.min(width, left)
        if !isInsideTab { offset += 1 }
        left -= Swift.min(width, left)
      } else {
        isInsideTab = false
        offset += 1
        column += 1
        left -= 1
      }
    }
  }

  mutating func advance(toOffset target: Int) {
    while offset < target {
      column += lines.bytes[offset] == .tab ? 4 - column % 4 : 1
      offset += 1
    }
    isInsideTab = false
  }

  /// Takes what a container takes; false if the line does not go on with it.
  mutating func enter(_ container: BlockContainer) -> Bool {
    if container.start.line == line {
      guard container.start.offset >= offset else { return false }
      advance(toOffset: container.start.offset + container.markerLength)
      advance(columns: container.isQuote ? (nextIsSpaceOrTab ? 1 : 0) : container.gap)
      return true
    }
    let (columns, nonspace) = indentation
    if container.isQuote {
      guard columns <= 3, nonspace < end, lines.bytes[nonspace] == UInt8(ascii: ">") else { return false }
      advance(columns: columns + 1)
      if nextIsSpaceOrTab { advance(columns: 1) }
    } else if columns >= container.indentation {
      advance(columns: container.indentation)
    } else if nonspace == end {
      advance(toOffset: nonspace)
    } else {
      return false
    }
    return true
  }

  private var nextIsSpaceOrTab: Bool {
    offset < end && lines.bytes[offset].isSpaceOrTab
  }

  /// Takes what the containers take, as long as the line goes on with them; false if it stops before the last.
  mutating func enter(all containers: [BlockContainer]) -> Bool {
    for container in containers {
      guard enter(container) else { return false }
    }
    return true
  }

  /// The list item whose marker is next, if libcmark has found one there.
  func listItem() -> BlockContainer {
    var after = self
    let (columns, nonspace) = indentation
    var length = 0
    while nonspace + length < end, lines.bytes[nonspace + length].isDigit { length += 1 }
    length += 1
    after.advance(toOffset: Swift.min(nonspace + length, end))
    let markerEnd = after.column
    while after.column - markerEnd <= 5, after.nextIsSpaceOrTab { after.advance(columns: 1) }
    var gap = after.column - markerEnd
    // Code that is indented below its item, or an item without text, takes one column only.
    if gap >= 5 || gap < 1 || after.offset >= end { gap = 1 }
    return BlockContainer(
      isQuote: false, start: SourcePlace(offset: nonspace, line: line), markerLength: length, gap: gap,
      indentation: columns + length + gap)
  }
}
