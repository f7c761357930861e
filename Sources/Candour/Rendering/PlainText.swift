internal import CommonMark

/// Renders a composed document as plain text, for reading aloud, for mail and for comparing versions.
public struct PlainText: Sendable {
  let content: Content

  /// Creates a renderer over content that was read.
  public init(_ content: Content) { self.content = content }

  /// The text of a document, lines ending with LF.
  public func render(_ document: ComposedDocument) -> String {
    let furniture = PageFurniture(document: document, content: content)
    var text = document.isDraft ? "\(furniture.draftLine)\n\n" : ""
    text += "\(document.title)\n\(String(repeating: "=", count: document.title.count))\n"
    if !document.subtitle.isEmpty { text += "\(document.subtitle)\n" }
    text += "\(furniture.reference)\n"
    var writer = TextWriter(document: document)
    text += writer.body()
    return text + "\n\(furniture.text("endOfDocument"))\n"
  }
}

/// Renders a composed document as Markdown: CommonMark from libcmark, tables as pipe tables.
public struct MarkdownText: Sendable {
  let content: Content

  /// Creates a renderer over content that was read.
  public init(_ content: Content) { self.content = content }

  /// The Markdown of a document.
  public func render(_ document: ComposedDocument) -> String {
    let furniture = PageFurniture(document: document, content: content)
    let writer = HTMLTreeWriter()
    if document.isDraft { paragraph(furniture.draftLine, writer) }
    writer.open(.heading(level: 1))
    writer.leaf(.text, text: document.title)
    writer.close()
    if !document.subtitle.isEmpty { paragraph(document.subtitle, writer) }
    paragraph(furniture.reference, writer)
    MarkdownBody(document: document).write(to: writer)
    paragraph(furniture.text("endOfDocument"), writer)
    return writer.commonMark()
  }

  private func paragraph(_ text: String, _ writer: HTMLTreeWriter) {
    writer.open(.paragraph)
    writer.leaf(.text, text: text)
    writer.close()
  }
}

/// The body of a document for Markdown.
private struct MarkdownBody {
  let document: ComposedDocument

  func write(to writer: HTMLTreeWriter) {
    let nodes = document.nodes
    var open: [Int] = []
    var index = 0
    while index < nodes.count {
      while let end = open.last, end <= index {
        writer.close()
        open.removeLast()
      }
      let node = nodes[index]
      switch node.kind {
      case .markup(let kind) where kind.isLeaf: writer.leaf(kind, text: node.text)
      case .markup(let kind):
        writer.open(kind)
        open.append(node.end)
      case .table, .signature:
        // libcmark knows no tables: the rows are written as they are, with pipes and line ends taken out of values.
        if let caption = TextWriter.caption(of: index, in: document) {
          writer.open(.paragraph)
          writer.leaf(.text, text: caption)
          writer.close()
        }
        writer.openCustomBlock(enter: pipeRows(of: index), exit: "")
        writer.close()
        index = node.end
        continue
      case .boxes:
        writer.open(.bulletList(isTight: true))
        open.append(node.end)
      case .box:
        writer.open(.listItem)
        writer.open(.paragraph)
        custom("[ ] ", writer)
        // Both are closed by their end, the paragraph first.
        open += [node.end, node.end]
      case .fill: custom("\\_\\_\\_\\_\\_\\_\\_\\_", writer)
      default: break
      }
      index += 1
    }
    for _ in open { writer.close() }
  }

  private func custom(_ text: String, _ writer: HTMLTreeWriter) {
    writer.openCustomInline(enter: text, exit: "")
    writer.close()
  }

  private func pipeRows(of table: Int) -> String {
    let rows = TextWriter.rows(of: table, in: document)
    guard let columns = rows.map(\.count).max(), columns > 0 else { return "" }
    func line(_ cells: [String]) -> String {
      "| "
        + (cells + Array(repeating: "", count: columns - cells.count)).map(MarkdownBody.cell).joined(separator: " | ")
        + " |"
    }
    var hasHead = false
    if case .table(_, hasColumns: true) = document.nodes[table].kind { hasHead = true }
    let head = hasHead ? rows[0] : []
    let rule = Array(repeating: "---", count: columns)
    return ([line(head), line(rule)] + rows.dropFirst(hasHead ? 1 : 0).map(line)).joined(separator: "\n")
  }

  private static func cell(_ text: String) -> String {
    // By scalar: a sign with a combining mark is one character and still a sign of Markdown.
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if "|\\`*_[]<>&".unicodeScalars.contains(scalar) { result.append("\\") }
      result.append(scalar)
    }
    return String(result)
  }
}

/// Writes the blocks of a document as lines of text.
private struct TextWriter {
  let document: ComposedDocument

  mutating func body() -> String {
    var text = ""
    var index = 0
    var number = 0
    while index < document.nodes.count {
      let node = document.nodes[index]
      switch node.kind {
      case .table, .signature:
        if let caption = TextWriter.caption(of: index, in: document) { text += "\n\(caption)\n" }
        text +=
          "\n"
          + TextWriter.rows(of: index, in: document).map { "  " + $0.joined(separator: " | ") }.joined(separator: "\n")
          + "\n"
        index = node.end
      case .markup(.heading):
        let heading = TextWriter.text(of: index, in: document)
        text += "\n\(heading)\n\(String(repeating: "-", count: heading.count))\n"
        index = node.end
      case .markup(.bulletList), .markup(.orderedList), .boxes:
        number = 0
        text += "\n"
        index += 1
      case .markup(.listItem):
        number += 1
        let mark = listMark(of: index, number: number)
        // A line of an item stands below its words, not below the mark of the next one.
        let indent = "\n" + String(repeating: " ", count: mark.count)
        text += mark + TextWriter.text(of: index, in: document).replacing("\n", with: indent) + "\n"
        index = node.end
      case .box:
        text += "[ ] " + TextWriter.text(of: index, in: document) + "\n"
        index = node.end
      case .markup(.paragraph):
        text += "\n" + TextWriter.text(of: index, in: document) + "\n"
        index = node.end
      default: index += 1
      }
    }
    return text
  }

  private func listMark(of item: Int, number: Int) -> String {
    let isOrdered = document.nodes[..<item].last { node in
      if case .markup(let kind) = node.kind { return kind.isList && node.end > item }
      return false
    }.map { node in
      if case .markup(.orderedList) = node.kind { return true }
      return false
    }
    return isOrdered == true ? "\(number). " : "- "
  }

  static func text(of index: Int, in document: ComposedDocument) -> String {
    var text = ""
    for node in document.nodes[index..<document.nodes[index].end] {
      switch node.kind {
      case .markup(.text), .markup(.code): text += node.text
      case .markup(.softBreak): text += " "
      case .markup(.lineBreak): text += "\n"
      case .fill: text += "________"
      default: continue
      }
    }
    return text
  }

  static func caption(of table: Int, in document: ComposedDocument) -> String? {
    (table..<document.nodes[table].end).first { document.nodes[$0].kind == .caption }.map { text(of: $0, in: document) }
  }

  /// The rows of a table or signature block, each with its cells.
  static func rows(of table: Int, in document: ComposedDocument) -> [[String]] {
    var rows: [[String]] = []
    for index in table..<document.nodes[table].end {
      switch document.nodes[index].kind {
      case .row, .signatureLine: rows.append([])
      case .signatureTitle: rows.append([text(of: index, in: document)])
      case .headerCell, .cell, .signatureLabel, .signatureValue:
        if rows.isEmpty { rows.append([]) }
        rows[rows.count - 1].append(text(of: index, in: document))
      default: continue
      }
    }
    return rows
  }
}
