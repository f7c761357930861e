internal import SourceText
internal import YAML

/// The texts of a YAML file with their paths and places, in the order of the file.
struct WordLeaves {
  struct Leaf {
    /// Keys and, in lists, numbers: `["warningSigns", "worry", "0"]`.
    var path: [String]
    var text: String
    /// The text with its quotes.
    var bytes: Range<Int>
    var range: SourceRange
    /// The first line of the entry, from 0: that of its key or of its dash; in brackets, that of the key before them.
    var line: Int
    /// Whether the entry stands in brackets or braces.
    var isInFlow: Bool
    /// Whether it is an item of a list.
    var isItem: Bool
  }

  private(set) var leaves: [Leaf] = []
  private var indexes: [[String]: Int] = [:]
  let lines: LineIndex

  init(_ bytes: [UInt8]) {
    lines = LineIndex(bytes)
    guard let root = YAMLReader.read(bytes).value else { return }
    // An explicit stack, read from its end: the input does not decide our depth.
    var pending: [(path: [String], node: YAMLNode, line: Int, isInFlow: Bool, isItem: Bool)] = [
      ([], root, 0, false, false)
    ]
    while let (path, node, line, isInFlow, isItem) = pending.popLast() {
      let start = lines.offset(of: node.range.lowerBound)
      let isFlow = isInFlow || start < bytes.count && (bytes[start] == 0x5B || bytes[start] == 0x7B)
      switch node.content {
      case .scalar(let text, _):
        indexes[path] = leaves.count
        let end = max(start, lines.offset(of: node.range.upperBound))
        leaves.append(
          Leaf(
            path: path, text: text, bytes: start..<end, range: node.range, line: line, isInFlow: isInFlow,
            isItem: isItem))
      case .list(let values):
        for (index, value) in values.enumerated().reversed() {
          pending.append((path + ["\(index)"], value, isFlow ? line : value.range.lowerBound.line - 1, isFlow, true))
        }
      case .map(let entries):
        for entry in entries.reversed() {
          pending.append(
            (path + [entry.key], entry.value, isFlow ? line : entry.keyRange.lowerBound.line - 1, isFlow, false))
        }
      }
    }
  }

  subscript(path: [String]) -> Leaf? { indexes[path].map { leaves[$0] } }
}
