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
      throw ValidationError(
        "There is no language \(tag).\(LanguageHint.question(for: tag, among: files.languageTags, in: files)) "
          + "Languages: \(files.languageTags.joined(separator: ", ")). "
          + "A new one begins with candour locales new \(tag).")
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
    var state: TextState
    var progress: DocumentProgress
    var score: String

    static func rows(
      _ tag: String, _ states: [TextState], content: Content, archive: EnglishArchive, diagnostics: [Diagnostic]
    ) -> [Row] {
      let units = LanguageUnits.read(tag, content: content, archive: archive)
      let reader = try? ReadabilityReader(language: tag, files: content.files)
      let faults = TextFaults(content.files)
      let found = diagnostics + Set(ContentChecker(content).diagnostics(of: tag))
      return states.compactMap { state in
        guard let kind = DocumentKind(rawValue: state.document) else { return nil }
        let errors = faults.errors(of: kind, tag, in: found).count
        return Row(
          state: state, progress: units.progress(of: kind, state: state, errors: errors),
          score: score(tag, kind, reader, content.files))
      }
    }

    /// The first formula of the language: score, and whether it meets its target. A regional variant without a text of
    /// its own has the score of its language's.
    private static func score(
      _ tag: String, _ kind: DocumentKind, _ reader: ReadabilityReader?, _ files: ContentFiles
    ) -> String {
      let paths = LanguageTag.fallbacks(of: tag).map { "Locales/\($0)/\(kind.rawValue).md" }
      guard let reader, let path = paths.first(where: { files.bytes(of: $0) != nil }),
        let bytes = files.bytes(of: path), let report = try? reader.report(bytes, file: path),
        let score = report.scores.first
      else { return "–" }
      let verdict = score.meetsTarget.map { $0 ? "met" : "not met" } ?? "no target"
      return "\(ReadabilityNumber.text(score.value)) \(score.name), \(verdict)"
    }
  }

  private static func overview(_ rows: [Row]) -> String {
    TextTable.text(
      head: ["Language", "Document", "Done", "Stale", "Missing", "Errors", "Reading score", "Approved"],
      rows: rows.map { row in
        let done =
          row.progress.total == 0
          ? "\(row.state.sectionsPresent)/\(row.state.sectionsWanted)" : "\(row.progress.done)/\(row.progress.total)"
        return [
          row.state.tag, row.state.document, done, "\(max(row.progress.stale, row.state.stale))",
          "\(row.progress.missing)", "\(row.progress.errors)", row.score, row.state.approval,
        ]
      })
  }

  /// Each section of each document, then each file of words.
  private func details(_ states: [TextState], _ units: LanguageUnits) -> String {
    var text = ""
    for state in states {
      let own = units.units.filter { $0.file == "\(state.document).md" }
      text += "\n\(state.document)  digest \(state.digest)\n"
      let rows =
        own.isEmpty
        ? state.sections.map { [$0.name, $0.state, $0.place] }
        : own.map { [$0.name, $0.state.rawValue, place($0, units)] }
      text += TextTable.text(head: ["Section", "State", "Place"], rows: rows)
    }
    let words = units.units.filter { !$0.path.isEmpty }
    guard !words.isEmpty else { return text }
    text += "\nwords\n"
    let names = words.map(\.file).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    return text
      + TextTable.text(
        head: ["File", "Done", "Stale", "Missing", "First to do"],
        rows: names.map { name in
          let own = words.filter { $0.file == name }
          let open = own.first { $0.state != .done && $0.state != .approved }
          return [
            name, "\(own.count { $0.state == .done || $0.state == .approved })/\(own.count)",
            "\(own.count { $0.state == .stale || $0.state == .unrecorded })", "\(own.count { $0.state == .missing })",
            open.map { "\($0.name) (\($0.state.rawValue)) \(place($0, units))" } ?? "–",
          ]
        })
  }

  private func place(_ unit: TranslationUnit, _ units: LanguageUnits) -> String {
    guard let translation = unit.translation else { return "" }
    return "\(units.displayName(of: translation.path)):\(translation.range.lowerBound.line)"
  }
}
