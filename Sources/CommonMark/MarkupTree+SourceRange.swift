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
    let found = SourceLines.with(source.bytes, starts: source.lines.lineStarts) { lines -> SourceRange? in
      node.text.withCString { characters in
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
    guard whole.matchText(literal, count: count, isAutolink: isAutolink), whole.reader.isAtEnd else {
      return nil
    }
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
    let form = BlockLiteral(tree.nodes[index].kind, start: start, containers: containers, lines: lines)
    var line = form.firstLine
    var lineStart = 0
    while line < lines.starts.count {
      var lineEnd = lineStart
      while lineEnd < count, literal[lineEnd] != .lineFeed { lineEnd += 1 }
      guard let spaces = form.match(literal + lineStart, count: lineEnd - lineStart, line: line) else {
        return nil
      }
      if offset <= lineEnd {
        return form.place(offset - lineStart, isEnd: isEnd, line: line, spacesOfTab: spaces)
      }
      // The end of a piece after a line feed is the end of that line feed; libcmark adds the last one if there is none.
      let isLast = line + 1 == lines.starts.count
      if isLast { return SourcePlace(offset: lines.end(line), line: line) }
      if isEnd, offset == lineEnd + 1 { return SourcePlace(offset: lines.starts[line + 1], line: line + 1) }
      line += 1
      lineStart = lineEnd + 1
    }
    return nil
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
