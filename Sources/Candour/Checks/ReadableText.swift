internal import CommonMark
internal import SourceText

/// The text of a document as a person reads it, with a way back to the bytes of the files.
///
/// Emphasis, links and line breaks hide nothing: the text of a block runs through them. Characters that nobody sees
/// are left out. All blocks share one buffer of UTF-8, which the checks read without making strings.
struct ReadableText: Sendable {
  fileprivate(set) var bytes: [UInt8] = []
  fileprivate(set) var blocks: [ReadableBlock] = []
  fileprivate var pieces: [Piece] = []
  /// What stands inside running text and is no part of its sentences: code, and what stands for an image.
  fileprivate(set) var uncounted: [Range<Int>] = []
  /// The words of links, and what stands for an image.
  fileprivate(set) var linked: [Range<Int>] = []

  /// A stretch of the text that comes from one node.
  fileprivate struct Piece: Sendable {
    /// The offset in the buffer where the piece begins.
    var start: Int
    var node: Int
  }

  /// Reads a document in one pass over its nodes.
  init(_ nodes: [ComposedNode]) {
    bytes.reserveCapacity(16_384)
    blocks.reserveCapacity(192)
    pieces.reserveCapacity(512)
    var reader = BlockReader(nodes: nodes)
    reader.read(into: &self)
  }

  /// The bytes of a block.
  func bytes(of block: ReadableBlock) -> ArraySlice<UInt8> { bytes[block.range] }

  /// A block as a string.
  func string(of block: ReadableBlock) -> String { String(decoding: bytes[block.range], as: UTF8.self) }

  /// The place of a range of the buffer, in the file that a person would edit.
  func place(of range: Range<Int>, in block: ReadableBlock, _ document: ComposedDocument) -> Place {
    let own = pieces[block.pieces]
    guard let index = own.lastIndex(where: { $0.start <= range.lowerBound }) else {
      let origin = document.nodes[block.node].origin
      return Place(origin: origin, range: origin.range)
    }
    let piece = own[index]
    let end = index + 1 < own.endIndex ? Swift.min(range.upperBound, own[index + 1].start) : range.upperBound
    let node = document.nodes[piece.node]
    return Place(
      origin: node.origin, range: place(of: range.lowerBound - piece.start..<end - piece.start, in: node, document))
  }

  /// The place of a part of the text of a node, given as a reader sees it: the exact bytes, or all of the node where
  /// its text is not known to stand in the file.
  private func place(of seen: Range<Int>, in node: ComposedNode, _ document: ComposedDocument) -> SourceRange {
    let whole = node.origin.range
    guard node.origin.file != Origin.caseFile, whole.lowerBound.line == whole.upperBound.line else { return whole }
    let part = ReadableText.written(seen, in: node.text)
    // Entities, escapes and the signs of a code span make the file longer than its text.
    let isLonger = whole.upperBound.column - whole.lowerBound.column != node.text.utf8.count
    if isLonger, node.kind == .markup(.text) || node.kind == .markup(.code) {
      return document.sources.range(of: part, in: node) ?? whole
    }
    var start = whole.lowerBound
    start.column += part.lowerBound
    var stop = whole.upperBound
    stop.column = Swift.min(stop.column, start.column + part.count)
    return start..<Swift.max(start, stop)
  }

  /// The words of a range of the buffer; a value of the case is one mark, so that the words are the same in every case.
  func wordsWithoutValues(_ range: Range<Int>, in block: ReadableBlock, _ document: ComposedDocument) -> [UInt8] {
    var result: [UInt8] = []
    let own = pieces[block.pieces]
    for index in own.indices {
      let end = index + 1 < own.endIndex ? own[index + 1].start : block.range.upperBound
      let part =
        Swift.max(
          own[index].start, range.lowerBound)..<Swift.max(
          Swift.min(end, range.upperBound), Swift.max(own[index].start, range.lowerBound))
      guard !part.isEmpty else { continue }
      if document.isComposed, document.nodes[own[index].node].origin.file == Origin.caseFile {
        if result.last != 0x7E { result.append(0x7E) }
      } else {
        result.append(contentsOf: bytes[part])
      }
    }
    return result
  }

  /// Where the text of each node begins in the buffer, for the nodes of a block.
  func pieceStarts(of block: ReadableBlock) -> [(start: Int, node: Int)] {
    pieces[block.pieces].map { ($0.start, $0.node) }
  }

  /// The text of some nodes with the block that it stands in; nil if they hold no text.
  func bytes(ofNodes nodes: Range<Int>) -> (block: ReadableBlock, range: Range<Int>)? {
    guard let block = blocks.last(where: { $0.node < nodes.lowerBound }) else { return nil }
    let own = pieces[block.pieces]
    guard let first = own.firstIndex(where: { nodes.contains($0.node) }) else { return nil }
    let end = own[first...].first { !nodes.contains($0.node) }?.start ?? block.range.upperBound
    return (block, own[first].start..<end)
  }

  /// The place of a whole block.
  func place(of block: ReadableBlock, _ document: ComposedDocument) -> Place {
    place(of: block.range, in: block, document)
  }
}

/// A place in a file that a person would edit.
struct Place: Sendable {
  var origin: Origin
  var range: SourceRange
}

/// A block of text: a paragraph, an item, a heading, a cell.
struct ReadableBlock: Sendable {
  enum Role: Sendable, Hashable {
    case paragraph, listItem, heading(level: Int), tableText, quote, code, signature
  }

  var role: Role
  /// The node of the section it stands in.
  var section: Int
  /// Its bytes in the buffer.
  var range: Range<Int>
  /// The node of the block.
  var node: Int
  /// The node of the list, for an item.
  var list: Int?
  /// How many of its bytes are words of a link or stand for an image: a reader may pass them over.
  var linkedBytes = 0
  fileprivate var pieces: Range<Int>

  var isHeading: Bool {
    if case .heading = role { return true }
    return false
  }

  /// Whether sentences are counted in it. Headings and tables are not running text.
  var isRunningText: Bool { role == .paragraph || role == .listItem || role == .quote }

  /// Whether a disclaimer counts in it: paragraphs and items of the body.
  var isBody: Bool { role == .paragraph || role == .listItem }
}

/// Collects the blocks of a document.
private struct BlockReader {
  let nodes: [ComposedNode]
  private var section = 0
  private var containers: [(end: Int, node: Int)] = []
  private var current: (block: ReadableBlock, end: Int)?

  init(nodes: [ComposedNode]) { self.nodes = nodes }

  mutating func read(into text: inout ReadableText) {
    for index in nodes.indices {
      if let open = current, index >= open.end { finish(&text) }
      while let last = containers.last, last.end <= index { containers.removeLast() }
      visit(index, nodes[index], &text)
    }
    finish(&text)
  }

  private mutating func visit(_ index: Int, _ node: ComposedNode, _ text: inout ReadableText) {
    switch node.kind {
    case .markup(.text):
      let start = text.bytes.count
      append(node.text, node: index, &text)
      if isInImage { text.uncounted.append(start..<text.bytes.count) }
    case .markup(.code):
      let start = text.bytes.count
      append(node.text, node: index, &text)
      text.uncounted.append(start..<text.bytes.count)
    case .section: section = index
    case .markup(.softBreak), .markup(.lineBreak): append(" ", node: index, &text)
    case .markup(.htmlInline) where Self.isLineBreak(node.text): append(" ", node: index, &text)
    case .fill: append("…", node: index, &text)
    default:
      if let role = role(of: node.kind) {
        finish(&text)
        let start = text.bytes.count
        let pieces = text.pieces.count
        current = (
          ReadableBlock(
            role: role, section: section, range: start..<start, node: index, list: enclosingList,
            pieces: pieces..<pieces), node.end
        )
        if case .markup(.codeBlock) = node.kind { append(node.text, node: index, &text) }
      } else if node.end > index + 1 {
        containers.append((node.end, index))
      }
    }
  }

  /// Whether a tag breaks the line (`<br>`, `<BR />`), so that the words beside it are two.
  private static func isLineBreak(_ tag: String) -> Bool {
    tag.dropFirst().prefix { $0.isLetter }.lowercased() == "br"
  }

  /// The role of a node that begins a block of text; nil if it does not.
  private func role(of kind: ComposedNode.Kind) -> ReadableBlock.Role? {
    switch kind {
    case .markup(.paragraph):
      if containers.contains(where: { nodes[$0.node].kind == .markup(.blockQuote) }) { return .quote }
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
      switch nodes[container.node].kind {
      case .boxes: true
      case .markup(let kind): kind.isList
      default: false
      }
    }?.node
  }

  /// Whether the node at hand stands in a link or an image.
  private var isLinked: Bool {
    containers.contains { container in
      switch nodes[container.node].kind {
      case .markup(.link), .markup(.image): true
      default: false
      }
    }
  }

  private var isInImage: Bool {
    containers.contains { container in
      if case .markup(.image) = nodes[container.node].kind { return true }
      return false
    }
  }

  private mutating func append(_ string: String, node: Int, _ text: inout ReadableText) {
    guard current != nil, !string.isEmpty else { return }
    let start = text.bytes.count
    defer {
      if isLinked {
        current?.block.linkedBytes += text.bytes.count - start
        text.linked.append(start..<text.bytes.count)
      }
    }
    text.pieces.append(.init(start: start, node: node))
    var string = string
    string.withUTF8 { bytes in
      guard bytes.contains(where: { $0 < 0x20 || $0 == 0xC2 || $0 == 0xE2 || $0 == 0xEF }) else {
        text.bytes.append(contentsOf: bytes)
        return
      }
      ReadableText.appendVisible(bytes, to: &text.bytes)
    }
  }

  private mutating func finish(_ text: inout ReadableText) {
    guard var open = current else { return }
    current = nil
    open.block.range = open.block.range.lowerBound..<text.bytes.count
    open.block.pieces = open.block.pieces.lowerBound..<text.pieces.count
    text.blocks.append(open.block)
  }
}

extension ReadableText {
  /// Appends what a reader sees: line ends become spaces; soft hyphens, zero-width characters and byte order marks go.
  fileprivate static func appendVisible(_ source: UnsafeBufferPointer<UInt8>, to target: inout [UInt8]) {
    var index = 0
    while index < source.count {
      let hidden = hiddenBytes(source, at: index)
      index += hidden
      guard hidden == 0 else { continue }
      let byte = source[index]
      target.append(byte == 0x09 || byte == 0x0A || byte == 0x0D ? 0x20 : byte)
      index += 1
    }
  }

  /// How many bytes from an offset on make a character that nobody sees; 0 if a reader sees it.
  private static func hiddenBytes(_ source: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let next = index + 1 < source.count ? source[index + 1] : 0
    let third = index + 2 < source.count ? source[index + 2] : 0
    switch (source[index], next, third) {
    case (0xC2, 0xAD, _): return 2  // soft hyphen
    case (0xE2, 0x80, 0x8B...0x8D), (0xE2, 0x81, 0xA0), (0xEF, 0xBB, 0xBF): return 3
    default: return 0
    }
  }

  /// The bytes of a text of which a reader sees the given range, with the characters between that nobody sees.
  fileprivate static func written(_ seen: Range<Int>, in text: String) -> Range<Int> {
    guard !text.isEmpty else { return seen }
    var text = text
    return text.withUTF8 { bytes in
      var start: Int?
      var (index, count) = (0, 0)
      while index < bytes.count, count < seen.upperBound {
        let hidden = hiddenBytes(bytes, at: index)
        index += hidden
        guard hidden == 0 else { continue }
        if count == seen.lowerBound { start = index }
        count += 1
        index += 1
      }
      return (start ?? index)..<index
    }
  }
}
