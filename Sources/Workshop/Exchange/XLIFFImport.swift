package import Candour
internal import SourceText

/// Takes translations back from a translation tool: all of a run or none.
package struct XLIFFImport: Sendable {
  package private(set) var diagnostics: [Diagnostic] = []
  /// Files to write; empty if an error was found.
  package internal(set) var changes: [FileChange] = []
  /// Names of the texts that are new or changed, as `file/name`.
  package private(set) var taken: [String] = []
  /// The files that these texts are in.
  package var takenFiles: [String] {
    taken.compactMap { $0.split(separator: "/").first.map(String.init) }.reduce(into: []) {
      if !$0.contains($1) { $0.append($1) }
    }
  }
  /// How many texts came back as they were.
  package private(set) var unchanged = 0

  let units: LanguageUnits
  /// The texts of the languages that are built in, by file, with single spaces; filled when they are asked for.
  var builtInTexts: [String: Set<String>] = [:]
  /// Texts of an earlier English text. What became of them is known at the end.
  private var stale: [Stale] = []

  /// Compares files of a tool with the texts of a language.
  ///
  /// - Parameters:
  ///   - files: The bytes of the files, with their names.
  ///   - units: The texts of the language as they are.
  package init(_ files: [(name: String, bytes: [UInt8])], into units: LanguageUnits) {
    self.units = units
    var seen: [String: String] = [:]
    for (name, bytes) in files {
      let reader = XLIFFReader(bytes, name: name)
      diagnostics += reader.diagnostics
      for file in reader.files {
        // The case of a tag says nothing (BCP 47).
        guard file.language.lowercased() == units.tag.lowercased() else {
          report(
            .error, "xliff-language", name, file.place,
            file.language.isEmpty
              ? "The file does not say which language it is in (trgLang or target-language)."
              : "The file is in “\(file.language)”, not in \(units.tag).",
            "A file is taken over into the language that it was exported for.",
            "Import it into the language that it is in, or set \(units.tag) as its target language in the tool.")
          continue
        }
        if let source = file.sourceLanguage, LanguageTag.language(of: source.lowercased()) != ContentLoader.masterTag {
          report(
            .error, "xliff-language", name, file.place, "The file was translated from “\(source)”, not from English.",
            "The texts of every language are made from the English ones; another source may say something else.",
            "Export the texts again and translate from the English.")
          continue
        }
        if let first = seen[file.file] {
          report(
            .error, "xliff-language", name, file.place, "\(file.file) is also in \(first).",
            "Of two translations of one file, nobody could say which one counts.", "Import one of them.")
          continue
        }
        seen[file.file] = name
        take(file, name)
      }
    }
    let isRefused = diagnostics.containsError
    for text in stale { report(text, isRefused: isRefused) }
    diagnostics = Array(Set(diagnostics)).sorted()
    if isRefused {
      changes = []
      taken = []
    }
  }

  mutating func report(
    _ severity: Diagnostic.Severity, _ identifier: String, _ file: String, _ place: SourceRange, _ summary: String,
    _ explanation: String, _ solution: String
  ) {
    diagnostics.append(
      Diagnostic(
        severity, identifier, file: file, range: place, summary: summary, explanation: explanation,
        solutions: [.init(solution)]))
  }

  // MARK: - A file

  /// A text that came back.
  struct Returned {
    var unit: TranslationUnit
    var text: String
    /// The digest of the English text that it was made from.
    var source: String
  }

  /// A text of an English text that is no longer the current one.
  private struct Stale {
    var name: String
    var file: String
    var place: SourceRange
    var isUnchanged: Bool
  }

  private mutating func report(_ text: Stale, isRefused: Bool) {
    report(
      text.isUnchanged ? .information : .warning, "xliff-stale", text.file, text.place,
      "The English of “\(text.name)” has changed since the export.",
      text.isUnchanged
        ? "The translation came back as it was: nothing of it is taken over."
        : isRefused
          ? "The translation is not taken over, because the run has errors."
          : "The translation is taken over and marked as stale.",
      "Compare it with: candour locales update \(units.tag).")
  }

  private mutating func take(_ file: ExchangeFile, _ name: String) {
    let own = units.units.filter { $0.file == file.file }
    let known = Dictionary(
      own.map { (ExchangeUnit.identifier($0.name), $0) }, uniquingKeysWith: { first, _ in first })
    guard isExported(file, known) else {
      return report(
        .error, "xliff-structure", name, file.place,
        "Nothing in “\(file.file)” is a text that was exported for \(units.tag).",
        "A text is known by the file that it is of (original) and by the identifier of its unit or group. It is another "
          + "file, or the tool has written these anew.",
        "Import the file that was exported, saved in the tool in the same format; else export the texts again.")
    }
    var returned: [Returned] = []
    var seen: Set<String> = []
    for unit in file.units {
      guard let target = known[unit.identifier], target.english != nil else {
        report(
          .warning, "xliff-unit-unknown", name, unit.place, "There is no text “\(unit.identifier)” in \(file.file).",
          "It may have been taken out of the English texts since the export.", "Leave it, or export the texts again.")
        continue
      }
      guard seen.insert(unit.identifier).inserted else {
        report(
          .error, "xliff-structure", name, unit.place, "“\(target.name)” stands in the file a second time.",
          "Of two translations of one text, nobody could say which one counts.",
          "Delete one of the two, or export the texts again.")
        continue
      }
      if let text = take(unit, target, name, fileDigest: file.digest) { returned.append(text) }
    }
    guard !returned.isEmpty else { return }
    unchanged += returned.count { isUnchanged($0) }
    let new = returned.filter { !isUnchanged($0) }
    taken += new.map { "\(file.file)/\($0.unit.name)" }
    if file.file.hasSuffix(".md") {
      write(sections: new, file.file)
    } else {
      write(words: new, all: returned, own, file, name)
    }
  }

  /// Whether a file is one that the workshop gives out. Of a document that the language does not have, no text is known,
  /// and each is named.
  private func isExported(_ file: ExchangeFile, _ known: [String: TranslationUnit]) -> Bool {
    guard !file.units.isEmpty else { return false }
    guard known.isEmpty else { return file.units.contains { known[$0.identifier]?.english != nil } }
    return ContentLoader.wordFiles.contains(file.file)
      || DocumentKind.allCases.contains { "\($0.rawValue).md" == file.file }
  }

  private func isUnchanged(_ returned: Returned) -> Bool {
    guard let translation = returned.unit.translation, returned.unit.hasText else { return false }
    let isSame = UnitText.substance(translation.text) == UnitText.substance(returned.text)
    return isSame && (!returned.unit.path.isEmpty || translation.recorded == returned.source)
  }

  // MARK: - A text

  /// The text of a unit, or nil if it is not finished or damaged.
  private mutating func take(
    _ unit: ExchangeFile.Unit, _ target: TranslationUnit, _ name: String, fileDigest: String?
  ) -> Returned? {
    let finished = unit.segments.filter { $0.target != nil }
    guard !finished.isEmpty, finished.count == unit.segments.count else {
      if !finished.isEmpty || isEdited(unit, target) {
        report(
          .information, "xliff-incomplete", name, unit.place,
          "“\(target.name)” is not finished: \(finished.count) of \(unit.segments.count) segments.",
          "A section is taken over as a whole, so that no half of it is printed.",
          "Finish it in the tool, mark its segments as translated and import it again.")
      }
      return nil
    }
    guard let english = target.english,
      let origin = origin(of: unit, target, english, name, recorded: unit.digest ?? fileDigest)
    else { return nil }
    guard let frame = frame(unit, target, origin) else {
      report(
        .error, "xliff-structure", name, unit.place, "“\(target.name)” no longer has the segments of its English text.",
        "The English text from which the file was made is not to be had, so the segments have no place.",
        "Export the texts again and translate from the new file.")
      return nil
    }
    let texts = unit.segments.map { XLIFFImport.tidied($0.target ?? "", like: $0.source) }
    let text = frame.isWhole ? texts[0] : frame.frame.text(with: texts)
    guard hasPlaceholders(texts, unit, target, name) else { return nil }
    if !frame.isWhole, TextFrame(text).signature != frame.frame.signature {
      report(
        .error, "xliff-structure", name, unit.place, "“\(target.name)” has other paragraphs than its English text.",
        "A segment is one paragraph, heading or item: it holds no empty line and begins with no sign of a list or note.",
        "Write each segment as one paragraph.")
      return nil
    }
    guard isSameMarkdown(texts, unit, target, name, prefixes: frame.isWhole ? nil : frame.frame.prefixes) else {
      return nil
    }
    guard isCompared(unit, target, text) else {
      report(
        .information, "xliff-incomplete", name, unit.place, "“\(target.name)” came back as it was, without a state.",
        "Its English has changed since it was translated, and nobody says that the two were compared.",
        "Mark its segments as translated in the tool, or record it: candour locales update \(units.tag) --record NAME.")
      return nil
    }
    let returned = Returned(unit: target, text: text, source: origin.digest)
    reportUntranslated(texts, unit, target, name)
    if !origin.isCurrent {
      stale.append(
        Stale(name: target.name, file: name, place: unit.place, isUnchanged: isUnchanged(returned)))
    }
    return returned
  }

  /// Whether somebody stands behind a text whose English has changed: it was edited, or the tool says that it is finished.
  /// A tool that writes no states would say nothing else of one that it never showed.
  private func isCompared(_ unit: ExchangeFile.Unit, _ target: TranslationUnit, _ text: String) -> Bool {
    guard target.state == .stale || target.state == .unrecorded, let own = target.translation?.text else { return true }
    return UnitText.substance(own) != UnitText.substance(text) || unit.segments.allSatisfy(\.hasState)
  }

  /// Whether somebody has worked on segments that the tool calls unfinished.
  private func isEdited(_ unit: ExchangeFile.Unit, _ target: TranslationUnit) -> Bool {
    let drafts = unit.segments.map { XLIFFImport.words($0.draft ?? "") }
    guard drafts.contains(where: { !$0.isEmpty }) else { return false }
    guard target.hasText, let own = target.translation?.text else { return true }
    let whole = XLIFFImport.words(UnitText.substance(own))
    return drafts != TextFrame(own).texts.map(XLIFFImport.words) && drafts != [whole]
  }

  /// The frame that the segments are put into: that of the translation where it fits, else that of the English text.
  private func frame(
    _ unit: ExchangeFile.Unit, _ target: TranslationUnit, _ origin: Origin
  ) -> (frame: TextFrame, isWhole: Bool)? {
    let count = unit.segments.count
    let source = TextFrame(origin.text)
    if count == 1, source.segments.count != 1 { return (source, true) }
    if target.hasText, let own = target.translation {
      let frame = TextFrame(own.text)
      let fits = frame.signature == source.signature || !origin.isCurrent
      if frame.segments.count == count, fits { return (frame, false) }
      if count == 1 { return (source, true) }
    }
    return source.segments.count == count ? (source, false) : nil
  }

  /// Whether a segment came back as it was. Such a text is not judged here: check does that.
  func isAsItWas(_ texts: [String], _ index: Int, _ target: TranslationUnit) -> Bool {
    guard let own = target.translation?.text else { return false }
    let segments = TextFrame(own).texts
    if segments.count == texts.count, segments[index] == texts[index] { return true }
    return texts.count == 1 && UnitText.substance(own) == texts[index]
  }

  /// Whether each target has the codes of its source and nothing else.
  private mutating func hasPlaceholders(
    _ texts: [String], _ unit: ExchangeFile.Unit, _ target: TranslationUnit, _ name: String
  ) -> Bool {
    var isWhole = true
    for (index, segment) in unit.segments.enumerated() where !isAsItWas(texts, index, target) {
      for fault in XLIFFImport.faults(InlineText(texts[index]), InlineText(segment.source)) {
        isWhole = false
        report(
          .error, "xliff-placeholder", name, segment.place, "“\(target.name)”: \(fault)",
          "What stands in double braces, and signs such as **, are put in by the program: none may be lost, doubled, changed or invented.",
          "Put the protected pieces of the source in again, each once.")
      }
    }
    return isWhole
  }

  /// Whether each target is the same Markdown as its source. Prefixes are what stands before the segments; there are
  /// none if the text is exchanged as a whole.
  private mutating func isSameMarkdown(
    _ texts: [String], _ unit: ExchangeFile.Unit, _ target: TranslationUnit, _ name: String, prefixes: [String]?
  ) -> Bool {
    var isSame = true
    for (index, segment) in unit.segments.enumerated() where !isAsItWas(texts, index, target) {
      let prefix = prefixes?[index] ?? ""
      let source = MarkdownShape(prefix + segment.source)
      let shape = MarkdownShape(prefix + texts[index])
      // A whole is built otherwise than its source: what the translation had until now may stay.
      let before = prefixes == nil ? MarkdownShape(UnitText.substance(target.translation?.text ?? "")) : nil
      let invented = shape.parts(notIn: source).filter { before?.has($0) != true }
      let lost = before == nil ? source.parts(notIn: shape) : []
      let change = invented.first.map { "has \($0)" } ?? lost.first.map { "no longer has \($0)" }
      if let change {
        isSame = false
        report(
          .error, "xliff-markdown", name, segment.place, "“\(target.name)” \(change), unlike its source.",
          "A translation is the same kind of block as its source; links, images, HTML, code and emphasis stand where the source has them.",
          "Write plain words, and leave out the signs that Markdown reads as something else.")
      }
      for character in shape.hiddenCharacters(notIn: source) {
        isSame = false
        report(
          .error, "xliff-hidden-character", name, segment.place,
          "“\(target.name)” holds the character \(character), which its source does not have.",
          "Nobody sees it, it turns the direction of the text, or it stands for a letter that was lost: what is read would "
            + "not be what was checked.", "Delete it in the tool, or write the letter that was lost.")
      }
    }
    return isSame
  }

  /// Without blanks at the ends and line ends that the source does not have either. The sign of a line break keeps its
  /// line end: a translation may be broken into lines where English is not.
  private static func tidied(_ text: String, like source: String) -> String {
    var text = text
    if source.trimmed == source { text = text.trimmed }
    guard !source.contains(where: \.isNewline) else { return text }
    let lines = text.split(whereSeparator: \.isNewline).map { $0.trimmed }
    guard let last = lines.last, lines.count > 1 else { return text }
    return lines.dropLast().map { $0 + ($0.hasSuffix("\\") ? "\n" : " ") }.joined() + last
  }

  private static func faults(_ target: InlineText, _ source: InlineText) -> [String] {
    var wanted: [String: Int] = [:]
    for code in source.codes { wanted[code, default: 0] += 1 }
    var present: [String: Int] = [:]
    for code in target.codes { present[code, default: 0] += 1 }
    var faults: [String] = []
    for code in Set(wanted.keys).union(present.keys).sorted() where code != InlineText.lineBreak {
      let (before, after) = (wanted[code] ?? 0, present[code] ?? 0)
      if before == after { continue }
      if before == 0 {
        faults.append("“\(code)” does not stand in the source.")
      } else if after == 0 {
        faults.append("“\(code)” is lost.")
      } else {
        faults.append("“\(code)” stands \(after) times, in the source \(before) times.")
      }
    }
    if target.hasBrokenBraces { faults.append("Braces stand alone; a value is written {{name}}.") }
    return faults
  }
}
