/// The first sentences of a leaflet carry the main message (PL-23).
struct MainMessage: Check {
  static let identifier = "main-message"

  static func diagnostics(for input: CheckInput) -> [Diagnostic] {
    guard let count = input.contract.mainMessageSentences else { return [] }
    guard
      let wording = input.locale.disclaimers.wording(
        identifier, audience: input.contract.audience, reader: input.document.reader, trigger: input.document.trigger)
    else { return [] }
    let lacking = openings(in: input).map { opening(of: $0, count, input) }.map { opening in
      wording.atoms.filter { !ByteText.contains(opening[...], ByteText.squeezed($0.words.text.utf8)) }
    }
    guard let missing = lacking.min(by: { $0.count < $1.count }), !missing.isEmpty else { return [] }
    let first = input.text.blocks.first { $0.role == .paragraph }
    return [
      input.diagnostic(
        .warning, identifier, at: first.map { input.text.place(of: $0, input.document) },
        "The first \(count) sentences do not carry the whole main message.",
        "Missing: \(missing.map(\.name).joined(separator: ", ")). A frightened reader may read no further.",
        [.init("Write the main message at the beginning.")])
    ]
  }

  /// What may stand in front of the first heading of a section without taking the place of its message: the draft mark,
  /// for whom the text is, the number of the case. In bytes.
  private static let preface = 300

  /// The blocks at which a text may begin: its first one, or what follows the first heading of a section behind a short
  /// preface, as in a leaflet that was saved as Markdown.
  private static func openings(in input: CheckInput) -> [Int] {
    let blocks = input.text.blocks
    guard let heading = blocks.firstIndex(where: { if case .heading(2...) = $0.role { true } else { false } }) else {
      return [0]
    }
    let before = blocks[..<heading].filter(\.isBody).reduce(0) { $0 + $1.range.count }
    return before > 0 && before <= preface ? [0, heading + 1] : [0]
  }

  /// The first sentences from a block on.
  private static func opening(of start: Int, _ count: Int, _ input: CheckInput) -> [UInt8] {
    var opening: [UInt8] = []
    var sentences = 0
    for block in input.text.blocks[start...] where block.isBody && sentences < count {
      let bytes = input.text.bytes(of: block)
      for sentence in input.sentences(of: block) where sentences < count {
        sentences += 1
        let start = bytes.startIndex
        opening += ByteText.squeezed(bytes[start + sentence.range.lowerBound..<start + sentence.range.upperBound])
        opening.append(0x20)
      }
    }
    return opening
  }
}
