/// A table for a terminal: columns as wide as their widest cell, two spaces apart.
enum TextTable {
  static func text(head: [String], rows: [[String]]) -> String {
    let all = [head] + rows
    let widths = head.indices.map { column in all.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
    func line(_ cells: [String]) -> String {
      var text = ""
      for (column, cell) in cells.enumerated() {
        text += cell
        if column < cells.count - 1 { text += String(repeating: " ", count: widths[column] - cell.count + 2) }
      }
      while text.last == " " { text.removeLast() }
      return text + "\n"
    }
    return line(head) + line(widths.map { String(repeating: "─", count: $0) }) + rows.map(line).joined()
  }
}
