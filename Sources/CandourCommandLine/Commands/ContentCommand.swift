import ArgumentParser
import Candour
import Foundation
import Workshop

struct ContentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "content", abstract: "Works with templates and texts as a whole.",
    subcommands: [ExportCommand.self])

  struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export",
      abstract: "Writes all templates and texts to a folder, to be edited, approved and used with --content.")

    @Argument(help: "The folder to write to; it must not hold Templates or Locales already.")
    var folder: String

    @OptionGroup var content: ContentOptions
    @OptionGroup var diagnosticOptions: DiagnosticOptions

    func run() throws {
      let files = try content.files()
      for part in ["Templates", "Locales"] where FileManager.default.fileExists(atPath: folder + "/" + part) {
        throw ValidationError("\(folder)/\(part) is there already. Nothing was written.")
      }
      for path in files.paths {
        let target = URL(fileURLWithPath: folder).appending(path: path)
        try FileManager.default.createDirectory(
          at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(files.bytes(of: path) ?? []).write(to: target, options: .atomic)
      }
      // Beside the texts, what explains them, and the English of each translation by its digest: a later change can be
      // shown word by word.
      let guides = ContentFiles.guides.map { FileChange(path: $0.path, bytes: Array($0.text.utf8)) }
      do throws(ContentWriter.Fault) {
        try ContentWriter(folder: folder).write(guides + EnglishArchive.additions(for: files))
      } catch {
        throw ValidationError(error.description)
      }
      try diagnosticOptions.finish([], SourceLines()) {
        "\(files.paths.count) files written to \(folder). "
          + "Use them with: candour compose … --content \(folder)\n"
      }
    }
  }
}
