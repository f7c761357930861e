/// No text uses a word that the glossary of its language tells writers to avoid.
struct TermsAvoided: Check {
  static let identifier = "term-avoided"

  static func diagnostics(for input: CheckInput) -> [Diagnostic] {
    guard let glossary = input.locale.glossary, !glossary.avoided.isEmpty else { return [] }
    return input.phrases(of: glossary.phrases) { if case .avoided = $0 { true } else { false } }.compactMap { found in
      let word = input.words.all[found.words.lowerBound]
      guard case .avoided(let index) = found.phrase.list, word.traits.isDisjoint(with: [.value, .foreign, .quoted])
      else { return nil }
      let place = input.place(ofBytes: found.range, in: input.text.blocks[word.block])
      let instead = glossary.avoided[index].instead
      return input.diagnostic(
        .warning, identifier, at: place,
        "\(input.quotation(found.range, at: place)) is a word that the glossary tells writers to avoid.",
        "Readers must find one word for one thing, the word of the law or of the package leaflet.",
        [.init("Write “\(instead)”.")])
    }
  }
}
