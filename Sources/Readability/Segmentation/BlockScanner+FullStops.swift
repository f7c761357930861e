extension BlockScanner {
  /// How far back an abbreviation, a number or an initial is looked for, in bytes.
  private static let reach = 48

  /// Whether a single full stop after a word ends the sentence, when a capital letter or a digit follows.
  mutating func fullStopEndsSentence(at stop: Int, before following: FollowingText) -> Bool {
    let start = tokenStart(before: stop)
    let token = start..<stop
    var kind = abbreviationKind(of: token)
    if isAcronymInBrackets(at: following.word) { return false }
    // `P.` and `A.M.` are initials of a name where only `p.` and `a.m.` are listed.
    if kind.contains(.smallLetter), !kind.contains(.capitalLetter), self.kind(before: stop) == .uppercase { kind = [] }
    // Where nouns have capitals, `s.` (see) is not `S.` (page), and the noun behind it begins no sentence.
    if kind.contains(.capitalLetter), !kind.contains(.smallLetter), profile.capitalisedNouns,
      self.kind(before: stop) == .lowercase
    {
      kind = []
    }
    if kind.contains(.inner) { return false }
    if kind.contains(.closing) {
      return following.kind == .uppercase && !isContinuation(at: following.word)
        && !isLetteredNumber(at: following.word)
    }
    if kind.contains(.nameTaking) {
      return following.kind == .uppercase && isSentenceOpener(at: following.word)
    }
    if kind.contains(.head), isHeadOfAbbreviation(token) { return false }
    switch TokenShape(of: token, in: self) {
    case .number(let isShort): return numberEndsSentence(token, isShort: isShort, before: following)
    case .romanNumber: return romanNumberEndsSentence(token, before: following)
    case .initials: return initialsEndSentence(token, before: following)
    case .smallLetter:
      if following.kind == .digit || isFirstOfSentence(token) { return false }
      return !profile.capitalisedNouns || isSentenceOpener(at: following.word)
    case .smallLetters: return following.kind == .uppercase && !isContinuation(at: following.word)
    case .word: return true
    }
  }

  /// Whether a number closes the sentence, or is an ordinal, part of a date or the number of a paragraph.
  private mutating func numberEndsSentence(
    _ token: Range<Int>, isShort: Bool, before following: FollowingText
  ) -> Bool {
    if isFirstOfSentence(token), isShort || bytes[token].contains(UInt8(ascii: ".")) { return false }
    guard profile.ordinalFullStop else { return true }
    if following.kind == .digit || isContinuation(at: following.word) { return false }
    guard profile.capitalisedNouns, isShort else { return true }
    return isNumbered(token) || isSentenceOpener(at: following.word)
  }

  private mutating func romanNumberEndsSentence(
    _ token: Range<Int>, before following: FollowingText
  ) -> Bool {
    if isFirstOfSentence(token) { return false }
    guard profile.ordinalFullStop, profile.capitalisedNouns else { return true }
    return isNumbered(token) || isSentenceOpener(at: following.word)
  }

  /// Whether single capital letters are the name of a thing (`hepatitis B.`) and not the initials of a person.
  private mutating func initialsEndSentence(_ token: Range<Int>, before following: FollowingText) -> Bool {
    if isFirstOfSentence(token) { return false }
    if let previous = previousToken(before: token.lowerBound) {
      if kind(before: previous.upperBound) == .digit { return true }
      if hasStem(previous, from: profile.letteredNouns) { return true }
    }
    return following.kind == .uppercase && isSentenceOpener(at: following.word)
  }

  /// Whether a number belongs to the noun or abbreviation before it (`Seite 4`, `S. 4`) or to a longer number.
  private mutating func isNumbered(_ token: Range<Int>) -> Bool {
    guard let previous = previousToken(before: token.lowerBound) else { return false }
    if kind(before: previous.upperBound) == .digit { return true }
    if hasStem(previous, from: profile.numberedNouns) { return true }
    guard byte(at: previous.upperBound - 1) == UInt8(ascii: ".") else { return false }
    return !abbreviationKind(of: previous.lowerBound..<previous.upperBound - 1).isEmpty
  }

  private func isFirstOfSentence(_ token: Range<Int>) -> Bool {
    firstWordOfSentence.map { token.lowerBound <= $0.lowerBound && $0.upperBound <= token.upperBound }
      ?? false
  }
}

// MARK: - Neighbouring tokens

extension BlockScanner {
  /// The beginning of the token that ends at an offset: the text since the last space, bracket, quotation mark,
  /// slash or dash.
  private func tokenStart(before end: Int) -> Int {
    var start = end
    while start > 0, end - start < Self.reach {
      switch kind(before: start) {
      case .space, .opening, .quotation, .dash, .inverted: return start
      default: break
      }
      if bytes[start - 1] == UInt8(ascii: "/") { return start }
      start = offset(before: start)
    }
    while case (.apostrophe, let next) = character(at: start), start < end { start = next }
    return start
  }

  /// The token before the one that begins at an offset, if only space lies between.
  private func previousToken(before start: Int) -> Range<Int>? {
    var end = start
    while end > 0, case let kind = kind(before: end), kind == .space || kind == .ignorable {
      end = offset(before: end)
      if start - end > Self.reach { return nil }
    }
    guard end > 0, end < start else { return nil }
    let previous = tokenStart(before: end)
    return previous < end ? previous..<end : nil
  }

  /// The word that begins at an offset, up to the first character that is no letter or digit.
  private func word(at start: Int) -> Range<Int> {
    var end = start
    while case (let kind, let next) = character(at: end), kind.continuesWord, end - start < Self.reach {
      end = next
    }
    return start..<end
  }

  private mutating func isContinuation(at offset: Int) -> Bool {
    let word = word(at: offset)
    if word.count > 1, word.allSatisfy({ bytes[$0].isRomanDigit }) { return true }
    loadKey(word)
    return profile.continuations.contains(key)
  }

  /// Whether a capital letter with a full stop and a number begins at an offset, as the articles of some laws are
  /// numbered: `art. L. 1121-1`.
  private func isLetteredNumber(at offset: Int) -> Bool {
    let next = character(at: offset).next
    return byte(at: next) == UInt8(ascii: ".") && byte(at: skippingSpace(from: next + 1)).isDigit
  }

  /// Whether a few capitals alone stand in brackets: no sentence begins with them, `reg. (EU) No 5`.
  private func isAcronymInBrackets(at offset: Int) -> Bool {
    guard kind(before: offset) == .opening, byte(at: offset - 1) == UInt8(ascii: "(") else { return false }
    var end = offset
    var letters = 0
    while case (.uppercase, let next) = character(at: end), letters < 5 {
      letters += 1
      end = next
    }
    return letters > 1 && byte(at: end) == UInt8(ascii: ")")
  }

  private mutating func isSentenceOpener(at offset: Int) -> Bool {
    loadKey(word(at: offset))
    return profile.sentenceOpeners.contains(key)
  }

  private mutating func hasStem(_ token: Range<Int>, from stems: [[UInt32]]) -> Bool {
    loadKey(token)
    if stems.contains(where: { key.starts(with: $0) }) { return true }
    guard let apostrophe = key.firstIndex(of: 0x2019) else { return false }
    return stems.contains { key.dropFirst(apostrophe + 1).starts(with: $0) }
  }
}

// MARK: - Abbreviations

extension BlockScanner {
  /// What the listed abbreviation is that ends with a token and its full stop; the longest one counts.
  private mutating func abbreviationKind(of token: Range<Int>) -> AbbreviationKind {
    let stop = token.upperBound
    guard stop - token.lowerBound < Self.reach, mayEndAbbreviation(at: stop) else { return [] }
    loadKey(token.lowerBound..<stop + 1)
    let whole = AbbreviationKind(rawValue: profile.abbreviations.value(of: key))
    if whole.contains(.tail), let longer = longerAbbreviationKind(endingWith: token) { return longer }
    if !whole.isEmpty { return whole }
    guard let rest = cliticEnd(of: token), rest < stop else { return [] }
    loadKey(rest..<stop + 1)
    return AbbreviationKind(rawValue: profile.abbreviations.value(of: key))
  }

  /// Whether some abbreviation has the last two characters that stand before a full stop.
  private func mayEndAbbreviation(at stop: Int) -> Bool {
    let last = offset(before: stop)
    let beforeLast = last > 0 ? scalar(at: offset(before: last)).value : 0
    return profile.abbreviations.mayEnd(
      in: folding.folded(scalar(at: last).value), after: folding.folded(beforeLast))
  }

  /// What the listed abbreviation of several parts is that ends with a token.
  private mutating func longerAbbreviationKind(endingWith token: Range<Int>) -> AbbreviationKind? {
    var found: AbbreviationKind?
    var start = token.lowerBound
    for _ in 0..<3 {
      guard let previous = previousToken(before: start) else { break }
      start = previous.lowerBound
      loadKey(start..<token.upperBound + 1)
      let kind = AbbreviationKind(rawValue: profile.abbreviations.value(of: key))
      if !kind.isDisjoint(with: [.inner, .closing, .nameTaking]) { found = kind }
    }
    return found
  }

  /// Whether a token and what follows it are a listed abbreviation, so that its full stop stands inside.
  private mutating func isHeadOfAbbreviation(_ token: Range<Int>) -> Bool {
    let start = skippingSpace(from: token.upperBound + 1)
    let next = word(at: start)
    guard byte(at: next.upperBound) == UInt8(ascii: ".") else { return false }
    loadKey(token.lowerBound..<next.upperBound + 1)
    return !profile.abbreviations.isEmpty && profile.abbreviations.contains(key)
  }

  /// The offset after an elided or joined small word before an abbreviation: `l’art.`, `tal-art.`
  private mutating func cliticEnd(of token: Range<Int>) -> Int? {
    var offset = token.lowerBound
    while offset < token.upperBound {
      let (kind, next) = character(at: offset)
      if kind == .apostrophe { return token.upperBound - next > 1 ? next : nil }
      if kind == .hyphen {
        loadKey(token.lowerBound..<next)
        return profile.joinedPrefixes.contains(key) ? next : nil
      }
      offset = next
    }
    return nil
  }
}
