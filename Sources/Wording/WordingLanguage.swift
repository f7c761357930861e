/// What one language says of forbidden wording.
public struct WordingLanguage: Sendable {
  /// For each category, a sentence that may stand in place of a forbidden one; UTF-8 text of the language.
  public let replacements: [String: String]
  let lexicon: Lexicon
  /// The language as one text, which ``init(compiled:)`` reads in one pass. The build keeps it in the program.
  public let compiled: [UInt8]

  /// Head, sets of meanings, words and replacements, with `|` between them.
  init(
    script: LetterTable.Kind, hasNegativeConcord: Bool, negationPrefixes: [String],
    words: (sets: [MeaningSet], text: [UInt8]), replacements: [String: String]
  ) {
    let head = ([String(script.rawValue), hasNegativeConcord ? "1" : "0"] + negationPrefixes).joined(separator: ",")
    let sets = words.sets.map { "\($0.low),\($0.high)" }.joined(separator: ";")
    let texts = replacements.sorted { $0.key < $1.key }.map { "|\($0.key):\($0.value)" }.joined()
    let compiled = Array("\(head)|\(sets)|".utf8) + words.text + Array(texts.utf8)
    self = compiled.withUnsafeBufferPointer { WordingLanguage(compiled: $0) }
  }

  /// Reads what ``compiled`` gave. It must come from the same rules. O(bytes).
  public init(compiled: UnsafeBufferPointer<UInt8>) {
    self.compiled = Array(compiled)
    let parts = compiled.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
    func string(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String { String(decoding: bytes, as: UTF8.self) }
    var lexicon = Lexicon()
    let head = parts.isEmpty ? [] : string(parts[0]).split(separator: ",")
    lexicon.script = head.first.flatMap { UInt8($0) }.flatMap { LetterTable.Kind(rawValue: $0) } ?? .latin
    lexicon.hasNegativeConcord = head.dropFirst().first == "1"
    lexicon.negationPrefixes = head.dropFirst(2).map { Array($0.utf8) }
    if parts.count > 2 {
      let sets = string(parts[1]).split(separator: ";").map { pair in
        let numbers = pair.split(separator: ",").compactMap { UInt64($0) }
        return MeaningSet(low: numbers.first ?? 0, high: numbers.last ?? 0)
      }
      LexiconText.read(UnsafeBufferPointer(rebasing: parts[2]), sets: sets, into: &lexicon)
    }
    self.lexicon = lexicon
    var replacements: [String: String] = [:]
    for part in parts.dropFirst(3) {
      let text = string(part)
      guard let colon = text.firstIndex(of: ":") else { continue }
      replacements[String(text[..<colon])] = String(text[text.index(after: colon)...])
    }
    self.replacements = replacements
  }
}
