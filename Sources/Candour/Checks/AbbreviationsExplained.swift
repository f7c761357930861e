/// Patient information explains an abbreviation where it first stands, in brackets before or behind it (PL-14).
///
/// Values of the case and facts of the country are names, numbers and units of others; they are exempt.
struct AbbreviationsExplained: Check {
  static let identifier = "abbreviation-unexplained"

  static func diagnostics(for input: CheckInput) -> [Diagnostic] {
    guard input.isForLayReaders, let plain = input.locale.plain else { return [] }
    let check = AbbreviationsExplained(input: input, plain: plain)
    var seen: Set<UInt64> = []
    return input.words.all.indices.compactMap { index in
      guard check.isAbbreviation(index), seen.insert(input.words.all[index].word.hash).inserted,
        !check.isExplained(index)
      else { return nil }
      return check.diagnostic(index)
    }
  }

  private let input: CheckInput
  private let plain: PlainLanguage
  private var bytes: [UInt8] { input.text.bytes }

  private func diagnostic(_ index: Int) -> Diagnostic {
    let word = input.words.all[index]
    let place = input.place(ofBytes: word.range, in: input.text.blocks[word.block])
    return input.diagnostic(
      .warning, Self.identifier, at: place,
      "\(input.quotation(word.range, at: place)) is not explained where it first stands.",
      "Field handbook, PL-14: no bare abbreviation in patient information, and no word in capitals.",
      [.init("Write the words out; put the abbreviation in brackets behind them if it comes again.")])
  }

  private func isAbbreviation(_ index: Int) -> Bool {
    let word = input.words.all[index]
    guard word.word.isInCapitals, word.word.letters <= 6, word.traits.isDisjoint(with: [.value, .foreign]),
      input.text.blocks[word.block].role != .code
    else { return false }
    let text = String(decoding: bytes[word.range], as: UTF8.self)
    // A number in Roman figures is none; a name has its sign; part of a code has digits beside it.
    guard !text.allSatisfy({ "IVX".contains($0) }), !plain.knownAbbreviations.contains(text),
      !isPartOfCode(index), !isMarkedName(word.range), !isSystemOfCountry(word)
    else { return false }
    return CapitalsRun.run(around: index, input).count <= CapitalsRun.limit
  }

  /// Whether letters, a hyphen or a slash, and digits make one sign: `OOS-2026-0417`, `EU/1/99`.
  private func isPartOfCode(_ index: Int) -> Bool {
    let own = input.words.blocks[input.words.all[index].block]
    for neighbour in [index - 1, index + 1] where own.contains(neighbour) {
      let (first, second) = (input.words.all[min(index, neighbour)], input.words.all[max(index, neighbour)])
      let between = bytes[first.range.upperBound..<second.range.lowerBound]
      guard between.count == 1, let sign = between.first, [0x2D, 0x2E, 0x2F, 0x40, 0x5F].contains(sign) else {
        continue
      }
      if input.words.all[neighbour].word.digits > 0 { return true }
      // A part of an address on the net: `INFO@EXAMPLE.ORG`.
      if sign == 0x2E || sign == 0x40 { return true }
    }
    return false
  }

  private func isMarkedName(_ range: Range<Int>) -> Bool {
    let rest = bytes[range.upperBound...]
    return rest.starts(with: [0xC2, 0xAE]) || rest.starts(with: [0xE2, 0x84, 0xA2])
  }

  /// The authorities and systems of countries are names; whether it is the right country is asked elsewhere.
  private func isSystemOfCountry(_ word: DocumentWords.Word) -> Bool {
    !input.content.countryMarkers.foreign(to: "", in: bytes[word.range]).isEmpty
  }

  /// “Out of specification (OOS)” or “OOS (out of specification)”.
  private func isExplained(_ index: Int) -> Bool {
    let word = input.words.all[index]
    let block = input.text.blocks[word.block]
    let before = bytes[block.range.lowerBound..<word.range.lowerBound]
    let after = bytes[word.range.upperBound..<block.range.upperBound]
    let own = input.words.blocks[word.block]
    if before.last == 0x28, let close = after.first, [0x29, 0x2C, 0x3B].contains(close), index > own.lowerBound {
      return true
    }
    guard let open = after.firstIndex(where: { $0 != 0x20 }), after[open] == 0x28 else { return false }
    return input.explains(bracketAt: open, of: word.block, plain)
  }
}
