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
  /// comes before what is replaced: otherwise it would lie inside of it.
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
    return result + bytes[position...]
  }
}
