/// Finds the sentences and words of running text.
///
/// Give it one block at a time: a paragraph or a list item, already without markup. The end of the block ends a
/// sentence, whatever its last character; a block without a word has no sentence.
///
/// ```swift
/// let profile = SegmentationProfile(abbreviations: ["Dr."])
/// let sentences = Segmenter.sentences(in: "Ask Dr. Smith. She can help.", profile: profile)
/// // sentences.count == 2, sentences[0].words.count == 3
/// ```
///
/// The text is read once; time grows with its length, whatever it holds. Accented letters are expected in composed
/// form (NFC), as are the words of the profile. Bytes that are not UTF-8 separate words and do no harm.
public enum Segmenter {
  /// The sentences of a block, in order.
  public static func sentences(in text: String, profile: SegmentationProfile) -> [Sentence] {
    var text = text
    return text.withUTF8 { sentences(in: $0, profile: profile) }
  }

  /// The sentences of a block of UTF-8 bytes, in order.
  public static func sentences(
    in bytes: UnsafeBufferPointer<UInt8>, profile: SegmentationProfile
  ) -> [Sentence] {
    var spans = Spans()
    BlockScanner.read(bytes, profile: profile, findsSentences: true, into: &spans)
    return spans.sentences.map { Sentence(range: $0.range, words: Array(spans.words[$0.words])) }
  }

  /// The sentences of a block of UTF-8 bytes as ranges of bytes, in order, for those who do not need their words.
  public static func sentenceRanges(
    in bytes: UnsafeBufferPointer<UInt8>, profile: SegmentationProfile
  ) -> [Range<Int>] {
    var spans = Spans()
    BlockScanner.read(bytes, profile: profile, findsSentences: true, into: &spans)
    return spans.sentences.map(\.range)
  }

  /// The words of a block, in order, without looking for sentences.
  public static func words(in text: String, profile: SegmentationProfile) -> [Range<Int>] {
    var text = text
    return text.withUTF8 { words(in: $0, profile: profile) }
  }

  /// The words of a block of UTF-8 bytes, in order, without looking for sentences.
  public static func words(
    in bytes: UnsafeBufferPointer<UInt8>, profile: SegmentationProfile
  ) -> [Range<Int>] {
    var spans = Spans()
    BlockScanner.read(bytes, profile: profile, findsSentences: false, into: &spans)
    return spans.words
  }
}
