/// One pass over the bytes of a block that collects its words and sentences.
struct BlockScanner: ~Copyable {
  let bytes: UnsafeBufferPointer<UInt8>
  let profile: LanguageData
  let folding: CaseFolding
  private let classes: CharacterClasses
  private let findsSentences: Bool

  /// The words found that do not stand in a sentence yet.
  private(set) var words: [Range<Int>] = []
  /// The sentences found.
  private(set) var sentences: [Sentence] = []

  private var sentenceStart = 0
  /// A work space for the word that is looked up.
  var key: [UInt32] = []

  /// Prepares to read a block; the classes must outlive the scanner.
  private init(
    bytes: UnsafeBufferPointer<UInt8>, profile: LanguageData, findsSentences: Bool,
    classes: CharacterClasses
  ) {
    self.bytes = bytes
    self.profile = profile
    self.folding = .shared
    self.classes = classes
    self.findsSentences = findsSentences
    words.reserveCapacity(findsSentences ? min(bytes.count / 6 + 1, 64) : bytes.count / 6 + 1)
    if findsSentences { sentences.reserveCapacity(bytes.count / 64 + 1) }
  }

  /// Reads a block and hands the result on.
  static func read<Result>(
    _ bytes: UnsafeBufferPointer<UInt8>, profile: SegmentationProfile, findsSentences: Bool,
    result: (borrowing BlockScanner) -> Result
  ) -> Result {
    profile.data.classes.withUnsafe { classes in
      var scanner = BlockScanner(
        bytes: bytes, profile: profile.data, findsSentences: findsSentences, classes: classes)
      scanner.scan()
      return result(scanner)
    }
  }

  /// Whether a word has been found in the sentence that is being read.
  var hasWord: Bool { !words.isEmpty }
  /// The first word of the sentence that is being read.
  var firstWordOfSentence: Range<Int>? { words.first }

  /// Reads the whole block.
  private mutating func scan() {
    var offset = 0
    while offset < bytes.count {
      let (kind, next) = character(at: offset)
      switch kind {
      case .lowercase, .uppercase, .digit: offset = scanWord(from: offset)
      case .terminator where findsSentences: offset = scanTerminators(from: offset)
      default: offset = next
      }
    }
    if findsSentences, hasWord { endSentence(at: trimmedEnd(bytes.count), next: bytes.count) }
  }

  /// Notes a word.
  mutating func add(word: Range<Int>) { words.append(word) }

  private mutating func scanTerminators(from start: Int) -> Int {
    var end = start
    while case (.terminator, let next) = character(at: end), next > end { end = next }
    guard hasWord, let boundary = boundary(afterTerminators: start..<end) else { return end }
    endSentence(at: boundary.end, next: boundary.next)
    return boundary.next
  }

  private mutating func endSentence(at end: Int, next: Int) {
    let start = skippingSpace(from: sentenceStart)
    sentences.append(Sentence(range: start..<end, words: Array(words[...])))
    words.removeAll(keepingCapacity: true)
    sentenceStart = next
  }
}

// MARK: - Reading characters

extension BlockScanner {
  /// The byte at an offset, or 0 outside the block.
  @inline(__always) func byte(at offset: Int) -> UInt8 {
    offset >= 0 && offset < bytes.count ? bytes[offset] : 0
  }

  /// The class of the character at an offset and the offset after it; at the end `.other` and the same offset.
  @inline(__always) func character(at offset: Int) -> (kind: CharacterClass, next: Int) {
    guard offset < bytes.count else { return (.other, offset) }
    let first = bytes[offset]
    if first < 0x80 { return (classes.ofASCII(first), offset + 1) }
    let (value, next) = scalar(at: offset)
    return (classes.of(value), next)
  }

  /// The character at an offset and the offset after it; U+FFFD for a byte that is not UTF-8.
  @inline(__always) func scalar(at offset: Int) -> (value: UInt32, next: Int) {
    let first = UInt32(byte(at: offset))
    let second = UInt32(byte(at: offset + 1))
    guard first >= 0xC2, second & 0xC0 == 0x80 else { return (first < 0x80 ? first : 0xFFFD, offset + 1) }
    if first < 0xE0 { return ((first & 0x1F) << 6 | (second & 0x3F), offset + 2) }
    let third = UInt32(byte(at: offset + 2))
    guard third & 0xC0 == 0x80 else { return (0xFFFD, offset + 1) }
    if first < 0xF0 { return ((first & 0x0F) << 12 | (second & 0x3F) << 6 | (third & 0x3F), offset + 3) }
    let fourth = UInt32(byte(at: offset + 3))
    guard first < 0xF5, fourth & 0xC0 == 0x80 else { return (0xFFFD, offset + 1) }
    let high = (first & 0x07) << 18 | (second & 0x3F) << 12
    return (high | (third & 0x3F) << 6 | (fourth & 0x3F), offset + 4)
  }

  /// The offset at which the character before an offset begins.
  func offset(before offset: Int) -> Int {
    var start = offset - 1
    while start > 0, start > offset - 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return max(start, 0)
  }

  /// The class of the character before an offset; `.space` at the beginning of the block.
  func kind(before offset: Int) -> CharacterClass {
    offset > 0 ? character(at: self.offset(before: offset)).kind : .space
  }

  /// The first offset from here on that holds neither space nor an ignorable character.
  func skippingSpace(from start: Int) -> Int {
    var offset = start
    while case (let kind, let next) = character(at: offset), kind == .space || kind == .ignorable {
      offset = next
    }
    return offset
  }

  private func trimmedEnd(_ end: Int) -> Int {
    var end = end
    while end > 0, [.space, .ignorable].contains(kind(before: end)) { end = offset(before: end) }
    return end
  }

  /// Puts the characters of a range into `key`, in the form in which words are compared.
  mutating func loadKey(_ range: Range<Int>) {
    key.removeAll(keepingCapacity: true)
    appendKey(range)
  }

  /// Adds the characters of a range to `key`.
  mutating func appendKey(_ range: Range<Int>) {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let (value, next) = scalar(at: offset)
      offset = next
      switch classes.of(value) {
      case .space, .ignorable: break
      default: key.append(folding.folded(value))
      }
    }
  }
}
