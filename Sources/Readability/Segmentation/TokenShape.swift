/// What a token before a full stop looks like.
enum TokenShape: Equatable {
  /// A number; short if it is whole and has at most two digits.
  case number(isShort: Bool)
  /// A Roman number of two or more letters.
  case romanNumber
  /// One capital letter, or several with full stops between them.
  case initials
  /// One small letter.
  case smallLetter
  /// Several small letters with full stops between them, as abbreviations have them that nobody has listed: `d.d`.
  case smallLetters
  /// Anything else.
  case word

  /// Reads the shape of a token without its full stop.
  init(of token: Range<Int>, in scanner: borrowing BlockScanner) {
    let bytes = scanner.bytes[token]
    let digits = bytes.count { $0.isDigit }
    if digits > 0 {
      let isNumber = bytes.allSatisfy { $0.isDigit || $0 == 0x2E || $0 == 0x2C || $0 == 0x3A || $0 == 0x2D }
      self = isNumber ? .number(isShort: digits <= 2 && digits == bytes.count) : .word
    } else if bytes.count > 1, bytes.allSatisfy({ $0.isRomanDigit }) {
      self = .romanNumber
    } else {
      self = Self.letters(of: token, in: scanner)
    }
  }

  private static func letters(of token: Range<Int>, in scanner: borrowing BlockScanner) -> Self {
    var offset = token.lowerBound
    var expectsLetter = true
    var isSmall = false
    while offset < token.upperBound {
      let (kind, next) = scanner.character(at: offset)
      switch kind {
      case .uppercase where expectsLetter && !isSmall: expectsLetter = false
      case .lowercase where offset == token.lowerBound && next == token.upperBound: return .smallLetter
      case .lowercase where expectsLetter && (isSmall || offset == token.lowerBound):
        expectsLetter = false
        isSmall = true
      case .terminator where !expectsLetter: expectsLetter = true
      case .hyphen where expectsLetter && offset > token.lowerBound: break
      case .mark, .ignorable: break
      default: return .word
      }
      offset = next
    }
    return expectsLetter ? .word : isSmall ? .smallLetters : .initials
  }
}
