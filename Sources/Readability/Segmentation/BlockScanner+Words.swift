extension BlockScanner {
  /// Reads the word that begins at an offset, notes it and returns the offset after it.
  mutating func scanWord(from start: Int) -> Int {
    var end = start
    var hyphen: Int?
    while true {
      end = letterEnd(from: end)
      let (kind, next) = character(at: end)
      switch kind {
      case .terminator, .other, .apostrophe, .hyphen:
        guard next > end, let join = join(kind, at: end, next: next, wordStart: start) else { break }
        if join == .address { return addAddress(from: start, through: next) }
        if kind == .hyphen, hyphen == nil { hyphen = next }
        end = next
        continue
      default: break
      }
      break
    }
    return addWord(start..<end, hyphenEnd: hyphen)
  }

  /// The offset after the letters, digits, accents and ignorable characters from here on.
  @inline(__always) private func letterEnd(from start: Int) -> Int {
    var end = start
    while true {
      // Most letters of most languages; the table is not asked for them.
      while end < bytes.count, (bytes[end] | 0x20) &- 0x61 < 26 { end += 1 }
      let (kind, next) = character(at: end)
      guard kind.continuesWord else { return end }
      end = next
    }
  }

  private enum Join { case word, address }

  /// Whether a character between two parts joins them to one word.
  private func join(_ kind: CharacterClass, at offset: Int, next: Int, wordStart: Int) -> Join? {
    let first = bytes[offset]
    if first == UInt8(ascii: ":"), byte(at: next) == UInt8(ascii: "/"), byte(at: next + 1) == byte(at: next) {
      return .address
    }
    let following = character(at: next).kind
    guard following.isAlphanumeric else { return nil }
    switch first {
    case UInt8(ascii: "."): return hidesMissingSpace(at: offset, following: following) ? nil : .word
    case UInt8(ascii: ","): return byte(at: offset - 1).isDigit && byte(at: next).isDigit ? .word : nil
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

  @inline(__always) private mutating func addWord(_ range: Range<Int>, hyphenEnd: Int?) -> Int {
    if bytes[range.lowerBound] > 0x39, !profile.isJoining {
      add(word: range)
      return range.upperBound
    }
    return addUnusualWord(range, hyphenEnd: hyphenEnd)
  }

  @inline(never) private mutating func addUnusualWord(_ range: Range<Int>, hyphenEnd: Int?) -> Int {
    if bytes[range.lowerBound].isDigit, let number = numberRange(from: range) {
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
