extension BlockScanner {
  /// Reads the word that begins at an offset, notes it and returns the offset after it.
  mutating func scanWord(from start: Int) -> Int {
    var end = start
    var hyphen: Int?
    while true {
      let (kind, next) = character(at: end)
      if kind.continuesWord {
        guard next > end else { break }
        end = next
      } else if kind == .terminator || kind == .other || kind == .apostrophe || kind == .hyphen {
        guard next > end, let join = join(kind, at: end, next: next, wordStart: start) else { break }
        if join == .address { return addAddress(from: start, through: next) }
        if kind == .hyphen, hyphen == nil { hyphen = next }
        end = next
      } else {
        break
      }
    }
    return addWord(start..<end, hyphenEnd: hyphen)
  }

  private enum Join { case word, address }

  /// Whether a character between two parts joins them to one word.
  private func join(_ kind: CharacterClass, at offset: Int, next: Int, wordStart: Int) -> Join? {
    let first = bytes[offset]
    if first == UInt8(ascii: ":"), byte(at: next) == UInt8(ascii: "/"), byte(at: next + 1) == UInt8(ascii: "/") {
      return .address
    }
    let following = character(at: next).kind
    guard following.isAlphanumeric else { return nil }
    switch first {
    case UInt8(ascii: "."): return hidesMissingSpace(at: offset, following: following) ? nil : .word
    case UInt8(ascii: ","): return isDigit(byte(at: offset - 1)) && isDigit(byte(at: next)) ? .word : nil
    case UInt8(ascii: ":"), UInt8(ascii: "_"): return .word
    case UInt8(ascii: "@"): return .address
    case UInt8(ascii: "/"): return isHost(wordStart..<offset) ? .address : nil
    default: return kind == .apostrophe || kind == .hyphen ? .word : nil
    }
  }

  /// Whether a point stands between a small-letter word and a capital, as in `pain.Call`: two words, no address.
  private func hidesMissingSpace(at offset: Int, following: CharacterClass) -> Bool {
    guard following == .uppercase, kind(before: offset) == .lowercase else { return false }
    return kind(before: self.offset(before: offset)) == .lowercase
  }

  /// Whether the text before a slash looks like the host of a web address.
  private func isHost(_ range: Range<Int>) -> Bool {
    let points = range.filter { bytes[$0] == UInt8(ascii: ".") }
    guard let first = points.first else { return false }
    return points.count > 1 || first - range.lowerBound > 4
  }

  private mutating func addAddress(from start: Int, through offset: Int) -> Int {
    var end = offset
    reading: while end < bytes.count {
      let (kind, next) = character(at: end)
      switch kind {
      case .space, .quotation, .opening, .closing, .apostrophe: break reading
      default: end = next
      }
    }
    while end > offset, !kind(before: end).isAlphanumeric, byte(at: end - 1) != UInt8(ascii: "/") {
      end = self.offset(before: end)
    }
    add(word: start..<end)
    return end
  }

  private mutating func addWord(_ range: Range<Int>, hyphenEnd: Int?) -> Int {
    if isDigit(bytes[range.lowerBound]), let number = numberRange(from: range) {
      add(word: number)
      return number.upperBound
    }
    var range = range
    if profile.finalApostrophe { range = includingFinalApostrophe(range) }
    if let hyphenEnd, !profile.joinedPrefixes.isEmpty {
      loadKey(range.lowerBound..<hyphenEnd)
      if profile.joinedPrefixes.contains(key) {
        add(word: range.lowerBound..<hyphenEnd)
        range = hyphenEnd..<range.upperBound
      }
    }
    add(word: range)
    return range.upperBound
  }

  private func includingFinalApostrophe(_ range: Range<Int>) -> Range<Int> {
    let (kind, next) = character(at: range.upperBound)
    guard kind == .apostrophe, self.kind(before: range.upperBound).isLetter else { return range }
    let before = self.kind(before: range.lowerBound)
    return before == .apostrophe || before == .quotation ? range : range.lowerBound..<next
  }
}

// MARK: - Numbers

extension BlockScanner {
  @inline(__always) private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// The range of a number of several groups (`10 000`, `+49 30 123456`) that begins with the given word, or nil
  /// if the word is not a bare number.
  private func numberRange(from word: Range<Int>) -> Range<Int>? {
    let signed = byte(at: word.lowerBound - 1) == UInt8(ascii: "+")
    let start = signed ? word.lowerBound - 1 : word.lowerBound
    guard word.allSatisfy({ isDigit(bytes[$0]) }) else { return signed ? start..<word.upperBound : nil }
    let length = word.count
    let isPhone = signed || (bytes[word.lowerBound] == UInt8(ascii: "0") && length > 1)
    var groups = NumberGroups(end: word.upperBound, length: length)
    while let group = nextGroup(from: groups.end, isPhone: isPhone) {
      groups.add(group, hasFraction: isFraction(at: group.upperBound))
    }
    return start..<fractionEnd(isPhone ? groups.end : groups.acceptedEnd)
  }

  /// The next group of digits after one separator, unless a letter follows it.
  private func nextGroup(from offset: Int, isPhone: Bool) -> Range<Int>? {
    var start = offset
    var separators = 0
    while separators < 3, !isDigit(byte(at: start)) {
      let (kind, next) = character(at: start)
      let isSlash = byte(at: start) == UInt8(ascii: "/")
      guard kind == .space || (isPhone && (isSlash || kind == .closing || kind == .opening || kind == .hyphen))
      else { return nil }
      start = next
      separators += 1
      if !isPhone { break }
    }
    var end = start
    while isDigit(byte(at: end)) { end += 1 }
    guard end > start, !character(at: end).kind.continuesWord else { return nil }
    return start..<end
  }

  private func isFraction(at offset: Int) -> Bool {
    (byte(at: offset) == UInt8(ascii: ",") || byte(at: offset) == UInt8(ascii: ".")) && isDigit(byte(at: offset + 1))
  }

  private func fractionEnd(_ end: Int) -> Int {
    var end = end
    while isFraction(at: end) {
      end += 1
      while isDigit(byte(at: end)) { end += 1 }
    }
    return end
  }
}

/// Decides how many groups of digits are one number.
private struct NumberGroups {
  /// The end of the last group read.
  private(set) var end: Int
  private var thousandsEnd: Int
  private var inThousands: Bool
  private var count = 1
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
