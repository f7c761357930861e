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
        let words = input.words(in: sentence, of: index)
        guard !StatedCounts(input: input, plain: plain, sentence: words).hasCount else { return nil }
        let place = input.place(ofBytes: range, in: block)
        return input.diagnostic(
          .warning, identifier, at: place,
          "\(input.quotation(range, at: place)) is a percentage without a count in its sentence.",
          "Field handbook, PL-16: readers understand “20 in 100 people” better than a percentage.",
          [.init("Say how many of how many, such as “9 in 100” or “9 of 13 people treated”.")])
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
      // The whole of “20,5”, whose words are two.
      let start = input.words.all[input.number(through: index, in: own).lowerBound].range.lowerBound
      var end = input.words.all[index].range.upperBound
      while end < limit, [0x20, 0xC2, 0xA0, 0xE2, 0x80, 0xAF].contains(bytes[end]) { end += 1 }
      if end < limit, bytes[end] == 0x25 {
        found.append(start..<end + 1)
      } else if index + 1 < own.upperBound {
        plain.phrases.match(at: index + 1, in: input.words, input.text) { phrase, length in
          guard phrase.list == .percent, found.last?.lowerBound != start else { return }
          found.append(start..<input.words.all[index + length].range.upperBound)
        }
      }
    }
    return found
  }

  /// Whether a number is a year, a length of time or itself a percentage.
  static func isMeasure(
    _ index: Int, _ sentence: Range<Int>, _ input: CheckInput, _ plain: PlainLanguage
  ) -> Bool {
    let number = input.words.all[index]
    let text = String(decoding: input.text.bytes[number.range], as: UTF8.self)
    if text.utf8.count == 4, text.hasPrefix("19") || text.hasPrefix("20") { return true }
    let isLast = index + 1 >= input.words.blocks[number.block].upperBound
    let next = isLast ? input.text.blocks[number.block].range.upperBound : input.words.all[index + 1].range.lowerBound
    let sign = ByteText.position(of: [0x25], in: input.text.bytes[..<next], from: number.range.upperBound)
    guard sign == nil else { return true }
    return isUnit(index + 1, sentence, input, plain)
  }

  /// Whether a word behind a number says that it is a length of time or a percentage.
  static func isUnit(_ index: Int, _ sentence: Range<Int>, _ input: CheckInput, _ plain: PlainLanguage) -> Bool {
    guard index < sentence.upperBound else { return false }
    var isUnit = false
    plain.phrases.match(at: index, in: input.words, input.text) { phrase, _ in
      if phrase.list == .durations || phrase.list == .percent { isUnit = true }
    }
    return isUnit
  }
}
