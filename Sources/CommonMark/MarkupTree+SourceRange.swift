public import SourceText

extension MarkupTree {
  /// The exact place of a piece of the literal of a text or code node, also through escapes and entities.
  ///
  /// The piece is given in UTF-8 offsets of ``MarkupNode/text``. An escape or an entity is never divided: a piece that
  /// touches it gets all of it. If the text of the node is not what stands in the source, for example because a value
  /// was put in, the range of the node is returned, and if that is not known, the range of the nearest ancestor that
  /// has one.
  public func sourceRange(
    ofUTF8 piece: Range<Int>, inNode index: Int, of source: MarkupSource
  ) -> SourceRange {
    let node = nodes[index]
    guard let range = node.range, piece.lowerBound >= 0, piece.upperBound <= node.text.utf8.count else {
      return nearestRange(of: index)
    }
    let found = source.bytes.withUnsafeBufferPointer { bytes -> SourceRange? in
      let lines = SourceLines(bytes: bytes, starts: source.lines.lineStarts)
      return node.text.withCString { characters in
        let count = node.text.utf8.count
        return characters.withMemoryRebound(to: UInt8.self, capacity: count + 1) { literal in
          let places = PieceFinder(
            tree: self, index: index, lines: lines, literal: literal, count: count, range: range)
          guard let start = places.place(of: piece.lowerBound, isEnd: false),
            let end = piece.isEmpty ? start : places.place(of: piece.upperBound, isEnd: true)
          else { return nil }
          return lines.range(start, end)
        }
      }
    }
    return found ?? range
  }

  private func nearestRange(of index: Int) -> SourceRange {
    if let range = nodes[index].range { return range }
    for ancestor in ancestors(of: index) {
      if let range = nodes[ancestor].range { return range }
    }
    return .startOfFile
  }
}

/// Reads the source of one literal again up to one of its bytes.
private struct PieceFinder {
  let tree: MarkupTree
  let index: Int
  let lines: SourceLines
  let literal: UnsafePointer<UInt8>
  let count: Int
  let range: SourceRange

  func place(of offset: Int, isEnd: Bool) -> SourcePlace? {
    let start = lines.place(range.lowerBound)
    let end = lines.place(range.upperBound)
    var matcher = InlineMatcher(lines)
    switch tree.nodes[index].kind {
    case .text:
      matcher.reader.begin(at: start, end: end.offset)
      return placeInText(matcher, offset, isEnd: isEnd)
    case .code:
      matcher.reader.containers = containers
      matcher.reader.begin(at: start, lastLine: end.line)
      return matcher.placeInCode(literal, count: count, offset: offset, isEnd: isEnd)
    case .htmlInline:
      matcher.reader.containers = containers
      matcher.reader.begin(at: start, lastLine: end.line)
      return matcher.place(offset, isEnd: isEnd) { $0.matchVerbatim(literal + $1, count: $2 - $1) }
    case .codeBlock, .htmlBlock:
      return placeInBlock(offset, isEnd: isEnd, start: start)
    default:
      return nil
    }
  }

  private func placeInText(_ matcher: InlineMatcher, _ offset: Int, isEnd: Bool) -> SourcePlace? {
    // The whole literal must stand there, not only its beginning.
    var whole = matcher
    var part = matcher
    let isAutolink = isInAutolink
    guard whole.matchText(literal, count: count, isAutolink: isAutolink), whole.reader.isAtEnd else { return nil }
    guard part.matchText(literal, count: offset, isAutolink: isAutolink, roundsUp: isEnd) else { return nil }
    return part.reader.place
  }

  private var isInAutolink: Bool {
    guard let parent = tree.parent(of: index), let range = tree.nodes[parent].range,
      case .link = tree.nodes[parent].kind
    else { return false }
    return lines.bytes[lines.place(range.lowerBound).offset] == UInt8(ascii: "<")
  }

  /// The place in a block whose literal has one line for each line of the source.
  private func placeInBlock(_ offset: Int, isEnd: Bool, start: SourcePlace) -> SourcePlace? {
    let containers = self.containers
    let form = BlockLiteral(tree.nodes[index].kind, start: start, containers: containers, lines: lines)
    var line = form.firstLine
    var lineStart = 0
    for position in 0..<offset where literal[position] == .lineFeed {
      // libcmark adds the last line feed if the source has none.
      if line + 1 == lines.starts.count { return SourcePlace(offset: lines.end(line), line: line) }
      // The end of a piece after a line feed is the end of that line feed.
      if isEnd, position == offset - 1 { return SourcePlace(offset: lines.starts[line + 1], line: line + 1) }
      line += 1
      lineStart = position + 1
    }
    guard line < lines.starts.count, let (place, spaces) = form.start(of: line) else { return nil }
    var bytes = place.offset + (spaces > 0 ? 1 : 0)
    for position in lineStart..<offset {
      guard position - lineStart >= spaces else { continue }
      guard bytes < lines.end(line), lines.bytes[bytes] == literal[position] else { return nil }
      bytes += 1
    }
    if offset - lineStart < spaces, !isEnd || offset == lineStart { bytes = place.offset }
    return SourcePlace(offset: bytes, line: line)
  }

  /// The quotes and list items around the node, the outermost first.
  private var containers: [BlockContainer] {
    var result: [BlockContainer] = []
    for ancestor in tree.ancestors(of: index).reversed() {
      guard let start = tree.nodes[ancestor].range?.lowerBound else { continue }
      switch tree.nodes[ancestor].kind {
      case .blockQuote:
        result.append(BlockContainer(isQuote: true, start: lines.place(start), markerLength: 1))
      case .listItem:
        var prefix = BlockPrefix(lines, line: start.line - 1)
        _ = prefix.enter(all: result)
        result.append(prefix.listItem())
      default: break
      }
    }
    return result
  }
}
