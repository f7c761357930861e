/// Finds the entries that begin with given words, by the hashes of their letters.
///
/// The key of a group is the words that all its entries begin with, as they follow each other in a text. A ``StemIndex``
/// tells how long the keys can be that a word begins with, and a filter tells most stretches of letters from the keys
/// without a look at the table. ``LexiconWriter`` writes the table.
struct WordTable: Sendable {
  /// The signs that a table consists of. They stand in the program or in memory that its language keeps.
  private nonisolated(unsafe) let bytes: UnsafePointer<UInt8>
  private let filter: WordFilter.Place
  // Narrow, because a table is handed on for each word.
  private let slots: UInt32
  private let mask: UInt32
  private let area: UInt32
  /// The lengths of the keys that a stretch of letters can begin with, where it goes on behind the key.
  let stems: StemIndex
  /// Whether a key has a word behind its first one that goes on after a single letter.
  let hasLetterBehind: Bool

  static let space = UInt8(ascii: " ")
  static let start: UInt32 = 2_166_136_261
  /// A slot is a sign of the hash and the place of a group.
  static let slotWidth = 1 + Digits.wide
  /// Where no group is: no sign of a hash is a space.
  static let empty = space

  /// The table that consists of given signs; nil if there are none.
  init?(_ signs: UnsafeBufferPointer<UInt8>) {
    guard let bytes = signs.baseAddress, !signs.isEmpty else { return nil }
    var place = 0
    func number() -> Int {
      defer { place += Digits.wide }
      return Digits.value(bytes + place, Digits.wide)
    }
    let (filterSize, slotCount, stemCount) = (number(), number(), number())
    let (prefix, short) = (number(), number())
    hasLetterBehind = number() > 0
    self.bytes = bytes
    filter = WordFilter.Place(start: place, count: filterSize)
    slots = UInt32(place + filterSize)
    mask = UInt32(slotCount - 1)
    let lengths = place + filterSize + slotCount * WordTable.slotWidth
    stems = StemIndex(bytes + lengths, count: stemCount, prefix: prefix, short: short)
    area = UInt32(lengths + stemCount * StemIndex.width)
  }

  // MARK: - Hashes

  /// FNV-1a, a byte at a time: the hash of a word.
  @inline(__always)
  static func hash(_ hash: UInt32, _ byte: UInt8) -> UInt32 { (hash ^ UInt32(byte)) &* 16_777_619 }

  /// The hash of the letters of a word.
  @inline(__always)
  static func hash<Letters: Sequence<UInt8>>(of letters: Letters) -> UInt32 {
    var hash = start
    for letter in letters { hash = WordTable.hash(hash, letter) }
    return hash
  }

  /// The hash of words with another one behind them, by their hashes.
  @inline(__always)
  static func hash(_ words: UInt32, followedBy next: UInt32) -> UInt32 {
    let hash = words &* 0x9E37_79B1 ^ next
    return (hash ^ hash >> 16) &* 0x85EB_CA6B
  }

  /// How many letters of a word behind others are enough to tell most words from it.
  static let opening = 2

  /// The hash of words that go on with another one, by how that begins: the filter has it too.
  ///
  /// - Parameters:
  ///   - words: The hash of the words.
  ///   - opening: The hash of the first letters of the other word.
  ///   - isOpen: Whether that word may go on behind the key.
  /// - Returns: The hash.
  @inline(__always)
  static func hash(_ words: UInt32, openedBy opening: UInt32, isOpen: Bool = false) -> UInt32 {
    hash(isOpen ? words ^ 0x5555_5555 : ~words, followedBy: opening)
  }

  /// How many bytes the letter is that begins with a byte.
  static func width(ofLetter byte: UInt8) -> Int { byte < 0xC0 ? 1 : max(1, (~byte).leadingZeroBitCount) }

  /// The high bits of FNV are the better ones.
  @inline(__always)
  static func place(_ hash: UInt32) -> Int { Int(hash ^ hash >> 15) }

  /// A printable sign of a hash, of bits that have little part in its place.
  @inline(__always)
  static func sign(_ hash: UInt32) -> UInt8 { 0x30 + UInt8(truncatingIfNeeded: hash >> 26) }

  /// The smallest power of two that is not less than a number, and 16 at least.
  static func power(over count: Int) -> Int {
    var size = 16
    while size < count { size *= 2 }
    return size
  }

  // MARK: - Looking up

  /// Whether there may be a key with a hash, or one that begins as the hash of opened words says.
  @inline(__always)
  func mayHave(_ hash: UInt32) -> Bool { filter.has(hash, bytes) }

  /// Looks a key up.
  ///
  /// - Parameters:
  ///   - hash: The hash of the key.
  ///   - isKey: Whether the letters of a key are those that are looked for.
  /// - Returns: Its entries; nil if there is no such key.
  @inline(__always)
  func entries(_ hash: UInt32, isKey: (UnsafeBufferPointer<UInt8>) -> Bool) -> WordEntries? {
    guard mayHave(hash) else { return nil }
    let sign = WordTable.sign(hash)
    let mask = Int(mask)
    var place = WordTable.place(hash) & mask
    while true {
      let slot = bytes + (Int(slots) &+ place &* WordTable.slotWidth)
      if slot[0] == sign {
        let group = bytes + (Int(area) &+ Digits.wideValue(slot + 1))
        let count = Digits.value(group, 2)
        if isKey(UnsafeBufferPointer(start: group + 2, count: count)) { return WordEntries(group + 2 + count) }
      }
      if slot[0] == WordTable.empty { return nil }
      place = (place &+ 1) & mask
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

  @inline(__always)
  private static func bit(_ hash: UInt32) -> UInt8 { 1 &<< UInt8(truncatingIfNeeded: hash >> 13 & 3) }

  /// Where a filter stands.
  struct Place: Sendable {
    private let start: UInt32
    private let mask: UInt32

    init(start: Int, count: Int) {
      self.start = UInt32(start)
      mask = UInt32(count - 1)
    }

    @inline(__always)
    func has(_ hash: UInt32, _ bytes: UnsafePointer<UInt8>) -> Bool {
      bytes[Int(start) &+ (WordTable.place(hash) & Int(mask))] & WordFilter.bit(hash) != 0
    }
  }
}
