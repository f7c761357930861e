/// Finds the passages of a document that carry a disclaimer.
struct PassageFinder {
  private let input: CheckInput
  /// The blocks in which a disclaimer counts, as a reader sees them, with white space folded.
  private let body: [Block]
  /// The statements of each block of the body; nil for a composed text, where only a fault asks for them.
  private let statements: [[DisclaimerParts.Statement]]?

  private struct Block {
    var block: ReadableBlock
    var text: [UInt8]

    var isItem: Bool { block.role == .listItem }
  }

  init(_ input: CheckInput) {
    self.input = input
    let body = PassageFinder.body(of: input.text)
    self.body = body
    statements = input.document.isComposed ? nil : PassageFinder.statements(of: body, input)
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

  private static func statements(of body: [Block], _ input: CheckInput) -> [[DisclaimerParts.Statement]] {
    var reader = DisclaimerParts.StatementReader(input.locale, input.content)
    return body.map { part in
      let bytes = input.text.bytes(of: part.block)
      return input.sentences(of: part.block).flatMap { sentence in
        reader.statements(in: Array(bytes.dropFirst(sentence.range.lowerBound).prefix(sentence.range.count)))
      }
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

  /// How many blocks make a passage; the items of one list count as one.
  private static let passageBlocks = 3

  /// The blocks of the passage that begins with one: neighbours in its section.
  private func passage(from start: Int) -> Range<Int> {
    var end = start + 1
    var count = 1
    while end < body.count, body[end].block.section == body[start].block.section {
      let list = body[end].block.list
      if list == nil || list != body[end - 1].block.list { count += 1 }
      if count > Self.passageBlocks { break }
      end += 1
    }
    return start..<end
  }

  /// Whether all atoms of a disclaimer stand in one passage of at most three neighbouring blocks of a section.
  func hasAllAtoms(of id: String, _ wording: DisclaimerWording) -> Bool { missingAtoms(of: id, wording).names.isEmpty }

  /// The atoms that the best passage lacks, and the place of that passage.
  func missingAtoms(of id: String, _ wording: DisclaimerWording) -> (names: [String], place: Place?) {
    let meaning = input.content.meanings.first { $0.id == id }
    let parts = DisclaimerParts(meaning, id, wording, input.locale.atoms)
    var best = (names: parts.names, place: Place?.none)
    let texts = body.map { ByteText.folded(String(decoding: $0.text, as: UTF8.self)) }
    let statements = statements ?? PassageFinder.statements(of: body, input)
    for start in texts.indices {
      let blocks = passage(from: start)
      let lacking = parts.lacking(
        in: Array(texts[blocks].joined(separator: [0x20])), Array(statements[blocks].joined()))
      if lacking.count < best.names.count { best = (lacking, place(start)) }
    }
    return best
  }
}
