package import SourceText

/// Finds the sections of a document by its comments alone, without parsing the Markdown in between.
///
/// This is how the digest of an English section is known when only a translation is needed.
package struct SectionScanner {
  package struct Section: Sendable {
    package var comment: SectionComment
    package var commentRange: SourceRange
    /// The bytes of the comment.
    package var commentBytes: Range<Int>
    /// The bytes after the comment, up to the next section.
    package var body: Range<Int>
    /// The digest of the text: comments for translators and blank lines at the ends do not count.
    package var digest: String
  }

  /// The sections of a text, in order. O(bytes).
  package static func sections(of bytes: [UInt8]) -> [Section] {
    let lines = LineIndex(bytes)
    var found: [(comment: SectionComment, range: Range<Int>)] = []
    var index = 0
    while let start = find(Array("<!-- section:".utf8), in: bytes, from: index) {
      let end = find(Array("-->".utf8), in: bytes, from: start).map { $0 + 3 } ?? bytes.count
      if let comment = SectionComment(String(decoding: bytes[start..<end], as: UTF8.self)) {
        found.append((comment, start..<end))
      }
      index = end
    }
    return found.enumerated().map { number, section in
      let end = number + 1 < found.count ? found[number + 1].range.lowerBound : bytes.count
      let body = section.range.upperBound..<Swift.max(end, section.range.upperBound)
      return Section(
        comment: section.comment, commentRange: lines.range(ofOffsets: section.range), commentBytes: section.range,
        body: body,
        digest: ContentDigest.short(substance(of: bytes[body])))
    }
  }

  /// The section of another language that says the same to the same readers.
  static func counterpart(of comment: SectionComment, in sections: [Section]) -> Section? {
    counterpart(id: comment.id, reader: comment.readers.min(), trigger: comment.triggers.min(), in: sections)
  }

  /// The first section of an id that serves a reader and a trigger; nil stands for all of them.
  static func counterpart(id: String, reader: String?, trigger: String?, in sections: [Section]) -> Section? {
    sections.first { section in
      section.comment.id == id
        && (reader.map { section.comment.readers.isEmpty || section.comment.readers.contains($0) } ?? true)
        && (trigger.map { section.comment.triggers.isEmpty || section.comment.triggers.contains($0) } ?? true)
    }
  }

  /// The text without notes for translators, with line ends as LF and without blank lines at the ends.
  package static func substance(of body: ArraySlice<UInt8>) -> [UInt8] {
    var bytes = body.filter { $0 != 0x0D }
    while let start = find(Array("<!-- note:".utf8), in: bytes, from: 0) {
      let end = find(Array("-->".utf8), in: bytes, from: start).map { $0 + 3 } ?? bytes.count
      bytes.removeSubrange(start..<end)
    }
    var slice = bytes[...]
    while let last = slice.last, last == 0x0A || last == 0x20 { slice.removeLast() }
    while let first = slice.first, first == 0x0A || first == 0x20 { slice.removeFirst() }
    return Array(slice)
  }

  private static func find(_ wanted: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    guard bytes.count >= wanted.count else { return nil }
    var index = start
    let last = bytes.count - wanted.count
    while index <= last {
      if bytes[index] == wanted[0], bytes[index..<index + wanted.count].elementsEqual(wanted) { return index }
      index += 1
    }
    return nil
  }
}
