import ArgumentParser
import Candour
import Foundation

extension SheetKind: ExpressibleByArgument {}

struct SheetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sheet",
    abstract: "Writes sheets to judge a leaflet, and a kit to test it with people.",
    discussion: """
      pemat and clear-communication: the items that a program can decide are filled in with their evidence, the rest \
      are questions to a person; there is no sum while one is open. user-test: interview, questions with the answers \
      of this leaflet, record form, table to count. Without --kind all of them.

      The leaflet is composed and checked as compose does. DIR/<case id>/ holds the sheets of a case: all or none.
      """)

  enum Form: String, ExpressibleByArgument, CaseIterable { case html, markdown }

  @Argument(help: "Case files (YAML or JSON); an invented case for a user test.")
  var cases: [String]

  @Option(help: ArgumentHelp("The folder to write to; not that of the documents.", valueName: "dir"))
  var out: String

  @Option(name: .customLong("kind"), help: "A sheet to write; may be repeated.")
  var kinds: [SheetKind] = []

  @Option(help: "The leaflet.")
  var document: DocumentKind = .patientInformation

  @Option(
    name: .customLong("language"),
    help: ArgumentHelp("A language of the leaflet; may be repeated.", valueName: "tag"))
  var languages: [String] = []

  @Option(help: "Who reads the leaflet, in place of the reader of the case.")
  var reader: Reader?

  @Option(help: ArgumentHelp("Answers of a person: “pemat: {1: agree}”. They win over the program.", valueName: "file"))
  var answers: String?

  @Option(help: "The form of the sheets.")
  var format: Form = .html

  @OptionGroup var content: ContentOptions
  @OptionGroup var diagnosticOptions: DiagnosticOptions

  func validate() throws {
    guard document == .patientInformation || document == .patientInformationEasy else {
      throw ValidationError("Sheets are for leaflets: patient-information or patient-information-easy.")
    }
    guard answers == nil || cases.count == 1 && languages.count <= 1 else {
      throw ValidationError("Answers are about one leaflet: give one case and one language.")
    }
  }

  func run() throws {
    let files = try content.files()
    let (given, faults) = try readAnswers(files)
    if faults.containsError {
      try diagnosticOptions.show(faults, sources: SourceLines(content: files))
      throw ExitCode(1)
    }
    let options = SheetIssuer.Options(
      kinds: kinds, choice: .init(kinds: [document], languages: languages, reader: reader),
      format: format == .html ? .html : .markdown, answers: given)
    let run = ComposeRun(files: files, paths: cases, languages: languages, folder: OutputFolder(path: out)) { content in
      let issuer = SheetIssuer(content)
      return { subject, _ in
        let result = issuer.sheets(for: subject, options: options)
        return (result.files, result.diagnostics)
      }
    }
    let outcome = run.compose()
    try diagnosticOptions.show(outcome.diagnostics, sources: SourceLines(content: files, caseFiles: Set(cases)))
    for line in outcome.written { diagnosticOptions.say(line) }
    if outcome.diagnostics.containsError { throw ExitCode(1) }
  }

  private func readAnswers(_ files: ContentFiles) throws -> (SheetAnswers, [Diagnostic]) {
    guard let answers else { return (SheetAnswers(), []) }
    return SheetAnswers.read(try InputFile.named(answers), file: answers, content: files)
  }
}
