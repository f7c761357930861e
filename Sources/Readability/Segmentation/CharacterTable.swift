/// The classes of the characters in one language.
///
/// A table holds the characters that European text consists of: U+0000 to U+052F (Latin, Greek, Cyrillic) and
/// U+2000 to U+20FF (general punctuation). Others are asked for one by one.
struct ClassTable: Sendable {
  fileprivate static let lowEnd = 0x530
  fileprivate static let punctuation = 0x2000..<0x2100

  private var classes: [CharacterClass]

  /// The table of no language in particular.
  static let shared = ClassTable()

  private init() {
    classes = (Array(0..<Self.lowEnd) + Array(Self.punctuation)).map {
      Unicode.Scalar(UInt32($0)).map { CharacterClass(of: $0) } ?? .other
    }
  }

  /// The table of a language in which some more characters end a sentence; only ones that the table holds.
  init(terminators: [Unicode.Scalar]) {
    self = .shared
    for scalar in terminators where scalar.value < Self.lowEnd { classes[Int(scalar.value)] = .terminator }
  }

  /// Lends the table for reading without checks.
  func withUnsafe<Result>(_ body: (CharacterClasses) -> Result) -> Result {
    classes.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { preconditionFailure("the table is never empty") }
      return body(CharacterClasses(start: start))
    }
  }

  /// The class of a character.
  func of(_ value: UInt32) -> CharacterClass { withUnsafe { $0.of(value) } }
}

/// A table of classes that is lent for the time of a scan.
struct CharacterClasses {
  fileprivate let start: UnsafePointer<CharacterClass>

  /// The class of an ASCII byte.
  @inline(__always) func ofASCII(_ byte: UInt8) -> CharacterClass { start[Int(byte & 0x7F)] }

  /// The class of a character.
  @inline(__always) func of(_ value: UInt32) -> CharacterClass {
    let index = Int(value)
    if index < ClassTable.lowEnd { return start[index] }
    if ClassTable.punctuation.contains(index) {
      return start[index - ClassTable.punctuation.lowerBound + ClassTable.lowEnd]
    }
    return Self.rare(value)
  }

  @inline(never) private static func rare(_ value: UInt32) -> CharacterClass {
    Unicode.Scalar(value).map { CharacterClass(of: $0) } ?? .other
  }
}

/// The form in which words are compared: small letters, one kind of apostrophe, one kind of hyphen.
struct CaseFolding: Sendable {
  /// The folding of this process; it never changes.
  static let shared = CaseFolding()

  /// Small letters of U+0000 to U+052F.
  private let small: [UInt32]

  private init() {
    small = (0..<ClassTable.lowEnd).map { value in
      guard let scalar = Unicode.Scalar(UInt32(value)) else { return UInt32(value) }
      let mapping = scalar.properties.lowercaseMapping.unicodeScalars
      return mapping.count == 1 ? mapping.first?.value ?? UInt32(value) : UInt32(value)
    }
  }

  /// The folded form of a character.
  func folded(_ value: UInt32) -> UInt32 {
    switch value {
    case 0x27, 0x2018: 0x2019
    case 0x2010, 0x2011: 0x2D
    case 0..<UInt32(ClassTable.lowEnd): small[Int(value)]
    default: value
    }
  }
}
