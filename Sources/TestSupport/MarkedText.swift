package import SourceText

/// A text in which ⟦double brackets⟧ mark the places where something must be found.
package struct MarkedText: Sendable {
  /// The text without the marks.
  package let text: String
  /// The marked places, in order: line and UTF-8 column from 1, half-open.
  package let ranges: [SourceRange]

  /// The bytes of the text without the marks.
  package var bytes: [UInt8] { Array(text.utf8) }

  /// Takes the marks out of a text.
  package init(_ marked: String) {
    var text = ""
    var starts: [Int] = []
    var offsets: [Range<Int>] = []
    for character in marked {
      switch character {
      case "⟦": starts.append(text.utf8.count)
      case "⟧": if let start = starts.popLast() { offsets.append(start..<text.utf8.count) }
      default: text.append(character)
      }
    }
    let lines = LineIndex(Array(text.utf8))
    self.text = text
    ranges = offsets.sorted { $0.lowerBound < $1.lowerBound }.map { lines.range(ofOffsets: $0) }
  }
}
