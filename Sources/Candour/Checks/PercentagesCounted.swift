/// Patient information says a share as a count of people or cells, beside a percentage or in place of it (PL-16).
struct PercentagesCounted: Check {
  static let identifier = "percentage-without-count"

  static func diagnostics(for input: CheckInput) -> [Diagnostic] {
    guard input.isForLayReaders, let plain = input.locale.plain else { return [] }
    return input.text.blocks.indices.flatMap { index -> [Diagnostic] in
      let block = input.text.blocks[index]
      guard block.role != .code else { return [] }
      return percentages(in: index, input, plain).compactMap { range in
        let sentence = input.sentence(around: range.lowerBound, in: block)
        guard !hasCount(input.words(in: sentence, of: index), input, plain) else { return nil }
        let place = input.place(ofBytes: range, in: block)
        return input.diagnostic(
          .warning, identifier, at: place,
          "\(input.quotation(range, at: place)) is a percentage without a count in its sentence.",
          "Field handbook, PL-16: readers understand “20 in 100 people” better than a percentage.",
          [.init("Say how many of how many, such as “9 in 100” or “of 13 people treated”.")])
      }
    }
  }

  /// Numbers with a sign or a word of per cent behind them.
  static func percentages(in block: Int, _ input: CheckInput, _ plain: PlainLanguage) -> [Range<Int>] {
    var found: [Range<Int>] = []
    let bytes = input.text.bytes
    let limit = input.text.blocks[block].range.upperBound
    let own = input.words.blocks[block]
    for index in own where input.words.all[index].word.digits > 0 && input.words.all[index].word.letters == 0 {
      let number = input.words.all[index].range
      var end = number.upperBound
      while end < limit, [0x20, 0xC2, 0xA0, 0xE2, 0x80, 0xAF].contains(bytes[end]) { end += 1 }
      if end < limit, bytes[end] == 0x25 {
        found.append(number.lowerBound..<end + 1)
      } else if index + 1 < own.upperBound {
        plain.phrases.match(at: index + 1, in: input.words, input.text) { phrase, length in
          guard phrase.list == .percent, found.last?.lowerBound != number.lowerBound else { return }
          found.append(number.lowerBound..<input.words.all[index + length].range.upperBound)
        }
      }
    }
    return found
  }

  /// Whether a sentence has the whole of a count: a number behind a word such as “in” or “of”, a number with an ending
  /// that says the same, or a whole in words. What is a year or a length of time is none.
  private static func hasCount(_ sentence: Range<Int>, _ input: CheckInput, _ plain: PlainLanguage) -> Bool {
    let words = input.words.all
    var isCount = false
    for index in sentence where !isCount {
      plain.phrases.match(at: index, in: input.words, input.text) { phrase, length in
        switch phrase.list {
        case .counts:
          let number = index + length
          guard number < sentence.upperBound, words[number].word.isNumber else { return }
          isCount = isCount || !isMeasure(number, sentence, input, plain)
        case .countsBehind:
          guard index > sentence.lowerBound, words[index - 1].word.isNumber else { return }
          isCount = isCount || !isMeasure(index - 1, sentence, input, plain)
        case .countsInWords:
          isCount = isCount || !isUnit(index + length, sentence, input, plain)
        default: break
        }
      }
    }
    return isCount
  }

  /// Whether a number is a year, a length of time or itself a percentage.
  static func isMeasure(
    _ index: Int, _ sentence: Range<Int>, _ input: CheckInput, _ plain: PlainLanguage
  ) -> Bool {
    let number = input.words.all[index]
    let text = String(decoding: input.text.bytes[number.range], as: UTF8.self)
    if text.utf8.count == 4, text.hasPrefix("19") || text.hasPrefix("20") { return true }
    let next = index + 1 < sentence.upperBound ? input.words.all[index + 1].range.lowerBound : number.range.upperBound
    let sign = ByteText.position(of: [0x25], in: input.text.bytes[..<next], from: number.range.upperBound)
    guard sign == nil else { return true }
    return isUnit(index + 1, sentence, input, plain)
  }

  /// Whether a word behind a number says that it is a length of time or a percentage.
  private static func isUnit(_ index: Int, _ sentence: Range<Int>, _ input: CheckInput, _ plain: PlainLanguage) -> Bool
  {
    guard index < sentence.upperBound else { return false }
    var isUnit = false
    plain.phrases.match(at: index, in: input.words, input.text) { phrase, _ in
      if phrase.list == .durations || phrase.list == .percent { isUnit = true }
    }
    return isUnit
  }
}
