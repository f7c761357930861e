/// A sentence of a block of text, with its words.
///
/// All ranges are UTF-8 byte offsets in the text that was given, so they lead back to the source without a search.
public struct Sentence: Sendable, Hashable {
  /// The sentence with its closing quotation marks and brackets, without the space around it.
  public var range: Range<Int>
  /// The words in order; never empty. Soft hyphens and zero-width characters inside a word belong to its range.
  public var words: [Range<Int>]

  /// Creates a sentence from its place and the places of its words.
  public init(range: Range<Int>, words: [Range<Int>]) {
    self.range = range
    self.words = words
  }
}
