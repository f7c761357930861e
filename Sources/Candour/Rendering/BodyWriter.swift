internal import CommonMark

/// Writes the tree of a composed document as HTML through libcmark.
///
/// Markdown becomes libcmark's own nodes. Sections and what is marked by hand become its custom nodes; a table, which
/// CommonMark does not have, becomes one custom node whose text is escaped by ``MarkupText``. A value of a case only
/// ever becomes the literal of a text node or escaped text.
struct BodyWriter {
  let document: ComposedDocument
  private let tickBox: String
  private let fillLine: String

  init(document: ComposedDocument, furniture: PageFurniture) {
    self.document = document
    tickBox = BodyWriter.image("tick-box", furniture.text("accessibility.tickBox"))
    fillLine = BodyWriter.image("fill-line", furniture.text("accessibility.writeLine"))
  }

  private static let addressTag = MarkupText.tag("span", [("class", "web-address")])

  private static func image(_ name: String, _ label: String) -> String {
    MarkupText.tag("span", [("class", name), ("role", "img"), ("aria-label", label)]) + "</span>"
  }

  func html() -> String {
    let writer = HTMLTreeWriter()
    let nodes = document.nodes
    var open: [Int] = []
    var heading = ""
    var text = ""
    var index = 0
    func flush() {
      for piece in WebAddress.pieces(of: text) {
        if piece.isAddress { writer.openCustomInline(enter: BodyWriter.addressTag, exit: "</span>") }
        writer.leaf(.text, text: String(piece.text))
        if piece.isAddress { writer.close() }
      }
      text = ""
    }
    while index < nodes.count {
      while let end = open.last, end <= index {
        flush()
        writer.close()
        open.removeLast()
      }
      let node = nodes[index]
      if node.kind == .markup(.text) {
        // A text and the values in it are one text to libcmark.
        if text.isEmpty { text = node.text } else { text += node.text }
        index += 1
        continue
      }
      flush()
      switch node.kind {
      case .markup(let kind) where kind.isLeaf: writer.leaf(kind, text: node.text)
      case .fill:
        writer.openCustomInline(enter: fillLine, exit: "")
        writer.close()
      case .table, .signatures:
        writer.openCustomBlock(enter: tableHTML(at: index, under: heading), exit: "")
        writer.close()
        index = node.end
        continue
      default:
        if case .markup(.heading) = node.kind { heading = self.text(of: index) }
        openContainer(node, writer)
        open.append(node.end)
      }
      index += 1
    }
    flush()
    for _ in open { writer.close() }
    return writer.html()
  }

  private func openContainer(_ node: ComposedNode, _ writer: HTMLTreeWriter) {
    switch node.kind {
    case .markup(let kind): writer.open(kind)
    case .section(let id):
      writer.openCustomBlock(enter: MarkupText.tag("section", [("id", id), ("class", "section")]), exit: "</section>")
    case .boxes: writer.openCustomBlock(enter: "<ul class=\"boxes\">", exit: "</ul>")
    case .box: writer.openCustomBlock(enter: "<li class=\"box\">\(tickBox) <span>", exit: "</span></li>")
    case .foreign(let language):
      writer.openCustomInline(enter: MarkupText.tag("span", [("lang", language)]), exit: "</span>")
    case .fillGroup(let lines):
      writer.openCustomInline(
        enter: lines > 1 ? "<span class=\"fill fill-area\">" : "<span class=\"fill\">", exit: "</span>")
    default: writer.openCustomBlock(enter: "", exit: "")
    }
  }

  // MARK: - Tables and signatures

  /// The HTML of a table or of neighbouring signature blocks.
  private func tableHTML(at start: Int, under heading: String) -> String {
    var html = MarkupText()
    var open: [(end: Int, tag: String)] = []
    let (name, hasColumns) = shape(of: start)
    var index = start
    let end = document.nodes[start].end
    while index < end {
      while let last = open.last, last.end <= index {
        html.raw(last.tag)
        open.removeLast()
      }
      let node = document.nodes[index]
      switch node.kind {
      case .markup(.text), .markup(.code): html.text(node.text)
      case .markup(.softBreak), .markup(.lineBreak): html.raw(" ")
      case .fill: html.raw(fillLine)
      case .caption where !hasColumns && heading.hasSuffix(text(of: index)):
        // The heading of the section says the same.
        index = node.end
        continue
      default:
        let tags = hasColumns ? columnTags(node.kind, name, at: index) : factTags(node.kind)
        html.raw(tags.enter)
        open.append((node.end, tags.exit))
      }
      index += 1
    }
    while let last = open.popLast() { html.raw(last.tag) }
    return html.text
  }

  private func shape(of table: Int) -> (name: String, hasColumns: Bool) {
    if case .table(let name, let hasColumns) = document.nodes[table].kind { return (name, hasColumns) }
    return ("", false)
  }

  /// A table of labels and values is a description list: it has no columns to name.
  private func factTags(_ kind: ComposedNode.Kind) -> (enter: String, exit: String) {
    switch kind {
    case .caption: ("<h3 class=\"caption\">", "</h3>")
    case .tableBody: ("<dl class=\"facts\">", "</dl>")
    case .row: ("<div>", "</div>")
    case .headerCell: ("<dt>", "</dt>")
    case .cell: ("<dd>", "</dd>")
    case .signatures: ("<div class=\"signatures\">", "</div>")
    case .signature: ("<div class=\"signature\">", "</dl></div>")
    case .signatureTitle: ("<h3>", "</h3><dl>")
    case .signatureLine(let isForSignature): (isForSignature ? "<div class=\"sign-here\">" : "<div>", "</div>")
    case .signatureLabel: ("<dt>", "</dt>")
    case .signatureValue: ("<dd>", "</dd>")
    default: common(kind)
    }
  }

  private func columnTags(_ kind: ComposedNode.Kind, _ name: String, at index: Int) -> (enter: String, exit: String) {
    switch kind {
    case .table:
      (
        "<div class=\"table-wrap\" role=\"region\" aria-labelledby=\"table-\(name)\" tabindex=\"0\">"
          + "<table class=\"data\(columnCount(of: index) > 4 ? " wide" : "") \(name)\">", "</table></div>"
      )
    case .caption: ("<caption id=\"table-\(name)\">", "</caption>")
    case .tableHead: ("<thead>", "</thead>")
    case .tableBody: ("<tbody>", "</tbody>")
    case .row: ("<tr>", "</tr>")
    case .headerCell(let isRow): (isRow ? "<th scope=\"row\">" : "<th scope=\"col\">", "</th>")
    case .cell: ("<td>", "</td>")
    default: common(kind)
    }
  }

  private func common(_ kind: ComposedNode.Kind) -> (enter: String, exit: String) {
    switch kind {
    case .markup(.strong): ("<strong>", "</strong>")
    case .foreign(let language): (MarkupText.tag("span", [("lang", language)]), "</span>")
    default: ("", "")
    }
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
}
