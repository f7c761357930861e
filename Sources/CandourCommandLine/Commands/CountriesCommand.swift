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

  func run() throws {
    let files = try content.files()
    if let code, !files.countryCodes.contains(code) {
      throw ValidationError("There is no country \(code). Countries: \(files.countryCodes.joined(separator: ", ")).")
    }
    let (content, _) = Content.load(files, languages: [], countries: code.map { [$0] })
    let summaries = content.countrySummaries
    guard code != nil else {
      let rows = summaries.map {
        [$0.code, $0.name, $0.languages.joined(separator: " "), $0.dutyText, "\($0.seen)/\($0.facts.count)"]
      }
      Terminal.standardOutput.write(
        TextTable.text(
          head: ["Code", "Country", "Languages", "National authority wants notice", "Printed facts seen"], rows: rows))
      return
    }
    for summary in summaries {
      Terminal.standardOutput.write(
        "\(summary.name) (\(summary.code)), languages: \(summary.languages.joined(separator: ", "))\n\n")
      let rows = summary.facts.map { [$0.name, $0.status, $0.value, $0.source] }
      Terminal.standardOutput.write(TextTable.text(head: ["Fact", "Status", "Value", "Source"], rows: rows))
    }
  }
}
