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
        try reading.leave(current)
      }
      while true {
        if current == root { return MarkupTree(nodes: reading.nodes) }
        if let next = cmark_node_next(current) {
          current = next
          break
        }
        current = cmark_node_parent(current)
        try reading.leave(current)
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
  private var isInAutolink = false
  /// Where the last block without child blocks, or the last marker of a container, ends.
  private var blockEnd: SourceLocation?

  init(_ lines: SourceLines, limits: MarkupLimits) {
    self.lines = lines
    self.limits = limits
    finder = RangeFinder(lines)
    nodes.reserveCapacity(lines.bytes.count / 20 + 16)
  }

  /// Adds a node and opens it; false if it is not to be in the tree.
  mutating func enter(_ node: OpaquePointer) -> Bool {
    let type = cmark_node_get_type(node)
    if type.rawValue < CMARK_NODE_FIRST_INLINE.rawValue {
      enterBlock(node, type)
    } else if type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE || type == CMARK_NODE_HTML_INLINE {
      guard let characters = cmark_node_get_literal(node) else { return false }
      // libcmark keeps a text of no length where it has taken whitespace off the end of a line.
      if type == CMARK_NODE_TEXT, characters.pointee == 0 { return false }
      enterLiteral(characters, type)
    } else {
      enterInline(node, type)
    }
    open = nodes.count - 1
    return true
  }

  private mutating func addBlock(_ kind: MarkupKind, _ range: SourceRange, text: String = "") {
    blockEnd = range.upperBound
    add(kind, range, text: text)
  }

  private mutating func add(_ kind: MarkupKind, _ range: SourceRange?, text: String = "") {
    nodes.append(MarkupNode(kind: kind, text: text, range: range, end: nodes.count + 1, parent: open))
  }

  private mutating func enterInline(_ node: OpaquePointer, _ type: cmark_node_type) {
    switch type {
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK:
      add(type == CMARK_NODE_SOFTBREAK ? .softBreak : .lineBreak, finder.lineBreak())
    case CMARK_NODE_EMPH:
      inlineDepth += 1
      add(.emphasis, finder.enterEmphasis(width: 1))
    case CMARK_NODE_STRONG:
      inlineDepth += 1
      add(.strong, finder.enterEmphasis(width: 2))
    default:
      inlineDepth += 1
      let destination = Self.string(cmark_node_get_url(node))
      let title = Self.string(cmark_node_get_title(node))
      if type == CMARK_NODE_IMAGE {
        add(.image(destination: destination, title: title), finder.enterLink(isImage: true))
      } else {
        add(.link(destination: destination, title: title), finder.enterLink(isImage: false))
        isInAutolink = finder.isAutolink(nodes[nodes.count - 1].range)
      }
    }
  }

  private mutating func enterLiteral(_ characters: UnsafePointer<CChar>, _ type: cmark_node_type) {
    let text = String(cString: characters)
    let count = text.utf8.count
    let bytes = UnsafeRawPointer(characters).assumingMemoryBound(to: UInt8.self)
    switch type {
    case CMARK_NODE_TEXT:
      add(.text, finder.text(bytes, count: count, isAutolink: isInAutolink), text: text)
    case CMARK_NODE_CODE:
      add(.code, finder.code(bytes, count: count), text: text)
    default:
      add(.htmlInline, finder.html(bytes, count: count), text: text)
    }
  }

  private mutating func enterBlock(_ node: OpaquePointer, _ type: cmark_node_type) {
    let line = Int(cmark_node_get_start_line(node)) - 1
    let offset = lines.textStart(line) + Int(cmark_node_get_start_column(node)) - 1
    let start = SourcePlace(offset: offset, line: line)
    switch type {
    case CMARK_NODE_PARAGRAPH:
      addBlock(.paragraph, finder.enterParagraph(start, lastLine: Int(cmark_node_get_end_line(node)) - 1))
    case CMARK_NODE_HEADING:
      let level = Int(cmark_node_get_heading_level(node))
      let lastLine = Int(cmark_node_get_end_line(node)) - 1
      addBlock(.heading(level: level), finder.enterHeading(start, level: level, lastLine: lastLine))
    case CMARK_NODE_ITEM: addBlock(.listItem, finder.enterItem(start))
    case CMARK_NODE_LIST: addBlock(Self.listKind(node), lines.range(start, start))
    case CMARK_NODE_BLOCK_QUOTE: addBlock(.blockQuote, finder.enterQuote(start))
    case CMARK_NODE_CODE_BLOCK:
      let text = Self.string(cmark_node_get_literal(node))
      let info = Self.string(cmark_node_get_fence_info(node))
      addBlock(.codeBlock(info: info), finder.codeBlock(start, lineCount: text.lineFeedCount), text: text)
    case CMARK_NODE_HTML_BLOCK:
      let text = Self.string(cmark_node_get_literal(node))
      addBlock(.htmlBlock, finder.htmlBlock(start, lineCount: text.lineFeedCount), text: text)
    case CMARK_NODE_THEMATIC_BREAK: addBlock(.thematicBreak, finder.thematicBreak(start))
    default:
      let first = SourcePlace(offset: 0, line: 0)
      let last = SourcePlace(offset: lines.bytes.count, line: lines.starts.count - 1)
      addBlock(.document, lines.range(first, last))
    }
  }

  /// Ends the node that is open innermost.
  mutating func leave(_ node: OpaquePointer) throws(MarkupLimitExceeded) {
    let index = open
    open = nodes[index].parent
    nodes[index].end = nodes.count
    let type = cmark_node_get_type(node)
    switch type {
    case CMARK_NODE_TEXT, CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK, CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE:
      return
    case CMARK_NODE_EMPH, CMARK_NODE_STRONG:
      inlineDepth -= 1
      let width = type == CMARK_NODE_EMPH ? 1 : 2
      nodes[index].range = finder.leaveEmphasis(nodes[index].range, width: width)
      return
    case CMARK_NODE_LINK, CMARK_NODE_IMAGE:
      inlineDepth -= 1
      isInAutolink = false
      nodes[index].range = finder.leaveLink(nodes[index].range)
      return
    case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING:
      leaveContent(index)
    case CMARK_NODE_BLOCK_QUOTE, CMARK_NODE_ITEM:
      finder.leaveContainer()
      leaveContainer(index)
    case CMARK_NODE_LIST:
      leaveContainer(index)
      try checkItems(of: index)
    default:
      break
    }
  }

  private mutating func leaveContent(_ index: Int) {
    finder.leaveContent()
    guard finder.isLost else { return }
    // A place that is not known for certain is not given.
    for inline in index + 1..<nodes.count { nodes[inline].range = nil }
  }

  /// A container ends where its last child ends; libcmark lets it go on over blank lines.
  private mutating func leaveContainer(_ index: Int) {
    guard let start = nodes[index].range?.lowerBound, let blockEnd, blockEnd > start else { return }
    nodes[index].range = start..<blockEnd
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

extension String {
  fileprivate var lineFeedCount: Int {
    var text = self
    return text.withUTF8 { bytes in
      var count = 0
      for byte in bytes where byte == .lineFeed { count += 1 }
      return count
    }
  }
}
