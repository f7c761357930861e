internal import CommonMark
internal import SourceText

/// A block of a document as a person reads it: its text without markup, with a way back to the bytes of the files.
///
/// Emphasis, links and line breaks hide nothing: the text runs through them. Characters that nobody sees are left out.
struct ReadableBlock: Sendable {
  enum Role: Sendable, Hashable {
    case paragraph, listItem, heading(level: Int), tableText, quote, code, signature
  }

  /// A stretch of the text that comes from one node.
  struct Piece: Sendable {
    /// The UTF-8 offset in the text where the piece begins.
    var start: Int
    var node: Int
  }

  var role: Role
  /// The section it stands in.
  var section: String
  /// The text, with white space folded.
  var text: String
  var pieces: [Piece]
  /// The node of the block.
  var node: Int
  /// The node of the list, for an item.
  var list: Int?

  /// The blocks of a document, in reading order.
  static func blocks(of document: ComposedDocument) -> [ReadableBlock] {
    var reader = BlockReader(document: document)
    reader.read()
    return reader.blocks
  }

  /// The place of a UTF-8 offset of the text, in the file that a person would edit.
  func place(ofUTF8 range: Range<Int>, in document: ComposedDocument) -> (origin: Origin, range: SourceRange) {
    guard let index = pieces.lastIndex(where: { $0.start <= range.lowerBound }) else {
      let origin = document.nodes[node].origin
      return (origin, origin.range)
    }
    let piece = pieces[index]
    let origin = document.nodes[piece.node].origin
    guard origin.file != Origin.caseFile else { return (origin, origin.range) }
    let end = index + 1 < pieces.count ? Swift.min(range.upperBound, pieces[index + 1].start) : range.upperBound
    var start = origin.range.lowerBound
    var stop = origin.range.upperBound
    if start.line == stop.line {
      start.column += range.lowerBound - piece.start
      stop = SourceLocation(line: start.line, column: Swift.min(stop.column, start.column + (end - range.lowerBound)))
    }
    return (origin, start..<Swift.max(start, stop))
  }
}

/// Collects the blocks of a document in one pass over its nodes.
private struct BlockReader {
  let document: ComposedDocument
  var blocks: [ReadableBlock] = []

  private var section = ""
  private var containers: [(end: Int, node: Int)] = []
  private var current: (block: ReadableBlock, bytes: [UInt8], end: Int)?

  init(document: ComposedDocument) { self.document = document }

  mutating func read() {
    for index in document.nodes.indices {
      if let open = current, index >= open.end { finish() }
      while let last = containers.last, last.end <= index { containers.removeLast() }
      visit(index)
    }
    finish()
  }

  private mutating func visit(_ index: Int) {
    let node = document.nodes[index]
    if case .section(let id) = node.kind {
      section = id
      return
    }
    if let role = role(of: index) {
      finish()
      current = (
        ReadableBlock(role: role, section: section, text: "", pieces: [], node: index, list: enclosingList), [],
        node.end
      )
    } else if node.end > index + 1 {
      containers.append((node.end, index))
    }
    switch node.kind {
    case .markup(.text), .markup(.code), .markup(.codeBlock): append(node.text, node: index)
    case .markup(.softBreak), .markup(.lineBreak): append(" ", node: index)
    case .fill: append("…", node: index)
    default: break
    }
  }

  /// The role of a node that begins a block of text; nil if it does not.
  private func role(of index: Int) -> ReadableBlock.Role? {
    switch document.nodes[index].kind {
    case .markup(.paragraph):
      if isInside({ $0 == .markup(.blockQuote) }) { return .quote }
      return enclosingList == nil ? .paragraph : .listItem
    case .markup(.heading(let level)): return .heading(level: level)
    case .markup(.codeBlock): return .code
    case .box: return .listItem
    case .caption, .headerCell, .cell: return .tableText
    case .signatureTitle, .signatureLabel: return .signature
    default: return nil
    }
  }

  private var enclosingList: Int? {
    containers.last { container in
      if document.nodes[container.node].kind == .boxes { return true }
      if case .markup(let kind) = document.nodes[container.node].kind { return kind.isList }
      return false
    }?.node
  }

  private func isInside(_ matches: (ComposedNode.Kind) -> Bool) -> Bool {
    containers.contains { matches(document.nodes[$0.node].kind) }
  }

  private mutating func append(_ text: String, node: Int) {
    guard !text.isEmpty, let start = current?.bytes.count else { return }
    current?.block.pieces.append(.init(start: start, node: node))
    if text.utf8.allSatisfy({ $0 < 0x80 && $0 >= 0x20 }) {
      current?.bytes.append(contentsOf: text.utf8)
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF: continue
      case 0x09, 0x0A, 0x0D: current?.bytes.append(0x20)
      default: current?.bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }

  private mutating func finish() {
    guard var open = current else { return }
    current = nil
    open.block.text = String(decoding: open.bytes, as: UTF8.self)
    if !open.block.text.isEmpty || open.block.role == .paragraph { blocks.append(open.block) }
  }
}
