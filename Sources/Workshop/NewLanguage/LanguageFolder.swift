package import Candour
internal import YAML

/// Makes the folder of a language: every file that it needs, with nothing in it but places, guidance and, as comments,
/// the English text. A file that is there is never touched.
package struct LanguageFolder: Sendable {
  /// Files to write.
  package private(set) var changes: [FileChange] = []
  /// Files that are there already.
  package private(set) var present: [String] = []

  /// Plans the folder of a language, or of a region of one.
  package init(_ tag: String, name: String?, content: Content) {
    let files = content.files
    func add(_ file: String, _ bytes: [UInt8]?) {
      guard let bytes else { return }
      let path = "Locales/\(tag)/\(file)"
      if files.bytes(of: path) == nil {
        changes.append(FileChange(path: path, bytes: bytes))
      } else {
        present.append(path)
      }
    }
    let known = name ?? content.languageNames[tag]
    guard !tag.contains("-") else {
      let line = YAMLScalar.text(known ?? "", inFlow: false)
      add(
        "locale.yml",
        Array(
          "# \(tag): only what differs from \(LanguageTag.language(of: tag)).\ntag: \(tag)\nname: \(known == nil ? "" : line)\nenglish-name:\n"
            .utf8))
      return
    }
    let skeleton = WordSkeleton(rules: WordRules(files), tag: tag)
    func english(_ file: String) -> [UInt8]? { files.bytes(of: EnglishArchive.path(file)) }
    func words(_ file: String, values: [[String]: String] = [:]) -> [UInt8]? {
      english(file).map {
        skeleton.bytes($0, file: file, values: values, recordsSource: ContentLoader.wordFiles.contains(file))
      }
    }
    add("locale.yml", words("locale.yml", values: known.map { [["name"]: $0] } ?? [:]))
    for kind in DocumentKind.allCases where content.contracts[kind]?.isOptional == false {
      add("\(kind.rawValue).md", document(kind, tag, content))
    }
    for file in ContentLoader.wordFiles + ["glossary.yml"] { add(file, words(file)) }
    add("forbidden-wording.yml", english("forbidden-wording.yml").map { LanguageFolder.commented($0, tag: tag) })
  }

  /// The head of the English document, then a place for each of its sections.
  private func document(_ kind: DocumentKind, _ tag: String, _ content: Content) -> [UInt8]? {
    let source = SectionSource(content.files, path: EnglishArchive.path("\(kind.rawValue).md"))
    guard let first = source.sections.first, let contract = content.contracts[kind] else { return nil }
    var text = String(decoding: source.bytes[..<first.commentBytes.lowerBound], as: UTF8.self)
    for (index, section) in source.sections.enumerated() {
      let english = source.english(index)
      let unit = TranslationUnit(
        file: "", name: "", path: [], comment: section.comment, english: english, translation: nil, state: .missing,
        guidance: contract.guidance(for: section.comment) + UnitText.notes(in: english.text))
      text += SectionSkeleton.section(unit)
    }
    return Array((text.trimmed + "\n").utf8)
  }

  /// The words of forbidden wording cannot be translated one by one: the file stays empty, the English is shown.
  private static func commented(_ english: [UInt8], tag: String) -> [UInt8] {
    let lines = String(decoding: english, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let head = "# \(tag): write the words of the language in the form of the English file below.\nwords: {}\n\n"
    return Array((head + lines.map { $0.isEmpty ? "#" : "# \($0)" }.joined(separator: "\n") + "\n").utf8)
  }
}
