/// A set of letters of one language, one bit each.
///
/// A language needs far fewer than 62 different letters in its rules; the first bit stands for all others.
typealias LetterSet = UInt64

/// One step of a context: letters, or an edge of the word.
struct SyllableElement: Sendable {
  enum Kind: Sendable { case letter, anyNumberOfLetters, wordStart, wordEnd }
  var kind: Kind
  /// The letters that fit.
  var letters: LetterSet = 0
}

/// A rule: how many syllables some letters make between two contexts.
struct SyllableRule: Sendable {
  /// What stands before, from the target outwards.
  var left: [SyllableElement]
  var target: [LetterSet]
  /// What stands after.
  var right: [SyllableElement]
  var syllables: Int
}

/// What can stand around the first letter of the target of a rule, so that a few bits tell that a rule does not fit.
struct Surroundings: Sendable {
  var beforePrevious: LetterSet
  var previous: LetterSet
  var next: LetterSet
  var afterNext: LetterSet

  /// Reads the two steps on each side of the first letter.
  init(of rule: SyllableRule) {
    let target = rule.target.dropFirst().map { SyllableElement(kind: .letter, letters: $0) }
    (next, afterNext) = Self.firstTwo(of: (target + rule.right)[...])
    (previous, beforePrevious) = Self.firstTwo(of: rule.left[...])
  }

  /// What can stand at the first two places of a context.
  private static func firstTwo(of context: ArraySlice<SyllableElement>) -> (first: LetterSet, second: LetterSet) {
    guard let element = context.first else { return (~0, ~0) }
    let rest = context.dropFirst()
    switch element.kind {
    case .wordStart, .wordEnd: return (SyllableAlphabet.edge, ~0)
    case .letter: return (element.letters, firstTwo(of: rest).first)
    case .anyNumberOfLetters:
      let without = firstTwo(of: rest)
      return (element.letters | without.first, element.letters | without.first | without.second)
    }
  }
}

/// The letters that the rules of a language name, each with a small number.
struct SyllableAlphabet: Sendable {
  /// How many letters there is room for; 0 is every letter that no rule names.
  static let capacity = 62
  /// The number that stands for the edge of a word, beside a letter.
  static let edgeCode = 63
  /// The set of the edge alone; no set of letters has it.
  static let edge: LetterSet = 1 << 63

  private var codes: [UInt32: UInt8] = [:]
  /// The same for the characters of European scripts, without a search.
  private var table: [UInt8] = Array(repeating: 0, count: 0x530)

  /// The number of a letter, or 0.
  func code(_ letter: UInt32) -> UInt8 { letter < 0x530 ? table[Int(letter)] : codes[letter] ?? 0 }

  /// The set of one letter, which gets a number if it has none; nil if there is no room.
  mutating func set(_ scalar: Unicode.Scalar) -> LetterSet? {
    let letter = CaseFolding.shared.folded(scalar.value)
    if let code = codes[letter] { return 1 << LetterSet(code) }
    guard codes.count < Self.capacity else { return nil }
    let code = UInt8(codes.count + 1)
    codes[letter] = code
    if letter < 0x530 { table[Int(letter)] = code }
    return 1 << LetterSet(code)
  }

  /// Gives accented vowels that no rule names the number of their plain letter: `ô` in a German text is an `o`.
  mutating func addAccentedVowels(_ vowels: LetterSet) {
    for base in UInt32(0x61)...0x7A where vowels & (1 << LetterSet(code(base))) != 0 {
      for mark in [0x300, 0x301, 0x302, 0x303, 0x304, 0x306, 0x307, 0x308, 0x30A, 0x30B, 0x30C, 0x327, 0x328] {
        guard let letter = WordFolding.composed(base, UInt32(mark)), code(letter) == 0 else { continue }
        codes[letter] = code(base)
        if letter < 0x530 { table[Int(letter)] = code(base) }
      }
    }
  }
}
