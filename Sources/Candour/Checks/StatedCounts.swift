/// Finds counts in a sentence: a part and its whole, “20 in 100”, “one in 5”, “of 13 people, 9”.
struct StatedCounts: Sendable {
  let input: CheckInput
  let plain: PlainLanguage
  /// The words of the sentence, by their places in ``DocumentWords/all``.
  let sentence: Range<Int>

  /// Between a part and its whole so many words may stand, and no sign that parts them: “20 people in a hundred”.
  private static let wordsBetween = 3
  /// Comma, semicolon, colon and a closing bracket part two numbers.
  private static let partingSigns: [UInt8] = [0x2C, 0x3B, 0x3A, 0x29]

  /// Whether a part and its whole stand in the sentence.
  ///
  /// A number behind “in” or “of” alone is no count: “it came in 20 people” does not say of how many.
  var hasCount: Bool {
    let wholes = wholes()
    return wholes.contains { hasPartBefore($0) || hasPartBehind($0, wholes) }
  }

  /// The whole of a count.
  private struct Whole {
    /// The words that say it, its number among them.
    var words: Range<Int>
    /// The words of its number; nil if it stands in words.
    var number: Range<Int>?
    /// What says that it is a whole: “out of”.
    var phrase: String
  }

  /// What may be a whole. What is a year, a length of time or a percentage is none.
  private func wholes() -> [Whole] {
    var found: [Whole] = []
    for index in sentence {
      plain.phrases.match(at: index, in: input.words, input.text) { phrase, length in
        let end = index + length
        switch phrase.list {
        case .counts:
          guard let number = number(at: end), !isMeasure(number) else { return }
          found.append(Whole(words: index..<number.upperBound, number: number, phrase: phrase.text))
        case .countsBehind:
          guard let number = number(at: index - 1), !isMeasure(number) else { return }
          found.append(Whole(words: number.lowerBound..<end, number: number, phrase: phrase.text))
        case .countsInWords:
          guard !PercentagesCounted.isUnit(end, sentence, input, plain) else { return }
          found.append(Whole(words: index..<end, number: nil, phrase: phrase.text))
        default: break
        }
      }
    }
    return found
  }

  // MARK: - Parts

  /// “20 in 100”, “20 people in a hundred”, “one in 5”; a percentage counts directly before its whole: “20 % of 13 people”.
  private func hasPartBefore(_ whole: Whole) -> Bool {
    let start = whole.words.lowerBound
    let first = max(sentence.lowerBound, start - Self.wordsBetween - 1)
    guard let last = (first..<start).last(where: { isInFigures($0) || isInWords($0) }), !isParted(last, from: start)
    else { return false }
    guard let number = number(at: last) else { return true }
    if isPercentage(last, before: start) { return true }
    return !isMeasure(number) && fits(number, whole)
  }

  /// “Of 13 people, 9”. A number behind the same word as the whole is a whole of its own: “in 20 people, and in 13 …”.
  private func hasPartBehind(_ whole: Whole, _ wholes: [Whole]) -> Bool {
    let start = whole.words.upperBound
    guard start < sentence.upperBound else { return false }
    return (start..<sentence.upperBound).contains { index in
      guard let number = number(at: index) else { return index - start < Self.wordsBetween && isInWords(index) }
      return number.lowerBound == index && !isMeasure(number) && fits(number, whole)
        && !wholes.contains { $0.number == number && $0.phrase == whole.phrase }
    }
  }

  /// Whether a number is not greater than the whole, as far as both are whole numbers in one piece.
  private func fits(_ number: Range<Int>, _ whole: Whole) -> Bool {
    guard let limit = whole.number.flatMap(value(of:)), let part = value(of: number) else { return true }
    return part <= limit
  }

  private func value(of number: Range<Int>) -> Int? {
    guard number.count == 1 else { return nil }
    return Int(String(decoding: input.text.bytes[input.words.all[number.lowerBound].range], as: UTF8.self))
  }

  // MARK: - Words

  /// The words of the number that a word belongs to; nil if the word is no number or stands outside the sentence.
  private func number(at index: Int) -> Range<Int>? {
    isInFigures(index) ? input.number(through: index, in: sentence) : nil
  }

  private func isInFigures(_ index: Int) -> Bool {
    sentence.contains(index) && input.words.all[index].word.isNumber
  }

  private func isInWords(_ index: Int) -> Bool {
    var isFound = false
    plain.phrases.match(at: index, in: input.words, input.text) { phrase, _ in
      if phrase.list == .partsInWords { isFound = true }
    }
    return isFound
  }

  private func isMeasure(_ number: Range<Int>) -> Bool {
    PercentagesCounted.isMeasure(number.upperBound - 1, sentence, input, plain)
  }

  /// Whether a number has its sign or word of per cent, and nothing else, between itself and another word.
  private func isPercentage(_ number: Int, before word: Int) -> Bool {
    if number + 1 == word {
      return input.text.bytes[bytes(between: number, and: word)].contains(UInt8(ascii: "%"))
    }
    var isFound = false
    plain.phrases.match(at: number + 1, in: input.words, input.text) { phrase, length in
      if phrase.list == .percent, number + 1 + length == word { isFound = true }
    }
    return isFound
  }

  private func isParted(_ word: Int, from other: Int) -> Bool {
    input.text.bytes[bytes(between: word, and: other)].contains { Self.partingSigns.contains($0) }
  }

  private func bytes(between word: Int, and other: Int) -> Range<Int> {
    input.words.all[word].range.upperBound..<input.words.all[other].range.lowerBound
  }
}

extension CheckInput {
  /// The words of the number that a word of figures belongs to: “20”, “2,5”, “1 000”.
  ///
  /// - Parameters:
  ///   - index: The place of the word.
  ///   - limits: The words among which the number lies.
  /// - Returns: The places of its words.
  func number(through index: Int, in limits: Range<Int>) -> Range<Int> {
    var first = index
    while first > limits.lowerBound, isJoined(first - 1) { first -= 1 }
    var end = index + 1
    while end < limits.upperBound, isJoined(end - 1) { end += 1 }
    return first..<end
  }

  /// Whether a word and the one behind it are figures of one number: decimals, or groups of three.
  private func isJoined(_ index: Int) -> Bool {
    let (word, next) = (words.all[index], words.all[index + 1])
    guard word.word.isNumber, next.word.isNumber else { return false }
    let gap = Array(text.bytes[word.range.upperBound..<next.range.lowerBound])
    if gap == [UInt8(ascii: ".")] || gap == [UInt8(ascii: ",")] { return true }
    return [[0x20], [0xC2, 0xA0], [0xE2, 0x80, 0xAF]].contains(gap) && next.word.digits == 3 && word.word.digits <= 3
  }
}
