import ArgumentParser
import TestSupport
import Testing

@testable import CandourCommandLine

/// Help on a terminal of 80 columns, word for word: a change of it must be seen.
@Suite struct HelpTests {
  private static let commands: [any ParsableCommand.Type] = [
    ComposeCommand.self, CheckCommand.self, NewCommand.self, CountriesCommand.self, LocalesCommand.self,
    ReadabilityCommand.self, ExplainCommand.self, ContentCommand.self, ContentCommand.ExportCommand.self,
    LocalesListCommand.self, LocalesNewCommand.self, LocalesUpdateCommand.self, LocalesApproveCommand.self,
    LocalesRevokeCommand.self, LocalesExportCommand.self, LocalesImportCommand.self, PreviewCommand.self,
    SheetCommand.self, SchemaCommand.self,
  ]

  @Test func ofTheProgramNamesEveryCommand() {
    let expected = """
      OVERVIEW: Composes and checks what people are told about an
      out-of-specification batch.

      From one case file come the physician's letter, the request form and the
      patient information, for the country of the hospital and the language of each
      reader. A document with an error is never written.

      Exit status: 0, 1 if errors were found, 64 for wrong use.

      USAGE: candour <subcommand>

      OPTIONS:
        --version               Show the version.
        -h, --help              Show help information.

      SUBCOMMANDS:
        compose                 Composes the documents of one or more cases.
        check                   Checks all content, a case, a text that a team
                                already has, or a record.
        new                     Writes a case file with every field explained, ready
                                to be filled.
        countries               Prints what is known of the countries, with status
                                and source.
        locales                 The translators' workshop: state, new languages,
                                changes, approval, exchange.
        preview                 Writes pages with the findings beside the text, and
                                keeps them fresh while texts change.
        readability             Measures how readable a text is, and says what to
                                change first.
        sheet                   Writes sheets to judge a leaflet, and a kit to test
                                it with people.
        explain                 Says what a finding means, its legal source, and
                                shows examples.
        schema                  Prints the JSON Schema of what the program writes for
                                other programs.
        content                 Works with templates and texts as a whole.

        See 'candour help <subcommand>' for detailed help.
      """
    #expect(TextDifference.first(CandourCommand.helpMessage(columns: 80), expected) == nil)
  }

  @Test func ofComposeExplainsEveryOption() throws {
    let help = CandourCommand.helpMessage(for: ComposeCommand.self, columns: 80)
    let options = try #require(help.range(of: "OPTIONS:\n")).upperBound
    let expected = """
        --out <dir>             The folder to write to.
        --document <document>   A document to compose; may be repeated. (values:
                                physician-letter, physician-request,
                                patient-information, patient-information-easy)
        --language <tag>        A language for the documents; may be repeated.
        --reader <reader>       Who reads the patient information, in place of the
                                reader of the case. (values: adult, young-person,
                                parent-guardian, representative)
        --large-print           Set the documents in large print.
        --issued-at <time>      The moment of issue with its offset:
                                2026-05-06T17:10+02:00.
        --final                 Issue as final: refuse whatever is not approved.
        --format <format>       The form of the documents; may be repeated. (values:
                                html, markdown, text)
        --content <dir>         A folder with Templates and Locales that replaces the
                                built-in content as a whole.
              Without it, the environment variable CANDOUR_CONTENT is asked.
        --diagnostics <diagnostics>
                                The form of findings: text on standard error; json,
                                sarif or github on standard output. (values: text,
                                json, sarif, github; default: text)
        --show-values           Show values of the case in findings. Without it no
                                value of a case leaves the documents.
        --version               Show the version.
        -h, --help              Show help information.

      """
    #expect(TextDifference.first(String(help[options...]), expected) == nil)
  }

  @Test func fitsATerminalAndEndsEverySentence() {
    for command in HelpTests.commands {
      let help = CandourCommand.helpMessage(for: command, columns: 80)
      #expect(help.hasPrefix("OVERVIEW: "), "\(command)")
      let lines = help.split(separator: "\n").filter { !$0.hasPrefix("USAGE: ") }
      #expect(lines.filter { $0.count > 80 } == [], "\(command)")
      let name = command.configuration.commandName ?? ""
      #expect(help.contains("USAGE: candour ") && help.contains(name), "\(command)")
      #expect(command.configuration.abstract.hasSuffix("."), "\(command)")
    }
  }

  @Test func keepsTheFormsOfCheckOnLinesOfTheirOwn() {
    let help = CandourCommand.helpMessage(for: CheckCommand.self, columns: 80)
    let forms = help.split(separator: "\n").filter { $0.hasPrefix("candour check ") }
    #expect(forms.count == 6)
    for fragment in ["\ncontracts\n", "\nfor\n", "\ndocument\n", "\nthe record\n"] {
      #expect(!help.contains(fragment))
    }
  }
}
