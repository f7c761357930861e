import ArgumentParser
import Candour

struct CountriesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "countries",
    abstract: "Prints what is known of the countries, with status and source.",
    discussion:
      "seen: read in its source, may be printed. recalled: from memory, is never printed. unknown: was looked for.")

  @Argument(help: "A country code; without one, a line for each country.")
  var code: String?

  @OptionGroup var content: ContentOptions
  @OptionGroup var diagnosticOptions: DiagnosticOptions

  func run() throws {
    let files = try content.files()
    if let code, !files.countryCodes.contains(code) {
      throw ValidationError("There is no country \(code). Countries: \(files.countryCodes.joined(separator: ", ")).")
    }
    let (content, found) = Content.load(files, languages: [], countries: code.map { [$0] })
    let summaries = content.countrySummaries
    try diagnosticOptions.finish(found, SourceLines(content: files)) {
      code == nil ? CountriesCommand.overview(summaries) : summaries.map(CountriesCommand.facts).joined()
    }
  }

  private static func overview(_ summaries: [CountrySummary]) -> String {
    TextTable.text(
      head: ["Code", "Country", "Languages", "National authority wants notice", "Printed facts seen"],
      rows: summaries.map {
        [$0.code, $0.name, $0.languages.joined(separator: " "), $0.dutyText, "\($0.seen)/\($0.facts.count)"]
      })
  }

  private static func facts(_ summary: CountrySummary) -> String {
    "\(summary.name) (\(summary.code)), languages: \(summary.languages.joined(separator: ", "))\n\n"
      + TextTable.text(
        head: ["Fact", "Status", "Value", "Source"],
        rows: summary.facts.map { [$0.name, $0.status, $0.value, $0.source] })
  }
}
