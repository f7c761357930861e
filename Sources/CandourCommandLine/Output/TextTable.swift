/// A table for a terminal: columns as wide as their widest cell, two spaces apart.
///
/// Where the width of the terminal is known, the widest columns become narrower and their cells run over several lines,
/// so that no line is wider. No word is ever divided, so that a name or a path can be read and copied whole: where the
/// words do not fit side by side, each row is printed as a list of its cells, every one after the head of its column.
enum TextTable {
  /// A column is not made narrower than this.
  private static let leastWidth = 4
  private static let gap = 2
  private static let indent = "  "

  static func text(head: [String], rows: [[String]], width: Int? = Terminal.standardOutput.columns) -> String {
    let all = [head] + rows
    guard let widths = widths(of: all, columns: head.count, within: width) else {
      return list(head, rows, width: width)
    }
    func line(_ cells: [String]) -> String {
      var text = ""
      for (column, cell) in cells.enumerated() {
        text += cell
        if column < cells.count - 1 { text += String(repeating: " ", count: max(widths[column] - cell.count, 0) + gap) }
      }
      while text.last == " " { text.removeLast() }
      return text + "\n"
    }
    func row(_ cells: [String]) -> String {
      let parts = cells.enumerated().map { column, cell in
        column < widths.count ? TextLines.wrapped(cell, width: widths[column]) : [cell]
      }
      let count = parts.map(\.count).max() ?? 0
      return (0..<count).map { place in line(parts.map { place < $0.count ? $0[place] : "" }) }.joined()
    }
    return row(head) + line(widths.map { String(repeating: "─", count: $0) }) + rows.map(row).joined()
  }

  /// The widths of the columns; nil if the longest words of all columns do not fit side by side.
  private static func widths(of rows: [[String]], columns: Int, within width: Int?) -> [Int]? {
    func cells(_ column: Int) -> [String] { rows.compactMap { column < $0.count ? $0[column] : nil } }
    var widths = (0..<columns).map { cells($0).map(\.count).max() ?? 0 }
    guard let width else { return widths }
    let room = width - gap * max(columns - 1, 0)
    let least = (0..<columns).map { column in
      max(cells(column).flatMap { $0.split(separator: " ").map(\.count) }.max() ?? 0, leastWidth)
    }
    while widths.reduce(0, +) > room {
      guard let widest = widths.indices.filter({ widths[$0] > least[$0] }).max(by: { widths[$0] < widths[$1] }) else {
        return nil
      }
      widths[widest] -= 1
    }
    return widths
  }

  /// `Head: cell`, a line for each cell that holds something, and an empty line between two rows.
  private static func list(_ head: [String], _ rows: [[String]], width: Int?) -> String {
    rows.map { row in
      zip(head, row).filter { !$0.1.isEmpty }.map { name, cell in
        let lines = TextLines.wrapped(name.isEmpty ? cell : "\(name): \(cell)", width: width ?? Int.max, indent: indent)
        return lines.joined(separator: "\n") + "\n"
      }.joined()
    }.joined(separator: "\n")
  }
}

/// Lines that fit into a width.
enum TextLines {
  /// The text divided at its spaces; at least one line, each but the first after the indent. A word that is too long by
  /// itself stays whole on its line.
  static func wrapped(_ text: String, width: Int, indent: String = "") -> [String] {
    guard text.count > width, width > 0 else { return [text] }
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if line.isEmpty {
        line = String(word)
      } else if line.count + 1 + word.count > width {
        lines.append(line)
        line = indent + word
      } else {
        line += " " + word
      }
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// A text whose longer lines are divided; each goes on as far from the edge as it began.
  static func fitted(_ text: String, width: Int? = Terminal.standardOutput.columns) -> String {
    guard let width else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard line.count > width else { return String(line) }
      let indent = String(line.prefix { $0 == " " })
      return wrapped(String(line.dropFirst(indent.count)), width: max(width - indent.count, 1))
        .map { indent + $0 }.joined(separator: "\n")
    }.joined(separator: "\n")
  }
}
