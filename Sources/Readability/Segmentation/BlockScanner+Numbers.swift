extension BlockScanner {
  /// The range of a number of several groups (`10 000`, `+49 30 123456`) that begins with the given word, or nil
  /// if the word is not a bare number.
  func numberRange(from word: Range<Int>) -> Range<Int>? {
    let signed = byte(at: word.lowerBound - 1) == UInt8(ascii: "+")
    let start = signed ? word.lowerBound - 1 : word.lowerBound
    guard word.allSatisfy({ bytes[$0].isDigit }) else { return signed ? start..<word.upperBound : nil }
    let length = word.count
    let isPhone = signed || (bytes[word.lowerBound] == UInt8(ascii: "0") && length > 1)
    var groups = NumberGroups(end: word.upperBound, length: length)
    while groups.count < NumberGroups.most, let group = nextGroup(from: groups.end, isPhone: isPhone) {
      groups.add(group, hasFraction: isFraction(at: group.upperBound))
    }
    return start..<fractionEnd(isPhone ? groups.end : groups.acceptedEnd)
  }

  /// The next group of digits after one separator, unless a letter follows it.
  private func nextGroup(from offset: Int, isPhone: Bool) -> Range<Int>? {
    var start = offset
    var separators = 0
    while separators < 3, !byte(at: start).isDigit {
      let (kind, next) = character(at: start)
      let isSlash = byte(at: start) == UInt8(ascii: "/")
      let separatesPhone = isSlash || kind == .closing || kind == .opening || kind == .hyphen
      guard kind == .space || (isPhone && separatesPhone) else { return nil }
      start = next
      separators += 1
      if !isPhone { break }
    }
    var end = start
    while byte(at: end).isDigit { end += 1 }
    guard end > start, !character(at: end).kind.continuesWord else { return nil }
    return start..<end
  }

  private func isFraction(at offset: Int) -> Bool {
    let sign = byte(at: offset)
    return (sign == UInt8(ascii: ",") || sign == UInt8(ascii: ".")) && byte(at: offset + 1).isDigit
  }

  private func fractionEnd(_ end: Int) -> Int {
    var end = end
    while isFraction(at: end) {
      end += 1
      while byte(at: end).isDigit { end += 1 }
    }
    return end
  }
}

/// Decides how many groups of digits are one number.
private struct NumberGroups {
  /// More groups than any number has; a longer row is not read again and again.
  static let most = 8

  /// The end of the last group read.
  private(set) var end: Int
  private var thousandsEnd: Int
  private var inThousands: Bool
  /// The number of groups read.
  private(set) var count = 1
  private var digits: Int
  private var shortest: Int
  private var isClosed = false

  init(end: Int, length: Int) {
    self.end = end
    thousandsEnd = end
    inThousands = length <= 3
    digits = length
    shortest = length
  }

  mutating func add(_ group: Range<Int>, hasFraction: Bool) {
    end = group.upperBound
    count += 1
    digits += group.count
    shortest = min(shortest, group.count)
    if inThousands, group.count == 3 { thousandsEnd = end } else { inThousands = false }
    if hasFraction { isClosed = true }
  }

  /// The end of the number: a telephone number has three or more groups of two or more digits, seven in all;
  /// otherwise groups of three belong to the first.
  var acceptedEnd: Int {
    count >= 3 && shortest >= 2 && digits >= 7 && !isClosed ? end : thousandsEnd
  }
}

extension UInt8 {
  /// Whether the byte is an ASCII digit.
  @inline(__always) var isDigit: Bool { self &- 0x30 < 10 }
  /// Whether the byte is a letter of the Roman numbers that leaflets use: `I`, `V`, `X`.
  var isRomanDigit: Bool { self == 0x49 || self == 0x56 || self == 0x58 }
}
