internal import CommonMark

/// The canonical wording of a disclaimer as a pattern: its words, and gaps where values stand.
struct PassagePattern: Sendable {
  struct Block: Sendable {
    /// The literals between the values, in order. An empty first or last one means that a value stands there.
    var literals: [[UInt8]]
    var isItem: Bool
    /// Whether more items of the same form may follow.
    var repeats: Bool

    /// Whether a text is this block, with any words where values stand.
    func matches(_ text: [UInt8]) -> Bool {
      guard let first = literals.first, let last = literals.last else { return false }
      if literals.count == 1 { return text == first }
      guard text.count >= first.count + last.count, text.starts(with: first),
        text[(text.count - last.count)...].elementsEqual(last)
      else { return false }
      var position = first.count
      for literal in literals.dropFirst().dropLast() {
        guard let found = ByteText.position(of: literal, in: text[...], from: position) else { return false }
        position = found + literal.count
      }
      return position <= text.count - last.count
    }
  }

  private(set) var blocks: [Block] = []

  init(_ wording: [TemplateBlock]) { add(wording, repeats: false) }

  private mutating func add(_ wording: [TemplateBlock], repeats: Bool) {
    for block in wording {
      switch block {
      case .markup(let nodes): add(nodes, repeats: repeats)
      case .condition(_, _, let inner, _): add(inner, repeats: true)
      case .disclaimer, .built: continue
      }
    }
  }

  private mutating func add(_ nodes: [TemplateNode], repeats: Bool) {
    var index = 0
    var isItem = false
    while index < nodes.count {
      if nodes[index].kind == .listItem { isItem = true }
      guard nodes[index].kind == .paragraph else {
        index += 1
        continue
      }
      var literals: [String] = [""]
      for node in nodes[index..<nodes[index].end] {
        switch node.kind {
        case .softBreak, .lineBreak: literals[literals.count - 1] += " "
        case .text where node.pieces.isEmpty, .code: literals[literals.count - 1] += node.text
        default:
          for piece in node.pieces {
            switch piece {
            case .literal(let text, _): literals[literals.count - 1] += text
            case .value: literals.append("")
            }
          }
        }
      }
      // Spaces beside a value may be folded away with it, so the literals lose theirs.
      blocks.append(Block(literals: literals.map { ByteText.squeezed($0.utf8) }, isItem: isItem, repeats: repeats))
      index = nodes[index].end
    }
  }
}
