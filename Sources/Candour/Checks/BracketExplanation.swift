extension CheckInput {
  /// Whether the bracket that opens at a place of the buffer explains what stands before it.
  ///
  /// “(low number of white blood cells)” does. A reference, what is counted or measured, an abbreviation, a name of the
  /// case and less than three letters do not: “(see 2)”, “(5 mmol)”, “(MAH)”, “(x)”.
  ///
  /// - Parameters:
  ///   - open: The place of the bracket in the buffer.
  ///   - block: The block that it stands in.
  ///   - plain: The words of the language.
  ///   - excluded: A list whose words explain nothing here.
  /// - Returns: Whether a word in it explains.
  func explains(
    bracketAt open: Int, of block: Int, _ plain: PlainLanguage, except excluded: PlainLanguage.List? = nil
  ) -> Bool {
    let end = text.blocks[block].range.upperBound
    let close = text.bytes[open..<end].firstIndex(of: UInt8(ascii: ")")) ?? end
    let inside = self.words(in: open..<close, of: block)
    var next = inside.lowerBound
    while next < inside.upperBound {
      var isReference = false
      var passed = 0
      plain.phrases.match(at: next, in: words, text) { phrase, length in
        if phrase.list == .refers { isReference = true }
        if phrase.list == excluded { passed = max(passed, length) }
      }
      if isReference { return false }
      if passed == 0, isExplaining(next, in: inside) { return true }
      next += max(passed, 1)
    }
    return false
  }

  private func isExplaining(_ index: Int, in bracket: Range<Int>) -> Bool {
    let found = words.all[index]
    guard found.word.letters >= 3, found.word.digits == 0, !found.word.isInCapitals, !found.traits.contains(.value)
    else { return false }
    // The unit of a number, or what it counts.
    return index == bracket.lowerBound || words.all[index - 1].word.digits == 0
  }
}
