/// Finds the passages of a document that carry a disclaimer.
struct PassageFinder {
  private let input: CheckInput
  /// The blocks in which a disclaimer counts, as a reader sees them, with white space folded.
  private let body: [(block: ReadableBlock, text: [UInt8])]

  init(_ input: CheckInput) {
    self.input = input
    body = input.text.blocks.filter(\.isBody).map { ($0, ByteText.squeezed(input.text.bytes(of: $0))) }
  }

  /// The indexes, among the blocks of the body, at which the canonical wording stands.
  func passages(of wording: DisclaimerWording) -> [Int] {
    guard !wording.pattern.blocks.isEmpty else { return [] }
    return body.indices.filter { matches(wording.pattern, at: $0) }
  }

  private func matches(_ pattern: PassagePattern, at start: Int) -> Bool {
    var index = start
    for wanted in pattern.blocks {
      guard index < body.count, body[index].block.section == body[start].block.section else { return false }
      guard isItem(index) == wanted.isItem, wanted.matches(body[index].text) else { return false }
      index += 1
      while wanted.repeats, index < body.count, isItem(index), wanted.matches(body[index].text) { index += 1 }
    }
    return true
  }

  private func isItem(_ index: Int) -> Bool { body[index].block.role == .listItem }

  func place(_ index: Int) -> Place { input.text.place(of: body[index].block, input.document) }

  // MARK: - Atoms

  /// Whether all atoms stand in one passage of at most three neighbouring blocks of a section.
  func hasAllAtoms(of wording: DisclaimerWording) -> Bool { missingAtoms(of: wording).names.isEmpty }

  /// The atoms that the best passage lacks, and the place of that passage.
  func missingAtoms(of wording: DisclaimerWording) -> (names: [String], place: Place?) {
    let atoms = wording.atoms.map { ($0.name, PassageFinder.literals(of: $0.words.text)) }
    var best = (names: atoms.map(\.0), place: Place?.none)
    let texts = body.map { ByteText.folded(String(decoding: $0.text, as: UTF8.self)) }
    for start in texts.indices {
      var passage = texts[start]
      for next in start + 1..<Swift.min(start + 3, texts.count)
      where body[next].block.section == body[start].block.section {
        passage += [0x20] + texts[next]
      }
      let lacking = atoms.filter { !$0.1.allSatisfy { ByteText.contains(passage[...], $0) } }.map(\.0)
      if lacking.count < best.names.count { best = (lacking, place(start)) }
    }
    return best
  }

  /// The words of an atom without the values in it, in lower case.
  private static func literals(of atom: String) -> [[UInt8]] {
    var literals: [[UInt8]] = []
    let bytes = Array(atom.utf8)
    var position = 0
    for tag in TemplateTag.all(in: atom).tags {
      literals.append(Array(bytes[position..<tag.range.lowerBound]))
      position = tag.range.upperBound
    }
    literals.append(Array(bytes[position...]))
    return literals.map { ByteText.folded(String(decoding: $0, as: UTF8.self)) }.filter { !$0.isEmpty }
  }
}
