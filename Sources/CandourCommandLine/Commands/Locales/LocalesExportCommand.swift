import ArgumentParser
import Candour
import Foundation
import Workshop

extension XLIFFWriter.Version: ExpressibleByArgument {}

struct LocalesExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes the texts of a language as XLIFF, for a translation tool.",
    discussion: """
      One XLIFF file for each document and each file of words. Values, block signs and Markdown are protected; what the \
      contracts ask for stands in notes.
      """)

  @Argument(help: "The language.")
  var tag: String

  @Option(help: ArgumentHelp("The folder to write to.", valueName: "dir"))
  var out: String

  @Option(name: .customLong("format"), help: "The version of XLIFF. Most tools read 1.2, newer ones 2.1.")
  var version: XLIFFWriter.Version = .v21

  @OptionGroup var content: ContentOptions
  @OptionGroup var diagnosticOptions: DiagnosticOptions

  func run() throws {
    let files = try content.files()
    try files.requireLanguage(tag)
    let (loaded, faults) = Content.load(files, languages: [tag], countries: [])
    let units = LanguageUnits(tag, content: loaded, archive: EnglishArchive(files))
    let writer = XLIFFWriter(units, version: version)
    let changes = writer.files.map { FileChange(path: writer.fileName($0), bytes: writer.bytes($0)) }
    guard !changes.isEmpty else {
      let language = LanguageTag.language(of: tag)
      let reason = units.isRegional ? ": it holds no text of its own, and takes those of \(language)" : ""
      throw ValidationError("\(tag) has nothing to translate\(reason).")
    }
    do throws(ContentWriter.Fault) { try ContentWriter(folder: out).write(changes) } catch {
      throw ValidationError(error.description)
    }
    try diagnosticOptions.show(
      faults.filter { $0.identifier == "content-syntax" }, sources: SourceLines(content: files))
    for change in changes { diagnosticOptions.say("\(out)/\(change.path)") }
  }
}

struct LocalesImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Takes translations back from XLIFF files: all of them or none.",
    discussion: """
      A lost, doubled, changed or invented value, a changed source and other Markdown than that of the source are refused \
      with their place. A target that is the English source is warned of. What is taken over needs --author NAME. What \
      the tool calls final is not approved by that: people approve with candour locales approve.
      """)

  @Argument(help: "The language.")
  var tag: String

  @Argument(help: "XLIFF files, 1.2 or 2.1.")
  var files: [String]

  @Option(name: .customLong("author"), help: "Who translated what is taken over, for approvals.yml; may be repeated.")
  var authors: [String] = []

  @Flag(help: "Only say what would be done; write nothing.")
  var dryRun = false

  @OptionGroup var content: EditableContent
  @OptionGroup var diagnosticOptions: DiagnosticOptions

  func run() throws {
    let contentFiles = try content.files()
    try contentFiles.requireLanguage(tag)
    let inputs = try files.map { (name: $0, bytes: try InputFile.named($0)) }
    let (loaded, _) = Content.load(contentFiles, languages: [tag], countries: [])
    let units = LanguageUnits(tag, content: loaded, archive: EnglishArchive(contentFiles))
    let result = XLIFFImport(inputs, into: units)
    let named = ApprovalFile.naming(authors, of: dryRun ? [] : result.takenFiles, tag, in: contentFiles)
    let found = result.diagnostics + [named.problem].compactMap { $0 }
    if !dryRun, !found.containsError {
      try content.write(result.changes + [named.change].compactMap { $0 }, to: contentFiles)
    }
    try diagnosticOptions.finish(found, SourceLines()) {
      guard !found.containsError else { return "Nothing was taken over.\n" }
      return result.taken.map { "\($0)\n" }.joined()
        + "\(tag): \(result.taken.count) texts taken over, \(result.unchanged) as they were"
        + (dryRun ? "; nothing was written\n" : "\n")
    }
  }
}
