/// How letters are compared: without case, and if need be without marks.
///
/// Covers the scripts of the 26 languages: Latin, Greek and Cyrillic below U+0600, and what stands for their letters
/// elsewhere (full-width and mathematical letters, ligatures).
struct LetterTable: Sendable {
  static let shared = LetterTable()

  /// The small letter of each scalar below `count`.
  private var small: [UInt16]
  /// The letter without its mark, for letters that have one; 0 for the others.
  private var bare: [UInt16]
  private var kinds: [Kind]

  private static let count = 0x600

  /// All that is asked of each scalar below `count`, in one number: its small letter, the kind of that, and whether it
  /// carries a mark.
  private(set) var folds: [UInt32] = []

  enum Kind: UInt8, Sendable {
    case other, latin, greek, cyrillic, digit
  }

  /// Letters with marks behind the letter that a hasty hand types for them. Two letters where custom writes two.
  private static let marks = [
    "a àáâãäåāăą", "c çćĉċč", "d ďđð", "e èéêëēĕėęě", "g ĝğġģ", "h ĥħ", "i ìíîïĩīĭįı", "j ĵ", "k ķ", "l ĺļľŀł",
    "n ñńņňŋ", "o òóôõöøōŏő", "r ŕŗř", "s śŝşšș", "t ţťŧț", "u ùúûüũūŭůűų", "w ŵ", "y ýÿŷ", "z źżž", "ss ß", "ae æ",
    "oe œ", "th þ", "α ά", "ε έ", "η ή", "ι ίϊΐ", "ο ό", "υ ύϋΰ", "ω ώ", "и ѝ",
  ]

  private init() {
    small = (0..<UInt16(LetterTable.count)).map { $0 }
    bare = Array(repeating: 0, count: LetterTable.count)
    kinds = Array(repeating: .other, count: LetterTable.count)
    for value in 0..<LetterTable.count {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      let lower = scalar.properties.lowercaseMapping.unicodeScalars
      if let first = lower.first, lower.count == 1, first.value < UInt32(LetterTable.count) {
        small[value] = UInt16(first.value)
      }
      guard scalar.properties.isAlphabetic || (0x30...0x39).contains(value) else { continue }
      kinds[value] =
        switch value {
        case 0x30...0x39: .digit
        case 0x370..<0x400: .greek
        case 0x400..<0x530: .cyrillic
        default: .latin
        }
    }
    // One letter, two code points: final sigma; cedilla for comma below in Romanian; dotted capital I.
    small[0x3C2] = 0x3C3
    for (from, to) in [(0x15E, 0x219), (0x15F, 0x219), (0x162, 0x21B), (0x163, 0x21B), (0x130, 0x69)] {
      small[from] = UInt16(to)
    }
    for group in LetterTable.marks {
      let parts = group.split(separator: " ")
      let plain = Array(parts[0].unicodeScalars)
      for marked in parts[1].unicodeScalars {
        // Two letters are packed: the first in the high byte. All of them are ASCII.
        bare[Int(marked.value)] =
          plain.count == 1 ? UInt16(plain[0].value) : 0x8000 | UInt16(plain[0].value << 7 | plain[1].value)
      }
    }
    folds = small.enumerated().map {
      LetterTable.fold(UInt32($0), small: UInt32($1), kinds: kinds, bare: bare).bits
    }
  }

  /// What is asked of a scalar beyond ``folds``.
  func fold(unknown scalar: UInt32) -> Fold {
    LetterTable.fold(scalar, small: LetterTable.plain(scalar), kinds: kinds, bare: bare)
  }

  private static func fold(_ scalar: UInt32, small: UInt32, kinds: [Kind], bare: [UInt16]) -> Fold {
    let isKnown = small < UInt32(count)
    let kind = isKnown ? kinds[Int(small)] : .other
    var bits = small | Fold.bit(kind)
    if kind != .other, kind != .digit, small == scalar { bits |= Fold.smallBit }
    if isKnown, bare[Int(small)] != 0 { bits |= Fold.markBit }
    return Fold(bits: bits)
  }

  /// What is asked of a scalar, and of several scalars by the bits of all: a scalar has 21 bits, and each kind has one.
  struct Fold: Sendable {
    var bits: UInt32

    // Computed, because a stored one would be asked for at each letter whether it is there yet.
    fileprivate static var smallBit: UInt32 { 1 << 30 }
    fileprivate static var markBit: UInt32 { 1 << 31 }
    private static var letterBits: UInt32 { 0b111 << 24 }
    private static var digitBit: UInt32 { 1 << 27 }

    @inline(__always)
    fileprivate static func bit(_ kind: Kind) -> UInt32 {
      kind == .other ? 0 : 1 << (23 + UInt32(kind.rawValue))
    }

    var small: UInt32 { bits & 0xFF_FFFF }
    /// Whether it is a letter or a digit.
    var isOfWord: Bool { bits & (Fold.letterBits | Fold.digitBit) != 0 }
    /// Whether there is a small letter.
    var hasSmall: Bool { bits & Fold.smallBit != 0 }
    var hasMark: Bool { bits & Fold.markBit != 0 }
    /// Whether there is a letter of another script.
    @inline(__always)
    func isForeign(to script: Kind) -> Bool { bits & Fold.letterBits & ~Fold.bit(script) != 0 }
  }

  /// The kind of a scalar.
  func kind(_ scalar: UInt32) -> Kind { scalar < UInt32(LetterTable.count) ? kinds[Int(scalar)] : .other }

  /// The small letter of a scalar, after look-alikes of other blocks became plain letters.
  func lower(_ scalar: UInt32) -> UInt32 {
    scalar < UInt32(LetterTable.count) ? UInt32(small[Int(scalar)]) : LetterTable.plain(scalar)
  }

  /// Whether a small letter carries a mark.
  func hasMark(_ scalar: UInt32) -> Bool {
    scalar < UInt32(LetterTable.count) && bare[Int(scalar)] != 0
  }

  /// A small letter without its mark: one or two letters.
  func appendBare(_ scalar: UInt32, to target: inout [UInt32]) {
    guard scalar < UInt32(LetterTable.count), bare[Int(scalar)] != 0 else { return target.append(scalar) }
    let value = UInt32(bare[Int(scalar)])
    if value & 0x8000 == 0 { return target.append(value) }
    target.append(value >> 7 & 0x7F)
    target.append(value & 0x7F)
  }

  /// The plain small letter behind a full-width, mathematical or ligature form; others stay.
  private static func plain(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0xFF21...0xFF3A: scalar - 0xFF21 + 0x61
    case 0xFF41...0xFF5A: scalar - 0xFF41 + 0x61
    case 0xFF10...0xFF19: scalar - 0xFF10 + 0x30
    case 0x1D400...0x1D6A3: (scalar - 0x1D400) % 26 + 0x61
    case 0x24B6...0x24CF: scalar - 0x24B6 + 0x61
    case 0x24D0...0x24E9: scalar - 0x24D0 + 0x61
    case 0x1E9E: 0xDF
    default: scalar
    }
  }

  /// Letters of Greek and Cyrillic that look like Latin ones.
  private static let lookalikes: [(Unicode.Scalar, Unicode.Scalar)] = [
    ("а", "a"), ("в", "b"), ("с", "c"), ("ԁ", "d"), ("е", "e"), ("н", "h"), ("һ", "h"), ("і", "i"), ("ј", "j"),
    ("к", "k"),
    ("м", "m"), ("о", "o"), ("р", "p"), ("ѕ", "s"), ("т", "t"), ("у", "y"), ("х", "x"), ("α", "a"), ("β", "b"),
    ("ε", "e"), ("η", "n"), ("ι", "i"), ("κ", "k"), ("μ", "m"), ("ν", "v"), ("ο", "o"), ("ρ", "p"), ("τ", "t"),
    ("υ", "u"), ("χ", "x"), ("γ", "y"), ("ζ", "z"),
  ]

  /// The letter of a script that looks like a letter of another script; nil if there is none.
  static func lookalike(of scalar: UInt32, in script: Kind) -> UInt32? {
    for (other, latin) in lookalikes {
      switch script {
      case .latin where other.value == scalar: return latin.value
      case .greek, .cyrillic:
        if latin.value == scalar, shared.kind(other.value) == script { return other.value }
      default: break
      }
    }
    return nil
  }
}
