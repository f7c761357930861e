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
    var heading = ""
    var isInFacts = false
    var index = 0
    while index < nodes.count {
      while let end = open.last, end <= index {
        writer.close()
        open.removeLast()
      }
      let node = nodes[index]
      switch node.kind {
      case .markup(let kind) where kind.isLeaf:
        writer.leaf(kind, text: node.text)
        index += 1
        continue
      case .fill:
        writer.openCustomInline(enter: fillLine, exit: "")
        writer.close()
        index += 1
        continue
      case .markup(.heading): heading = text(of: index)
      case .table(_, let hasColumns): isInFacts = !hasColumns
      case .caption where isInFacts && heading.hasSuffix(text(of: index)):
        // The heading of the section says the same.
        index = node.end
        continue
      default: break
      }
      openContainer(node, at: index, isInFacts: isInFacts, writer)
      open.append(node.end)
      index += 1
    }
    for _ in open { writer.close() }
    return writer.html()
  }

  private func openContainer(_ node: ComposedNode, at index: Int, isInFacts: Bool, _ writer: HTMLTreeWriter) {
    switch node.kind {
    case .markup(let kind): writer.open(kind)
    case .foreign(let language):
      writer.openCustomInline(enter: MarkupText.tag("span", [("lang", language)]), exit: "</span>")
    case .fillGroup(let lines):
      writer.openCustomInline(
        enter: lines > 1 ? "<span class=\"fill fill-area\">" : "<span class=\"fill\">", exit: "</span>")
    case .box:
      writer.openCustomBlock(enter: "<li class=\"box\">\(tickBox) <span>", exit: "</span></li>")
    default:
      let (enter, exit) = isInFacts ? factTags(node.kind) ?? tags(node.kind, at: index) : tags(node.kind, at: index)
      writer.openCustomBlock(enter: enter, exit: exit)
    }
  }

  /// A table of labels and values is a description list: it has no columns to name.
  private func factTags(_ kind: ComposedNode.Kind) -> (enter: String, exit: String)? {
    switch kind {
    case .table: ("", "")
    case .caption: ("<h3 class=\"caption\">", "</h3>")
    case .tableBody: ("<dl class=\"facts\">", "</dl>")
    case .row: ("<div>", "</div>")
    case .headerCell: ("<dt>", "</dt>")
    case .cell: ("<dd>", "</dd>")
    default: nil
    }
  }

  private func tags(_ kind: ComposedNode.Kind, at index: Int) -> (enter: String, exit: String) {
    switch kind {
    case .section(let id): (MarkupText.tag("section", [("id", id), ("class", "section")]), "</section>")
    case .table(let name, _):
      (
        MarkupText.tag(
          "div", [("class", "table-wrap"), ("role", "region"), ("aria-labelledby", "table-\(name)"), ("tabindex", "0")])
          + MarkupText.tag("table", [("class", columnCount(of: index) > 4 ? "data wide \(name)" : "data \(name)")]),
        "</table></div>"
      )
    case .caption: (MarkupText.tag("caption", [("id", "table-\(tableName(around: index))")]), "</caption>")
    case .tableHead: ("<thead>", "</thead>")
    case .tableBody: ("<tbody>", "</tbody>")
    case .row: ("<tr>", "</tr>")
    case .headerCell(let isRow): (isRow ? "<th scope=\"row\">" : "<th scope=\"col\">", "</th>")
    case .cell: ("<td>", "</td>")
    case .signatures: ("<div class=\"signatures\">", "</div>")
    case .signature: ("<div class=\"signature\">", "</dl></div>")
    case .signatureTitle: ("<h3>", "</h3><dl>")
    case .signatureLine(let isForSignature): (isForSignature ? "<div class=\"sign-here\">" : "<div>", "</div>")
    case .signatureLabel: ("<dt>", "</dt>")
    case .signatureValue: ("<dd>", "</dd>")
    case .boxes: ("<ul class=\"boxes\">", "</ul>")
    default: ("", "")
    }
  }

  private var tickBox: String {
    MarkupText.tag(
      "span", [("class", "tick-box"), ("role", "img"), ("aria-label", furniture.text("accessibility.tickBox"))])
      + "</span>"
  }

  private var fillLine: String {
    MarkupText.tag(
      "span", [("class", "fill-line"), ("role", "img"), ("aria-label", furniture.text("accessibility.writeLine"))])
      + "</span>"
  }

  private func text(of index: Int) -> String {
    document.nodes[index..<document.nodes[index].end].reduce(into: "") { $0 += $1.text }
  }

  private func columnCount(of table: Int) -> Int {
    var count = 0
    for node in document.nodes[table..<document.nodes[table].end] where node.kind == .headerCell(isRow: false) {
      count += 1
    }
    return count
  }

  private func tableName(around index: Int) -> String {
    for node in document.nodes[..<index].reversed() {
      if case .table(let name, _) = node.kind { return name }
    }
    return ""
  }
}
