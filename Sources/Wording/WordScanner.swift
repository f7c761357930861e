/// A word of a text, folded for comparison.
struct ScannedWord: Sendable {
  /// Its bytes in the text.
  var range: Range<Int>
  /// Its folded bytes in the buffer of the scanner.
  var folded: Range<Int>
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
/// characters gone. One pass over the bytes.
struct WordScanner: Sendable {
  private(set) var words: [ScannedWord] = []
  private(set) var folded: [UInt8] = []
  /// The script of the language.
  let script: LetterTable.Kind

  private var letters: [UInt32] = []
  private var hasMark = false
  private var isCapitals = true
  private var isForeign = false
  private var start = 0
  private var joint = ScannedWord.Joint.none
  private var isAfterHyphen = false

  init(script: LetterTable.Kind) { self.script = script }

  /// Reads a text; what was read before is dropped.
  mutating func scan(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    words.removeAll(keepingCapacity: true)
    folded.removeAll(keepingCapacity: true)
    letters.removeAll(keepingCapacity: true)
    joint = .none
    isAfterHyphen = false
    let table = LetterTable.shared
    table.folds.withUnsafeBufferPointer { folds in
      var index = range.lowerBound
      while index < range.upperBound {
        let (scalar, width) = WordScanner.scalar(text, index, range.upperBound)
        visit(scalar, table.fold(scalar, folds), index)
        index += width
      }
    }
    finishWord(range.upperBound)
  }

  @inline(__always)
  private mutating func visit(_ scalar: UInt32, _ fold: LetterTable.Fold, _ index: Int) {
    let kind = fold.kind
    if kind != .other {
      if letters.isEmpty { start = index }
      if kind != .digit {
        if fold.small == scalar { isCapitals = false }
        if kind != script { isForeign = true }
      }
      if fold.hasMark { hasMark = true }
      letters.append(fold.small)
    } else if WordScanner.isInvisible(scalar) {
      // A combining mark belongs to the letter before it, which is then read without it.
      if (0x300...0x36F).contains(scalar) { isCapitals = isCapitals && !letters.isEmpty }
    } else {
      finishWord(index)
      separate(scalar, index)
    }
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
      letters.append(scalar)
      finishWord(index + UTF8.width(Unicode.Scalar(scalar) ?? " "))
    }
  }

  private mutating func finishWord(_ end: Int) {
    defer {
      hasMark = false
      isCapitals = true
      isForeign = false
    }
    guard !letters.isEmpty else { return }
    if isForeign { mendLookalikes() }
    let first = folded.count
    for letter in letters { WordScanner.append(letter, to: &folded) }
    words.append(
      ScannedWord(
        range: start..<end, folded: first..<folded.count, hasMark: hasMark, isCapitals: isCapitals && letters.count > 1,
        joint: joint, isHyphenated: isAfterHyphen))
    letters.removeAll(keepingCapacity: true)
    joint = .none
    isAfterHyphen = false
  }

  /// Letters of another script become the letters of the language that they look like, if all of them can.
  private mutating func mendLookalikes() {
    var mended = letters
    for (index, letter) in letters.enumerated() {
      let kind = LetterTable.shared.kind(letter)
      guard kind != script, kind != .digit else { continue }
      guard let own = LetterTable.lookalike(of: letter, in: script) else { return }
      mended[index] = own
    }
    letters = mended
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
  private static func scalar(_ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> (UInt32, Int) {
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
  private static func isInvisible(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x206F, 0xFEFF, 0xFE00...0xFE0F,
      0x300...0x36F, 0x34F, 0x61C, 0x180E, 0xE0000...0xE007F:
      true
    default: false
    }
  }
}
