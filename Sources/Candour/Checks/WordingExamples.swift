internal import Readability
internal import Wording

/// The sentences of one language whose verdict is known: `Locales/<tag>/wording-examples.tsv`.
struct WordingExamples {
  /// A sentence and its verdict.
  struct Example {
    /// The line of the file.
    var line: Int
    /// `seen` or `unseen`.
    var half: String
    /// The category.
    var category: String
    /// `forbidden` or `benign`.
    var verdict: String
    /// The document that it would stand in.
    var kind: DocumentKind
    /// The sentence; some have two.
    var text: String
  }

  let examples: [Example]
  private let content: Content
  private let profile: SegmentationProfile
  private let language: WordingLanguage
  private let rules: WordingRules

  /// The sentences of a language; nil if it has no rules or no sentences.
  init?(tag: String, content: Content) {
    guard let locale = content.locales[tag], let rules = content.wordingRules, let language = locale.wording,
      let bytes = content.files.bytes(of: "Locales/\(tag)/wording-examples.tsv")
    else { return nil }
    self.content = content
    self.rules = rules
    self.language = language
    profile = locale.segmentation
    examples = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated().compactMap { number, line in
      let fields = line.split(separator: 0x09, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
      guard fields.count == 5, let kind = DocumentKind(rawValue: fields[3]) else { return nil }
      return Example(
        line: number + 1, half: fields[0], category: fields[1], verdict: fields[2], kind: kind, text: fields[4])
    }
  }

  /// Reads an example as its document would be read.
  func read<Result>(
    _ example: Example, _ body: (inout WordingReader, UnsafeBufferPointer<UInt8>, [Range<Int>]) -> Result
  ) -> Result {
    let contract = content.contracts[example.kind]
    var reader = WordingReader(
      language, rules: rules, spokesman: contract?.spokesman ?? .unknown, isForPatient: contract?.isForPatient ?? true)
    let text = Array(example.text.utf8)
    return text.withUnsafeBufferPointer { buffer in
      body(&reader, buffer, Segmenter.sentences(in: buffer, profile: profile).map(\.range))
    }
  }
}
