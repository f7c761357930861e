import ArgumentParser
import Candour
import Workshop

struct LocalesNewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Makes the folder of a language, with the English texts and what the contracts ask for as comments.",
    discussion:
      "A file that is there already is left as it is. A tag with a region, such as de-AT, needs one file only. What is "
      + "optional does no harm while nobody has written in it; a document that is, is made only with --with.")

  @Argument(help: "The language, as a tag such as pl or de-AT.")
  var tag: String

  @Option(help: "How the language is called in itself.")
  var name: String?

  @Option(
    name: .customLong("with"),
    help: ArgumentHelp(
      "A document that a language need not have: patient-information-easy. Once its file is there, what it lacks is "
        + "missing; may be repeated.", valueName: "document"))
  var optional: [DocumentKind] = []

  @OptionGroup var content: EditableContent
  @OptionGroup var diagnosticOptions: DiagnosticOptions

  func run() throws {
    let files = try content.files()
    if let fault = LanguageName.fault(of: tag) { throw ValidationError(fault) }
    if tag.contains("-"), !files.checkedTags.contains(LanguageTag.language(of: tag)) {
      throw ValidationError("A region needs its language first: candour locales new \(LanguageTag.language(of: tag)).")
    }
    let (loaded, _) = Content.load(files, languages: [], countries: [])
    let required = optional.filter { loaded.contracts[$0]?.isOptional != true }
    guard required.isEmpty else {
      throw ValidationError("--with \(required[0].rawValue): every language has this document.")
    }
    let folder = LanguageFolder(tag, name: name, with: optional, content: loaded)
    guard !folder.changes.isEmpty else {
      throw ValidationError("Locales/\(tag) has all its files already. Nothing was written.")
    }
    try content.write(folder.changes + EnglishArchive.additions(for: files), to: files)
    try diagnosticOptions.finish([], SourceLines(content: files)) {
      folder.changes.map { "\(files.displayName(of: $0.path)) made\n" }.joined()
        + folder.present.map { "\(files.displayName(of: $0)) was there and is left as it is\n" }.joined()
        + "Write the texts where they are missing, then: candour locales \(tag) --content \(files.origin)\n"
    }
  }
}
