/// No text names the system of another country than that of the hospital.
///
/// Words follow the language, facts follow the country (DESIGN.md, decision 3): a German leaflet in Belgium must name
/// the Belgian reporting system.
struct NoForeignCountry: Check {
  static let identifier = "foreign-country-fact"

  static func diagnostics(for input: CheckInput) -> [Diagnostic] {
    let country = input.document.country
    guard !country.isEmpty else { return [] }
    return input.text.blocks.flatMap { block in
      input.content.countryMarkers.foreign(to: country, in: input.text.bytes(of: block)).map { found in
        let place = input.text.place(of: found.range, in: block, input.document)
        return input.diagnostic(
          place.origin.file == Origin.caseFile ? .warning : .error, identifier, at: place,
          "The text names the national system of \(found.country), but the hospital is in \(country).",
          "A reader would turn to the wrong country.",
          [.init("Use a value of the country: {{country.sideEffectReporting}}.")])
      }
    }
  }
}
