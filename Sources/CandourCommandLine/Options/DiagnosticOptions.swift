import ArgumentParser
import Candour

/// How findings are shown.
struct DiagnosticOptions: ParsableArguments {
  enum Form: String, ExpressibleByArgument, CaseIterable {
    case text, json, sarif, github
  }

  @Option(help: "The form of findings: text on standard error; json, sarif or github on standard output.")
  var diagnostics: Form = .text

  @Flag(help: "Show values of the case in findings. Without it no value of a case leaves the documents.")
  var showValues = false

  /// Shows the findings. Text goes to standard error; every other form is the only thing on standard output.
  func show(_ found: [Diagnostic], sources: SourceLines) throws {
    switch diagnostics {
    case .text:
      let printer = DiagnosticText(
        showsValues: showValues, sources: sources, usesColour: Terminal.standardError.isTerminal)
      Terminal.standardError.write(printer.text(found))
    case .json: Terminal.standardOutput.write(try DiagnosticText.json(found, showsValues: showValues))
    case .sarif:
      let log = SARIFLog(found, catalogue: DiagnosticCatalogue(sources.content ?? .embedded)) {
        sources.line($0, of: $1)
      }
      Terminal.standardOutput.write(String(decoding: try log.json(), as: UTF8.self))
    case .github: Terminal.standardOutput.write(BuildAnnotations.text(found))
    }
  }

  /// Shows the findings and, where people read, the result of a command that only prints. An error ends it with 1.
  func finish(_ found: [Diagnostic], _ sources: SourceLines, result: () -> String) throws {
    try show(found, sources: sources)
    if diagnostics == .text { Terminal.standardOutput.write(result()) }
    if found.containsError { throw ExitCode(1) }
  }

  /// A line for people; it stays away where a program reads.
  func say(_ line: String) {
    if diagnostics == .text { Terminal.standardOutput.write(line + "\n") }
  }
}
