internal import CommonMark

/// Writes the tree of a composed document as HTML through libcmark.
///
/// Markdown becomes libcmark's own nodes. Sections, tables and what is marked by hand become its custom nodes, whose
/// tags are fixed strings or escaped here; a value of a case only ever becomes the literal of a text node.
struct BodyWriter {
  let document: ComposedDocument
  let furniture: PageFurniture

  func html() -> String {
    let writer = HTMLTreeWriter()
    let nodes = document.nodes
    var open: [Int] = []
    for index in nodes.indices {
      while let end = open.last, end <= index {
        writer.close()
        open.removeLast()
      }
      let node = nodes[index]
      if write(node, at: index, to: writer) { open.append(node.end) }
    }
    for _ in open { writer.close() }
    return writer.html()
  }

  /// Returns whether a container was opened.
  private func write(_ node: ComposedNode, at index: Int, to writer: HTMLTreeWriter) -> Bool {
    switch node.kind {
    case .markup(let kind):
      guard !kind.isLeaf else {
        writer.leaf(kind, text: node.text)
        return false
      }
      writer.open(kind)
      return true
    case .tickBox:
      inline(MarkupText.tag("span", [("class", "tick-box"), ("role", "img"), ("aria-label", furniture.text("accessibility.tickBox"))]) + "</span> ", writer)
      return false
    case .fill(let lines):
      let name = lines > 1 ? "fill-area" : "fill-line"
      inline(MarkupText.tag("span", [("class", name), ("role", "img"), ("aria-label", furniture.text("accessibility.writeLine"))]) + "</span>", writer)
      return false
    case .foreign(let language):
      writer.openCustomInline(enter: MarkupText.tag("span", [("lang", language)]), exit: "</span>")
      return true
    default:
      let (enter, exit) = tags(node.kind, at: index)
      writer.openCustomBlock(enter: enter, exit: exit)
      return true
    }
  }

  private func inline(_ html: String, _ writer: HTMLTreeWriter) {
    writer.openCustomInline(enter: html, exit: "")
    writer.close()
  }

  private func tags(_ kind: ComposedNode.Kind, at index: Int) -> (enter: String, exit: String) {
    switch kind {
    case .section(let id): (MarkupText.tag("section", [("id", id), ("class", "section")]), "</section>")
    case .table(let name, let hasColumns):
      (MarkupText.tag("table", [("class", hasColumns ? "data \(name)" : "facts \(name)")]), "</table>")
    case .caption: ("<caption>", "</caption>")
    case .tableHead: ("<thead>", "</thead>")
    case .tableBody: ("<tbody>", "</tbody>")
    case .row: ("<tr>", "</tr>")
    case .headerCell(let isRow): (isRow ? "<th scope=\"row\">" : "<th scope=\"col\">", "</th>")
    case .cell: ("<td>", "</td>")
    case .signature: ("<div class=\"signature\">", "</div>")
    case .signatureTitle: ("<p class=\"signature-title\">", "</p>")
    case .signatureLine: ("<div class=\"signature-line\">", "</div>")
    case .signatureLabel: ("<span class=\"signature-label\">", "</span>")
    case .signatureValue: ("<span class=\"signature-value\">", "</span>")
    default: ("", "")
    }
  }
}
