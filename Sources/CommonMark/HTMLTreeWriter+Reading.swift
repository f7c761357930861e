internal import CCMark
internal import SourceText

extension HTMLTreeWriter {
  /// The parsed document as a value.
  func markupTree(lines: SourceLines, limits: MarkupLimits) throws(MarkupLimitExceeded) -> MarkupTree {
    var reading = TreeReading(lines, limits: limits)
    var current = root
    while true {
      if reading.enter(current) {
        try reading.checkLimits()
        if let child = cmark_node_first_child(current) {
          current = child
          continue
        }
        try reading.leave()
      }
      while true {
        if current == root { return MarkupTree(nodes: reading.nodes) }
        if let next = cmark_node_next(current) {
          current = next
          break
        }
        current = cmark_node_parent(current)
        try reading.leave()
      }
    }
  }

  /// The text of a document that is one paragraph of text, for what libcmark tells in no other way.
  static func parsedText(_ source: [UInt8]) -> [UInt8] {
    let document = source.withUnsafeBufferPointer { HTMLTreeWriter(parsing: $0) }
    let text = cmark_node_first_child(cmark_node_first_child(document.root))
    guard let characters = cmark_node_get_literal(text) else { return source }
    return Array(String(cString: characters).utf8)
  }
}

/// The nodes read so far, and where in the tree and in the source the reading is.
private struct TreeReading {
  var nodes: [MarkupNode] = []
  private let limits: MarkupLimits
  private let lines: SourceLines
  private var finder: RangeFinder
  /// The index of the node that is open innermost, or -1.
  private var open = -1
  private var inlineDepth = 0

  init(_ lines: SourceLines, limits: MarkupLimits) {
    self.lines = lines
    self.limits = limits
    finder = RangeFinder(lines)
    nodes.reserveCapacity(lines.bytes.count / 16 + 16)
  }

  /// Adds a node and opens it; false if it is not to be in the tree.
  mutating func enter(_ node: OpaquePointer) -> Bool {
    let type = cmark_node_get_type(node)
    var added = MarkupNode(kind: .text, text: "", range: nil, end: nodes.count + 1, parent: open)
    if type.rawValue >= CMARK_NODE_FIRST_INLINE.rawValue {
      guard enterInline(node, type, &added) else { return false }
    } else {
      enterBlock(node, type, &added)
    }
    open = nodes.count
    nodes.append(added)
    return true
  }

  private mutating func enterInline(
    _ node: OpaquePointer, _ type: cmark_node_type, _ added: inout MarkupNode
  ) -> Bool {
    switch type {
    case CMARK_NODE_TEXT, CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE:
      return enterLiteral(node, type, &added)
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK:
      added.kind = type == CMARK_NODE_SOFTBREAK ? .softBreak : .lineBreak
      if !finder.isLost { added.range = finder.lineBreak() }
      return true
    case CMARK_NODE_EMPH, CMARK_NODE_STRONG:
      added.kind = type == CMARK_NODE_EMPH ? .emphasis : .strong
      if !finder.isLost { added.range = finder.enterEmphasis(width: type == CMARK_NODE_EMPH ? 1 : 2) }
    default:
      let destination = Self.string(cmark_node_get_url(node))
      let title = Self.string(cmark_node_get_title(node))
      let isImage = type == CMARK_NODE_IMAGE
      added.kind =
        isImage
        ? .image(destination: destination, title: title) : .link(destination: destination, title: title)
      if !finder.isLost { added.range = finder.enterLink(isImage: isImage) }
    }
    inlineDepth += 1
    return true
  }

  private mutating func enterLiteral(
    _ node: OpaquePointer, _ type: cmark_node_type, _ added: inout MarkupNode
  ) -> Bool {
    guard let characters = cmark_node_get_literal(node) else { return false }
    // libcmark keeps a text of no length where it has taken whitespace off the end of a line.
    if characters.pointee == 0, type == CMARK_NODE_TEXT { return false }
    added.text = String(cString: characters)
    let count = added.text.utf8.count
    let bytes = UnsafeRawPointer(characters).assumingMemoryBound(to: UInt8.self)
    switch type {
    case CMARK_NODE_TEXT:
      if !finder.isLost {
        let isAutolink = nodes[open].kind.isLink && finder.isAutolink(nodes[open].range)
        added.range = finder.text(bytes, count: count, isAutolink: isAutolink)
      }
    case CMARK_NODE_CODE:
      added.kind = .code
      if !finder.isLost { added.range = finder.code(bytes, count: count) }
    default:
      added.kind = .htmlInline
      if !finder.isLost { added.range = finder.html(bytes, count: count) }
    }
    return true
  }

  private mutating func enterBlock(_ node: OpaquePointer, _ type: cmark_node_type, _ added: inout MarkupNode) {
    let line = Int(cmark_node_get_start_line(node)) - 1
    let start = SourcePlace(
      offset: lines.textStart(line) + Int(cmark_node_get_start_column(node)) - 1, line: line)
    switch type {
    case CMARK_NODE_PARAGRAPH:
      added.kind = .paragraph
      added.range = finder.enterParagraph(start, lastLine: Int(cmark_node_get_end_line(node)) - 1)
    case CMARK_NODE_HEADING:
      let level = Int(cmark_node_get_heading_level(node))
      added.kind = .heading(level: level)
      added.range = finder.enterHeading(start, level: level, lastLine: Int(cmark_node_get_end_line(node)) - 1)
    case CMARK_NODE_ITEM:
      added.kind = .listItem
      added.range = finder.enterItem(start)
    case CMARK_NODE_LIST:
      added.kind = Self.listKind(node)
      added.range = lines.range(start, start)
    case CMARK_NODE_BLOCK_QUOTE:
      added.kind = .blockQuote
      added.range = finder.enterQuote(start)
    case CMARK_NODE_CODE_BLOCK:
      added.kind = .codeBlock(info: Self.string(cmark_node_get_fence_info(node)))
      added.text = Self.string(cmark_node_get_literal(node))
      added.range = finder.codeBlock(start, lineCount: added.text.lineFeedCount)
    case CMARK_NODE_HTML_BLOCK:
      added.kind = .htmlBlock
      added.text = Self.string(cmark_node_get_literal(node))
      added.range = finder.htmlBlock(start, lineCount: added.text.lineFeedCount)
    case CMARK_NODE_THEMATIC_BREAK:
      added.kind = .thematicBreak
      added.range = finder.thematicBreak(start)
    default:
      added.kind = .document
      let first = SourcePlace(offset: 0, line: 0)
      added.range = lines.range(first, SourcePlace(offset: lines.bytes.count, line: lines.starts.count - 1))
    }
  }

  /// Ends the node that is open innermost.
  mutating func leave() throws(MarkupLimitExceeded) {
    let index = open
    nodes[index].end = nodes.count
    open = nodes[index].parent
    switch nodes[index].kind {
    case .text, .softBreak, .lineBreak, .code, .htmlInline: return
    case .emphasis, .strong, .link, .image: return leaveInline(index)
    case .paragraph, .heading: leaveContent(index)
    case .blockQuote, .listItem: finder.leaveContainer()
    case .bulletList, .orderedList: try checkItems(of: index)
    case .codeBlock, .htmlBlock, .thematicBreak, .document: break
    }
    extendParent(of: index)
  }

  private mutating func leaveInline(_ index: Int) {
    inlineDepth -= 1
    guard !finder.isLost else { return }
    let range = nodes[index].range
    switch nodes[index].kind {
    case .emphasis: nodes[index].range = finder.leaveEmphasis(range, width: 1)
    case .strong: nodes[index].range = finder.leaveEmphasis(range, width: 2)
    default: nodes[index].range = finder.leaveLink(range)
    }
  }

  private mutating func leaveContent(_ index: Int) {
    finder.leaveContent()
    guard finder.isLost else { return }
    // A place that is not known for certain is not given.
    for inline in index + 1..<nodes.count { nodes[inline].range = nil }
  }

  /// A container ends where its last child ends; libcmark lets it go on over blank lines.
  private mutating func extendParent(of index: Int) {
    guard open >= 0, let range = nodes[open].range, let end = nodes[index].range?.upperBound else { return }
    nodes[open].range = range.lowerBound..<Swift.max(range.upperBound, end)
  }

  // MARK: Limits

  /// Checks what the node that was just opened adds to.
  func checkLimits() throws(MarkupLimitExceeded) {
    if inlineDepth > limits.inlineNesting {
      throw MarkupLimitExceeded(limit: .inlineNesting, value: limits.inlineNesting, range: place)
    }
    if nodes.count > limits.nodes {
      throw MarkupLimitExceeded(limit: .nodes, value: limits.nodes, range: place)
    }
  }

  private func checkItems(of list: Int) throws(MarkupLimitExceeded) {
    var count = 0
    var item = list + 1
    while item < nodes.count {
      count += 1
      if count > limits.listItems {
        let range = nodes[item].range ?? place
        throw MarkupLimitExceeded(limit: .listItems, value: limits.listItems, range: range)
      }
      item = nodes[item].end
    }
  }

  /// The place of the node that was just opened.
  private var place: SourceRange {
    if let range = nodes[nodes.count - 1].range { return range }
    return lines.range(finder.place, finder.place)
  }

  // MARK: Properties of C nodes

  private static func string(_ characters: UnsafePointer<CChar>?) -> String {
    guard let characters, characters.pointee != 0 else { return "" }
    return String(cString: characters)
  }

  private static func listKind(_ node: OpaquePointer) -> MarkupKind {
    let isTight = cmark_node_get_list_tight(node) != 0
    guard cmark_node_get_list_type(node) == CMARK_ORDERED_LIST else { return .bulletList(isTight: isTight) }
    return .orderedList(start: Int(cmark_node_get_list_start(node)), isTight: isTight)
  }
}

extension MarkupKind {
  fileprivate var isLink: Bool {
    if case .link = self { true } else { false }
  }
}

extension String {
  fileprivate var lineFeedCount: Int {
    utf8.reduce(0) { $1 == .lineFeed ? $0 + 1 : $0 }
  }
}
