/// Patient information explains a medical word in the sentence where it first stands (PL-13, PL-29).
///
/// A word counts as explained if brackets stand behind it, if it stands in brackets behind the lay word, or if its
/// sentence says that it explains: “… is called”, “that is”.
struct MedicalWordsExplained: Check {
  static let identifier = "medical-word-unexplained"

  static func diagnostics(for input: CheckInput) -> [Diagnostic] {
    guard input.isForLayReaders, let plain = input.locale.plain else { return [] }
    var seen: Set<String> = []
    var found: [Diagnostic] = []
    var end = 0
    for index in input.words.all.indices {
      let word = input.words.all[index]
      let block = input.text.blocks[word.block]
      guard word.traits.isDisjoint(with: [.value, .foreign]), block.role != .code else { continue }
      plain.phrases.match(at: index, in: input.words, input.text) { phrase, length in
        guard phrase.list == .medical, seen.insert(phrase.text).inserted else { return }
        // A word that several stems fit is one word.
        guard end <= word.range.lowerBound else { return }
        let range = word.range.lowerBound..<input.words.all[index + length - 1].range.upperBound
        end = range.upperBound
        guard !isExplained(range, word.block, input, plain) else { return }
        let place = input.place(ofBytes: range, in: block)
        found.append(
          input.diagnostic(
            .warning, identifier, at: place,
            "\(input.quotation(range, at: place)) is a medical word that is not explained where it first stands.",
            "Field handbook, PL-13 and PL-29: the lay word first, the medical word in brackets.",
            [.init("Say it in plain words, and put the medical word in brackets behind them.")]))
      }
    }
    return found
  }

  private static func isExplained(
    _ range: Range<Int>, _ index: Int, _ input: CheckInput, _ plain: PlainLanguage
  ) -> Bool {
    let sentence = input.sentence(around: range.lowerBound, in: input.text.blocks[index])
    let bytes = input.text.bytes
    // Between an opening bracket before it and the closing one, with words of the sentence before the bracket.
    if let open = bytes[sentence.lowerBound..<range.lowerBound].lastIndex(of: 0x28), open > sentence.lowerBound,
      !bytes[open..<range.lowerBound].contains(0x29)
    {
      return true
    }
    // In brackets behind the word, with nothing but its own phrase between: “CAR T-cell (…)”, “infusion (drip)”.
    let end = max(sentence.upperBound, range.upperBound)
    if let open = bytes[range.upperBound..<end].firstIndex(of: 0x28), open - range.upperBound <= 12 { return true }
    var isExplained = false
    for word in input.words(in: sentence, of: index) where !isExplained {
      plain.phrases.match(at: word, in: input.words, input.text) { phrase, _ in
        if phrase.list == .explains { isExplained = true }
      }
    }
    return isExplained
  }
}
