internal import Readability
internal import SourceText

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
    for block in input.blocks where block.role == .paragraph || block.role == .listItem {
      for sentence in Segmenter.sentences(in: block.text, profile: input.locale.segmentation) where sentences < count {
        sentences += 1
        let bytes = Array(block.text.utf8)[sentence.range]
        opening += PassageFinder.folded(String(decoding: bytes, as: UTF8.self)) + [0x20]
      }
      if sentences >= count { break }
    }
    let missing = wording.atoms.filter { !PassageFinder.contains(opening, PassageFinder.folded($0.words.text)) }
    guard !missing.isEmpty else { return [] }
    let first = input.blocks.first { $0.role == .paragraph }
    return [
      input.diagnostic(
        .warning, identifier, at: first.map { $0.place(ofUTF8: 0..<$0.text.utf8.count, in: input.document) },
        "The first \(count) sentences do not carry the whole main message.",
        "Missing: \(missing.map(\.name).joined(separator: ", ")). A frightened reader may read no further.")
    ]
  }
}
