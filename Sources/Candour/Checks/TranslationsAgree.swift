internal import CommonMark

/// The languages of one document of a case have the same sections and the same blocks in each (PL-27).
///
/// Reader and physician may hold different languages in their hands and must find the same thing in the same place.
/// The words are compared by people; a paragraph or an item that one language lacks is seen here.
struct TranslationsAgree {
  static let identifier = "translations-disagree"

  /// Every section of a document that is built otherwise than in the first language of the same document.
  static func diagnostics(for documents: [ComposedDocument], in content: Content) -> [Diagnostic] {
    var first: [String: ComposedDocument] = [:]
    var found: [Diagnostic] = []
    for document in documents where document.isComposed {
      let key = document.kind.rawValue + " " + (document.reader?.rawValue ?? "")
      guard let reference = first[key] else {
        first[key] = document
        continue
      }
      guard reference.language != document.language else { continue }
      found += content.suppressions.applied(
        to: compare(document, with: reference, content), document: document.kind, language: document.language)
    }
    return found
  }

  /// A section as its reader sees it: blocks and how they stand in one another.
  private struct Shape: Hashable {
    var id: String
    var blocks: [Block]
    var node: Int

    struct Block: Hashable {
      var kind: ComposedNode.Kind
      var depth: Int
    }
  }

  private static func compare(
    _ document: ComposedDocument, with reference: ComposedDocument, _ content: Content
  ) -> [Diagnostic] {
    let own = shapes(of: document)
    let wanted = shapes(of: reference)
    guard own.map(\.id) == wanted.map(\.id) else {
      return [
        report(
          document, 0, content,
          "The sections of \(document.kind.rawValue) are not those of \(reference.language): "
            + "\(difference(own.map(\.id), wanted.map(\.id))).")
      ]
    }
    return zip(own, wanted).filter { $0.blocks != $1.blocks }.map { own, wanted in
      report(
        document, own.node, content,
        "The section “\(own.id)” has \(own.blocks.count) blocks in \(document.language) and \(wanted.blocks.count) in "
          + "\(reference.language), or they are of other kinds.")
    }
  }

  private static func difference(_ own: [String], _ wanted: [String]) -> String {
    let missing = wanted.filter { !own.contains($0) }
    let extra = own.filter { !wanted.contains($0) }
    if missing.isEmpty, extra.isEmpty { return "the order differs" }
    return (missing.map { "no “\($0)”" } + extra.map { "“\($0)” besides" }).joined(separator: ", ")
  }

  private static func report(
    _ document: ComposedDocument, _ node: Int, _ content: Content, _ summary: String
  ) -> Diagnostic {
    let origin = document.nodes.indices.contains(node) ? document.nodes[node].origin : Origin(caseRange: nil)
    return Diagnostic(
      .warning, identifier, file: content.fileName(origin, caseFile: document.caseFile), range: origin.range,
      summary: summary,
      explanation: "Field handbook, PL-27: two languages of one document say the same in the same order.",
      solutions: [.init("Compare the section with that of the other language, block by block.")])
  }

  private static func shapes(of document: ComposedDocument) -> [Shape] {
    document.sections.compactMap { section in
      guard case .section(let id) = document.nodes[section].kind else { return nil }
      var blocks: [Shape.Block] = []
      var open: [Int] = []
      for index in section + 1..<max(section + 1, document.nodes[section].end) {
        while let end = open.last, end <= index { open.removeLast() }
        guard isBlock(document.nodes[index].kind) else { continue }
        blocks.append(.init(kind: document.nodes[index].kind, depth: open.count))
        open.append(document.nodes[index].end)
      }
      return Shape(id: id, blocks: blocks, node: section)
    }
  }

  private static func isBlock(_ kind: ComposedNode.Kind) -> Bool {
    switch kind {
    case .foreign, .fill, .fillGroup: return false
    case .markup(let markup): return !markup.isInline
    default: return true
    }
  }
}
