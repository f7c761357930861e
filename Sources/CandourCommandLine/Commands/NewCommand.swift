import ArgumentParser
import Candour
import Foundation

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Writes a case file with every field explained, ready to be filled.",
    discussion: "An existing file is never overwritten.")

  @Argument(help: "The case file to write.")
  var file: String

  @Option(help: ArgumentHelp("The country of the hospital, such as BE.", valueName: "code"))
  var country: String?

  @Option(help: ArgumentHelp("The physician's language, such as fr.", valueName: "tag"))
  var language: String?

  @OptionGroup var content: ContentOptions
  @OptionGroup var diagnosticOptions: DiagnosticOptions

  func run() throws {
    let files = try content.files()
    if let country, !files.countryCodes.contains(country) {
      throw ValidationError("There is no country \(country). Countries: \(files.countryCodes.joined(separator: ", ")).")
    }
    let (content, diagnostics) = Content.load(files, languages: [], countries: [])
    if let language, !content.serves(language) {
      throw ValidationError(
        "There is no language \(language)."
          + LanguageHint.question(for: language, among: content.languageTags, in: files)
          + " Languages: \(content.languageTags.joined(separator: ", ")).")
    }
    guard let dictionary = content.caseDictionary else {
      try diagnosticOptions.show(diagnostics, sources: SourceLines(content: files))
      throw ExitCode(1)
    }
    let text = CaseSkeleton.text(dictionary: dictionary, country: country, language: language)
    guard FileManager.default.createFileIfAbsent(atPath: file, contents: Array(text.utf8)) else {
      throw ValidationError("\(file) is there already, or cannot be written.")
    }
    try diagnosticOptions.finish(diagnostics, SourceLines(content: files)) {
      "\(file): fill the blanks, then: candour compose \(file) --out DIR --issued-at TIME\n"
    }
  }
}

extension FileManager {
  /// Writes a new private file; false if one of the name is there or it cannot be written.
  func createFileIfAbsent(atPath path: String, contents: [UInt8]) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return false }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do {
      try handle.write(contentsOf: Data(contents))
      try handle.close()
      return true
    } catch {
      unlink(path)
      return false
    }
  }
}
