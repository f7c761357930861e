/// A letter to a physician uses no word of degree without a number beside it (field handbook, section 5, rules for (a)).
///
/// “Slightly below the limit” is a judgement; the number leaves it to the physician.
struct DegreesMeasured: Check {
  static let identifier = "degree-without-number"

  static func diagnostics(for input: CheckInput) -> [Diagnostic] {
    guard input.document.kind == .physicianLetter, let plain = input.locale.plain else { return [] }
    return input.phrases(of: plain.phrases) { $0 == .degree }.compactMap { found in
      let word = input.words.all[found.words.lowerBound]
      let block = input.text.blocks[word.block]
      let sentence = input.sentence(around: found.range.lowerBound, in: block)
      let others = input.words.all[input.words(in: sentence, of: word.block)]
      guard !word.traits.contains(.foreign), !others.contains(where: { $0.word.isNumber && !isYear($0.range, input) })
      else { return nil }
      let place = input.place(ofBytes: found.range, in: block)
      return input.diagnostic(
        .warning, identifier, at: place,
        "\(input.quotation(found.range, at: place)) speaks of a degree, and no number stands in the sentence.",
        "A word of degree is a judgement; the physician needs the figure to make it.",
        [.init("Give the number, or leave the word out.")])
    }
  }

  private static func isYear(_ range: Range<Int>, _ input: CheckInput) -> Bool {
    let digits = input.text.bytes[range]
    return digits.count == 4 && (digits.starts(with: Array("19".utf8)) || digits.starts(with: Array("20".utf8)))
  }
}
