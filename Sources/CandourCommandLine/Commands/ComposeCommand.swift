import ArgumentParser
import Candour
import Foundation

extension Reader: ExpressibleByArgument {}
extension DocumentKind: ExpressibleByArgument {}
extension DocumentFormat: ExpressibleByArgument {}

struct ComposeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compose",
    abstract: "Composes the documents of one or more cases.",
    discussion: """
      Without choices it composes what the case calls for: letter and form in the physician's language, patient \
      information in the patient's. It writes DIR/<case id>/<document>.<language>.html and record.json: all files of \
      a case or none.
      """)

  @Argument(help: "Case files (YAML or JSON).")
  var cases: [String]

  @Option(help: ArgumentHelp("The folder to write to.", valueName: "dir"))
  var out: String

  @Option(name: .customLong("document"), help: "A document to compose; may be repeated.")
  var documents: [DocumentKind] = []

  @Option(
    name: .customLong("language"),
    help: ArgumentHelp("A language for the documents; may be repeated.", valueName: "tag"))
  var languages: [String] = []

  @Option(help: "Who reads the patient information, in place of the reader of the case.")
  var reader: Reader?

  @Flag(help: "Set the documents in large print.")
  var largePrint = false

  @Option(help: ArgumentHelp("The moment of issue with its offset: 2026-05-06T17:10+02:00.", valueName: "time"))
  var issuedAt: String?

  @Flag(help: "Issue as final: refuse whatever is not approved.")
  var final = false

  @Option(name: .customLong("format"), help: "The form of the documents; may be repeated.")
  var formats: [DocumentFormat] = []

  @OptionGroup var content: ContentOptions
  @OptionGroup var diagnosticOptions: DiagnosticOptions

  func run() throws {
    var moment: Timestamp?
    if let issuedAt {
      do { moment = try Timestamp(parsing: issuedAt) } catch {
        throw ValidationError("--issued-at needs a time with its difference from UTC, such as 2026-05-06T17:10+02:00.")
      }
    }
    let choice = CompositionPlan.Choice(
      kinds: documents, languages: languages, reader: reader, isLargePrint: largePrint)
    let options = Issuer.Options(
      choice: choice, issuedAt: moment, isFinal: final, formats: formats.isEmpty ? [.html] : formats)
    let run = ComposeRun(
      files: try content.files(), paths: cases, options: options, folder: OutputFolder(path: out))
    let outcome = run.compose()
    try diagnosticOptions.show(
      outcome.diagnostics, sources: SourceLines(content: run.content.files, caseFiles: Set(cases)))
    for line in outcome.written { diagnosticOptions.say(line) }
    if outcome.diagnostics.containsError { throw ExitCode(1) }
  }
}
