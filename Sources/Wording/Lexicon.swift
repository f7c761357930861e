/// The words of one language with their meanings, ready to be looked up.
struct Lexicon: Sendable {
  /// A word, a beginning of words or a phrase. Its first word is that of its group.
  struct Entry: Sendable {
    var meanings: MeaningSet
    /// The words after the first one, in `parts`.
    var rest: Range<Int>
    /// How much it says: more words win, then exact ones, then longer ones.
    var rank: Int
    /// Whether the first word may go on.
    var isOpenAtEnd: Bool
    /// Whether it was written with marks and stands here without them.
    var isBare: Bool
  }

  /// A word of a phrase after its first one.
  struct Part: Sendable {
    /// Its bytes in `letters`.
    var letters: Range<Int>
    var isOpenAtStart: Bool
    var isOpenAtEnd: Bool
    /// How many other words may stand before it.
    var gap: Int
  }

  var script = LetterTable.Kind.latin
  /// Whether several negations in a clause are one, as in Slavic languages, Greek or Spanish.
  var hasNegativeConcord = false
  /// Beginnings that deny a verb, such as Czech "ne"; folded UTF-8.
  var negationPrefixes: [[UInt8]] = []
  var entries: [Entry] = []
  var parts: [Part] = []
  var letters: [UInt8] = []
  /// Entries that begin with the beginning of a word.
  var beginnings = WordTable()
  /// Entries that begin anywhere in a word.
  var interiors = WordTable()

  /// The largest number of words that may stand in the gap of a phrase.
  static let gap = 6
}

/// Finds the entries whose first word is a given stretch of letters, by a hash that grows letter by letter.
struct WordTable: Sendable {
  /// Entries with the same first word.
  struct Group: Sendable {
    /// The first word, in the letters of the lexicon.
    var letters: Range<Int>
    var entries: Range<Int>
  }

  private(set) var groups: [Group] = []
  /// One more than the number of a group, at its hash or the next free place; 0 is free.
  private var slots: [Int32] = []
  private var mask = 0
  /// Which two bytes a first word may begin with, as bits at a hash of them; most places in a text are passed over by it.
  private var beginnings: [UInt64] = []
  /// The shortest and the longest first word.
  private(set) var lengths = Int.max...Int.max

  var isEmpty: Bool { groups.isEmpty }

  static let hashStart: UInt32 = 2_166_136_261

  /// FNV-1a, a byte at a time.
  @inline(__always)
  static func hash(_ hash: UInt32, _ byte: UInt8) -> UInt32 { (hash ^ UInt32(byte)) &* 16_777_619 }

  init() {}

  init(_ groups: [Group], letters: [UInt8]) {
    self.groups = groups
    guard !groups.isEmpty else { return }
    var size = 16
    while size < groups.count * 2 { size *= 2 }
    mask = size - 1
    var slots = [Int32](repeating: 0, count: size)
    var beginnings = [UInt64](repeating: 0, count: WordTable.beginningBits / 64)
    var shortest = Int.max
    var longest = 0
    letters.withUnsafeBufferPointer { letters in
      for (number, group) in groups.enumerated() {
        if group.letters.count > 1 {
          let first = group.letters.lowerBound
          let bit = WordTable.beginning(letters[first], letters[first + 1])
          beginnings[bit / 64] |= 1 << UInt64(bit % 64)
        }
        var hash = WordTable.hashStart
        for index in group.letters { hash = WordTable.hash(hash, letters[index]) }
        var place = WordTable.place(hash) & mask
        while slots[place] != 0 { place = (place + 1) & mask }
        slots[place] = Int32(number + 1)
        shortest = min(shortest, group.letters.count)
        longest = max(longest, group.letters.count)
      }
    }
    self.slots = slots
    // A word of one byte would have to be looked for at every place.
    self.beginnings = shortest > 1 ? beginnings : []
    lengths = shortest...longest
  }

  private static let beginningBits = 8192

  @inline(__always)
  private static func beginning(_ first: UInt8, _ second: UInt8) -> Int {
    (Int(first) << 5 ^ Int(second)) & (beginningBits - 1)
  }

  /// Whether a first word may begin with two bytes.
  @inline(__always)
  func mayBegin(_ first: UInt8, _ second: UInt8) -> Bool {
    guard !beginnings.isEmpty else { return true }
    let bit = WordTable.beginning(first, second)
    return beginnings[bit / 64] & 1 << UInt64(bit % 64) != 0
  }

  /// The high bits of FNV are the better ones.
  @inline(__always)
  private static func place(_ hash: UInt32) -> Int { Int(hash ^ hash >> 15) }

  /// The entries whose first word is these bytes, of which the hash is known.
  @inline(__always)
  func entries(_ hash: UInt32, _ bytes: Range<Int>, of word: UnsafeBufferPointer<UInt8>, _ letters: [UInt8]) -> Range<
    Int
  >? {
    var place = WordTable.place(hash) & mask
    while slots[place] != 0 {
      let group = groups[Int(slots[place]) - 1]
      if group.letters.count == bytes.count {
        var index = 0
        while index < bytes.count, letters[group.letters.lowerBound + index] == word[bytes.lowerBound + index] {
          index += 1
        }
        if index == bytes.count { return group.entries }
      }
      place = (place + 1) & mask
    }
    return nil
  }
}
