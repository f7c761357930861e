/// What a character does in segmentation.
enum CharacterClass: UInt8, Sendable {
  /// A symbol or punctuation mark that neither ends a sentence nor joins a word.
  case other
  /// A small letter, or a letter without case.
  case lowercase
  /// A capital letter.
  case uppercase
  /// A digit or other number sign, raised and lowered ones included.
  case digit
  /// A combining accent.
  case mark
  /// A soft hyphen, zero-width or direction character: not there for the reader.
  case ignorable
  /// White space, no-break spaces and line ends included.
  case space
  /// An apostrophe, which may also close a single quotation.
  case apostrophe
  /// A hyphen that can stand inside a word.
  case hyphen
  /// A dash between words.
  case dash
  /// A mark that can end a sentence.
  case terminator
  /// An opening bracket, or a quotation mark that only opens.
  case opening
  /// A closing bracket.
  case closing
  /// A quotation mark that opens in some languages and closes in others.
  case quotation
  /// An inverted question or exclamation mark, which begins a sentence.
  case inverted

  /// Whether the character is part of a word.
  @inline(__always) var isAlphanumeric: Bool { rawValue &- 1 < 3 }
  /// Whether the character is a letter.
  @inline(__always) var isLetter: Bool { rawValue &- 1 < 2 }
  /// Whether the character goes on with a word that has begun.
  @inline(__always) var continuesWord: Bool { rawValue &- 1 < 5 }
}

extension CharacterClass {
  /// Reads the class of a character from the Unicode properties, with the exceptions that segmentation needs.
  init(of scalar: Unicode.Scalar) {
    switch scalar {
    case ".", "!", "?", "…", "‼", "‽", "⁇", "⁈", "⁉": self = .terminator
    case "'", "’": self = .apostrophe
    case "-", "\u{2010}", "\u{2011}": self = .hyphen
    case "¿", "¡": self = .inverted
    case "\"": self = .quotation
    case "\t"..."\r", "\u{85}": self = .space
    default: self = Self.general(scalar.properties.generalCategory)
    }
  }

  private static func general(_ category: Unicode.GeneralCategory) -> Self {
    switch category {
    case .uppercaseLetter, .titlecaseLetter: .uppercase
    case .lowercaseLetter, .modifierLetter, .otherLetter: .lowercase
    case .decimalNumber, .letterNumber, .otherNumber: .digit
    case .nonspacingMark, .spacingMark, .enclosingMark: .mark
    case .format: .ignorable
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: .space
    case .initialPunctuation, .finalPunctuation: .quotation
    case .openPunctuation: .opening
    case .closePunctuation: .closing
    case .dashPunctuation: .dash
    default: .other
    }
  }
}
