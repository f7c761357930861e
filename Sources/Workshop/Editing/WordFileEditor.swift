internal import SourceText
internal import YAML

/// Puts texts into a YAML file and leaves everything else as it is: comments, order, blank lines, quotes.
struct WordFileEditor {
  private(set) var bytes: [UInt8]

  /// Why a text could not be put in.
  struct Fault: Error {
    var path: [String]
  }

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Sets texts by path, in this order. A text that is there already is not touched.
  mutating func set(_ texts: [(path: [String], text: String)]) throws(Fault) {
    let leaves = WordLeaves(bytes)
    let present = texts.filter { leaves[$0.path] != nil && leaves[$0.path]?.text != $0.text }
    try replace(present, leaves)
    for (path, text) in texts where leaves[path] == nil { try add(text, at: path) }
  }

  // MARK: - Texts whose place is there

  private mutating func replace(_ texts: [(path: [String], text: String)], _ leaves: WordLeaves) throws(Fault) {
    guard !texts.isEmpty else { return }
    let preferred = edited(texts, leaves, isQuoted: [])
    let read = WordLeaves(preferred)
    // What YAML does not read back as it was meant goes into quotes.
    let failed = Set(texts.filter { read[$0.path]?.text != $0.text }.map(\.path))
    guard !failed.isEmpty || read.leaves.count != leaves.leaves.count else {
      bytes = preferred
      return
    }
    let quoted = edited(texts, leaves, isQuoted: failed.isEmpty ? Set(texts.map(\.path)) : failed)
    let again = WordLeaves(quoted)
    for (path, text) in texts where again[path]?.text != text { throw Fault(path: path) }
    bytes = quoted
  }

  private func edited(
    _ texts: [(path: [String], text: String)], _ leaves: WordLeaves, isQuoted: Set<[String]>
  ) -> [UInt8] {
    var edits = ByteEdits()
    for (path, text) in texts {
      guard let leaf = leaves[path] else { continue }
      let style = isQuoted.contains(path) ? .double : self.style(of: leaf)
      var range = leaf.bytes
      if case .block = style { range = range.lowerBound..<blockEnd(from: range.lowerBound) }
      if isQuoted.contains(path), isBlock(leaf) { range = range.lowerBound..<blockEnd(from: range.lowerBound) }
      var written = YAMLScalar.text(text, style: style, inFlow: leaf.isInFlow)
      let before = range.lowerBound > 0 ? bytes[range.lowerBound - 1] : 0x20
      if range.isEmpty, before == UInt8(ascii: ":") || before == UInt8(ascii: "-") { written = " " + written }
      edits.replace(range, with: written)
    }
    return edits.applied(to: bytes)
  }

  private func isBlock(_ leaf: WordLeaves.Leaf) -> Bool {
    guard let first = bytes[leaf.bytes].first else { return false }
    return first == UInt8(ascii: "|") || first == UInt8(ascii: ">")
  }

  private func style(of leaf: WordLeaves.Leaf) -> YAMLScalar.Style {
    guard let first = bytes[leaf.bytes].first else { return .plain }
    switch first {
    case UInt8(ascii: "\""): return .double
    case UInt8(ascii: "'"): return .single
    case UInt8(ascii: "|"), UInt8(ascii: ">"):
      let header = bytes[leaf.bytes.lowerBound...].prefix { $0 != 0x0A }
      var next = leaf.bytes.lowerBound + header.count + 1
      while next < bytes.count, bytes[next] == 0x0A { next += 1 }
      let indentation = bytes[min(next, bytes.count)...].prefix { $0 == 0x20 }.count
      return .block(header: String(decoding: header, as: UTF8.self), indentation: indentation)
    default: return .plain
    }
  }

  /// The end of the last line of a block text, before its line end.
  private func blockEnd(from start: Int) -> Int {
    var end = start
    var index = start
    var indentation: Int?
    while index < bytes.count, bytes[index] != 0x0A { index += 1 }
    end = index
    while index < bytes.count {
      let lineStart = index + 1
      guard lineStart < bytes.count else { break }
      var lineEnd = lineStart
      while lineEnd < bytes.count, bytes[lineEnd] != 0x0A { lineEnd += 1 }
      let indent = bytes[lineStart..<lineEnd].prefix { $0 == 0x20 }.count
      if indent < lineEnd - lineStart {
        let wanted = indentation ?? indent
        if indentation == nil {
          // A block that is empty ends at its header.
          guard indent > 0 else { break }
          indentation = indent
        }
        guard indent >= wanted else { break }
        end = lineEnd
      }
      index = lineEnd
    }
    return end
  }

  // MARK: - Texts whose place is not there

  private mutating func add(_ text: String, at path: [String]) throws(Fault) {
    guard let root = YAMLReader.read(bytes).value, root.map != nil else {
      // A file without any entry: comments alone.
      var edits = ByteEdits()
      if bytes.last.map({ $0 != 0x0A }) == true { edits.insert("\n", at: bytes.count) }
      edits.insert(WordFileEditor.lines(path[...], text, indentation: 0), at: bytes.count)
      bytes = edits.applied(to: bytes)
      return try verify(text, at: path)
    }
    var node = root
    var depth = 0
    while depth < path.count - 1 {
      guard let next = node[path[depth]] ?? Int(path[depth]).flatMap({ node.list?[safe: $0] }) else { break }
      node = next
      depth += 1
    }
    let lines = LineIndex(bytes)
    let start = lines.offset(of: node.range.lowerBound)
    let rest = path[depth...]
    let isFlow = start < bytes.count && (bytes[start] == 0x7B || bytes[start] == 0x5B)
    var edits = ByteEdits()
    if isFlow {
      let close = lines.offset(of: node.range.upperBound) - 1
      let isEmpty = node.map?.isEmpty ?? node.list?.isEmpty ?? true
      edits.insert((isEmpty ? "" : ", ") + WordFileEditor.flow(rest, text, inList: node.list != nil), at: close)
    } else if let entries = node.map, let first = entries.first {
      edits.insert(
        "\n" + String(WordFileEditor.lines(rest, text, indentation: first.keyRange.lowerBound.column - 1).dropLast()),
        at: entryEnd(of: node, lines))
    } else if let items = node.list, let first = items.first {
      let indentation = max(0, first.range.lowerBound.column - 3)
      edits.insert(
        "\n" + String(repeating: " ", count: indentation) + "- " + YAMLScalar.text(text, inFlow: false),
        at: entryEnd(of: node, lines))
    } else {
      // A key without a value: what belongs under it comes on the next line, two further in.
      let line = lines.lineStarts[node.range.lowerBound.line - 1]
      let indentation = bytes[line...].prefix { $0 == 0x20 }.count + 2
      var end = start
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      let body =
        Int(rest.first ?? "") == nil
        ? WordFileEditor.lines(rest, text, indentation: indentation)
        : String(repeating: " ", count: indentation) + "- " + YAMLScalar.text(text, inFlow: false) + "\n"
      edits.insert("\n" + String(body.dropLast()), at: end)
    }
    bytes = edits.applied(to: bytes)
    try verify(text, at: path)
  }

  private func verify(_ text: String, at path: [String]) throws(Fault) {
    if WordLeaves(bytes)[path]?.text != text { throw Fault(path: path) }
  }

  /// The end of the last line of a block map or list.
  private func entryEnd(of node: YAMLNode, _ lines: LineIndex) -> Int {
    var last = node
    while let next = last.map?.last?.value ?? last.list?.last { last = next }
    let start = lines.offset(of: last.range.lowerBound)
    if start < bytes.count, bytes[start] == UInt8(ascii: "|") || bytes[start] == UInt8(ascii: ">") {
      return blockEnd(from: start)
    }
    // In braces the end is that of the braces, which stand on the same line or later.
    var end = max(lines.offset(of: node.range.upperBound), lines.offset(of: last.range.upperBound))
    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    return end
  }

  private static func lines(_ path: ArraySlice<String>, _ text: String, indentation: Int) -> String {
    var result = ""
    var indent = indentation
    for (offset, key) in path.enumerated() {
      let isLast = offset == path.count - 1
      result += String(repeating: " ", count: indent)
      result += Int(key) == nil ? YAMLScalar.text(key, inFlow: true) + ":" : "-"
      result += isLast ? " " + YAMLScalar.text(text, inFlow: false) + "\n" : "\n"
      indent += 2
    }
    return result
  }

  private static func flow(_ path: ArraySlice<String>, _ text: String, inList: Bool) -> String {
    guard let key = path.first else { return "" }
    let rest = path.dropFirst()
    let value = rest.isEmpty ? YAMLScalar.text(text, inFlow: true) : "{" + flow(rest, text, inList: false) + "}"
    return inList ? value : YAMLScalar.text(key, inFlow: true) + ": " + value
  }
}

extension Array {
  /// The element, or nil outside the array.
  subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
