internal import SourceText

/// No text names the system of another country than that of the hospital.
///
/// Words follow the language, facts follow the country (DESIGN.md, decision 3): a German leaflet in Belgium must name
/// the Belgian reporting system.
struct NoForeignCountry: Check {
  static let identifier = "foreign-country-fact"

  static func diagnostics(for input: CheckInput) -> [Diagnostic] {
    guard !input.document.country.isEmpty else { return [] }
    let own = Set(input.content.countryMarkers.first { $0.code == input.document.country }?.markers ?? [])
    var faults: [Diagnostic] = []
    for block in input.blocks {
      let bytes = Array(block.text.utf8)
      for (code, markers) in input.content.countryMarkers where code != input.document.country {
        for marker in markers where !own.contains(marker) {
          guard let range = wordRange(of: Array(marker.utf8), in: bytes) else { continue }
          let place = block.place(ofUTF8: range, in: input.document)
          faults.append(
            input.diagnostic(
              place.origin.file == Origin.caseFile ? .warning : .error, identifier, at: place,
              "The text names the national system of \(code), but the hospital is in \(input.document.country).",
              "A reader would turn to the wrong country.",
              [.init("Use a value of the country: {{country.sideEffectReporting}}.")]))
        }
      }
    }
    return faults
  }

  /// A whole word, letter case included.
  private static func wordRange(of word: [UInt8], in text: [UInt8]) -> Range<Int>? {
    var start = 0
    while let found = PassageFinder.position(of: word, in: text, from: start) {
      let end = found + word.count
      if !(found > 0 && isWordByte(text[found - 1])) && !(end < text.count && isWordByte(text[end])) {
        return found..<end
      }
      start = found + 1
    }
    return nil
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte >= 0x80
  }
}
