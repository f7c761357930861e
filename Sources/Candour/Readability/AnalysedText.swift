internal import CommonMark
internal import Readability
internal import SourceText

/// The running text of a document with its words, sentences and what makes them hard.
///
/// Both the report of `candour readability` and the checks of a document read this one analysis.
struct AnalysedText: Sendable {
  let text: ReadableText
  let profile: LanguageProfile
  /// The blocks of running text, and what each stands for in the analysis.
  let running: [ReadableBlock]
  let strings: [String]
  let analysis: TextAnalysis
  /// An entry for each sentence, in order; empty where only counts were asked for.
  let hardness: [SentenceHardness]
  /// Where tags of a template stand in each running block that has some.
  private let tags: [Int: [Range<Int>]]

  /// Reads a text. Counts and scores need no hardness, which takes longer than all the rest.
  init(_ text: ReadableText, _ profile: LanguageProfile, readsHardness: Bool = true) {
    self.text = text
    self.profile = profile
    running = text.blocks.filter { Self.isRunning($0, text) }
    strings = running.map { Self.countedText(of: $0, in: text) }
    var tags: [Int: [Range<Int>]] = [:]
    for (number, block) in running.enumerated() {
      let own = TemplateTags.ranges(in: Array(text.bytes(of: block)))
      if !own.isEmpty { tags[number] = own }
    }
    self.tags = tags
    analysis = TextAnalysis(of: strings, in: profile)
    hardness = readsHardness ? analysis.hardness(of: strings, in: profile) : []
  }

  /// The text of a block, of the same length, with spaces where code or an image stands: it counts no words and ends no
  /// sentence.
  private static func countedText(of block: ReadableBlock, in text: ReadableText) -> String {
    var bytes = TemplateTags.replaced(in: text.bytes(of: block))
    for part in text.uncounted where block.range.overlaps(part) {
      for index in part.clamped(to: block.range) { bytes[index - block.range.lowerBound] = UInt8(ascii: " ") }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether the sentences of a block count. CommonMark has no tables: one written with strokes is a paragraph to it.
  static func isRunning(_ block: ReadableBlock, _ text: ReadableText) -> Bool {
    block.isRunningText && text.bytes(of: block).first != UInt8(ascii: "|")
  }

  /// The place of a range of a block in the file that a person would edit.
  func place(of range: Range<Int>, in block: Int, _ document: ComposedDocument) -> Place {
    let start = running[block].range.lowerBound
    let range = whole(range, in: block)
    return text.place(of: start + range.lowerBound..<start + range.upperBound, in: running[block], document)
  }

  /// A range of a block that cuts no tag of a template short: counting takes a value for a word of four letters.
  func whole(_ range: Range<Int>, in block: Int) -> Range<Int> {
    var range = range
    for tag in tags[block] ?? [] where tag.overlaps(range) {
      range = min(tag.lowerBound, range.lowerBound)..<max(tag.upperBound, range.upperBound)
    }
    return range
  }

  /// The text of a range of a block.
  func string(_ range: Range<Int>, in block: Int) -> String {
    String(decoding: Array(text.bytes(of: running[block]))[whole(range, in: block)], as: UTF8.self)
  }

  /// The words that are a reason, as they stand in the text.
  func words(_ reason: SentenceHardness.Reason, in block: Int) -> [String] {
    reason.ranges(in: analysis).map { string($0, in: block) }
  }

  // MARK: - Sentences

  /// A sentence of running text.
  struct RunningSentence: Sendable {
    var block: ReadableBlock
    /// Its bytes in the buffer of the text.
    var range: Range<Int>
    /// The words that make it passive; empty if it is active or the language cannot be told.
    var passive: [String]
  }

  /// The sentences in order.
  var sentences: [RunningSentence] {
    hardness.map { hard in
      let sentence = analysis.sentences[hard.sentence]
      let block = running[sentence.block]
      let start = block.range.lowerBound
      var passive: [String] = []
      for case .passive(let words) in hard.reasons {
        passive += words.map { string(analysis.words[$0].range, in: sentence.block) }
      }
      return RunningSentence(
        block: block, range: start + sentence.range.lowerBound..<start + sentence.range.upperBound, passive: passive)
    }
  }

  /// Why the program cannot tell something of this language, such as `passive`; nil if it can.
  func reasonAgainst(_ feature: String) -> String? {
    profile.hardness.unsupported.first { $0.feature == feature }?.reason
  }
}
