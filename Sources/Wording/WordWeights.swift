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

  /// What the words of a sentence add up to, in hundredths of a logit. O(words): the scanner has their hashes.
  ///
  /// The sum is divided by the root of the number of weights, so that a long sentence does not outweigh its meanings.
  func sum(_ scanner: WordScanner) -> Int {
    guard let bytes = table?.bytes.baseAddress else { return 0 }
    let table = WordWeightTable(bytes)
    var total = WordWeightTable.Total()
    scanner.hashes.withUnsafeBufferPointer { hashes in
      var before: UInt32?
      for word in scanner.words {
        let isEmpty = word.folded.isEmpty
        let beginning = isEmpty ? WordTable.start : hashes[word.beginning - 1]
        if word.beginning < word.folded.upperBound { table.add(WordWeightTable.open(beginning), to: &total) }
        table.add(isEmpty ? WordTable.start : hashes[word.folded.upperBound - 1], to: &total)
        if let before { table.add(WordWeightTable.pair(before, beginning), to: &total) }
        before = beginning
      }
    }
    guard total.count > 0 else { return 0 }
    return Int((Double(total.sum) / Double(total.count).squareRoot()).rounded())
  }
}

/// The table of weights: a filter of hashes, and hashes with a weight each, as printable signs.
///
/// A word that is in no list is taken for another one about once in ten million times: a weight is too little to keep
/// all letters for it.
struct WordWeightTable {
  /// What is found in it for a sentence.
  struct Total {
    var sum = 0
    var count = 0
  }

  private let bytes: UnsafePointer<UInt8>
  private let filter: WordFilter.Place
  private let slots: Int
  private let mask: Int

  /// A slot is four signs of a hash and two digits of a weight.
  private static let width = 6
  /// Where no weight is: no sign of a hash is a space.
  private static let empty: UInt32 = 0x2020_2020

  /// The table that begins at a place.
  init(_ bytes: UnsafePointer<UInt8>) {
    self.bytes = bytes
    let filterSize = Digits.value(bytes, Digits.wide)
    filter = WordFilter.Place(start: 2 * Digits.wide, count: filterSize)
    slots = 2 * Digits.wide + filterSize
    mask = Digits.value(bytes + Digits.wide, Digits.wide) - 1
  }

  /// The hash of a beginning by that of its letters, and that of a pair by those of its beginnings.
  @inline(__always)
  static func open(_ beginning: UInt32) -> UInt32 { WordTable.hash(beginning, UInt8(ascii: "*")) }
  @inline(__always)
  static func pair(_ first: UInt32, _ second: UInt32) -> UInt32 { WordTable.hash(first, followedBy: second) }

  /// The hash of a notation: `word`, `begin*` or `first+secon`.
  private static func hash(of notation: String) -> UInt32 {
    let bytes = Array(notation.utf8)
    // A plus sign that comes first is a word.
    if let joint = bytes.dropFirst().firstIndex(of: UInt8(ascii: "+")) {
      return pair(WordTable.hash(of: bytes[..<joint]), WordTable.hash(of: bytes[(joint + 1)...]))
    }
    return WordTable.hash(of: bytes[...])
  }

  static func write(_ weights: [(notation: String, weight: Int)]) -> [UInt8] {
    var filter = WordFilter(count: weights.count)
    let size = WordTable.power(over: weights.count * 3 / 2)
    var slots = [(tag: UInt32, weight: Int)](repeating: (empty, 0), count: size)
    for (notation, weight) in weights {
      let hash = hash(of: notation)
      filter.insert(hash)
      var place = WordTable.place(hash) & (size - 1)
      while slots[place].tag != empty { place = (place + 1) & (size - 1) }
      slots[place] = (tag(hash), weight)
    }
    var bytes: [UInt8] = []
    Digits.append(filter.bytes.count, Digits.wide, to: &bytes)
    Digits.append(size, Digits.wide, to: &bytes)
    bytes += filter.bytes
    for slot in slots {
      for shift in stride(from: 0, to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: slot.tag >> UInt32(shift))) }
      Digits.append(min(max(slot.weight, -WordWeights.limit), WordWeights.limit) + WordWeights.limit + 1, 2, to: &bytes)
    }
    return bytes
  }

  /// Adds the weight of a word, a beginning or a pair by its hash, if it has one.
  @inline(__always)
  func add(_ hash: UInt32, to total: inout Total) {
    guard filter.has(hash, bytes) else { return }
    let wanted = WordWeightTable.tag(hash)
    var place = WordTable.place(hash) & mask
    while true {
      let slot = bytes + slots + place * WordWeightTable.width
      let found = UInt32(littleEndian: UnsafeRawPointer(slot).loadUnaligned(as: UInt32.self))
      if found == wanted {
        total.sum += Digits.value(slot + 4, 2) - WordWeights.limit - 1
        total.count += 1
        return
      }
      if found == WordWeightTable.empty { return }
      place = (place + 1) & mask
    }
  }

  /// A hash as four signs.
  @inline(__always)
  private static func tag(_ hash: UInt32) -> UInt32 { hash >> 2 & 0x3F3F_3F3F &+ 0x3030_3030 }
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
