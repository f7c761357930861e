/// Finds the abbreviations of a sentence, as they are written.
///
/// Two kinds are found:
///
/// - What the language lists (`Dr.`, `z. B.`, `p. ex.`), with its full stops; one of several parts is one. A word at
///   the end of a sentence is none if the language lists it only inside sentences, or only with a capital: `no.` is
///   not `No.`
/// - Words of capitals (`EMA`, `CAR-T`), without an elided article or an ending (`l’ARS`, `EMA’s`, `ATMP-Charge`); two
///   small letters may stand beside three capitals (`mRNA`, `ATMPs`).
///
/// A word of capitals is no abbreviation if it is an ordinary word written loud. That is taken for granted where
///
/// 1. it has a part of more than five letters: few abbreviations are so long, most words that are stressed are;
/// 2. the text has the same word in small letters too;
/// 3. three or more words in a row stand in capitals;
/// 4. the language lists it among the short words that are often stressed, `hardness.stressed`.
///
/// So an abbreviation that is also a word of the text (`WHO` beside *who*) is passed over, and a short word that nobody
/// has listed is taken for one. Roman numbers of I, V and X are none, nor are the numbers of cases and batches
/// (`EX-26-0417`), which have a part of three digits or more.
struct AbbreviationReader {
  /// So many words may make one listed abbreviation.
  private static let mostWords = 4
  /// A listed abbreviation is not longer, in bytes.
  private static let reach = 48
  /// A part of a word of capitals with more letters is a word.
  private static let mostLetters = 5
  /// So many words of capitals in a row are stressed.
  private static let loudRun = 3

  private let words: [Word]
  private let listed: PhraseTable
  private let stressed: WordPatterns
  /// Whether a type also stands in small letters.
  private var standsSmall: [Bool]

  init(_ analysis: TextAnalysis, _ language: LanguageProfile) {
    words = analysis.words
    listed = language.segmentation.data.abbreviations
    stressed = language.hardness.stressed
    standsSmall = Array(repeating: false, count: analysis.types.count)
  }

  /// Notes which of some words stand in small letters; to be asked for all words before anything is read.
  mutating func learn(_ places: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) {
    for word in places where !standsSmall[words[word].type] {
      standsSmall[words[word].type] = hasSmallLetter(words[word].range, bytes)
    }
  }

  /// The places of the abbreviations of a sentence, in order: UTF-8 byte offsets in its block.
  func abbreviations(in sentence: MeasuredSentence, _ bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var word = sentence.words.lowerBound
    while word < sentence.words.upperBound {
      if let abbreviation = listedAbbreviation(at: word, sentence, bytes) {
        found.append(abbreviation.range)
        word = abbreviation.last + 1
      } else {
        if let range = capitals(of: word, sentence.words, bytes) { found.append(range) }
        word += 1
      }
    }
    return found
  }

  // MARK: - Listed abbreviations

  /// The longest listed abbreviation that begins with a word, or behind the article that is elided in front of it.
  private func listedAbbreviation(
    at first: Int, _ sentence: MeasuredSentence, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (range: Range<Int>, last: Int)? {
    let range = words[first].range
    var found: (range: Range<Int>, last: Int)?
    for last in first..<min(first + Self.mostWords, sentence.words.upperBound) {
      let end = words[last].range.upperBound
      guard end - range.lowerBound < Self.reach else { break }
      let hasStop = bytes.byte(at: end) == UInt8(ascii: ".")
      // Some have a stop inside alone: `dott.ssa`.
      guard hasStop || last == first && bytes[range].contains(UInt8(ascii: ".")) else { continue }
      let elided = afterLastApostrophe(range, bytes)
      for start in elided == range.lowerBound ? [elided] : [range.lowerBound, elided] {
        let whole = start..<(hasStop ? end + 1 : end)
        if isListed(whole, isOneWord: last == first, sentence, bytes) { found = (whole, last) }
      }
    }
    return found
  }

  private func isListed(
    _ range: Range<Int>, isOneWord: Bool, _ sentence: MeasuredSentence, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let key = WordFolding.folded(String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self))
    let kind = AbbreviationKind(rawValue: listed.value(of: key))
    guard !kind.isDisjoint(with: [.inner, .closing, .nameTaking]) else { return false }
    guard isOneWord else { return true }
    let isSmall = !isCapital(at: range.lowerBound, bytes)
    // One letter with its stop: `P.` is the initial of a name where only `p.` is listed.
    if key.count == 2, kind.contains(isSmall ? .capitalLetter : .smallLetter) {
      return kind.contains(isSmall ? .smallLetter : .capitalLetter)
    }
    let endsSentence = range.upperBound >= sentence.range.upperBound && key.dropLast().allSatisfy { $0 != 0x2E }
    guard endsSentence else { return true }
    return !kind.isDisjoint(with: [.closing, .nameTaking]) && (!isSmall || kind.contains(.smallInitial))
  }

  private func afterLastApostrophe(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var start = range.lowerBound
    var offset = start
    while offset < range.upperBound {
      let (value, next) = bytes.scalar(at: offset)
      if ClassTable.shared.of(value) == .apostrophe, next < range.upperBound { start = next }
      offset = next
    }
    return start
  }

  // MARK: - Words of capitals

  /// A part of a word between hyphens, apostrophes and colons.
  private struct Part {
    var range: Range<Int>
    var capitals = 0
    var smallLetters = 0
    var digits = 0
    /// Whether a hyphen stands before it.
    var isJoined = false

    /// Whether it can belong to an abbreviation.
    var isInCapitals: Bool {
      smallLetters == 0 ? capitals + digits > 0 : capitals > 2 && smallLetters < 3
    }
  }

  /// The parts of a word in capitals, if they are an abbreviation.
  private func capitals(
    of word: Int, _ sentence: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Range<Int>? {
    let whole = words[word].range
    guard hasTwoCapitals(whole, bytes) else { return nil }
    let parts = parts(of: whole, bytes)
    var first = parts.startIndex
    while first < parts.endIndex {
      var end = first
      while end < parts.endIndex, parts[end].isInCapitals, end == first || parts[end].isJoined { end += 1 }
      let run = parts[first..<end]
      if run.reduce(0, { $0 + $1.capitals }) > 1, let start = run.first?.range.lowerBound,
        let stop = run.last?.range.upperBound
      {
        let range = start..<stop
        if run.contains(where: { $0.capitals == 0 && $0.digits > 2 }) { return nil }
        if isRomanNumber(range, bytes) || isLoud(range, Array(run), word, sentence, bytes) { return nil }
        // `U.S.` has a stop behind its last letter too.
        let hasStops = bytes[range].contains(UInt8(ascii: "."))
        return hasStops && bytes.byte(at: stop) == UInt8(ascii: ".") ? start..<stop + 1 : range
      }
      first = max(end, first + 1)
    }
    return nil
  }

  private func parts(of range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> [Part] {
    var parts: [Part] = []
    var part = Part(range: range.lowerBound..<range.lowerBound)
    var offset = range.lowerBound
    while offset < range.upperBound {
      let (value, next) = bytes.scalar(at: offset)
      let kind = ClassTable.shared.of(value)
      if kind == .apostrophe || kind == .hyphen || value == 0x3A {
        parts.append(part)
        part = Part(range: next..<next, isJoined: kind == .hyphen)
        offset = next
        continue
      }
      switch kind {
      case .uppercase: part.capitals += 1
      case .lowercase: part.smallLetters += 1
      case .digit: part.digits += 1
      // An address on the net is none.
      case .other: return []
      default: break
      }
      part.range = part.range.lowerBound..<next
      offset = next
    }
    parts.append(part)
    return parts
  }

  private func isRomanNumber(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes[range].allSatisfy { $0 == UInt8(ascii: "I") || $0 == UInt8(ascii: "V") || $0 == UInt8(ascii: "X") }
  }

  /// Whether capitals stress an ordinary word.
  private func isLoud(
    _ range: Range<Int>, _ parts: [Part], _ word: Int, _ sentence: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard parts.allSatisfy({ $0.smallLetters == 0 && $0.digits == 0 }) else { return false }
    if parts.contains(where: { $0.capitals > Self.mostLetters }) { return true }
    let isWhole = range == words[word].range
    if isWhole, standsSmall[words[word].type] { return true }
    // `DON’T` is looked for as a whole.
    if stressed.contains(folded(range, bytes)) || stressed.contains(folded(words[word].range, bytes)) { return true }
    return isWhole && loudRun(around: word, sentence, bytes) >= Self.loudRun
  }

  /// How many words in capitals stand in a row, with nothing but space between.
  private func loudRun(around word: Int, _ sentence: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var (first, last) = (word, word)
    while first > sentence.lowerBound, isInCapitals(first - 1, bytes), isSpace(after: first - 1, bytes) { first -= 1 }
    while last + 1 < sentence.upperBound, isInCapitals(last + 1, bytes), isSpace(after: last, bytes) { last += 1 }
    return last - first + 1
  }

  private func isInCapitals(_ word: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    parts(of: words[word].range, bytes).allSatisfy { $0.smallLetters == 0 && $0.digits == 0 }
      && isCapital(at: words[word].range.lowerBound, bytes)
  }

  private func isSpace(after word: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes[words[word].range.upperBound..<words[word + 1].range.lowerBound].allSatisfy { $0 == 0x20 }
  }

  // MARK: - Letters

  private func folded(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> [UInt32] {
    WordFolding.folded(String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self))
  }

  private func isCapital(at offset: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    ClassTable.shared.of(bytes.scalar(at: offset).value) == .uppercase
  }

  private func hasTwoCapitals(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var capitals = 0
    var offset = range.lowerBound
    while offset < range.upperBound, capitals < 2 {
      let (value, next) = bytes.scalar(at: offset)
      if ClassTable.shared.of(value) == .uppercase { capitals += 1 }
      offset = next
    }
    return capitals == 2
  }

  private func hasSmallLetter(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let (value, next) = bytes.scalar(at: offset)
      if ClassTable.shared.of(value) == .lowercase { return true }
      offset = next
    }
    return false
  }
}
