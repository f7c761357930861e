/// Finds the passages of a document that carry a disclaimer.
struct PassageFinder {
  private let input: CheckInput
  /// The blocks in which a disclaimer counts, as a reader sees them, with white space folded.
  private let body: [Block]
  /// What each block of the body says; nil for a composed text, where only a fault asks for it.
  private let said: [Said]?

  private struct Block {
    var block: ReadableBlock
    var text: [UInt8]

    var isItem: Bool { block.role == .listItem }
  }

  /// What a block says to a reader.
  private struct Said {
    /// In folded form.
    var text: [UInt8]
    var statements: [DisclaimerParts.Statement]
  }

  init(_ input: CheckInput) {
    self.input = input
    var body = PassageFinder.body(of: input.text)
    // In a text of the program a disclaimer stands letter for letter, so that no mark can hide before it.
    if !input.document.isComposed { body.removeAll { PassageFinder.isSetApart(input.text.bytes(of: $0.block)) } }
    self.body = body
    said = input.document.isComposed ? nil : PassageFinder.said(in: body, input)
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

  /// The marks of a footnote (`[^1]`, *, †, ‡, ¹, ², ³) and of a row of a table, which CommonMark reads as a paragraph.
  private static let marksOfNotes = ["[^", "*", "†", "‡", "¹", "²", "³", "|"].map { Array($0.utf8) }

  /// Words that other programs strike out, and those that U+202D and U+202E show backwards.
  private static let marksOfHiding = ["~~", "\u{202D}", "\u{202E}"].map { Array($0.utf8) }

  /// Whether a paragraph is shown as something else than running text.
  private static func isSetApart(_ bytes: ArraySlice<UInt8>) -> Bool {
    marksOfNotes.contains { bytes.starts(with: $0) } || marksOfHiding.contains { ByteText.contains(bytes, $0) }
  }

  private static func said(in body: [Block], _ input: CheckInput) -> [Said] {
    var reader = DisclaimerParts.StatementReader(input.locale, input.content)
    return body.map { part in
      let start = part.block.range.lowerBound
      let sentences = input.sentences(of: part.block).map { sentence in
        words(of: start + sentence.range.lowerBound..<start + sentence.range.upperBound, in: input.text)
      }
      let text = ByteText.squeezed(Array(sentences.joined(separator: [0x20])))
      return Said(
        text: ByteText.folded(String(decoding: text, as: UTF8.self)),
        statements: sentences.flatMap { reader.statements(in: $0) })
    }
  }

  /// The words of a sentence without code and what stands for an image; none if it is mostly a link, which a reader may
  /// pass over.
  private static func words(of sentence: Range<Int>, in text: ReadableText) -> [UInt8] {
    let linked = text.linked.reduce(0) { $0 + $1.clamped(to: sentence).count }
    guard 2 * linked <= sentence.count else { return [] }
    let hidden = text.uncounted.filter { $0.overlaps(sentence) }
    guard !hidden.isEmpty else { return Array(text.bytes[sentence]) }
    return sentence.filter { place in !hidden.contains { $0.contains(place) } }.map { text.bytes[$0] }
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
    let said = said ?? PassageFinder.said(in: body, input)
    for start in said.indices {
      let blocks = passage(from: start)
      let lacking = parts.lacking(
        in: Array(said[blocks].map(\.text).joined(separator: [0x20])), said[blocks].flatMap(\.statements))
      if lacking.count < best.names.count { best = (lacking, place(start)) }
    }
    return best
  }
}
