/// A file as it is to be written. The library computes changes; whoever calls it writes them, all or none.
package struct FileChange: Sendable, Hashable {
  /// The path within the content: `Locales/de/approvals.yml`.
  package var path: String
  /// All bytes of the file.
  package var bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// Edits of a file by ranges: what is not named stays as it is, byte for byte.
struct ByteEdits {
  private var edits: [(range: Range<Int>, text: [UInt8])] = []

  var isEmpty: Bool { edits.isEmpty }

  mutating func replace(_ range: Range<Int>, with text: String) { edits.append((range, Array(text.utf8))) }

  mutating func insert(_ text: String, at offset: Int) { replace(offset..<offset, with: text) }

  /// The bytes after all edits. Edits at one place are made in the order in which they were named, but what is inserted
  /// comes before what is replaced: otherwise it would lie inside of it. A file whose lines end in CR LF keeps that end.
  func applied(to bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var position = 0
    func order(_ edit: (offset: Int, element: (range: Range<Int>, text: [UInt8]))) -> (Int, Int, Int) {
      (edit.element.range.lowerBound, edit.element.range.isEmpty ? 0 : 1, edit.offset)
    }
    let ordered = edits.enumerated().sorted { order($0) < order($1) }
    for (_, edit) in ordered {
      precondition(edit.range.lowerBound >= position, "Edits of a file must not overlap.")
      result += bytes[position..<edit.range.lowerBound]
      result += edit.text
      position = edit.range.upperBound
    }
    result += bytes[position...]
    return ByteEdits.endsLinesWithCRLF(bytes) ? ByteEdits.withCRLF(result) : result
  }

  /// Whether every line ends in CR LF. A file of mixed ends is left mixed: nobody asked for its other lines.
  private static func endsLinesWithCRLF(_ bytes: [UInt8]) -> Bool {
    var count = 0
    var before: UInt8 = 0
    for byte in bytes {
      if byte == 0x0A {
        guard before == 0x0D else { return false }
        count += 1
      } else if before == 0x0D {
        return false
      }
      before = byte
    }
    return count > 0 && before != 0x0D
  }

  private static func withCRLF(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for byte in bytes {
      if byte == 0x0A {
        // An edit may stand between the two.
        while result.last == 0x0D { result.removeLast() }
        result.append(0x0D)
      }
      result.append(byte)
    }
    return result
  }
}
