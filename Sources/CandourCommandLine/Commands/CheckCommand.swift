import ArgumentParser
import Candour
import Foundation

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks all content, a case, a text that a team already has, or a record.",
    discussion: """
      candour check --content DIR
        all templates and texts against their contracts
      candour check CASE.yml
        a case, and the documents that it calls for
      candour check FILE.md --document KIND --language TAG
        any Markdown text by the rules of a document
      candour check CASE.yml physician-letter.en.md patient-information.en.md
        texts that you changed: whether they still say what the case says
      candour check physician-letter.en.md patient-information.de.md
        without the case: whether results and effects agree, as far as words show it
      candour check record.json
        whether the files are still those of the record
      """)

  @Argument(help: "Cases (.yml, .json), texts (.md) and records (record.json).")
  var files: [String] = []

  @Option(help: "The document whose rules a text must keep; several texts say it by their names.")
  var document: DocumentKind?

  @Option(help: ArgumentHelp("The language of a text.", valueName: "tag"))
  var language: String?

  @Option(help: ArgumentHelp("The country of the hospital, for a text.", valueName: "code"))
  var country: String?

  @Option(help: "The reader of a text.")
  var reader: Reader?

  @Option(help: "Whether a text is for a fault found before or after the treatment (default: as its case, or before).")
  var trigger: Trigger?

  @Flag(help: "Mend what can be mended without a decision of a person, then check again.")
  var fix = false

  @Flag(help: "Measure the rules of forbidden wording on the sentences of each language whose verdict is known.")
  var quality = false

  @OptionGroup var content: ContentOptions
  @OptionGroup var diagnosticOptions: DiagnosticOptions

  func run() throws {
    if quality { return try QualityReport.run(content.files(), languages: language.map { [$0] }, diagnosticOptions) }
    if fix {
      let mended = try FileMender.mend(findings())
      for file in mended { diagnosticOptions.say("\(file.file): \(file.edits) mended") }
      if mended.isEmpty { diagnosticOptions.say("Nothing could be mended without a decision of a person.") }
    }
    let contentFiles = try content.files()
    let cases = Set(files.filter { !TextFiles.isText($0) })
    let what = files.isEmpty ? "content" : files.count == 1 ? files[0] : "\(files.count) files"
    try finish(findings(), SourceLines(content: contentFiles, caseFiles: cases), what)
  }

  private func findings() throws -> [Diagnostic] {
    let contentFiles = try content.files()
    guard !files.isEmpty else {
      let (loaded, faults) = Content.load(contentFiles)
      return faults + ContentChecker(loaded).diagnostics()
    }
    let texts = files.filter(TextFiles.isText)
    let cases = files.filter { !TextFiles.isText($0) && !$0.hasSuffix("record.json") }
    guard texts.isEmpty || cases.count < 2 else {
      throw ValidationError("Texts are compared with one case; \(cases.count) were given.")
    }
    var found = files.filter { $0.hasSuffix("record.json") }.flatMap(RecordCheck.diagnostics)
    found += cases.flatMap { caseDiagnostics($0, contentFiles) }
    if !texts.isEmpty {
      let defaults = TextFiles.Defaults(
        document: document, language: language, country: country, reader: reader, trigger: trigger)
      found += try TextFiles(texts, defaults).diagnostics(contentFiles, caseFile: cases.first)
    }
    return found
  }

  private func finish(_ found: [Diagnostic], _ sources: SourceLines, _ what: String) throws {
    let found = Array(Set(found)).sorted()
    try diagnosticOptions.show(found, sources: sources)
    let errors = found.count { $0.severity == .error }
    let warnings = found.count { $0.severity == .warning }
    diagnosticOptions.say("\(what): \(errors) errors, \(warnings) warnings, \(found.count - errors - warnings) remarks")
    if errors > 0 { throw ExitCode(1) }
  }

  private func caseDiagnostics(_ file: String, _ contentFiles: ContentFiles) -> [Diagnostic] {
    let bytes: [UInt8]
    do throws(InputFile.Fault) { bytes = try InputFile.bytes(file) } catch { return [error.caseDiagnostic] }
    let needs = CaseNeeds(bytes)
    let (loaded, faults) = Content.load(
      contentFiles, languages: needs.languages, countries: Set([needs.country].compactMap { $0 }))
    guard let dictionary = loaded.caseDictionary else { return faults }
    let (subject, caseFaults) = CaseReader.read(bytes, file: file, dictionary: dictionary)
    guard let subject else { return faults + caseFaults }
    return faults + caseFaults + Issuer(loaded).issue(subject, caseBytes: bytes, options: .init()).diagnostics
  }
}

extension Trigger: ExpressibleByArgument {}
