/// Writes the text of a report into its page: headings, items, tables and emphasis, with every sentence marked.
struct ReadabilityPageText {
  let language: String

  func write(_ blocks: [ReadabilityReport.Block], _ page: inout MarkupText) {
    // The title of the page is the only heading of the first level, and no level is left out.
    let highest = blocks.compactMap(\.headingLevel).min() ?? 1
    var depth = 1
    var isInList = false
    for block in blocks {
      let isItem = block.isItem && block.rows.isEmpty
      if isItem != isInList {
        page.raw(isItem ? "<ul>\n" : "</ul>\n")
        isInList = isItem
      }
      guard block.rows.isEmpty else {
        writeTable(block, &page)
        continue
      }
      if let level = block.headingLevel { depth = min(level - highest + 2, depth + 1, 6) }
      let name = block.headingLevel != nil ? "h\(depth)" : isItem ? "li" : "p"
      page.open(name)
      writeSentences(block, &page)
      page.raw("</\(name)>\n")
    }
    if isInList { page.raw("</ul>\n") }
  }

  private func writeSentences(_ block: ReadabilityReport.Block, _ page: inout MarkupText) {
    var end = 0
    var stretch = 0
    for sentence in block.sentences {
      write(end..<max(end, sentence.range.lowerBound), of: block, from: &stretch, &page)
      page.open("span", [("class", "level-\(sentence.level)")])
      write(sentence.range, of: block, from: &stretch, &page)
      page.raw("</span>")
      if !sentence.reasons.isEmpty {
        page.raw(" ")
        page.element(
          "small", [("class", "why"), ("lang", "en")], text: "[\(sentence.reasons.joined(separator: "; "))]")
      }
      end = sentence.range.upperBound
    }
    write(end..<max(end, block.text.count), of: block, from: &stretch, &page)
  }

  /// Writes a range with its emphasis. Ranges are asked for in their order, so each stretch is looked at once or where
  /// it is divided: `stretch` is the place of the first that may belong to the next range.
  private func write(
    _ range: Range<Int>, of block: ReadabilityReport.Block, from stretch: inout Int, _ page: inout MarkupText
  ) {
    while stretch < block.stretches.count, block.stretches[stretch].range.lowerBound < range.upperBound {
      let current = block.stretches[stretch]
      let part = current.range.clamped(to: range)
      if !part.isEmpty {
        if current.lineEnd == .hard {
          page.raw("<br>\n")
        } else {
          for element in current.elements { page.open(element) }
          page.text(String(decoding: block.text[part], as: UTF8.self))
          for element in current.elements.reversed() { page.raw("</\(element)>") }
        }
      }
      guard current.range.upperBound <= range.upperBound else { return }
      stretch += 1
    }
  }

  private func writeTable(_ block: ReadabilityReport.Block, _ page: inout MarkupText) {
    let columns = block.rows.map(\.count).max() ?? 0
    var stretch = 0
    page.open(
      "div",
      [("class", "scores"), ("role", "region"), ("aria-label", "Table of the text"), ("lang", "en"), ("tabindex", "0")])
    page.open("table", [("lang", language)])
    page.raw("\n")
    for (number, cells) in block.rows.enumerated() {
      if number == 0 { page.raw("<thead>") } else if number == 1 { page.raw("<tbody>\n") }
      page.raw("<tr>")
      for column in 0..<columns {
        // A row that is too short is filled up, so that every column has its cells.
        let name = number == 0 && column < cells.count && !cells[column].isEmpty ? "th" : "td"
        page.open(name, name == "th" ? [("scope", "col")] : [])
        if column < cells.count { write(cells[column], of: block, from: &stretch, &page) }
        page.raw("</\(name)>")
      }
      page.raw(number == 0 ? "</tr></thead>\n" : "</tr>\n")
    }
    page.raw(block.rows.count > 1 ? "</tbody>\n</table>\n</div>\n" : "</table>\n</div>\n")
  }
}
