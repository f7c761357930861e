/// The different words of a text, each counted once for letters and syllables.
///
/// A text has far fewer types than words, so what costs time (the rules of syllables) is done once for each type. A
/// type has one or more spellings (`Cells`, `cells`), which `SpellingTable` knows.
struct TypeTable: ~Copyable {
  /// A type as it is stored.
  struct Entry: Sendable {
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
  private var spellings = SpellingTable()
  /// The folded characters of the word that is new.
  private var characters: UnsafeMutableBufferPointer<UInt32>
  /// The same as UTF-8.
  private var folded: [UInt8] = []

  init(_ language: SyllableRules) {
    self.language = language
    characters = .allocate(capacity: 1 << 10)
    characters.initialize(repeating: 0)
  }

  deinit { characters.deallocate() }

  /// The number of the type of a word; `word` is the place of the word in the text.
  @inline(__always) mutating func type(
    of range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>, classes: CharacterClasses, word: Int
  ) -> Int32 {
    let spelling = Spelling(range, in: bytes)
    return spellings.type(of: spelling) ?? add(spelling, range, bytes, classes, word)
  }

  /// Adds a spelling, and its type if that is new too.
  ///
  /// The folded form of a type is always one of its spellings, so one table knows both.
  @inline(never) private mutating func add(
    _ spelling: Spelling, _ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, _ classes: CharacterClasses,
    _ word: Int
  ) -> Int32 {
    let reading = read(range, of: bytes, classes: classes)
    if !reading.isPlain { encode(reading) }
    let isFolded = reading.isPlain || folded.elementsEqual(bytes[range])
    let type = isFolded ? insert(reading, word: word) : typeOfFoldedForm(reading, word: word)
    spellings.insert(spelling, type: type)
    return type
  }

  /// What the letters of a word are.
  private struct Reading {
    /// How many characters the folded form has.
    var length = 0
    var letters = 0
    var digits = 0
    /// Whether the word consists of small letters from a to z, so that it is its own folded form.
    var isPlain = true
  }

  /// Writes the folded characters of a word to `characters`.
  private mutating func read(
    _ range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>, classes: CharacterClasses
  ) -> Reading {
    // A byte becomes at most one character, except for ligatures, which have three bytes for three letters.
    if range.count > characters.count { growCharacters(to: range.count * 2) }
    var reading = Reading()
    var offset = range.lowerBound
    while offset < range.upperBound {
      let byte = bytes[offset]
      if byte &- 0x61 < 26 {
        characters[reading.length] = UInt32(byte)
        reading.length += 1
        reading.letters += 1
        offset += 1
      } else {
        let (value, next) = bytes.scalar(at: offset)
        append(value, classes.of(value), to: &reading)
        offset = next
      }
    }
    return reading
  }

  /// Adds a character that is no plain small letter.
  private func append(_ value: UInt32, _ kind: CharacterClass, to reading: inout Reading) {
    reading.isPlain = false
    if kind == .ignorable || kind == .space { return }
    if kind == .mark {
      guard reading.length > 0, let composed = WordFolding.composed(characters[reading.length - 1], value) else {
        return
      }
      characters[reading.length - 1] = composed
      return
    }
    if kind.isLetter, value > 0x148, let letters = WordFolding.ligature(value) {
      for letter in letters {
        characters[reading.length] = letter
        reading.length += 1
        reading.letters += letter == 0x2019 ? 0 : 1
      }
      return
    }
    characters[reading.length] = CaseFolding.shared.folded(value)
    reading.length += 1
    if kind.isAlphanumeric { reading.letters += 1 }
    if kind == .digit { reading.digits += 1 }
  }

  private mutating func growCharacters(to count: Int) {
    characters.deallocate()
    characters = .allocate(capacity: count)
    characters.initialize(repeating: 0)
  }

  /// Writes the folded characters to `folded`.
  private mutating func encode(_ reading: Reading) {
    folded.removeAll(keepingCapacity: true)
    for character in characters[..<reading.length] { folded.append(utf8: character) }
  }

  /// The type of a word that is not its own folded form.
  private mutating func typeOfFoldedForm(_ reading: Reading, word: Int) -> Int32 {
    folded.withUnsafeBufferPointer { folded in
      let spelling = Spelling(0..<folded.count, in: folded)
      if let known = spellings.type(of: spelling) { return known }
      let type = insert(reading, word: word)
      spellings.insert(spelling, type: type)
      return type
    }
  }

  private mutating func insert(_ reading: Reading, word: Int) -> Int32 {
    let isNumber = reading.digits > 0 && reading.digits == reading.letters
    let folded = UnsafeBufferPointer(rebasing: characters[..<reading.length])
    entries.append(
      Entry(
        firstWord: Int32(word), letters: Int32(reading.letters),
        syllables: isNumber ? 1 : Int32(language.count(inFolded: folded)), isNumber: isNumber))
    return Int32(entries.count - 1)
  }
}
