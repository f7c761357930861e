internal import CommonMark

/// Reads every sentence of the vocabulary as a leaflet would print it, and every coded value as a letter would.
///
/// A case uses a few of them, so composing the sample case cannot show what another case would be refused for. Here each
/// stands in a paragraph of its own.
struct VocabularyRun {
  let content: Content
  let locale: LocaleContent

  /// Keys of an attribute that are sentences or words of a leaflet; the others are codes and professional terms.
  private static let layKeys: Set<String> = ["name", "different", "differentAfter", "consequence", "consequenceAfter"]
  /// Groups that no leaflet prints as they stand.
  private static let otherGroups: Set<String> = ["source", "units", "figures"]
  private static let wording: [any Check.Type] = [ForbiddenWording.self, SymbolsExplained.self]
  private static let lengths: [any Check.Type] = [SentenceLength.self]

  func diagnostics() -> [Diagnostic] {
    let lay = entries(of: locale.vocabulary, where: VocabularyRun.isLay)
    return read(lay, .patientInformation, VocabularyRun.wording) + read(lay, strictestLeaflet, VocabularyRun.lengths)
      + read(
        entries(of: locale.page) { $0.hasPrefix("values.") }, .physicianLetter,
        VocabularyRun.wording + VocabularyRun.lengths)
  }

  /// The leaflet of the language with the shortest sentences: one vocabulary serves them all.
  private var strictestLeaflet: DocumentKind {
    locale.documents.keys.filter { content.contracts[$0]?.isForLayReaders == true }
      .min { (sentenceWords($0), $0.rawValue) < (sentenceWords($1), $1.rawValue) } ?? .patientInformation
  }

  private func sentenceWords(_ kind: DocumentKind) -> Int { content.contracts[kind]?.limits.sentenceWords ?? .max }

  private func read(
    _ entries: [StringTable.Entry], _ kind: DocumentKind, _ checks: [any Check.Type]
  ) -> [Diagnostic] {
    guard let contract = content.contracts[kind] else { return [] }
    let document = document(of: entries, kind)
    let input = CheckInput(
      document: document, contract: contract, locale: locale, content: content, text: ReadableText(document.nodes),
      context: nil)
    let found = checks.flatMap { $0.diagnostics(for: input) }
      // What asks for a legal review is approved once as a sentence; no case is refused for it.
      .filter { $0.severity != .information && $0.identifier != ForbiddenWording.reviewIdentifier }
    return content.suppressions.applied(to: found, document: kind, language: locale.tag)
  }

  private func entries(of words: StringTable, where isWanted: (String) -> Bool) -> [StringTable.Entry] {
    let entries = words.entries.filter { isWanted($0.key) }.map(\.value)
    return (entries + words.lists.filter { isWanted($0.key) }.flatMap(\.value))
      .filter { !$0.text.isEmpty }.sorted { ($0.file, $0.range.lowerBound) < ($1.file, $1.range.lowerBound) }
  }

  /// Whether lay readers read the words of a path.
  static func isLay(_ path: String) -> Bool {
    let parts = path.split(separator: ".")
    guard let group = parts.first.map(String.init), !otherGroups.contains(group) else { return false }
    return group != "attributes" || parts.last.map { layKeys.contains(String($0)) } ?? false
  }

  private func document(of sentences: [StringTable.Entry], _ kind: DocumentKind) -> ComposedDocument {
    var tree = ComposedTreeBuilder()
    for sentence in sentences {
      // Sections of their own: no sentence takes back or completes the one before.
      tree.open(.section(id: "vocabulary"), sentence.origin)
      tree.open(.markup(.paragraph), sentence.origin)
      tree.text(sentence.text, sentence.origin)
      tree.close()
      tree.close()
    }
    return .unissued(
      kind: kind, language: locale.tag, direction: locale.direction,
      country: content.countryCodes.first ?? "", trigger: .before,
      reader: kind == .physicianLetter ? nil : .adult, isComposed: true, nodes: tree.nodes, file: "",
      sources: SourceTexts(content.files, respelling: locale.respelling))
  }
}
