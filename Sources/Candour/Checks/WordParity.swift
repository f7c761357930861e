internal import SourceText

/// Compares the words of a language with those of the master, key by key.
struct WordParity {
  let content: Content
  let master: LocaleContent
  let locale: LocaleContent

  func diagnostics() -> [Diagnostic] {
    guard locale.tag != master.tag else { return plurals() }
    return compare(master.page, locale.page, file: "page.yml")
      + compare(master.vocabulary, locale.vocabulary, file: "vocabulary.yml") + forms() + plurals() + names()
  }

  /// The forms of a language; a file in which nobody has written is said to wait, and lacks nothing else.
  private func forms() -> [Diagnostic] {
    let (name, own) = ("locale.yml", locale.locale)
    let path = "Locales/\(locale.folders.last ?? locale.tag)/\(name)"
    guard !WaitingWords.isWaiting(content.files.bytes(of: path) ?? []) else { return [] }
    var found: [Diagnostic] = []
    for path in LocaleFormats.requiredPaths(of: own) where own[path] == nil {
      found.append(missing(path, master.locale, own, file: name))
    }
    if own.list("dates.months").count != 12 { found.append(missing("dates.months", master.locale, own, file: name)) }
    return found
  }

  /// A regional variant has a name of its own; that of its language would stand for all its regions.
  private func names() -> [Diagnostic] {
    guard locale.folders.count > 1, let folder = locale.folders.first,
      let index = content.files.index(of: "Locales/\(folder)/locale.yml")
    else { return [] }
    let own = locale.locale
    return ["name", "english-name"].filter { !own.hasWords($0) || own[$0]?.file != index }
      .map { missing($0, master.locale, own, file: "locale.yml", folder: folder) }
  }

  /// A condition that cannot be read, or that no number fulfils, would leave every number to another form in silence.
  private func plurals() -> [Diagnostic] {
    let own = locale.locale
    var found: [Diagnostic] = []
    for category in own.keys["plurals"] ?? [] {
      guard let entry = own["plurals." + category] else { continue }
      let summary: String
      if !PluralRule.categories.contains(category) {
        summary = "“\(category)” is no plural category that has a condition."
      } else if let rule = PluralRule(entry.text) {
        if rule.holdsForSome { continue }
        summary = "No number fulfils the condition of the plural category “\(category)”: “\(entry.text)”."
      } else {
        summary = "The condition of the plural category “\(category)” cannot be read: “\(entry.text)”."
      }
      found.append(
        Diagnostic(
          .error, "plural-condition", file: content.fileName(entry.origin, caseFile: ""), range: entry.range,
          summary: summary,
          explanation:
            "Categories are \(PluralRule.categories.joined(separator: ", ")); “other” is for all other numbers and has no condition. A condition is written like n = 1, n = 0..1,5 or n % 10 = 2..4 and n % 100 != 12..14, with a space around each sign; “or” parts alternatives. n and i are the whole number; what Unicode CLDR says of v, f, t and e is left out.",
          solutions: [.init("Write the condition that Unicode CLDR has for the category, in this form.")]))
    }
    return found
  }

  private func compare(_ wanted: StringTable, _ present: StringTable, file: String) -> [Diagnostic] {
    // Words of documents that a language need not have are asked for by their contract, not here.
    let rules = WordRules(content.files)
    func isOptional(_ path: String) -> Bool { rules.isOptional(path.split(separator: ".").map(String.init), in: file) }
    let ignored = ["language", "source"]
    var found: [Diagnostic] = []
    for path in wanted.entries.keys.sorted() where !ignored.contains(path) && !isOptional(path) {
      if wanted.hasWords(path), !present.hasWords(path) { found.append(missing(path, wanted, present, file: file)) }
    }
    for path in wanted.lists.keys.sorted() where wanted.hasWords(path) && !present.hasWords(path) {
      found.append(missing(path, wanted, present, file: file))
    }
    for (path, entry) in present.entries.sorted(by: { $0.key < $1.key })
    where wanted[path] == nil && wanted.lists[path] == nil && !ignored.contains(path) && !isVariant(path) {
      let nearest = NearMiss.nearest(to: path, in: wanted.entries.keys)
      found.append(
        Diagnostic(
          .warning, "words-unknown", file: content.fileName(entry.origin, caseFile: ""), range: entry.range,
          summary: "Nothing uses the words “\(path)”.", explanation: "The English file has no such key.",
          solutions: nearest.map { [.init("Did you mean \($0)?")] } ?? []))
    }
    return found
  }

  /// A language may need a variant for after the treatment where English needs none.
  private func isVariant(_ path: String) -> Bool { path.hasSuffix("After") }

  /// What the language lacks: where its place is empty there, else at the key below which it belongs.
  private func missing(
    _ path: String, _ wanted: StringTable, _ present: StringTable, file: String, folder: String? = nil
  ) -> Diagnostic {
    let folder = folder ?? locale.folders.last ?? locale.tag
    let name = "Locales/\(folder)/\(file)"
    let index = content.files.index(of: name) ?? -1
    let written = present.waiting[path] ?? present[path] ?? present.list(path).first
    let place = written.flatMap { $0.file == index ? $0.range : nil }
    let parent = present.parent(of: path, file: index)
    let english = wanted.text(path) ?? wanted.list(path).map(\.text).joined(separator: "; ")
    let below = parent.map { " below “\($0.path)”" } ?? ""
    let way =
      place == nil ? "Add the key\(below) with the words of the language." : "Write the words of the language there."
    let isCategory = path.hasPrefix("plurals.")
    return Diagnostic(
      .error, "words-missing", file: content.files.displayName(of: name), range: place ?? parent?.range ?? .startOfFile,
      summary: "The words “\(path)” are missing.", explanation: "English: \(english.isEmpty ? "–" : english)",
      solutions: [
        .init(
          isCategory
            ? "Write the condition that Unicode CLDR has for the category, or delete the key if the language has none."
            : way)
      ])
  }
}
