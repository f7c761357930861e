public import ArgumentParser
import Candour

/// The command `candour`.
public struct CandourCommand: ParsableCommand {
  /// Name, help and subcommands.
  public static let configuration = CommandConfiguration(
    commandName: "candour",
    abstract: "Composes and checks what people are told about an out-of-specification batch.",
    discussion: """
      From one case file come the physician's letter, the request form and the patient information, for the country \
      of the hospital and the language of each reader. A document with an error is never written.

      Exit status: 0, 1 if errors were found, 64 for wrong use.
      """,
    version: CandourVersion.text,
    subcommands: [
      ComposeCommand.self, CheckCommand.self, NewCommand.self, CountriesCommand.self, LocalesCommand.self,
      PreviewCommand.self, ReadabilityCommand.self, SheetCommand.self, ExplainCommand.self, SchemaCommand.self,
      ContentCommand.self,
    ])

  /// Creates the command.
  public init() {}
}
