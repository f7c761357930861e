internal import CommonMark
internal import SourceText

/// A Markdown text that a team wrote itself or changed, to be checked by the rules of a document.
///
/// Without its case, what depends on one, such as a disclaimer for pending results, is not asked for.
public struct ForeignText: Sendable {
  let kind: DocumentKind
  let language: String
  let country: String
  let reader: Reader?
  let trigger: Trigger
  let file: String

  /// Describes a text: which document it is meant to be, for whom and where.
  public init(kind: DocumentKind, language: String, country: String, reader: Reader?, trigger: Trigger, file: String) {
    self.kind = kind
    self.language = language
    self.country = country
    self.reader = reader
    self.trigger = trigger
    self.file = file
  }

  /// Every fault of the text.
  ///
  /// - Parameters:
  ///   - bytes: The text, UTF-8.
  ///   - content: Content with the language of the text.
  ///   - subject: Its case, if it is known; the facts of the text are then compared with it.
  /// - Returns: The faults, sorted by place.
  public func diagnostics(_ bytes: [UInt8], content: Content, of subject: Case? = nil) -> [Diagnostic] {
    let tree: MarkupTree
    do throws(MarkupLimitExceeded) { tree = try MarkupParser.parse(bytes) } catch {
      return [MarkdownGuard.diagnostic(error, file: file)]
    }
    let document = self.document(tree, of: bytes, contract: content.contracts[kind])
    return hiddenText(tree) + DocumentChecker(content, measuresStyle: true).diagnostics(for: document, of: subject)
  }

  /// The text as the checks read it; nil if it cannot be read or its language was not loaded.
  func input(_ bytes: [UInt8], content: Content) -> CheckInput? {
    guard let tree = try? MarkupParser.parse(bytes), let locale = content.locales[language],
      let contract = content.contracts[kind]
    else { return nil }
    let document = self.document(tree, of: bytes, contract: contract)
    return CheckInput(
      document: document, contract: contract, locale: locale, content: content, text: ReadableText(document.nodes),
      context: nil)
  }

  /// HTML is not shown by a safe renderer, so words in it do not count and are reported.
  private func hiddenText(_ tree: MarkupTree) -> [Diagnostic] {
    tree.nodes.filter { $0.kind == .htmlBlock || $0.kind == .htmlInline }.map { node in
      Diagnostic(
        .warning, "html-not-shown", file: file, range: node.range ?? .startOfFile,
        summary: "HTML is not shown; words in it reach nobody.",
        explanation: "A safe renderer leaves HTML out.", solutions: [.init("Write the words as Markdown.")])
    }
  }

  /// The text as a document; `bytes` are those that the tree was read from.
  func document(_ tree: MarkupTree, of bytes: [UInt8], contract: DocumentContract?) -> ComposedDocument {
    func origin(_ range: SourceRange?) -> Origin { Origin(foreignRange: range ?? .startOfFile) }
    var nodes = [ComposedNode(kind: .section(id: "text"), text: "", end: tree.nodes.count, origin: origin(nil))]
    // The root becomes the section, so that every other node keeps its index.
    for node in tree.nodes.dropFirst() {
      nodes.append(ComposedNode(kind: .markup(node.kind), text: node.text, end: node.end, origin: origin(node.range)))
    }
    return .unissued(
      kind: kind, language: language, direction: "ltr", country: country, trigger: trigger,
      reader: contract?.readers.isEmpty == true ? nil : reader ?? contract?.readers.first, isComposed: false,
      nodes: nodes, file: file, sources: SourceTexts(foreign: bytes))
  }
}
