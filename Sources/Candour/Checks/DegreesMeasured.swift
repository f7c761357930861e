/// A letter to a physician uses no word of degree without a number beside it (field handbook, section 5, rules for (a)).
///
/// “Slightly below the limit” is a judgement; the number leaves it to the physician.
struct DegreesMeasured: Check {
  static let identifier = "degree-without-number"

  static func diagnostics(for input: CheckInput) -> [Diagnostic] {
    guard input.document.kind == .physicianLetter, let plain = input.locale.plain else { return [] }
    var found: [Diagnostic] = []
    var end = 0
    for index in input.words.all.indices where !input.words.all[index].traits.contains(.foreign) {
      let word = input.words.all[index]
      let block = input.text.blocks[word.block]
      plain.phrases.match(at: index, in: input.words, input.text) { phrase, length in
        guard phrase.list == .degree, block.role != .code, end <= word.range.lowerBound else { return }
        let range = word.range.lowerBound..<input.words.all[index + length - 1].range.upperBound
        let sentence = input.sentence(around: range.lowerBound, in: block)
        let others = input.words.all[input.words(in: sentence, of: word.block)]
        guard !others.contains(where: { $0.word.isNumber && !isYear($0.range, input) }) else { return }
        let place = input.place(ofBytes: range, in: block)
        end = range.upperBound
        found.append(
          input.diagnostic(
            .warning, identifier, at: place,
            "\(input.quotation(range, at: place)) speaks of a degree, and no number stands in the sentence.",
            "A word of degree is a judgement; the physician needs the figure to make it.",
            [.init("Give the number, or leave the word out.")]))
      }
    }
    return found
  }

  private static func isYear(_ range: Range<Int>, _ input: CheckInput) -> Bool {
    let digits = input.text.bytes[range]
    return digits.count == 4 && (digits.starts(with: Array("19".utf8)) || digits.starts(with: Array("20".utf8)))
  }
}
