/// A text of several paragraphs as a frame with segments in it.
///
/// The frame holds what is no sentence: blank lines, signs of headings and lists, blocks, statements and tables on lines of
/// their own, notes. A segment is a paragraph, a heading or an item. Frame and segments together are the text, byte for
/// byte.
struct TextFrame {
  let bytes: [UInt8]
  /// The places of the segments.
  private(set) var segments: [Range<Int>] = []
  /// What stands before each segment and makes it a heading or an item: `## `, `- `, or nothing.
  private(set) var prefixes: [String] = []
  /// The tags of the blocks that each segment stands in, the outermost first: `{{#pending.present}}`.
  private(set) var conditions: [[String]] = []
  /// The frame without blank lines and notes, with a sign for each segment: two texts with the same signature can
  /// exchange their segments.
  private(set) var signature: [String] = []

  init(_ text: String) {
    bytes = Array(text.utf8)
    var line = 0
    var isInNote = false
    var isOpen = false
    var blocks: [String] = []
    while line < bytes.count {
      let end = bytes[line...].firstIndex(of: 0x0A) ?? bytes.count
      let content = TextFrame.trimmed(line..<end, bytes)
      if isInNote || bytes[content].starts(with: Array("<!--".utf8)) {
        isInNote = !TextFrame.contains(Array("-->".utf8), bytes[line..<end])
        isOpen = false
      } else if content.isEmpty {
        isOpen = false
      } else if TextFrame.isSoleTag(bytes[content]) {
        let tag = String(decoding: bytes[content], as: UTF8.self)
        signature.append(tag)
        isOpen = false
        if tag.hasPrefix("{{#") || tag.hasPrefix("{{^") { blocks.append(tag) }
        if tag.hasPrefix("{{/") { _ = blocks.popLast() }
      } else {
        let start = TextFrame.prefixEnd(content, bytes)
        if isOpen, start == content.lowerBound, let last = segments.last {
          segments[segments.count - 1] = last.lowerBound..<content.upperBound
        } else {
          let prefix = String(decoding: bytes[content.lowerBound..<start], as: UTF8.self)
          prefixes.append(prefix)
          signature.append(prefix + "…")
          segments.append(start..<content.upperBound)
          conditions.append(blocks)
        }
        // A heading ends with its line.
        isOpen = bytes[content.lowerBound] != UInt8(ascii: "#")
      }
      line = end + 1
    }
  }

  /// The texts of the segments.
  var texts: [String] { segments.map { String(decoding: bytes[$0], as: UTF8.self) } }

  /// The text with other segments; nil stands for one that stays.
  func text(with texts: [String?]) -> String {
    var edits = ByteEdits()
    for (range, text) in zip(segments, texts) { if let text { edits.replace(range, with: text) } }
    return String(decoding: edits.applied(to: bytes), as: UTF8.self)
  }

  private static func trimmed(_ range: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
    while end > start, isSpace(bytes[end - 1]) { end -= 1 }
    while start < end, isSpace(bytes[start]) { start += 1 }
    return start..<end
  }

  /// Whether a line is one tag and nothing else: there is nothing to translate in it.
  private static func isSoleTag(_ line: ArraySlice<UInt8>) -> Bool {
    let parts = InlineText(String(decoding: line, as: UTF8.self)).parts
    if parts.count == 1, case .code(let code) = parts[0] { return code.hasPrefix("{{") }
    return false
  }

  private static func contains(_ wanted: [UInt8], _ bytes: ArraySlice<UInt8>) -> Bool {
    String(decoding: bytes, as: UTF8.self).range(of: String(decoding: wanted, as: UTF8.self)) != nil
  }

  /// The end of `## `, `- `, `- [ ] ` or `1. `.
  private static func prefixEnd(_ line: Range<Int>, _ bytes: [UInt8]) -> Int {
    var index = line.lowerBound
    func skip(_ isWanted: (UInt8) -> Bool) { while index < line.upperBound, isWanted(bytes[index]) { index += 1 } }
    func ends(with byte: UInt8) -> Bool { index < line.upperBound && bytes[index] == byte }
    let first = bytes[line.lowerBound]
    if first == UInt8(ascii: "#") {
      skip { $0 == UInt8(ascii: "#") }
    } else if first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
      index += 1
    } else if (0x30...0x39).contains(first) {
      skip { (0x30...0x39).contains($0) }
      guard ends(with: UInt8(ascii: ".")) else { return line.lowerBound }
      index += 1
    } else {
      return line.lowerBound
    }
    guard ends(with: 0x20) else { return line.lowerBound }
    skip { $0 == 0x20 }
    if bytes[index..<line.upperBound].starts(with: Array("[ ] ".utf8)) {
      index += 4
      skip { $0 == 0x20 }
    }
    return index
  }
}
