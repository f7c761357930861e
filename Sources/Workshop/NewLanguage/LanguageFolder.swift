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
  ///
  /// - Parameters:
  ///   - tag: The tag of the language.
  ///   - name: How it is called in itself; nil if the program shall know it.
  ///   - wanted: Documents that a language need not have and that this one shall have. Once the file of such a document
  ///     is there, what it lacks is missing, so none is made unasked.
  ///   - content: Content in which the contracts were read.
  package init(_ tag: String, name: String?, with wanted: [DocumentKind] = [], content: Content) {
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
          """
          # \(tag): only what differs from \(LanguageTag.language(of: tag)).
          tag: \(tag)
          # How the variant is called in itself, with its region: Deutsch (Österreich)
          name:\(known == nil ? "" : " " + line)
          # The same in English: German (Austria)
          english-name:

          """.utf8))
      return
    }
    let rules = WordRules(files)
    let skeleton = WordSkeleton(rules: rules, tag: tag)
    func english(_ file: String) -> [UInt8]? { files.bytes(of: EnglishArchive.path(file)) }
    func words(_ file: String, values: [[String]: String] = [:]) -> [UInt8]? {
      english(file).map { skeleton.bytes($0, file: file, values: values) }
    }
    add("locale.yml", words("locale.yml", values: known.map { [["name"]: $0] } ?? [:]))
    for kind in DocumentKind.allCases where content.contracts[kind]?.isOptional == false || wanted.contains(kind) {
      add("\(kind.rawValue).md", document(kind, tag, content))
    }
    for file in ContentLoader.wordFiles { add(file, words(file)) }
    for (file, form) in rules.forms {
      add(file, form == .places ? words(file) : english(file).map { skeleton.comments($0, file: file) })
    }
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
}
