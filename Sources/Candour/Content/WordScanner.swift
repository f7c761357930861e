/// Divides UTF-8 text into words, for lists of words and texts alike.
///
/// A word is a run of letters, marks and digits; an apostrophe and a hyphen end it (`l’équipe` and `T-cell` are two
/// words). Words are compared by a hash of their letters in lower case.
struct WordScanner {
  /// A word by its offsets in the text that was scanned.
  struct Word: Sendable {
    var range: Range<Int>
    /// Of all letters in lower case.
    var hash: UInt64
    /// Of the first ``stemLength`` letters in lower case; 0 for a shorter word.
    var stemHash: UInt64
    var letters: Int
    var capitals: Int
    var digits: Int

    var isInCapitals: Bool { letters >= 2 && capitals == letters && digits == 0 }
    var isNumber: Bool { digits > 0 && letters == 0 }
  }

  /// A stem has at least so many letters.
  static let stemLength = 3

  /// Calls back for every word, in order. O(bytes).
  static func scan(_ text: UnsafeBufferPointer<UInt8>, _ body: (Word) -> Void) {
    var index = 0
    var word: Word?
    while index < text.count {
      let (scalar, length) = decode(text, at: index)
      let kind = CharacterKinds.shared.kind(of: scalar)
      if kind.isWord {
        var open = word ?? Word(range: index..<index, hash: seed, stemHash: 0, letters: 0, capitals: 0, digits: 0)
        open.add(CharacterKinds.shared.folded(scalar), kind)
        open.range = open.range.lowerBound..<index + length
        word = open
      } else if let finished = word {
        body(finished)
        word = nil
      }
      index += length
    }
    if let word { body(word) }
  }

  /// The words of a short text.
  static func words(of text: String) -> [Word] {
    var text = text
    var words: [Word] = []
    text.withUTF8 { scan($0) { words.append($0) } }
    return words
  }

  /// The letters of a text in lower case, scalar by scalar.
  static func folded(_ text: UnsafeBufferPointer<UInt8>) -> [UInt32] {
    var result: [UInt32] = []
    var index = 0
    while index < text.count {
      let (scalar, length) = decode(text, at: index)
      result.append(CharacterKinds.shared.folded(scalar))
      index += length
    }
    return result
  }

  fileprivate static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The scalar at an offset and its length; the text is UTF-8, a broken byte counts as a sign.
  static func decode(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> (scalar: UInt32, length: Int) {
    let byte = text[index]
    if byte < 0x80 { return (UInt32(byte), 1) }
    func next(_ offset: Int) -> UInt32 { index + offset < text.count ? UInt32(text[index + offset] & 0x3F) : 0 }
    if byte >= 0xF0 {
      let scalar = UInt32(byte & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3)
      return (scalar, Swift.min(4, text.count - index))
    }
    if byte >= 0xE0 {
      return (UInt32(byte & 0x0F) << 12 | next(1) << 6 | next(2), Swift.min(3, text.count - index))
    }
    if byte >= 0xC0 { return (UInt32(byte & 0x1F) << 6 | next(1), Swift.min(2, text.count - index)) }
    return (0xFFFD, 1)
  }
}

extension WordScanner.Word {
  fileprivate mutating func add(_ folded: UInt32, _ kind: CharacterKinds.Kind) {
    hash = (hash ^ UInt64(folded)) &* 0x0000_0100_0000_01B3
    if kind.contains(.digit) { digits += 1 } else if kind.contains(.letter) { letters += 1 }
    if kind.contains(.capital) { capitals += 1 }
    if letters + digits == WordScanner.stemLength, stemHash == 0 { stemHash = hash }
  }
}

/// What a character is, from a table for the scripts of Europe.
struct CharacterKinds: Sendable {
  struct Kind: OptionSet, Sendable {
    let rawValue: UInt8
    static let letter = Kind(rawValue: 1)
    static let capital = Kind(rawValue: 2)
    static let digit = Kind(rawValue: 4)
    static let mark = Kind(rawValue: 8)
    var isWord: Bool { rawValue != 0 }
  }

  static let shared = CharacterKinds()
  /// Latin, Greek and Cyrillic end before it.
  private static let tableSize = 0x530
  private let kinds: [Kind]
  private let lower: [UInt32]

  private init() {
    kinds = (0..<UInt32(CharacterKinds.tableSize)).map(CharacterKinds.slowKind)
    lower = (0..<UInt32(CharacterKinds.tableSize)).map(CharacterKinds.slowFolded)
  }

  func kind(of scalar: UInt32) -> Kind {
    scalar < CharacterKinds.tableSize ? kinds[Int(scalar)] : CharacterKinds.slowKind(scalar)
  }

  func folded(_ scalar: UInt32) -> UInt32 {
    scalar < CharacterKinds.tableSize ? lower[Int(scalar)] : CharacterKinds.slowFolded(scalar)
  }

  private static func slowKind(_ value: UInt32) -> Kind {
    guard let scalar = Unicode.Scalar(value) else { return [] }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter: return [.letter, .capital]
    case .lowercaseLetter, .modifierLetter, .otherLetter: return .letter
    case .decimalNumber: return .digit
    case .nonspacingMark: return .mark
    default: return []
    }
  }

  private static func slowFolded(_ value: UInt32) -> UInt32 {
    guard let scalar = Unicode.Scalar(value) else { return value }
    let lower = scalar.properties.lowercaseMapping.unicodeScalars
    // A final sigma is the same letter.
    let folded = lower.count == 1 ? lower.first?.value ?? value : value
    return folded == 0x3C2 ? 0x3C3 : folded
  }
}
