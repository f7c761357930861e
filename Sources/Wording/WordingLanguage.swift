/// What one language says of forbidden wording.
public struct WordingLanguage: Sendable {
  /// For each category, a sentence that may stand in place of a forbidden one; UTF-8 text of the language.
  public let replacements: [String: String]
  /// What its words say beyond their meanings.
  public var weights = WordWeights()
  let lexicon: Lexicon
  private let storage: FlatText

  /// The language without its weights as one printable text, which ``init(compiled:)`` reads where it stands. The build keeps it in the
  /// program.
  public var compiled: [UInt8] { Array(storage.bytes) }

  init(
    script: LetterTable.Kind, hasNegativeConcord: Bool, negationPrefixes: [String], entries: [LexiconSource.Entry],
    replacements: [String: String]
  ) {
    let (sets, tables) = LexiconWriter.write(entries)
    let head = ([String(script.rawValue), hasNegativeConcord ? "1" : "0"] + negationPrefixes).joined(separator: ",")
    let parts = [
      Array(head.utf8), sets.reduce(into: []) { $1.appendDigits(to: &$0) },
      Array(replacements.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }.joined(separator: "|").utf8),
    ]
    var compiled: [UInt8] = []
    for part in parts + tables { Digits.append(part.count, Digits.wide, to: &compiled) }
    for part in parts + tables { compiled += part }
    self.init(FlatText(copying: compiled))
  }

  /// Reads what ``compiled`` gave where it stands, which must be for as long as the program runs. It must come from the
  /// same rules. O(meanings), not O(words).
  public init(compiled: UnsafeBufferPointer<UInt8>) { self.init(FlatText(compiled)) }

  private init(_ storage: FlatText) {
    self.storage = storage
    var lexicon = Lexicon()
    var replacements: [String: String] = [:]
    if let start = storage.bytes.baseAddress {
      let counts = (0..<5).map { Digits.value(start + $0 * Digits.wide, Digits.wide) }
      var place = start + 5 * Digits.wide
      let parts = counts.map { count in
        defer { place += count }
        return UnsafeBufferPointer(start: place, count: count)
      }
      func strings(_ part: Int, _ separator: Unicode.Scalar) -> [UnsafeBufferPointer<UInt8>.SubSequence] {
        parts[part].split(separator: UInt8(ascii: separator))
      }
      let head = strings(0, ",")
      lexicon.script = head.first?.first.flatMap { LetterTable.Kind(rawValue: $0 - UInt8(ascii: "0")) } ?? .latin
      lexicon.hasNegativeConcord = head.dropFirst().first?.first == UInt8(ascii: "1")
      lexicon.negationPrefixes = head.dropFirst(2).map { Array($0) }
      if let sets = parts[1].baseAddress {
        lexicon.sets = stride(from: 0, to: counts[1], by: MeaningSet.digits).map { MeaningSet(digits: sets + $0) }
      }
      for text in strings(2, "|") {
        guard let colon = text.firstIndex(of: UInt8(ascii: ":")) else { continue }
        replacements[String(decoding: text[..<colon], as: UTF8.self)] = String(
          decoding: text[(colon + 1)...], as: UTF8.self)
      }
      lexicon.beginnings = WordTable(parts[3])
      lexicon.interiors = WordTable(parts[4])
    }
    self.lexicon = lexicon
    self.replacements = replacements
  }
}
