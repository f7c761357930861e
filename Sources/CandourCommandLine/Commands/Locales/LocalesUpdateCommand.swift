import ArgumentParser
import Candour
import Workshop

struct LocalesUpdateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update",
    abstract: "Marks what is stale, shows what has changed in English, and records what was mended.",
    discussion: """
      The first run puts a note beside each text whose English has changed. Mend the text and run it again: the new \
      source is recorded and the note goes; --author NAME says who mended it, and is asked for. A text that needs no \
      change is recorded with --record NAME. No text is ever touched.
      """)

  @Argument(help: "The language.")
  var tag: String

  @Option(help: ArgumentHelp("Earlier content, to compare the English texts with.", valueName: "dir"))
  var before: String?

  @Option(
    name: .customLong("record"),
    help: ArgumentHelp(
      "A text that needs no change: a name from the list, a section, a file, or all; may be repeated.",
      valueName: "name"))
  var recorded: [String] = []

  @Option(
    name: .customLong("author"), help: "Who mended or compared what is recorded, for approvals.yml; may be repeated.")
  var authors: [String] = []

  @Flag(help: "Only show; write nothing.")
  var dryRun = false

  @OptionGroup var content: EditableContent
  @OptionGroup var diagnosticOptions: DiagnosticOptions

  func run() throws {
    let files = try content.files()
    try files.requireLanguage(tag)
    var earlier: [ContentFiles] = []
    if let before {
      do { earlier = [try ContentFiles(folder: before)] } catch {
        throw ValidationError("--before \(before): \(error)")
      }
    }
    let (loaded, diagnostics) = Content.load(files, languages: [tag], countries: [])
    let units = LanguageUnits(tag, content: loaded, archive: EnglishArchive(files, earlier: earlier))
    let update = LanguageUpdate(units, recording: recorded)
    if let name = update.unknownNames.first {
      throw ValidationError("No stale text of \(tag) is called “\(name)”. candour locales update \(tag) lists them.")
    }
    // A run that records without an author writes nothing, so that the next one sees the same.
    let named = ApprovalFile.naming(authors, of: dryRun ? [] : update.recordedFiles, tag, in: files)
    if let problem = named.problem {
      return try diagnosticOptions.finish([problem], SourceLines(content: files)) { "Nothing was written.\n" }
    }
    if !dryRun {
      try content.write(
        update.changes + [named.change].compactMap { $0 } + EnglishArchive.additions(for: files), to: files)
    }
    // What is wrong with a text is said by check; here only what keeps it from being read.
    try diagnosticOptions.show(
      diagnostics.filter { $0.identifier == "content-syntax" }, sources: SourceLines(content: files))
    if !authors.isEmpty, update.recordedFiles.isEmpty {
      diagnosticOptions.say("No author was written down, because no text was recorded.")
    }
    diagnosticOptions.say(LocalesUpdateCommand.text(update, units))
  }

  private static func text(_ update: LanguageUpdate, _ units: LanguageUnits) -> String {
    var text = ""
    for item in update.items where item.step != .missing {
      text += "\(units.displayName(of: item.path)):\(item.line): \(words(item.step)): \(item.name)\n"
      if let difference = item.difference {
        text += difference.split(separator: "\n").map { "    \($0)\n" }.joined()
      }
    }
    for file in units.missingFiles {
      text +=
        "\(units.displayName(of: "Locales/\(units.tag)/\(file)")): missing; candour locales new \(units.tag) makes it\n"
    }
    func count(_ step: LanguageUpdate.Step) -> Int { update.items.count { $0.step == step } }
    return text
      + "\(units.tag): \(count(.marked)) marked, \(count(.waiting)) waiting, \(count(.recorded)) recorded, "
      + "\(count(.added)) places added, \(count(.missing) + count(.added)) texts missing"
  }

  private static func words(_ step: LanguageUpdate.Step) -> String {
    switch step {
    case .marked: "the English has changed; a note is put beside the text"
    case .waiting: "the English has changed; the text has not been touched since the note"
    case .recorded: "taken as mended, for it has changed since the note or was named; its source is recorded"
    case .added: "new in English; a place is made for it"
    case .missing: "missing"
    }
  }
}
