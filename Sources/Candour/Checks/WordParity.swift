internal import SourceText

/// Compares the words of a language with those of the master, key by key.
struct WordParity {
  let content: Content
  let master: LocaleContent
  let locale: LocaleContent

  func diagnostics() -> [Diagnostic] {
    guard locale.tag != master.tag else { return [] }
    return compare(master.page, locale.page, file: "page.yml")
      + compare(master.vocabulary, locale.vocabulary, file: "vocabulary.yml") + forms() + names()
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
    // The English name is only for those who look for the language: it is asked for where its place stands empty.
    return ["name", "english-name"].filter { key in
      own[key]?.file != index && (key == "name" || own.waiting[key]?.file == index)
    }.map { missing($0, master.locale, own, file: "locale.yml", folder: folder) }
  }

  private func compare(_ wanted: StringTable, _ present: StringTable, file: String) -> [Diagnostic] {
    // Words of documents that a language need not have are asked for by their contract, not here.
    let rules = WordRules(content.files)
    func isOptional(_ path: String) -> Bool { rules.isOptional(path.split(separator: ".").map(String.init), in: file) }
    let ignored = ["language", "source"]
    var found: [Diagnostic] = []
    for path in wanted.entries.keys.sorted() where present[path] == nil && !ignored.contains(path) && !isOptional(path)
    {
      if present.lists[path] == nil { found.append(missing(path, wanted, present, file: file)) }
    }
    for path in wanted.lists.keys.sorted() where present.lists[path] == nil && present[path] == nil {
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

  /// What the language lacks: at the key, where its place waits for the words, else at the file.
  private func missing(
    _ path: String, _ wanted: StringTable, _ present: StringTable, file: String, folder: String? = nil
  ) -> Diagnostic {
    let folder = folder ?? locale.folders.last ?? locale.tag
    let name = "Locales/\(folder)/\(file)"
    let place = present.waiting[path].flatMap { $0.file == content.files.index(of: name) ? $0 : nil }
    let english = wanted.text(path) ?? wanted.list(path).map(\.text).joined(separator: "; ")
    let way = place == nil ? "Add the key with the words of the language." : "Write the words of the language there."
    let isCategory = path.hasPrefix("plurals.")
    return Diagnostic(
      .error, "words-missing", file: content.files.displayName(of: name), range: place?.range ?? .startOfFile,
      summary: "The words “\(path)” are missing.", explanation: "English: \(english.isEmpty ? "–" : english)",
      solutions: [
        .init(
          isCategory
            ? "Write the condition that Unicode CLDR has for the category, or delete the key if the language has none."
            : way)
      ])
  }
}
