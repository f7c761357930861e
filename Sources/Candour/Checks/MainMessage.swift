/// The first sentences of a leaflet carry the main message (PL-23).
struct MainMessage: Check {
  static let identifier = "main-message"

  static func diagnostics(for input: CheckInput) -> [Diagnostic] {
    guard let count = input.contract.mainMessageSentences else { return [] }
    guard
      let wording = input.locale.disclaimers.wording(
        identifier, audience: input.contract.audience, reader: input.document.reader, trigger: input.document.trigger)
    else { return [] }
    var opening: [UInt8] = []
    var sentences = 0
    for block in input.text.blocks where block.isBody && sentences < count {
      let bytes = input.text.bytes(of: block)
      for sentence in input.sentences(of: block) where sentences < count {
        sentences += 1
        let start = bytes.startIndex
        opening += ByteText.squeezed(bytes[start + sentence.range.lowerBound..<start + sentence.range.upperBound])
        opening.append(0x20)
      }
    }
    let missing = wording.atoms.filter { !ByteText.contains(opening[...], ByteText.squeezed($0.words.text.utf8)) }
    guard !missing.isEmpty else { return [] }
    let first = input.text.blocks.first { $0.role == .paragraph }
    return [
      input.diagnostic(
        .warning, identifier, at: first.map { input.text.place(of: $0, input.document) },
        "The first \(count) sentences do not carry the whole main message.",
        "Missing: \(missing.map(\.name).joined(separator: ", ")). A frightened reader may read no further.")
    ]
  }
}
