/// Patient information explains a medical word in the sentence where it first stands (PL-13, PL-29).
///
/// A word counts as explained if brackets stand behind it, if it stands in brackets behind the lay word, or if its
/// sentence says that it explains: “… is called”, “that is”.
struct MedicalWordsExplained: Check {
  static let identifier = "medical-word-unexplained"

  static func diagnostics(for input: CheckInput) -> [Diagnostic] {
    guard input.isForLayReaders, let plain = input.locale.plain else { return [] }
    var seen: Set<String> = []
    return input.phrases(of: plain.phrases) { $0 == .medical }.compactMap { found in
      let word = input.words.all[found.words.lowerBound]
      guard word.traits.isDisjoint(with: [.value, .foreign]), seen.insert(found.phrase.text).inserted,
        !isExplained(found.range, word.block, input, plain)
      else { return nil }
      let place = input.place(ofBytes: found.range, in: input.text.blocks[word.block])
      return input.diagnostic(
        .warning, identifier, at: place,
        "\(input.quotation(found.range, at: place)) is a medical word that is not explained where it first stands.",
        "Field handbook, PL-13 and PL-29: the lay word first, the medical word in brackets.",
        [.init("Say it in plain words, and put the medical word in brackets behind them.")])
    }
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
