import ArgumentParser
import Candour
import Workshop

struct LocalesListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Prints how complete, current, readable and approved the texts of each language are.")

  @Argument(help: "A language; without one, a line for each document and language.")
  var tag: String?

  @OptionGroup var content: ContentOptions
  @OptionGroup var diagnosticOptions: DiagnosticOptions

  func run() throws {
    let files = try content.files()
    if let tag, !files.languageTags.contains(tag) {
      throw ValidationError(LanguageName.absence(of: tag, among: files.languageTags, in: files))
    }
    // The words of a language are compared with the English ones.
    let (content, diagnostics) = Content.load(files, languages: tag.map { [$0, ContentLoader.masterTag] })
    let states = content.textStates(diagnostics, of: tag)
    let archive = EnglishArchive(files)
    let tags = states.map(\.tag).reduce(into: [String]()) { if $0.last != $1 { $0.append($1) } }
    let rows = ParallelMap.results(count: tags.count) { index in
      Row.rows(
        tags[index], states.filter { $0.tag == tags[index] }, content: content, archive: archive,
        diagnostics: diagnostics)
    }
    try diagnosticOptions.finish(diagnostics, SourceLines(content: files)) {
      LocalesListCommand.overview(rows.flatMap { $0 })
        + (tag == nil ? "" : details(states, LanguageUnits.read(tags[0], content: content, archive: archive)))
    }
  }

  /// One line of the table.
  private struct Row: Sendable {
    var tag: String
    /// The document, or the words that all documents share.
    var part: String
    var progress: TextProgress
    var errors: Int
    var score = "–"
    var approval = "–"

    static func rows(
      _ tag: String, _ states: [TextState], content: Content, archive: EnglishArchive, diagnostics: [Diagnostic]
    ) -> [Row] {
      let units = LanguageUnits.read(tag, content: content, archive: archive)
      let reader = try? ReadabilityReader(language: tag, files: content.files)
      let faults = TextFaults(content.files)
      let found = diagnostics + Set(ContentChecker(content).errors(of: tag))
      let documents = states.compactMap { state -> Row? in
        guard let kind = DocumentKind(rawValue: state.document) else { return nil }
        return Row(
          tag: tag, part: state.document, progress: units.progress(of: kind),
          errors: faults.errors(of: kind, tag, in: found).count, score: score(tag, kind, reader, content),
          approval: state.approval)
      }
      let words = Row(
        tag: tag, part: "words", progress: units.progressOfWords, errors: faults.errors(ofWordsIn: tag, in: found).count
      )
      return documents + [words]
    }

    /// The first formula of the language: score, and whether a text for lay readers meets the target. A regional variant
    /// without a text of its own has the score of its language's.
    private static func score(
      _ tag: String, _ kind: DocumentKind, _ reader: ReadabilityReader?, _ content: Content
    ) -> String {
      let files = content.files
      let paths = LanguageTag.fallbacks(of: tag).map { "Locales/\($0)/\(kind.rawValue).md" }
      guard let reader, let path = paths.first(where: { files.bytes(of: $0) != nil }),
        let bytes = files.bytes(of: path), let score = try? reader.score(of: bytes, file: path)
      else { return "–" }
      let meetsTarget = content.isForLayReaders(kind) ? score.meetsTarget : nil
      let verdict = meetsTarget.map { $0 ? "met" : "not met" } ?? "no target"
      return "\(ReadabilityNumber.text(score.value)) \(score.name), \(verdict)"
    }
  }

  private static func overview(_ rows: [Row]) -> String {
    TextTable.text(
      head: ["Language", "Document", "Done", "Stale", "Missing", "Errors", "Reading score", "Approved"],
      rows: rows.map { [$0.tag, $0.part] + counts($0.progress) + ["\($0.errors)", $0.score, $0.approval] })
  }

  /// Done of how many, stale, missing: the three make the whole.
  private static func counts(_ progress: TextProgress) -> [String] {
    ["\(progress.done)/\(progress.total)", "\(progress.stale)", "\(progress.missing)"]
  }

  /// Each section of each document, then each file of words, then what is written and not translated.
  private func details(_ states: [TextState], _ units: LanguageUnits) -> String {
    var text = ""
    for state in states {
      let own = units.units.filter { $0.file == "\(state.document).md" }
      text += "\n\(state.document)  digest \(state.digest)\n"
      text += TextTable.text(
        head: ["Section", "State", "Place"], rows: own.map { [$0.name, $0.state.rawValue, place($0, units)] })
    }
    return text + words(units) + otherFiles(units)
  }

  private func words(_ units: LanguageUnits) -> String {
    let words = units.units.filter { !$0.path.isEmpty }
    guard !words.isEmpty else { return "" }
    let names = words.map(\.file).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    return "\nwords\n"
      + TextTable.text(
        head: ["File", "Done", "Stale", "Missing", "First to do"],
        rows: names.map { name in
          let own = words.filter { $0.file == name }
          let open = own.first { $0.state != .done && $0.state != .approved }
          return [name] + LocalesListCommand.counts(TextProgress(own))
            + [open.map { "\($0.name) (\($0.state.rawValue)) \(place($0, units))" } ?? "–"]
        })
  }

  private func otherFiles(_ units: LanguageUnits) -> String {
    "\nother files\n"
      + TextTable.text(
        head: ["File", "State", "Place"],
        rows: units.otherFiles.map { [$0.name, $0.state.rawValue, units.displayName(of: $0.path)] })
  }

  private func place(_ unit: TranslationUnit, _ units: LanguageUnits) -> String {
    guard let translation = unit.translation else { return "" }
    return "\(units.displayName(of: translation.path)):\(translation.range.lowerBound.line)"
  }
}
