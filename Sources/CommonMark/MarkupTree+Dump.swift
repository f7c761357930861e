extension MarkupTree {
  /// The tree as text, one node a line, with the range of each node: for tests and for people who look for a fault.
  ///
  /// ```
  /// Document @1:1-1:9
  /// └─ Paragraph @1:1-1:9
  ///    ├─ Text @1:1-1:3 "A "
  ///    └─ Emphasis @1:3-1:9
  ///       └─ Text @1:4-1:8 "word"
  /// ```
  public func dump() -> String {
    var result = ""
    var openEnds: [Int] = []
    for (index, node) in nodes.enumerated() {
      while let end = openEnds.last, end <= index { openEnds.removeLast() }
      for (level, end) in openEnds.enumerated().dropFirst() {
        // The bar of a level goes on while the node open on it has a later sibling.
        result += end < openEnds[level - 1] ? "│  " : "   "
      }
      if let end = openEnds.last { result += node.end < end ? "├─ " : "└─ " }
      result += node.kind.dumpName
      if let range = node.range {
        let start = range.lowerBound
        let end = range.upperBound
        result += " @\(start.line):\(start.column)-\(end.line):\(end.column)"
      } else {
        result += " @?"
      }
      result += node.kind.dumpProperties
      if !node.text.isEmpty { result += " \(node.text.debugDescription)" }
      result += "\n"
      openEnds.append(node.end)
    }
    return result
  }
}

extension MarkupKind {
  fileprivate var dumpName: String {
    switch self {
    case .document: "Document"
    case .blockQuote: "BlockQuote"
    case .bulletList: "BulletList"
    case .orderedList: "OrderedList"
    case .listItem: "ListItem"
    case .codeBlock: "CodeBlock"
    case .htmlBlock: "HTMLBlock"
    case .paragraph: "Paragraph"
    case .heading: "Heading"
    case .thematicBreak: "ThematicBreak"
    case .text: "Text"
    case .softBreak: "SoftBreak"
    case .lineBreak: "LineBreak"
    case .code: "Code"
    case .htmlInline: "HTMLInline"
    case .emphasis: "Emphasis"
    case .strong: "Strong"
    case .link: "Link"
    case .image: "Image"
    }
  }

  fileprivate var dumpProperties: String {
    switch self {
    case .bulletList(let isTight): isTight ? " tight" : " loose"
    case .orderedList(let start, let isTight): " start: \(start)" + (isTight ? " tight" : " loose")
    case .codeBlock(let info): info.isEmpty ? "" : " info: \(info.debugDescription)"
    case .heading(let level): " level: \(level)"
    case .link(let destination, let title), .image(let destination, let title):
      " destination: \(destination.debugDescription)"
        + (title.isEmpty ? "" : " title: \(title.debugDescription)")
    default: ""
    }
  }
}
