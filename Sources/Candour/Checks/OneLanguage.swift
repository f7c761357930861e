/// No paragraph is in another language than the document, unless it is marked so.
///
/// Told by function words: short common words that a sentence of eight words hardly ever lacks. Values of the case,
/// facts of the country and what stands between quotation marks are names and titles; they do not count.
struct OneLanguage: Check {
  static let identifier = "language-mixed"
  private static let minimumWords = 8

  static func diagnostics(for input: CheckInput) -> [Diagnostic] {
    let functionWords = input.content.functionWords
    let own = LanguageTag.language(of: input.document.language)
    guard let ownIndex = functionWords.tags.firstIndex(of: own) else { return [] }
    return input.text.blocks.indices.compactMap { index in
      let block = input.text.blocks[index]
      let words = input.words.all[input.words.blocks[index]].filter {
        $0.word.letters > 0 && $0.traits.isDisjoint(with: [.value, .foreign, .quoted])
      }
      guard block.role != .code, words.count >= minimumWords else { return nil }
      guard let other = functionWords.other(than: ownIndex, in: words.lazy.map(\.word)) else { return nil }
      let name = input.content.languageNames[functionWords.tags[other]] ?? functionWords.tags[other]
      return input.diagnostic(
        .warning, identifier, at: input.text.place(of: block, input.document),
        "The paragraph seems to be in another language: \(name).",
        "The document is in \(input.locale.nativeName); its reader may not know another language.",
        [.init("Translate it. A title of a law may stand between quotation marks.")])
    }
  }
}
