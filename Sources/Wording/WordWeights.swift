internal import SourceText
public import YAML

/// What the words of one language by themselves say for or against a sentence's being forbidden, beyond their meanings.
///
/// No list of meanings has all the words of sentences to come. A word that often stands in forbidden sentences, or in
/// right ones, says a little about a sentence that has few words with a meaning. Weighed are each word, how a longer one
/// begins, which is most of what inflection leaves alone, and how two neighbours begin. The weights were fitted to
/// sentences whose verdict is known (`Locales/<tag>/word-weights.yml`); they add to the sum of ``Evidence`` and say
/// nothing alone: a finding needs words with a meaning.
public struct WordWeights: Sendable {
  private let table: FlatText?

  /// How many letters make the beginning of a word.
  static let beginning = 5
  /// The largest weight, in hundredths of a logit.
  static let limit = 2047

  /// No weights.
  public init() { table = nil }

  /// Reads what ``compiled`` gave where it stands, which must be for as long as the program runs.
  public init(compiled: UnsafeBufferPointer<UInt8>) { table = FlatText(compiled) }

  /// Weights, in hundredths of a logit, by the words in the notation of the file.
  init(_ weights: [(notation: String, weight: Int)]) {
    table = weights.isEmpty ? nil : FlatText(copying: WordWeightTable.write(weights))
  }

  /// The weights as one printable text, which ``init(compiled:)`` reads where it stands. The build keeps it in the
  /// program.
  public var compiled: [UInt8] { table.map { Array($0.bytes) } ?? [] }

  /// What the words of a sentence add up to, in hundredths of a logit. O(bytes).
  ///
  /// The sum is divided by the root of the number of weights, so that a long sentence does not outweigh its meanings.
  func sum(_ scanner: WordScanner) -> Int {
    guard let bytes = table?.bytes.baseAddress else { return 0 }
    var sum = 0
    var count = 0
    func add(_ hash: UInt32) {
      guard let weight = WordWeightTable.weight(hash, bytes) else { return }
      sum += weight
      count += 1
    }
    scanner.folded.withUnsafeBufferPointer { folded in
      var pair = WordTable.start
      for (index, word) in scanner.words.enumerated() {
        var hash = WordTable.start
        var letters = 0
        for byte in folded[word.folded] {
          if byte & 0xC0 != 0x80 {
            if letters == WordWeights.beginning { add(WordTable.hash(hash, WordWeightTable.open)) }
            letters += 1
          }
          hash = WordTable.hash(hash, byte)
          if letters <= WordWeights.beginning { pair = WordTable.hash(pair, byte) }
        }
        add(hash)
        if index > 0 { add(pair) }
        // The next pair begins with this word.
        pair = WordTable.start
        letters = 0
        for byte in folded[word.folded] {
          if byte & 0xC0 != 0x80 { letters += 1 }
          if letters > WordWeights.beginning { break }
          pair = WordTable.hash(pair, byte)
        }
        pair = WordTable.hash(pair, WordWeightTable.joint)
      }
    }
    guard count > 0 else { return 0 }
    return Int((Double(sum) / Double(count).squareRoot()).rounded())
  }
}

/// The table of weights: hashes of words with a weight each, in digits of six bits.
///
/// A word that is in no list is taken for another one about once in ten million times: a weight is too little to keep
/// all letters for it.
enum WordWeightTable {
  /// Behind the beginning of a word.
  static let open = UInt8(ascii: "*")
  /// Between the beginnings of two words.
  static let joint = UInt8(ascii: "+")
  private static let tagDigits = 4
  private static let width = tagDigits + 2

  static func write(_ weights: [(notation: String, weight: Int)]) -> [UInt8] {
    let size = WordTable.power(over: weights.count * 3 / 2)
    var slots = [(tag: Int, weight: Int)](repeating: (0, 0), count: size)
    for (notation, weight) in weights {
      let hash = notation.utf8.reduce(WordTable.start) { WordTable.hash($0, $1) }
      var place = WordTable.place(hash) & (size - 1)
      while slots[place].tag != 0 { place = (place + 1) & (size - 1) }
      slots[place] = (tag(hash), weight)
    }
    var bytes: [UInt8] = []
    Digits.append(size, Digits.wide, to: &bytes)
    for slot in slots {
      Digits.append(slot.tag, tagDigits, to: &bytes)
      Digits.append(min(max(slot.weight, -WordWeights.limit), WordWeights.limit) + WordWeights.limit + 1, 2, to: &bytes)
    }
    return bytes
  }

  /// The weight of a word, a beginning or a pair by its hash; nil without one.
  @inline(__always)
  static func weight(_ hash: UInt32, _ bytes: UnsafePointer<UInt8>) -> Int? {
    let mask = Digits.value(bytes, Digits.wide) - 1
    let wanted = tag(hash)
    var place = WordTable.place(hash) & mask
    while true {
      let slot = bytes + Digits.wide + place * width
      let found = Digits.value(slot, tagDigits)
      if found == wanted { return Digits.value(slot + tagDigits, 2) - WordWeights.limit - 1 }
      if found == 0 { return nil }
      place = (place + 1) & mask
    }
  }

  /// The high bits of a hash, never zero.
  @inline(__always)
  private static func tag(_ hash: UInt32) -> Int { Int(hash >> 8 | 1) }
}

/// Reads the weights of the words of a language from `Locales/<tag>/word-weights.yml`.
public enum WordWeightsParser {
  /// Reads weights: a word, a beginning (`word*`) or a pair of beginnings (`first+second`), and a number after each.
  ///
  /// - Returns: The weights and every fault. What is faulty is left out.
  public static func weights(_ root: YAMLNode) -> (weights: WordWeights, faults: [WordingFault]) {
    guard let node = root["weights"], let text = node.text else {
      return (WordWeights(), [fault(root.range, "There are no weights.")])
    }
    let parts = text.split(whereSeparator: \.isWhitespace)
    guard parts.count.isMultiple(of: 2) else {
      return (WordWeights(), [fault(node.range, "A word has no weight, or a weight has no word.")])
    }
    var faults: [WordingFault] = []
    var weights: [(notation: String, weight: Int)] = []
    var seen: Set<Substring> = []
    for index in stride(from: 0, to: parts.count, by: 2) {
      guard let weight = Int(parts[index + 1]), abs(weight) <= WordWeights.limit else {
        faults.append(fault(node.range, "“\(parts[index + 1])” after “\(parts[index])” is no weight."))
        continue
      }
      guard seen.insert(parts[index]).inserted else {
        faults.append(fault(node.range, "“\(parts[index])” has two weights."))
        continue
      }
      weights.append((String(parts[index]), weight))
    }
    return (WordWeights(weights), faults)
  }

  private static func fault(_ range: SourceRange, _ summary: String) -> WordingFault {
    WordingFault(
      range: range, summary: summary,
      explanation:
        "After weights: stand words, each followed by a whole number from -\(WordWeights.limit) to \(WordWeights.limit)."
    )
  }
}
