/// One pass over the bytes of a block that collects its words and sentences.
struct BlockScanner: ~Copyable {
  let bytes: UnsafeBufferPointer<UInt8>
  let profile: LanguageData
  let folding: CaseFolding
  private let classes: CharacterClasses
  private let findsSentences: Bool

  /// What has been found.
  private(set) var spans: Spans

  /// The place in `spans.words` of the first word of the sentence that is being read.
  private var firstWord = 0
  private var sentenceStart = 0
  /// A work space for the word that is looked up.
  var key: [UInt32] = []

  /// Prepares to read a block; the classes must outlive the scanner.
  private init(
    bytes: UnsafeBufferPointer<UInt8>, profile: LanguageData, findsSentences: Bool,
    classes: CharacterClasses, spans: Spans
  ) {
    self.bytes = bytes
    self.profile = profile
    self.folding = .shared
    self.classes = classes
    self.findsSentences = findsSentences
    self.spans = spans
  }

  /// Reads a block; what it finds takes the place of what the spans held before.
  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, profile: SegmentationProfile, findsSentences: Bool, into spans: inout Spans
  ) {
    var storage = Spans()
    swap(&storage, &spans)
    storage.removeAll()
    profile.data.classes.withUnsafe { classes in
      var scanner = BlockScanner(
        bytes: bytes, profile: profile.data, findsSentences: findsSentences, classes: classes, spans: storage)
      storage = Spans()
      scanner.scan()
      spans = scanner.spans
    }
  }

  /// Whether a word has been found in the sentence that is being read.
  var hasWord: Bool { spans.words.count > firstWord }
  /// The first word of the sentence that is being read.
  var firstWordOfSentence: Range<Int>? { hasWord ? spans.words[firstWord] : nil }

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
  @inline(__always) mutating func add(word: Range<Int>) { spans.words.append(word) }

  private mutating func scanTerminators(from start: Int) -> Int {
    var end = start
    while case (.terminator, let next) = character(at: end), next > end { end = next }
    guard hasWord, let boundary = boundary(afterTerminators: start..<end) else { return end }
    endSentence(at: boundary.end, next: boundary.next)
    return boundary.next
  }

  private mutating func endSentence(at end: Int, next: Int) {
    let start = skippingSpace(from: sentenceStart)
    spans.sentences.append(SentenceSpan(range: start..<end, words: firstWord..<spans.words.count))
    firstWord = spans.words.count
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
  @inline(__always) func scalar(at offset: Int) -> (value: UInt32, next: Int) { bytes.scalar(at: offset) }

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
