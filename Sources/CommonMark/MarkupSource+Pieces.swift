public import SourceText

extension MarkupSource {
  /// The exact place of a piece of a text that stands in a stretch of one line, also through escapes and entities.
  ///
  /// This is for a text that has left its tree; ``MarkupTree/sourceRange(ofUTF8:inNode:of:)`` knows more of one that has
  /// not. An escape or an entity is never divided: a piece that touches it gets all of it.
  ///
  /// - Parameters:
  ///   - piece: The piece, in UTF-8 offsets of the text.
  ///   - text: The text of a text node or, with `isCode`, of a code span. The stretch may go on behind it.
  ///   - isCode: Whether the stretch is a code span with its backticks.
  ///   - stretch: Where the text stands.
  /// - Returns: The place; nil if the stretch runs over several lines or another text stands there.
  public func range(
    ofUTF8 piece: Range<Int>, of text: String, isCode: Bool = false, in stretch: SourceRange
  ) -> SourceRange? {
    let count = text.utf8.count
    guard stretch.lowerBound.line == stretch.upperBound.line, piece.lowerBound >= 0, piece.upperBound <= count else {
      return nil
    }
    return SourceLines.with(bytes, starts: lines.lineStarts) { lines -> SourceRange? in
      text.withCString { characters in
        characters.withMemoryRebound(to: UInt8.self, capacity: count + 1) { literal -> SourceRange? in
          let finder = StretchFinder(lines: lines, literal: literal, count: count, stretch: stretch, isCode: isCode)
          guard let start = finder.place(of: piece.lowerBound, isEnd: false),
            let end = piece.isEmpty ? start : finder.place(of: piece.upperBound, isEnd: true)
          else { return nil }
          return lines.range(start, end)
        }
      }
    }
  }
}

/// Reads a stretch of one line up to a byte of the text that it stands for.
private struct StretchFinder {
  let lines: SourceLines
  let literal: UnsafePointer<UInt8>
  let count: Int
  let stretch: SourceRange
  let isCode: Bool

  func place(of offset: Int, isEnd: Bool) -> SourcePlace? {
    let start = lines.place(stretch.lowerBound)
    var matcher = InlineMatcher(lines)
    if isCode {
      matcher.reader.begin(at: start, lastLine: start.line)
      return matcher.placeInCode(literal, count: count, offset: offset, isEnd: isEnd)
    }
    matcher.reader.begin(at: start, end: lines.place(stretch.upperBound).offset)
    // All of the text must stand there, not only its beginning.
    var whole = matcher
    guard whole.matchText(literal, count: count, isAutolink: false),
      matcher.matchText(literal, count: offset, isAutolink: false, roundsUp: isEnd)
    else { return nil }
    return matcher.reader.place
  }
}
