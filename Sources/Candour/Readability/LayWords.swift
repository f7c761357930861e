internal import CommonMark
internal import Readability
internal import YAML

/// The words that lay texts of a language use, and the lay words of its glossary.
///
/// Which words are rare no list of frequencies says here. What can be said honestly is whether a word stands in any other
/// lay text of the same content: leaflet, easy leaflet, sentences of the vocabulary. A word counts as used if one of the
/// same beginning is, so that endings do not make a word unknown.
struct LayWords: Sendable {
  /// How many different words there are.
  let count: Int
  private let beginnings: Set<String>
  private let glossary: Glossary?

  private static let documents: [DocumentKind] = [.patientInformation, .patientInformationEasy]

  /// Reads the lay texts of a language, except the one that is measured; nil if there are none.
  init?(_ folder: String, _ files: ContentFiles, _ profile: LanguageProfile, except measured: [UInt8]) {
    var blocks: [String] = []
    for kind in Self.documents {
      guard let bytes = files.bytes(of: "Locales/\(folder)/\(kind.rawValue).md"), bytes != measured else { continue }
      blocks += Self.blocks(bytes)
    }
    if let vocabulary = files.bytes(of: "Locales/\(folder)/vocabulary.yml").flatMap({ YAMLReader.read($0).value }) {
      blocks += vocabulary.flat.filter { VocabularyRun.isLay($0.path) }.map(\.text)
    }
    let glossaryNode = files.bytes(of: "Locales/\(folder)/glossary.yml").flatMap { YAMLReader.read($0).value }
    glossary = glossaryNode.map { Glossary.read($0, file: 0).glossary }
    guard !blocks.isEmpty || glossary != nil else { return nil }
    let analysis = TextAnalysis(of: blocks, in: profile)
    var words: Set<String> = []
    for sentence in analysis.sentences {
      let bytes = Array(blocks[sentence.block].utf8)
      for word in sentence.words { words.insert(Self.folded(bytes[analysis.words[word].range])) }
    }
    count = words.count
    var beginnings: Set<String> = []
    for word in words {
      var part = Substring(word)
      while part.count >= Self.leastBeginning, beginnings.insert(String(part)).inserted { part = part.dropLast() }
    }
    self.beginnings = beginnings
  }

  private static func blocks(_ bytes: [UInt8]) -> [String] {
    guard let tree = try? MarkupParser.parse(bytes) else { return [] }
    let foreign = ForeignText(
      kind: .patientInformation, language: "", country: "", reader: nil, trigger: .before, file: "")
    let text = ReadableText(foreign.document(tree, of: bytes, contract: nil).nodes)
    return text.blocks.map { String(decoding: TemplateTags.replaced(in: text.bytes(of: $0)), as: UTF8.self) }
  }

  private static func folded(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self).lowercased()
  }

  /// A beginning has at least so many letters.
  private static let leastBeginning = 5
  /// An ending has at most so many.
  private static let longestEnding = 3

  /// Whether a lay text has the word, or one with the same beginning.
  func knows(_ word: String) -> Bool {
    let word = word.lowercased()
    return beginnings.contains(String(word.prefix(max(Self.leastBeginning, word.count - Self.longestEnding))))
  }

  /// What lay readers are told in place of the professional term that a word of a block belongs to; nil if it belongs to
  /// none, or if both registers use the same.
  func layWord(for range: Range<Int>, in block: [UInt8]) -> (term: String, lay: String)? {
    glossary?.layWord(for: range, in: block).map {
      (term: String(decoding: block[$0.range], as: UTF8.self), lay: $0.lay)
    }
  }
}
