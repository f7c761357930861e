internal import SourceText

/// Where a piece of a document comes from: the place that a person would edit to change it.
public struct Origin: Sendable, Hashable {
  /// The index of the file in ``ContentFiles/paths``; -1 for the case file.
  var file: Int32
  /// The place in the file.
  var range: SourceRange

  static let caseFile: Int32 = -1
  /// A text that is neither content nor case; the document names it.
  static let foreignFile: Int32 = -2

  init(file: Int, range: SourceRange) {
    self.file = Int32(file)
    self.range = range
  }

  init(foreignRange: SourceRange) {
    file = Origin.foreignFile
    range = foreignRange
  }

  /// The place of a part of a text of so many bytes that stands here. In a case file, where the text runs over several
  /// lines or is written otherwise than it is read, it is that of the whole.
  func part(_ part: Range<Int>, ofTextWithBytes count: Int) -> Origin {
    guard file != Origin.caseFile, range.lowerBound.line == range.upperBound.line,
      range.upperBound.column - range.lowerBound.column == count
    else { return self }
    var start = range.lowerBound
    start.column += part.lowerBound
    var end = start
    end.column += part.count
    var place = self
    place.range = start..<end
    return place
  }

  init(caseRange: SourceRange?) {
    file = Origin.caseFile
    range = caseRange ?? .startOfFile
  }
}
