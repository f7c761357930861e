/// A word of a text, folded for comparison.
struct ScannedWord: Sendable {
  /// Its bytes in the text.
  var range: Range<Int>
  /// Its folded bytes in the buffer of the scanner.
  var folded: Range<Int>
  /// Where its first ``WordTable/opening`` letters end in that buffer, or all if it has fewer.
  var opening: Int
  /// Where its first ``WordWeights/beginning`` letters end there.
  var beginning: Int
  /// Whether a letter of it carries a mark.
  var hasMark: Bool
  /// Whether it has two letters or more and all are capitals.
  var isCapitals: Bool
  /// What stands before it.
  var joint: Joint
  /// Whether it is joined to the word before it by a hyphen, perhaps at the end of a line.
  var isHyphenated: Bool

  /// What separates a word from the word before it.
  enum Joint: UInt8, Sendable, Comparable {
    /// A space, a quotation mark, a hyphen.
    case none
    /// A comma, a dash, a bracket.
    case weak
    /// A colon: what follows is said of what stands before.
    case label
    /// A semicolon or the end of a sentence.
    case strong

    static func < (left: Joint, right: Joint) -> Bool { left.rawValue < right.rawValue }
  }
}

/// Splits text into words and folds them: small letters, look-alike letters as what they look like, invisible
/// characters gone. One pass over the bytes, which also gives every beginning of a word its hash.
struct WordScanner: Sendable {
  private(set) var words: [ScannedWord] = []
  /// The folded bytes of all words; behind them at least ``slack`` bytes that belong to none.
  private(set) var folded: [UInt8] = []
  /// For each folded byte the hash of its word up to there, as in ``WordTable/hash(_:_:)``.
  private(set) var hashes: [UInt32] = []
  /// The script of the language.
  let script: LetterTable.Kind
  private let folds = LetterTable.shared.folds

  /// How many bytes may be read behind the last word.
  static let slack = 16
  /// A letter becomes no more than three bytes, such as a byte that is no letter.
  private static let growth = 3

  init(script: LetterTable.Kind) { self.script = script }

  /// Reads a text; what was read before is dropped.
  mutating func scan(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    let capacity = range.count * WordScanner.growth + WordScanner.slack
    if folded.count < capacity {
      folded = Array(repeating: 0, count: capacity)
      hashes = Array(repeating: 0, count: capacity)
    }
    // Taken out, so that they can be written while the rest of the scanner is read.
    var words: [ScannedWord] = []
    swap(&words, &self.words)
    words.removeAll(keepingCapacity: true)
    let script = script
    folded.withUnsafeMutableBufferPointer { folded in
      hashes.withUnsafeMutableBufferPointer { hashes in
        folds.withUnsafeBufferPointer { folds in
          guard let letters = folded.baseAddress, let hashes = hashes.baseAddress else { return }
          var pass = ScanPass(script: script, words: words, letters: letters, hashes: hashes)
          words = []
          pass.read(text, range, folds)
          words = pass.words
        }
      }
    }
    self.words = words
  }

  /// Appends a scalar as UTF-8.
  static func append(_ value: UInt32, to target: inout [UInt8]) {
    if value < 0x80 { return target.append(UInt8(value)) }
    if value < 0x800 {
      target.append(UInt8(0xC0 | value >> 6))
      return target.append(UInt8(0x80 | value & 0x3F))
    }
    guard let scalar = Unicode.Scalar(value) else { return }
    target.append(contentsOf: UTF8.encode(scalar) ?? .init())
  }

  /// The scalar at an offset of valid UTF-8, and its width.
  @inline(__always)
  fileprivate static func scalar(_ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> (UInt32, Int) {
    let byte = UInt32(text[index])
    if byte < 0x80 { return (byte, 1) }
    if byte < 0xE0, index + 1 < end { return ((byte & 0x1F) << 6 | UInt32(text[index + 1]) & 0x3F, 2) }
    if byte < 0xF0, index + 2 < end {
      return ((byte & 0x0F) << 12 | (UInt32(text[index + 1]) & 0x3F) << 6 | UInt32(text[index + 2]) & 0x3F, 3)
    }
    guard index + 3 < end else { return (0xFFFD, 1) }
    let high = (byte & 0x07) << 18 | (UInt32(text[index + 1]) & 0x3F) << 12
    return (high | (UInt32(text[index + 2]) & 0x3F) << 6 | UInt32(text[index + 3]) & 0x3F, 4)
  }

  /// Whether nobody sees a scalar: soft hyphen, zero width, direction marks, variation selectors, combining marks.
  fileprivate static func isInvisible(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x206F, 0xFEFF, 0xFE00...0xFE0F,
      0x300...0x36F, 0x34F, 0x61C, 0x180E, 0xE0000...0xE007F:
      true
    default: false
    }
  }
}

/// One pass of a ``WordScanner`` over a text.
private struct ScanPass {
  let script: LetterTable.Kind
  var words: [ScannedWord]
  let letters: UnsafeMutablePointer<UInt8>
  let hashes: UnsafeMutablePointer<UInt32>

  /// The folded bytes of the word that is being read, and how many letters they are.
  private var first = 0
  private var end = 0
  private var count = 0
  private var opening = 0
  private var beginning = 0
  private var hash = WordTable.start
  /// What is asked of all its letters.
  private var folded = LetterTable.Fold(bits: 0)
  /// Whether a combining mark stands before it.
  private var isMarkFirst = false
  private var start = 0
  private var joint = ScannedWord.Joint.none
  private var isAfterHyphen = false

  init(
    script: LetterTable.Kind, words: [ScannedWord], letters: UnsafeMutablePointer<UInt8>,
    hashes: UnsafeMutablePointer<UInt32>
  ) {
    self.script = script
    self.words = words
    self.letters = letters
    self.hashes = hashes
  }

  mutating func read(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ folds: UnsafeBufferPointer<UInt32>
  ) {
    var index = range.lowerBound
    while index < range.upperBound {
      index = readLetters(text, index, range.upperBound, folds)
      guard index < range.upperBound else { break }
      let (scalar, width) = WordScanner.scalar(text, index, range.upperBound)
      let isKnown = scalar < UInt32(folds.count)
      visit(
        scalar, isKnown ? LetterTable.Fold(bits: folds[Int(scalar)]) : LetterTable.shared.fold(unknown: scalar), index)
      index += width
    }
    finishWord(range.upperBound)
  }

  /// Reads letters of one or two bytes, which most of a text is, up to the first scalar that is none. What it counts
  /// stays in registers meanwhile.
  ///
  /// - Returns: The offset of that scalar.
  private mutating func readLetters(
    _ text: UnsafeBufferPointer<UInt8>, _ offset: Int, _ limit: Int, _ folds: UnsafeBufferPointer<UInt32>
  ) -> Int {
    var index = offset
    var (end, count, hash) = (end, count, hash)
    var (opening, beginning) = (opening, beginning)
    var folded = LetterTable.Fold(bits: 0)
    while index < limit {
      var scalar = UInt32(text[index])
      var next = index &+ 1
      if scalar >= 0x80 {
        guard scalar >= 0xC2, scalar < 0xE0, next < limit else { break }
        scalar = (scalar & 0x1F) << 6 | UInt32(text[next]) & 0x3F
        guard scalar < UInt32(folds.count) else { break }
        next = next &+ 1
      }
      let fold = LetterTable.Fold(bits: folds[Int(scalar)])
      guard fold.isOfWord else { break }
      folded.bits |= fold.bits
      var byte = UInt8(truncatingIfNeeded: fold.small)
      if fold.small >= 0x80 {
        let lead = UInt8(truncatingIfNeeded: 0xC0 | fold.small >> 6)
        hash = WordTable.hash(hash, lead)
        letters[end] = lead
        hashes[end] = hash
        end = end &+ 1
        byte = byte & 0x3F | 0x80
      }
      hash = WordTable.hash(hash, byte)
      letters[end] = byte
      hashes[end] = hash
      end = end &+ 1
      count = count &+ 1
      if count <= WordTable.opening { opening = end }
      if count <= WordWeights.beginning { beginning = end }
      index = next
    }
    guard index > offset else { return offset }
    if self.count == 0 { start = offset }
    (self.end, self.count, self.hash) = (end, count, hash)
    (self.opening, self.beginning) = (opening, beginning)
    self.folded.bits |= folded.bits
    return index
  }

  @inline(__always)
  private mutating func visit(_ scalar: UInt32, _ fold: LetterTable.Fold, _ index: Int) {
    if fold.isOfWord {
      if count == 0 { start = index }
      folded.bits |= fold.bits
      append(fold.small)
    } else if scalar == 0x20 {
      finishWord(index)
    } else if WordScanner.isInvisible(scalar) {
      // A combining mark belongs to the letter before it, which is then read without it.
      if (0x300...0x36F).contains(scalar) { isMarkFirst = isMarkFirst || count == 0 }
    } else {
      finishWord(index)
      separate(scalar, index)
    }
  }

  /// Appends a letter to the word.
  @inline(__always)
  private mutating func append(_ letter: UInt32) {
    if letter < 0x80 {
      append(UInt8(letter))
    } else if letter < 0x800 {
      append(UInt8(0xC0 | letter >> 6))
      append(UInt8(0x80 | letter & 0x3F))
    } else if let scalar = Unicode.Scalar(letter) {
      for byte in UTF8.encode(scalar) ?? .init() { append(byte) }
    }
    count += 1
    if count <= WordTable.opening { opening = end }
    if count <= WordWeights.beginning { beginning = end }
  }

  @inline(__always)
  private mutating func append(_ byte: UInt8) {
    hash = WordTable.hash(hash, byte)
    letters[end] = byte
    hashes[end] = hash
    end += 1
  }

  private mutating func separate(_ scalar: UInt32, _ index: Int) {
    switch scalar {
    case 0x20, 0xA0, 0x202F, 0x2009, 0x0A, 0x09, 0x0D, 0x22, 0x27, 0x2018...0x201F, 0xAB, 0xBB, 0x2039, 0x203A, 0x2A,
      0x5F, 0x02BC:
      break
    case 0x2D, 0x2010, 0x2011:
      if words.last?.range.upperBound == index { isAfterHyphen = true } else { joint = max(joint, .weak) }
    case 0x2C, 0x28, 0x29, 0x5B, 0x5D, 0x2013, 0x2014, 0x2F, 0x387: joint = max(joint, .weak)
    case 0x3A: joint = max(joint, .label)
    case 0x3B, 0x2E, 0x21, 0x3F, 0x2026, 0x37E: joint = max(joint, .strong)
    default:
      // A symbol, such as a box or the sign of a currency, is a word of its own.
      start = index
      append(scalar)
      finishWord(index + UTF8.width(Unicode.Scalar(scalar) ?? " "))
    }
  }

  @inline(__always)
  private mutating func finishWord(_ offset: Int) {
    if count > 0 { appendWord(offset) }
    folded.bits = 0
    isMarkFirst = false
  }

  private mutating func appendWord(_ offset: Int) {
    if folded.isForeign(to: script) { mendLookalikes() }
    words.append(
      ScannedWord(
        range: start..<offset, folded: first..<end, opening: opening, beginning: beginning, hasMark: folded.hasMark,
        isCapitals: count > 1 && !folded.hasSmall && !isMarkFirst, joint: joint, isHyphenated: isAfterHyphen))
    joint = .none
    isAfterHyphen = false
    beginWord(at: end)
  }

  private mutating func beginWord(at place: Int) {
    first = place
    end = place
    opening = place
    beginning = place
    count = 0
    hash = WordTable.start
  }

  /// Letters of another script become the letters of the language that they look like, if all of them can.
  private mutating func mendLookalikes() {
    var mended: [UInt32] = []
    for scalar in String(decoding: UnsafeBufferPointer(start: letters + first, count: end - first), as: UTF8.self)
      .unicodeScalars
    {
      let kind = LetterTable.shared.kind(scalar.value)
      if kind == script || kind == .digit {
        mended.append(scalar.value)
      } else if let own = LetterTable.lookalike(of: scalar.value, in: script) {
        mended.append(own)
      } else {
        return
      }
    }
    beginWord(at: first)
    for letter in mended { append(letter) }
  }
}
