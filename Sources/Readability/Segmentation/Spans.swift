/// The words and sentences of a block, in flat storage that the next block uses again.
struct Spans {
  /// The words in order.
  var words: [Range<Int>] = []
  /// The sentences in order; each word stands in one.
  var sentences: [SentenceSpan] = []

  /// Forgets what was found and keeps the storage.
  mutating func removeAll() {
    words.removeAll(keepingCapacity: true)
    sentences.removeAll(keepingCapacity: true)
  }
}

/// A sentence as a range of bytes and a range of words.
struct SentenceSpan {
  /// The sentence with its closing marks, without the space around it.
  var range: Range<Int>
  /// The places of its words in `Spans.words`.
  var words: Range<Int>
}
