extension Glossary {
  /// What lay readers are told in place of a professional term.
  struct LayWord: Sendable {
    /// The professional term: its bytes in the block.
    var range: Range<Int>
    /// The word of the glossary for lay readers.
    var lay: String
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
          guard let lay = registers[.lay], lay.term != registers[.official]?.term, !isLay(concept, at: index, text)
          else {
            return
          }
          found = LayWord(range: whole, lay: lay.term)
        case .term(_, .lay): return
        }
      }
    }
    return found
  }

  /// Whether the words at a place are the lay term of a concept as well.
  private func isLay(_ concept: String, at index: Int, _ text: ScannedText) -> Bool {
    var isLay = false
    phrases.match(at: index, before: text.words.count, in: text.bytes, word: { text.words[$0] }) { phrase, _ in
      if phrase.list == .term(concept: concept, .lay) { isLay = true }
    }
    return isLay
  }
}
