extension Glossary {
  /// What lay readers are told in place of a professional term.
  struct LayWord: Sendable {
    /// The professional term: its bytes in the block.
    var range: Range<Int>
    /// The word of the glossary for lay readers.
    var lay: String
    /// Whether it explains the term in brackets behind it: “endotoxin (substances from germs)”. “Germs” explains no
    /// sterility.
    var isExplanation = false
  }

  /// What lay readers are told in place of the professional term that a word of a block belongs to; nil if it belongs to
  /// none, or if both registers use the same.
  func layWord(for range: Range<Int>, in block: [UInt8]) -> LayWord? {
    let text = ScannedText(block)
    var found: LayWord?
    for index in text.words.indices where text.words[index].range.lowerBound <= range.lowerBound {
      phrases.match(at: index, before: text.words.count, in: block, word: { text.words[$0] }) { phrase, length in
        let last = text.words[index + length - 1].range.upperBound
        guard last >= range.upperBound, found == nil else { return }
        let whole = text.words[index].range.lowerBound..<last
        switch phrase.list {
        case .avoided(let place): found = LayWord(range: whole, lay: avoided[place].instead)
        case .term(let concept, .official):
          let registers = terms[concept] ?? [:]
          guard let lay = registers[.lay], lay.term != registers[.official]?.term,
            !holds(.term(concept: concept, .lay), at: index, text)
          else { return }
          found = LayWord(
            range: whole, lay: lay.term, isExplanation: holds(.explained(concept: concept), at: index, text))
        case .term(_, .lay), .explained: return
        }
      }
    }
    return found
  }

  /// Whether a phrase of an entry begins at a word.
  private func holds(_ entry: Entry, at index: Int, _ text: ScannedText) -> Bool {
    var isFound = false
    phrases.match(at: index, before: text.words.count, in: text.bytes, word: { text.words[$0] }) { phrase, _ in
      if phrase.list == entry { isFound = true }
    }
    return isFound
  }
}
