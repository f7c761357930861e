/// A sheet as one HTML file: no script, no request to anywhere, ready for A4 paper.
struct SheetPageHTML {
  func render(_ sheet: SheetPage) -> String {
    var page = MarkupText(capacity: 32_768)
    page.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    page.raw("<meta name=\"robots\" content=\"noindex\">\n")
    page.element("title", text: sheet.title)
    page.raw("\n<style>\n\(Self.style)</style>\n</head>\n<body>\n<main>\n")
    page.element("h1", text: sheet.title)
    page.raw("\n")
    for block in sheet.blocks { write(block, sheet, &page) }
    page.raw("</main>\n</body>\n</html>\n")
    return page.text
  }

  private func write(_ block: SheetPage.Block, _ sheet: SheetPage, _ page: inout MarkupText) {
    switch block {
    case .heading(let level, let text): page.element("h\(level)", text: text)
    case .paragraph(let runs):
      page.raw("<p>")
      write(runs, sheet, &page)
      page.raw("</p>")
    case .note(let runs):
      page.raw("<p class=\"note\" role=\"note\">")
      write(runs, sheet, &page)
      page.raw("</p>")
    case .list(let items, let isOrdered):
      page.raw(isOrdered ? "<ol>\n" : "<ul>\n")
      for item in items {
        page.raw("<li>")
        write(item, sheet, &page)
        page.raw("</li>\n")
      }
      page.raw(isOrdered ? "</ol>" : "</ul>")
    case .table(let table): write(table, sheet, &page)
    case .pageBreak: page.raw("<div class=\"page-break\"></div>")
    }
    page.raw("\n")
  }

  private func write(_ table: SheetPage.Table, _ sheet: SheetPage, _ page: inout MarkupText) {
    page.open("div", [("class", "table"), ("role", "region"), ("aria-label", table.caption), ("tabindex", "0")])
    page.raw("\n")
    page.open("table", table.isForm ? [("class", "form")] : [])
    page.element("caption", text: table.caption)
    page.raw("\n<colgroup>")
    for width in table.widths { page.open("col", [("style", "width: \(width)%")]) }
    page.raw("</colgroup>\n<thead><tr>")
    for column in table.columns { page.element("th", [("scope", "col")], text: column) }
    page.raw("</tr></thead>\n<tbody>\n")
    for (number, row) in table.rows.enumerated() {
      if let group = table.groups[number] {
        page.raw("<tr class=\"group\">")
        page.element("th", [("scope", "colgroup"), ("colspan", "\(table.columns.count)")], text: group)
        page.raw("</tr>\n")
      }
      page.raw("<tr>")
      for (column, lines) in row.enumerated() {
        page.open(column == 0 ? "th" : "td", column == 0 ? [("scope", "row")] : [])
        for (index, line) in lines.enumerated() {
          if index > 0 { page.raw("<br>") }
          write(line, sheet, &page)
        }
        page.raw(column == 0 ? "</th>" : "</td>")
      }
      page.raw("</tr>\n")
    }
    page.raw("</tbody>\n</table>\n</div>")
  }

  private func write(_ runs: [SheetPage.Run], _ sheet: SheetPage, _ page: inout MarkupText) {
    for run in runs {
      if run.isStrong { page.raw("<strong>") }
      if let language = run.language {
        var attributes = [("lang", language)]
        if sheet.direction != "ltr" { attributes.append(("dir", sheet.direction)) }
        page.element("span", attributes, text: run.text)
      } else {
        page.text(run.text)
      }
      if run.isStrong { page.raw("</strong>") }
    }
  }

  private static let style = """
    :root { color-scheme: light; }
    @page { size: A4; margin: 16mm 15mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif; } }
    body { margin: 0 auto; max-width: 56rem; padding: 1.5rem; background: #fff; color: #1a1a1a; overflow-wrap: anywhere;
      font: 1rem/1.5 system-ui, "Liberation Sans", Arial, sans-serif; }
    h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 0.6rem; }
    h2 { font-size: 1.25rem; margin: 1.6rem 0 0.4rem; break-after: avoid; }
    h3 { font-size: 1.0625rem; margin: 1.2rem 0 0.3rem; break-after: avoid; }
    p, ul, ol { margin: 0.4rem 0; }
    li { margin: 0.2rem 0; }
    .note { border: 2px solid #1a1a1a; padding: 0.5rem 0.8rem; }
    .table { overflow-x: auto; margin: 0.8rem 0; }
    table { border-collapse: collapse; width: 100%; table-layout: fixed; font-size: 0.875rem; line-height: 1.4; }
    caption { text-align: left; font-weight: bold; padding: 0.3rem 0; }
    th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.5rem; border: 1px solid #767676; }
    thead th, .group th { background: #ececec; }
    tbody th { font-weight: normal; }
    .group th { font-weight: bold; }
    .form td, .form tbody th { height: 2.2rem; }
    tr { break-inside: avoid; }
    thead { display: table-header-group; }
    .page-break { break-after: page; }
    @media (max-width: 40rem) { table { min-width: 40rem; } }
    @media print {
      body { max-width: none; padding: 0; font-size: 10.5pt; }
      table { font-size: 9pt; }
      .form td, .form tbody th { height: 8mm; padding-top: 1mm; padding-bottom: 1mm; }
      .table { overflow: visible; }
      thead th, .group th { print-color-adjust: exact; }
    }

    """
}

/// A sheet as Markdown with pipe tables, to be filled in with an editor.
struct SheetPageMarkdown {
  func render(_ sheet: SheetPage) -> String {
    var text = "# \(Self.escaped(sheet.title))\n"
    for block in sheet.blocks {
      text += "\n"
      switch block {
      case .heading(let level, let heading):
        text += String(repeating: "#", count: level) + " \(Self.escaped(heading))\n"
      case .paragraph(let runs): text += Self.line(runs) + "\n"
      case .note(let runs): text += "> \(Self.line(runs))\n"
      case .list(let items, let isOrdered):
        for (number, item) in items.enumerated() {
          text += (isOrdered ? "\(number + 1). " : "- ") + Self.line(item) + "\n"
        }
      case .table(let table): text += self.table(table)
      case .pageBreak: text += "---\n"
      }
    }
    return text
  }

  private func table(_ table: SheetPage.Table) -> String {
    func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    var text = "**\(Self.escaped(table.caption))**\n\n" + row(table.columns.map(Self.escaped))
    text += row(table.columns.map { _ in "---" })
    for (number, cells) in table.rows.enumerated() {
      if let group = table.groups[number] {
        text += row(["**\(Self.escaped(group))**"] + table.columns.dropFirst().map { _ in "" })
      }
      text += row(cells.map { $0.map(Self.line).joined(separator: "<br>") })
    }
    return text
  }

  private static func line(_ runs: [SheetPage.Run]) -> String {
    runs.map { run in
      let text = escaped(run.text)
      return run.isStrong && !text.isEmpty ? "**\(text)**" : text
    }.joined()
  }

  /// By scalar: a sign with a combining mark is one character and still a sign of Markdown. A line end would end a row.
  private static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\n" || scalar == "\r" {
        result.append(" ")
        continue
      }
      if "|\\`*_[]<>&#".unicodeScalars.contains(scalar) { result.append("\\") }
      result.append(scalar)
    }
    return String(result)
  }
}
