/// The different words of a text, each counted once for letters and syllables.
///
/// A text has far fewer types than words, so what costs time (the rules of syllables) is done once for each type. A
/// type has one or more spellings (`Cells`, `cells`), which `SpellingTable` knows.
struct TypeTable: ~Copyable {
  /// A type as it is stored.
  struct Entry: Sendable {
    fileprivate var hash: UInt32
    fileprivate var start: Int32
    fileprivate var length: Int32
    /// The place of its first word.
    var firstWord: Int32
    /// Letters and digits.
    var letters: Int32
    var syllables: Int32
    /// Whether it consists of digits and signs.
    var isNumber: Bool
  }

  /// The types in the order in which they first stand in the text.
  private(set) var entries: [Entry] = []
  private let language: SyllableRules
  /// The letters of all types, one behind the other, and room for the word that is being read.
  private var characters: UnsafeMutableBufferPointer<UInt32>
  private var used = 0
  private var slots: UnsafeMutableBufferPointer<Int32>

  init(_ language: SyllableRules) {
    self.language = language
    characters = .allocate(capacity: 1 << 14)
    characters.initialize(repeating: 0)
    slots = .allocate(capacity: 1 << 12)
    slots.initialize(repeating: -1)
  }

  deinit {
    characters.deallocate()
    slots.deallocate()
  }

  /// The number of the type of a word; `word` is the place of the word in the text.
  mutating func type(
    of range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>, classes: CharacterClasses, word: Int
  ) -> Int32 {
    // A byte becomes at most one character, except for ligatures, which have three bytes for three letters.
    if used + range.count > characters.count { growCharacters(by: range.count) }
    let reading = read(range, of: bytes, classes: classes)
    let hash = UInt32(truncatingIfNeeded: reading.hash ^ (reading.hash >> 29))
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if entries[index].hash == hash, isSame(entries[index], length: reading.length) {
        return Int32(index)
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return insert(reading, hash: hash, slot: slot, word: word)
  }

  private struct Reading {
    var length = 0
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var letters = 0
    var digits = 0

    @inline(__always) mutating func mix(_ value: UInt32) { hash = (hash ^ UInt64(value)) &* 0x0000_0100_0000_01B3 }
  }

  /// Writes the folded characters of a word behind those of the types.
  @inline(__always) private func read(
    _ range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>, classes: CharacterClasses
  ) -> Reading {
    var reading = Reading()
    let target = UnsafeMutableBufferPointer(rebasing: characters[used...])
    var offset = range.lowerBound
    while offset < range.upperBound {
      let byte = bytes[offset]
      if byte &- 0x61 < 26 || byte &- 0x41 < 26 {
        let value = UInt32(byte | 0x20)
        target[reading.length] = value
        reading.length += 1
        reading.letters += 1
        reading.mix(value)
        offset += 1
      } else {
        let (value, next) = bytes.scalar(at: offset)
        Self.append(value, classes.of(value), to: target, &reading)
        offset = next
      }
    }
    return reading
  }

  /// Adds a character that is no plain letter.
  private static func append(
    _ value: UInt32, _ kind: CharacterClass, to target: UnsafeMutableBufferPointer<UInt32>, _ reading: inout Reading
  ) {
    if kind == .ignorable || kind == .space { return }
    if kind == .mark {
      appendMark(value, to: target, &reading)
      return
    }
    if kind.isLetter, value > 0x148, let letters = WordFolding.ligature(value) {
      for letter in letters {
        target[reading.length] = letter
        reading.length += 1
        reading.letters += letter == 0x2019 ? 0 : 1
        reading.mix(letter)
      }
      return
    }
    let folded = CaseFolding.shared.folded(value)
    target[reading.length] = folded
    reading.length += 1
    if kind.isAlphanumeric { reading.letters += 1 }
    if kind == .digit { reading.digits += 1 }
    reading.mix(folded)
  }

  /// Composes an accent with the letter before it; the hash is made anew, which is rare.
  @inline(never) private static func appendMark(
    _ mark: UInt32, to target: UnsafeMutableBufferPointer<UInt32>, _ reading: inout Reading
  ) {
    guard reading.length > 0, let composed = WordFolding.composed(target[reading.length - 1], mark) else { return }
    target[reading.length - 1] = composed
    reading.hash = Reading().hash
    for index in 0..<reading.length { reading.mix(target[index]) }
  }

  private func isSame(_ entry: Entry, length: Int) -> Bool {
    guard Int(entry.length) == length else { return false }
    let start = Int(entry.start)
    for offset in 0..<length where characters[start + offset] != characters[used + offset] { return false }
    return true
  }

  @inline(never) private mutating func insert(_ reading: Reading, hash: UInt32, slot: Int, word: Int) -> Int32 {
    let index = entries.count
    let isNumber = reading.digits > 0 && reading.digits == reading.letters
    let folded = UnsafeBufferPointer(rebasing: characters[used..<used + reading.length])
    entries.append(
      Entry(
        hash: hash, start: Int32(used), length: Int32(reading.length), firstWord: Int32(word),
        letters: Int32(reading.letters), syllables: isNumber ? 1 : Int32(language.count(inFolded: folded)),
        isNumber: isNumber))
    used += reading.length
    slots[slot] = Int32(index)
    if entries.count * 2 > slots.count { growSlots() }
    return Int32(index)
  }

  private mutating func growCharacters(by length: Int) {
    let larger = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: max(characters.count * 2, used + length + 64))
    larger.initialize(repeating: 0)
    _ = larger.update(fromContentsOf: characters[..<used])
    characters.deallocate()
    characters = larger
  }

  private mutating func growSlots() {
    let larger = UnsafeMutableBufferPointer<Int32>.allocate(capacity: slots.count * 2)
    larger.initialize(repeating: -1)
    for index in entries.indices {
      var slot = Int(entries[index].hash) & (larger.count - 1)
      while larger[slot] >= 0 { slot = (slot + 1) & (larger.count - 1) }
      larger[slot] = Int32(index)
    }
    slots.deallocate()
    slots = larger
  }
}
