import ArgumentParser
import Candour

/// Prints the form of what the program writes for other programs. It belongs to the program and not to the texts, so it
/// is always the built-in one.
struct SchemaCommand: ParsableCommand {
  enum Subject: String, ExpressibleByArgument, CaseIterable {
    case findings
  }

  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema of what the program writes for other programs.")

  @Argument(help: "What is described; findings: the output of --diagnostics json.")
  var subject: Subject = .findings

  func run() throws {
    let bytes = ContentFiles.embedded.bytes(of: "Templates/\(subject.rawValue).schema.json") ?? []
    Terminal.standardOutput.write(String(decoding: bytes, as: UTF8.self))
  }
}
