import ArgumentParser

struct LocalesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "locales",
    abstract: "The translators' workshop: state, new languages, changes, approval, exchange.",
    discussion: """
      candour locales
        a line for each language and document
      candour locales TAG
        each section of a language, with its state and place
      """,
    subcommands: [
      LocalesListCommand.self, LocalesNewCommand.self, LocalesUpdateCommand.self, LocalesApproveCommand.self,
      LocalesRevokeCommand.self, LocalesExportCommand.self, LocalesImportCommand.self,
    ],
    defaultSubcommand: LocalesListCommand.self)
}
