import ArgumentParser
import Candour
import Foundation

/// The Markdown texts that `candour check` was given, each with the document it is meant to be.
struct TextFiles {
  /// What the options say of every text whose name does not tell.
  struct Defaults {
    var document: DocumentKind?
    var language: String?
    var country: String?
    var reader: Reader?
    var trigger: Trigger?
  }

  /// A text and what it is meant to be.
  struct File {
    var path: String
    var kind: DocumentKind
    var language: String
  }

  static func isText(_ path: String) -> Bool { path.hasSuffix(".md") || path.hasSuffix(".markdown") }

  private let files: [File]
  private let defaults: Defaults

  /// Of one text the options count; of several what their names say, as `compose` names them: `physician-letter.en.md`.
  init(_ paths: [String], _ defaults: Defaults) throws {
    self.defaults = defaults
    files = try paths.map { path in
      let named = TextFiles.named(path)
      let options = (defaults.document, defaults.language)
      let first = paths.count > 1 ? (named?.kind, named?.language) : options
      let second = paths.count > 1 ? options : (named?.kind, named?.language)
      guard let kind = first.0 ?? second.0, let language = first.1 ?? second.1 else {
        throw ValidationError(
          "To check a text, say which document it is and in which language: --document, --language, or by its name, "
            + "such as physician-letter.en.md.")
      }
      return File(path: path, kind: kind, language: language)
    }
  }

  /// The languages that are needed.
  var languages: Set<String> { Set(files.map(\.language)) }

  /// What the name of a file says.
  private static func named(_ path: String) -> (kind: DocumentKind, language: String)? {
    let parts = URL(fileURLWithPath: path).lastPathComponent.split(separator: ".").map(String.init)
    guard parts.count == 3, let kind = DocumentKind(rawValue: parts[0]) else { return nil }
    return (kind, parts[1])
  }

  /// Every fault of the texts. `caseFile` is the case that they belong to.
  func diagnostics(_ contentFiles: ContentFiles, caseFile: String?) throws -> [Diagnostic] {
    let caseBytes = caseFile.flatMap { FileManager.default.contents(atPath: $0) }.map { Array($0) }
    let needs = caseBytes.map { CaseNeeds($0) }
    let country = defaults.country ?? needs?.country
    let (loaded, faults) = Content.load(
      contentFiles, languages: languages, countries: Set([country, needs?.country].compactMap { $0 }),
      readability: true)
    for file in files where !loaded.checks(file.language) {
      throw ValidationError(
        "There is no language \(file.language)."
          + LanguageHint.question(for: file.language, among: contentFiles.checkedTags, in: contentFiles)
          + " Languages: \(contentFiles.checkedTags.joined(separator: ", ")).")
    }
    var subject: Case?
    if let caseFile, let caseBytes, let dictionary = loaded.caseDictionary {
      // What is wrong with the case is reported where the case is checked.
      subject = CaseReader.read(caseBytes, file: caseFile, dictionary: dictionary).case
    }
    let texts = try files.map { file -> (text: ForeignText, bytes: [UInt8]) in
      let bytes = try InputFile.named(file.path)
      let text = ForeignText(
        kind: file.kind, language: file.language, country: country ?? "",
        reader: defaults.reader ?? subject?.patient.readerType,
        trigger: defaults.trigger ?? subject?.trigger ?? .before, file: file.path)
      return (text, bytes)
    }
    return faults + TextSet(texts).diagnostics(loaded, of: subject)
  }
}
