/// A leaflet keeps one form of address, and speaks either to the patient or to a parent.
///
/// Both are heard as carelessness by a reader who must decide about their life; the wrong person is a fault of the text.
struct AddressKept: Check {
  static let identifier = "address-mixed"

  static func diagnostics(for input: CheckInput) -> [Diagnostic] {
    guard input.isForLayReaders, let plain = input.locale.plain else { return [] }
    var uses: [PlainLanguage.List: [(block: Int, range: Range<Int>)]] = [:]
    for index in input.words.all.indices {
      let word = input.words.all[index]
      guard word.traits.isDisjoint(with: [.value, .foreign, .quoted]) else { continue }
      plain.phrases.match(at: index, in: input.words, input.text) { phrase, length in
        guard [.familiar, .polite, .toParents, .toPatients].contains(phrase.list),
          !phrase.isCapitalised || phrase.list == .toParents || phrase.list == .toPatients
            || isCapitalInside(index, input)
        else { return }
        let end = input.words.all[index + length - 1].range.upperBound
        uses[phrase.list, default: []].append((word.block, word.range.lowerBound..<end))
      }
    }
    return forms(uses[.familiar] ?? [], uses[.polite] ?? [], input) + person(uses, input)
  }

  /// The form that is used less is the one to mend.
  private static func forms(
    _ familiar: [(block: Int, range: Range<Int>)], _ polite: [(block: Int, range: Range<Int>)], _ input: CheckInput
  ) -> [Diagnostic] {
    guard !familiar.isEmpty, !polite.isEmpty else { return [] }
    let odd = familiar.count <= polite.count ? familiar : polite
    return odd.map { use in
      report(
        use, input, "is not the form of address of the rest of the text.",
        "Keep one form of address through the whole document.")
    }
  }

  private static func person(
    _ uses: [PlainLanguage.List: [(block: Int, range: Range<Int>)]], _ input: CheckInput
  ) -> [Diagnostic] {
    switch input.document.reader {
    case .parentOrGuardian:
      return (uses[.toPatients] ?? []).map {
        report($0, input, "speaks to a patient; the reader is a parent.", "Say “your child”.")
      }
    case .adult, .youngPerson:
      return (uses[.toParents] ?? []).map {
        report($0, input, "speaks to a parent; the reader is the patient.", "Speak to the patient.")
      }
    default: return []
    }
  }

  private static func report(
    _ use: (block: Int, range: Range<Int>), _ input: CheckInput, _ what: String, _ solution: String
  ) -> Diagnostic {
    let place = input.place(ofBytes: use.range, in: input.text.blocks[use.block])
    return input.diagnostic(
      .warning, identifier, at: place, "\(input.quotation(use.range, at: place)) \(what)",
      "Field handbook, section 5: a leaflet has one voice, to one person.", [.init(solution)])
  }

  /// Whether a word has a capital that is not that of a sentence: `Sie` in the middle is the polite form.
  private static func isCapitalInside(_ index: Int, _ input: CheckInput) -> Bool {
    let word = input.words.all[index]
    let start = input.text.blocks[word.block].range.lowerBound
    guard word.word.capitals > 0, word.word.capitals < max(word.word.letters, 2) else { return false }
    // The last sign before the word that is no space, quotation mark or bracket.
    let before = input.text.bytes[start..<word.range.lowerBound]
    guard index > input.words.blocks[word.block].lowerBound else { return false }
    let gap = input.text.bytes[input.words.all[index - 1].range.upperBound..<word.range.lowerBound]
    return !before.isEmpty && gap.allSatisfy { $0 == 0x20 || $0 == 0x2C || $0 == 0xC2 || $0 == 0xA0 || $0 == 0x3B }
  }
}
