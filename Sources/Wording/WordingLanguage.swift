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
      Array(head.utf8), Array(sets.map { "\($0.low),\($0.high)" }.joined(separator: ";").utf8),
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
      func strings(_ part: Int, _ separator: Character) -> [Substring] {
        String(decoding: parts[part], as: UTF8.self).split(separator: separator)
      }
      let head = strings(0, ",")
      lexicon.script = head.first.flatMap { UInt8($0) }.flatMap { LetterTable.Kind(rawValue: $0) } ?? .latin
      lexicon.hasNegativeConcord = head.dropFirst().first == "1"
      lexicon.negationPrefixes = head.dropFirst(2).map { Array($0.utf8) }
      lexicon.sets = WordingLanguage.sets(parts[1])
      for text in strings(2, "|") {
        guard let colon = text.firstIndex(of: ":") else { continue }
        replacements[String(text[..<colon])] = String(text[text.index(after: colon)...])
      }
      if let beginnings = parts[3].baseAddress, let interiors = parts[4].baseAddress {
        lexicon.beginnings = WordTable(beginnings)
        lexicon.interiors = WordTable(interiors)
      }
    }
    self.lexicon = lexicon
    self.replacements = replacements
  }

  /// Pairs of decimal numbers.
  private static func sets(_ bytes: UnsafeBufferPointer<UInt8>) -> [MeaningSet] {
    var sets: [MeaningSet] = []
    var low: UInt64 = 0
    var number: UInt64 = 0
    for byte in bytes {
      switch byte {
      case UInt8(ascii: ","):
        low = number
        number = 0
      case UInt8(ascii: ";"):
        sets.append(MeaningSet(low: low, high: number))
        number = 0
      default: number = number * 10 + UInt64(byte) - 0x30
      }
    }
    return bytes.isEmpty ? [] : sets + [MeaningSet(low: low, high: number)]
  }
}
