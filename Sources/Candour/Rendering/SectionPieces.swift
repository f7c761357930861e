internal import SourceText

extension HTMLPage {
  /// A section of a document by itself, for a page that shows sections beside something else.
  package struct SectionPiece: Sendable {
    /// Its identifier in the contract.
    package var id: String
    /// Its HTML.
    package var html: String
    /// The file and the line of its comment.
    package var file: String
    package var line: Int
    /// The findings that belong to it.
    package var diagnostics: [Diagnostic]
  }

  /// The sections of a document with the findings that belong to each, and the findings that belong to none.
  package func pieces(
    of document: ComposedDocument, _ diagnostics: [Diagnostic]
  ) -> (sections: [SectionPiece], rest: [Diagnostic]) {
    let furniture = PageFurniture(document: document, content: content)
    var rest = Array(Set(diagnostics)).sorted()
    let sections = document.sections.map { start -> SectionPiece in
      var part = document
      let end = document.nodes[start].end
      part.nodes = document.nodes[start..<end].map {
        var node = $0
        node.end -= start
        return node
      }
      var id = ""
      if case .section(let name) = document.nodes[start].kind { id = name }
      let places = Set(document.nodes[start..<end].map(\.origin))
      var names: [Int32: String] = [:]
      for place in places where names[place.file] == nil {
        names[place.file] = content.fileName(place, caseFile: document.caseFile)
      }
      func belongs(_ item: Diagnostic) -> Bool {
        item.range != .startOfFile
          && places.contains { names[$0.file] == item.file && $0.range != .startOfFile && meets($0.range, item.range) }
      }
      let own = rest.filter(belongs)
      rest.removeAll(where: belongs)
      let origin = document.nodes[start].origin
      return SectionPiece(
        id: id, html: BodyWriter(document: part, furniture: furniture).html(), file: names[origin.file] ?? "",
        line: origin.range.lowerBound.line, diagnostics: own)
    }
    return (sections, rest)
  }

  private func meets(_ left: SourceRange, _ right: SourceRange) -> Bool {
    left.overlaps(right) || left.lowerBound == right.lowerBound
  }

  /// The style of every page.
  package var stylesheet: String { content.stylesheet }

  /// Text as HTML.
  package static func escaped(_ text: String) -> String { MarkupText.escaped(text) }
}
