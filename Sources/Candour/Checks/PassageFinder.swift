/// Finds the passages of a document that carry a disclaimer.
struct PassageFinder {
  private let input: CheckInput
  /// The blocks in which a disclaimer counts, as a reader sees them, with white space folded.
  private let body: [Block]

  private struct Block {
    var block: ReadableBlock
    var text: [UInt8]

    var isItem: Bool { block.role == .listItem }
  }

  init(_ input: CheckInput) {
    self.input = input
    body = PassageFinder.body(of: input.text)
  }

  /// What stands behind a signature in its own section is small print: whoever signs has not read it.
  private static func body(of text: ReadableText) -> [Block] {
    var signed: Set<Int> = []
    return text.blocks.compactMap { block in
      if block.role == .signature { signed.insert(block.section) }
      guard block.isBody, !signed.contains(block.section) else { return nil }
      return Block(block: block, text: ByteText.squeezed(text.bytes(of: block)))
    }
  }

  /// The indexes, among the blocks of the body, at which the disclaimer stands as the case and the language make it:
  /// word for word, with these values, with every item of its lists.
  func passages(of id: String, in context: ValueContext) -> [Int] {
    var writer = DocumentWriter(context: context)
    writer.writeAlone(id)
    let wanted = PassageFinder.body(of: ReadableText(writer.nodes))
    guard !wanted.isEmpty else { return [] }
    return body.indices.filter { start in
      guard start + wanted.count <= body.count else { return false }
      for (index, block) in wanted.enumerated() {
        let candidate = body[start + index]
        guard candidate.isItem == block.isItem, candidate.block.section == body[start].block.section,
          candidate.text == block.text, candidate.block.linkedBytes == block.block.linkedBytes
        else { return false }
      }
      // An item more of the same list belongs to the passage too.
      let next = start + wanted.count
      guard let last = wanted.last, last.isItem, next < body.count else { return true }
      return body[next].block.list != body[next - 1].block.list
    }
  }

  func place(_ index: Int) -> Place { input.text.place(of: body[index].block, input.document) }

  // MARK: - Atoms

  /// Whether all atoms of a disclaimer stand in one passage of at most three neighbouring blocks of a section.
  func hasAllAtoms(of id: String, _ wording: DisclaimerWording) -> Bool { missingAtoms(of: id, wording).names.isEmpty }

  /// The atoms that the best passage lacks, and the place of that passage.
  func missingAtoms(of id: String, _ wording: DisclaimerWording) -> (names: [String], place: Place?) {
    let atoms = wording.atoms.map { ($0.name, PassageFinder.literals(of: $0.words.text)) }
    let beside = input.content.meanings.first { $0.id == id }?.beside ?? [:]
    var best = (names: atoms.map(\.0), place: Place?.none)
    let texts = body.map { ByteText.folded(String(decoding: $0.text, as: UTF8.self)) }
    let sentences = beside.isEmpty ? [] : body.map { foldedSentences(of: $0.block) }
    for start in texts.indices {
      var passage = texts[start]
      var own = sentences.isEmpty ? [] : sentences[start]
      for next in start + 1..<Swift.max(start + 1, Swift.min(start + 3, texts.count))
      where body[next].block.section == body[start].block.section {
        passage += [0x20] + texts[next]
        if !sentences.isEmpty { own += sentences[next] }
      }
      let lacking = atoms.filter { name, literals in
        guard PassageFinder.holds(passage, literals) else { return true }
        guard let neighbours = beside[name] else { return false }
        return !own.contains { sentence in
          PassageFinder.holds(sentence, literals)
            && atoms.contains { neighbours.contains($0.0) && PassageFinder.holds(sentence, $0.1) }
        }
      }.map(\.0)
      if lacking.count < best.names.count { best = (lacking, place(start)) }
    }
    return best
  }

  private func foldedSentences(of block: ReadableBlock) -> [[UInt8]] {
    let bytes = input.text.bytes(of: block)
    return input.sentences(of: block).map { sentence in
      let own = bytes.dropFirst(sentence.range.lowerBound).prefix(sentence.range.count)
      return ByteText.folded(String(decoding: own, as: UTF8.self))
    }
  }

  private static func holds(_ text: [UInt8], _ literals: [[UInt8]]) -> Bool {
    literals.allSatisfy { ByteText.contains(text[...], $0) }
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
