import ArgumentParser
import Candour

struct LocalesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "locales",
    abstract: "Prints how complete, current and approved the texts of each language are.")

  @Argument(help: "A language; without one, a line for each document and language.")
  var tag: String?

  @OptionGroup var content: ContentOptions
  @OptionGroup var diagnosticOptions: DiagnosticOptions

  func run() throws {
    let files = try content.files()
    if let tag, !files.languageTags.contains(tag) {
      throw ValidationError("There is no language \(tag). Languages: \(files.languageTags.joined(separator: ", ")).")
    }
    let (content, diagnostics) = Content.load(files, languages: tag.map { [$0] }, countries: [])
    let states = content.textStates(diagnostics)
    try diagnosticOptions.finish(diagnostics, SourceLines(content: files)) {
      LocalesCommand.overview(states) + (tag == nil ? "" : states.map(LocalesCommand.sections).joined())
    }
  }

  private static func overview(_ states: [TextState]) -> String {
    TextTable.text(
      head: ["Language", "Document", "Sections", "Stale", "Errors", "Approved"],
      rows: states.map {
        [$0.tag, $0.document, "\($0.sectionsPresent)/\($0.sectionsWanted)", "\($0.stale)", "\($0.errors)", $0.approval]
      })
  }

  private static func sections(_ state: TextState) -> String {
    "\n\(state.document)  digest \(state.digest)\n"
      + TextTable.text(
        head: ["Section", "State", "Place"], rows: state.sections.map { [$0.name, $0.state, $0.place] })
  }
}
