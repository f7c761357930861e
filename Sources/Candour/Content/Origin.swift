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

  init(caseRange: SourceRange?) {
    file = Origin.caseFile
    range = caseRange ?? .startOfFile
  }
}
