/// Reads a text block by block in one pass.
///
/// ``TextAnalysis/init(of:in:)`` does the same for strings; this is for text that stands in memory as bytes.
public struct TextAnalyser: ~Copyable {
  private let language: LanguageProfile
  private var types: TypeTable
  private var spans = Spans()
  private var words: [Word] = []
  private var sentences: [MeasuredSentence] = []
  private var blocks = 0

  /// Prepares to read a text in a language.
  public init(_ language: LanguageProfile) {
    self.language = language
    types = TypeTable(language.syllables)
  }

  /// Reads the next block of UTF-8 bytes; its end ends a sentence. Bytes that are not UTF-8 do no harm.
  public mutating func add(_ block: UnsafeBufferPointer<UInt8>) {
    BlockScanner.read(block, profile: language.segmentation, findsSentences: true, into: &spans)
    let first = words.count
    language.segmentation.data.classes.withUnsafe { classes in
      for range in spans.words {
        let type = types.type(of: range, in: block, classes: classes, word: words.count)
        words.append(Word(range, type: type))
      }
    }
    for span in spans.sentences {
      let places = first + span.words.lowerBound..<first + span.words.upperBound
      sentences.append(MeasuredSentence(block: blocks, range: span.range, words: places))
    }
    blocks += 1
  }

  /// What has been read.
  public consuming func finish() -> TextAnalysis {
    var occurrences = Array(repeating: 0, count: types.entries.count)
    for word in words { occurrences[word.type] += 1 }
    let found = zip(types.entries, occurrences).map { entry, occurrences in
      WordType(
        letters: Int(entry.letters), syllables: Int(entry.syllables), isNumber: entry.isNumber,
        occurrences: occurrences, firstWord: Int(entry.firstWord))
    }
    return TextAnalysis(words: words, sentences: sentences, types: found)
  }
}
