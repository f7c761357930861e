/// The words of one language with their meanings, read where they stand in the program.
struct Lexicon: Sendable {
  var script = LetterTable.Kind.latin
  /// Whether several negations in a clause are one, as in Slavic languages, Greek or Spanish.
  var hasNegativeConcord = false
  /// Beginnings that deny a verb, such as Czech "ne"; folded UTF-8.
  var negationPrefixes: [[UInt8]] = []
  /// The sets of meanings that entries name by number.
  var sets: [MeaningSet] = []
  /// Entries that begin with the beginning of a word.
  var beginnings = WordTable()
  /// Entries that begin anywhere in a word.
  var interiors = WordTable()

  /// The largest number of words that may stand in the gap of a phrase.
  static let gap = 6
}

/// Finds the entries that begin with given words, by a hash that grows letter by letter.
///
/// The key of a group is the words that all its entries begin with, as they follow each other in a text. A filter tells
/// most stretches of letters from the keys without a look at the table. ``LexiconWriter`` writes the table.
struct WordTable: Sendable {
  /// The words that a table consists of; nil for none. It stands in the program or in memory that its language keeps.
  private nonisolated(unsafe) let bytes: UnsafePointer<UInt8>?
  private let filter: WordFilter.Place
  private let slots: Int
  private let mask: Int
  private let area: Int
  /// The shortest and the longest first word.
  let lengths: ClosedRange<Int>

  static let space = UInt8(ascii: " ")
  static let start: UInt32 = 2_166_136_261

  /// FNV-1a, a byte at a time.
  @inline(__always)
  static func hash(_ hash: UInt32, _ byte: UInt8) -> UInt32 { (hash ^ UInt32(byte)) &* 16_777_619 }

  /// The high bits of FNV are the better ones.
  @inline(__always)
  static func place(_ hash: UInt32) -> Int { Int(hash ^ hash >> 15) }

  /// The hash of how a key begins: the filter has it too.
  static func beginning(_ key: [UInt8]) -> UInt32 {
    key.count > 1 ? beginning(key[0], key[1]) : 0
  }

  @inline(__always)
  static func beginning(_ first: UInt8, _ second: UInt8) -> UInt32 {
    hash(hash(hash(start, first), second), 1)
  }

  /// The smallest power of two that is not less than a number, and 16 at least.
  static func power(over count: Int) -> Int {
    var size = 16
    while size < count { size *= 2 }
    return size
  }

  /// A table without entries.
  init() {
    bytes = nil
    filter = WordFilter.Place(start: 0, mask: 0)
    (slots, mask, area) = (0, 0, 0)
    lengths = 0...0
  }

  /// The table that begins at a place.
  init(_ bytes: UnsafePointer<UInt8>) {
    let numbers = (0..<5).map { Digits.value(bytes + $0 * Digits.wide, Digits.wide) }
    self.bytes = numbers[0] > 0 ? bytes : nil
    lengths = numbers[1]...numbers[2]
    filter = WordFilter.Place(start: 5 * Digits.wide, mask: numbers[3] - 1)
    slots = filter.start + numbers[3]
    mask = numbers[4] - 1
    area = slots + numbers[4] * Digits.wide
  }

  var isEmpty: Bool { bytes == nil }

  /// Whether a key, or the beginning of one up to the end of a word, may have a hash.
  @inline(__always)
  func mayHave(_ hash: UInt32) -> Bool {
    guard let bytes else { return false }
    return filter.has(hash, bytes)
  }

  /// Looks a key up.
  ///
  /// - Parameters:
  ///   - hash: The hash of the key.
  ///   - isKey: Whether the letters of a key are those that are looked for.
  /// - Returns: Its entries; nil if there is no such key.
  @inline(__always)
  func entries(_ hash: UInt32, isKey: (UnsafeBufferPointer<UInt8>) -> Bool) -> WordEntries? {
    guard let bytes else { return nil }
    var place = WordTable.place(hash) & mask
    while true {
      let group = Digits.value(bytes + slots + place * Digits.wide, Digits.wide)
      if group == 0 { return nil }
      let start = bytes + area + group - 1
      let count = Digits.value(start, 2)
      if isKey(UnsafeBufferPointer(start: start + 2, count: count)) {
        let head = start + 2 + count
        return WordEntries(next: head + Digits.wide, left: Digits.value(head, Digits.wide))
      }
      place = (place + 1) & mask
    }
  }
}

/// Which hashes a table may have, as four bits in each of many bytes, because a literal holds printable signs only.
struct WordFilter {
  private(set) var bytes: [UInt8]

  /// A filter for about so many keys; it takes about one hash in eight for a key by mistake.
  init(count: Int) { bytes = Array(repeating: 0x40, count: WordTable.power(over: count * 2)) }

  mutating func insert(_ hash: UInt32) {
    bytes[WordTable.place(hash) & (bytes.count - 1)] |= WordFilter.bit(hash)
  }

  private static func bit(_ hash: UInt32) -> UInt8 { 1 << UInt8(hash >> 13 & 3) }

  /// Where a filter stands.
  struct Place: Sendable {
    var start: Int
    var mask: Int

    @inline(__always)
    func has(_ hash: UInt32, _ bytes: UnsafePointer<UInt8>) -> Bool {
      bytes[start + (WordTable.place(hash) & mask)] & WordFilter.bit(hash) != 0
    }
  }
}

/// The entries with the same key, those that say most first.
struct WordEntries {
  fileprivate var next: UnsafePointer<UInt8>
  fileprivate var left: Int

  /// The next entry.
  @inline(__always)
  mutating func pop() -> WordEntry? {
    guard left > 0 else { return nil }
    left -= 1
    let entry = WordEntry(body: next + 2)
    next += 2 + Digits.value(next, 2)
    return entry
  }
}

/// A word, a beginning of words or a phrase. Its first words are the key of its group.
struct WordEntry {
  fileprivate let body: UnsafePointer<UInt8>

  /// The number of its meanings in the sets of the lexicon.
  var set: Int { Digits.value(body, 2) }
  /// How much it says: more words win, then exact ones, then longer ones.
  var rank: Int { Digits.value(body + 2, 3) }
  /// Whether the last word of the key may go on.
  var isOpenAtEnd: Bool { flags & 1 != 0 }
  /// Whether it was written with marks and stands here without them.
  var isBare: Bool { flags & 2 != 0 }
  /// How many words follow the key.
  var restCount: Int { Digits.value(body + 6, 1) }
  private var flags: Int { Digits.value(body + 5, 1) }

  /// The words after the key, one after the other.
  var rest: Rest { Rest(next: body + 7, left: restCount) }

  struct Rest {
    fileprivate var next: UnsafePointer<UInt8>
    fileprivate var left: Int

    @inline(__always)
    mutating func pop() -> Part? {
      guard left > 0 else { return nil }
      left -= 1
      let count = Digits.value(next + 1, 2)
      let part = Part(
        letters: UnsafeBufferPointer(start: next + 3, count: count), flags: Digits.value(next, 1))
      next += 3 + count
      return part
    }
  }

  /// A word of a phrase after its key.
  struct Part {
    let letters: UnsafeBufferPointer<UInt8>
    fileprivate let flags: Int

    /// How many other words may stand before it.
    var gap: Int { flags & 4 != 0 ? Lexicon.gap : 0 }

    /// Whether a word of a text is this one.
    func fits(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
      guard word.count >= letters.count else { return false }
      switch flags & 3 {
      case 0: return word.count == letters.count && isAt(0, word)
      case 2: return isAt(0, word)
      case 1: return isAt(word.count - letters.count, word)
      default: return (0...word.count - letters.count).contains { isAt($0, word) }
      }
    }

    private func isAt(_ place: Int, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
      for index in letters.indices where letters[index] != word[place + index] { return false }
      return true
    }
  }
}
