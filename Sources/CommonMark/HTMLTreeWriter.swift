internal import CCMark

/// A tree in libcmark's memory: what is parsed by libcmark comes out of it, what is rendered by libcmark goes into it.
///
/// This class is the only owner of C pointers in the package and frees them in `deinit`. Text is escaped, raw HTML
/// replaced by a comment, and a link destination that could run a script left out, all by libcmark in its safe mode.
/// Only what ``openCustomBlock(enter:exit:)`` and ``openCustomInline(enter:exit:)`` are given goes out unchanged.
///
/// ```swift
/// let writer = HTMLTreeWriter()
/// writer.open(.paragraph)
/// writer.leaf(.text, text: "1 < 2")
/// writer.close()
/// writer.html()  // "<p>1 &lt; 2</p>\n"
/// ```
public final class HTMLTreeWriter {
  let root: OpaquePointer
  private var open: [OpaquePointer]

  /// Starts a document.
  public init() {
    root = Self.node(CMARK_NODE_DOCUMENT)
    open = [root]
  }

  /// Parses a document. The bytes must have passed the guard: libcmark has no limits of its own.
  init(parsing bytes: UnsafeBufferPointer<UInt8>) {
    let tree = bytes.withMemoryRebound(to: CChar.self) { characters in
      // An empty Swift buffer has no address, and libcmark wants one.
      guard let start = characters.baseAddress else { return cmark_parse_document("", 0, CMARK_OPT_DEFAULT) }
      return cmark_parse_document(start, characters.count, CMARK_OPT_DEFAULT)
    }
    guard let tree else { fatalError("libcmark is out of memory") }
    root = tree
    open = [root]
  }

  deinit {
    cmark_node_free(root)
  }

  /// Starts a node that may have children.
  public func open(_ kind: MarkupKind) {
    let node = Self.node(kind)
    Self.append(node, to: open[open.count - 1])
    open.append(node)
  }

  /// Starts a block that is written as the two given pieces of HTML around its children.
  ///
  /// The pieces are not escaped: they must not hold data. A custom block may hold blocks and inlines.
  public func openCustomBlock(enter: String, exit: String) {
    openCustom(CMARK_NODE_CUSTOM_BLOCK, enter: enter, exit: exit)
  }

  /// Starts an inline that is written as the two given pieces of HTML around its children.
  ///
  /// The pieces are not escaped: they must not hold data.
  public func openCustomInline(enter: String, exit: String) {
    openCustom(CMARK_NODE_CUSTOM_INLINE, enter: enter, exit: exit)
  }

  /// Adds a node without children. The text is escaped when it is rendered; U+0000 becomes U+FFFD.
  public func leaf(_ kind: MarkupKind, text: String = "") {
    let node = Self.node(kind)
    Self.append(node, to: open[open.count - 1])
    Self.setLiteral(text, of: node)
  }

  /// Adds a node of a tree with its descendants; the document stands for its children.
  public func write(_ tree: MarkupTree, from start: Int = 0) {
    var parents = [open[open.count - 1]]
    var ends = [Int.max]
    tree.nodes.withUnsafeBufferPointer { nodes in
      for index in (start == 0 ? 1 : start)..<nodes[start].end {
        while ends[ends.count - 1] <= index {
          parents.removeLast()
          ends.removeLast()
        }
        let node = Self.node(nodes[index].kind)
        Self.append(node, to: parents[parents.count - 1])
        Self.setLiteral(nodes[index].text, of: node)
        if nodes[index].end > index + 1 {
          parents.append(node)
          ends.append(nodes[index].end)
        }
      }
    }
  }

  /// Ends the node that was opened last.
  public func close() {
    precondition(open.count > 1, "close() without a matching open()")
    open.removeLast()
  }

  /// The document as HTML, in libcmark's safe mode.
  public func html() -> String {
    Self.string(cmark_render_html(root, CMARK_OPT_DEFAULT))
  }

  /// The document as CommonMark, without line wrapping.
  public func commonMark() -> String {
    Self.string(cmark_render_commonmark(root, CMARK_OPT_DEFAULT, 0))
  }

  private func openCustom(_ type: cmark_node_type, enter: String, exit: String) {
    let node = Self.node(type)
    Self.withoutNUL(enter) { _ = cmark_node_set_on_enter(node, $0) }
    Self.withoutNUL(exit) { _ = cmark_node_set_on_exit(node, $0) }
    Self.append(node, to: open[open.count - 1])
    open.append(node)
  }

  private static func append(_ node: OpaquePointer, to parent: OpaquePointer) {
    guard cmark_node_append_child(parent, node) == 1 else {
      let name = String(cString: cmark_node_get_type_string(node))
      preconditionFailure(
        "CommonMark does not allow \(name) inside \(String(cString: cmark_node_get_type_string(parent)))")
    }
  }

  private static func setLiteral(_ text: String, of node: OpaquePointer) {
    guard !text.isEmpty else { return }
    withoutNUL(text) { _ = cmark_node_set_literal(node, $0) }
  }
}

// MARK: - Making C nodes

extension HTMLTreeWriter {
  private static func node(_ type: cmark_node_type) -> OpaquePointer {
    guard let node = cmark_node_new(type) else { fatalError("libcmark is out of memory") }
    return node
  }

  private static func node(_ kind: MarkupKind) -> OpaquePointer {
    switch kind {
    case .text: return node(CMARK_NODE_TEXT)
    case .document: preconditionFailure("the document is there from the beginning")
    case .blockQuote: return node(CMARK_NODE_BLOCK_QUOTE)
    case .bulletList(let isTight): return list(CMARK_BULLET_LIST, start: 0, isTight: isTight)
    case .orderedList(let start, let isTight): return list(CMARK_ORDERED_LIST, start: start, isTight: isTight)
    case .listItem: return node(CMARK_NODE_ITEM)
    case .codeBlock(let info):
      let result = node(CMARK_NODE_CODE_BLOCK)
      if !info.isEmpty { withoutNUL(info) { _ = cmark_node_set_fence_info(result, $0) } }
      return result
    case .htmlBlock: return node(CMARK_NODE_HTML_BLOCK)
    case .paragraph: return node(CMARK_NODE_PARAGRAPH)
    case .heading(let level):
      let result = node(CMARK_NODE_HEADING)
      let isSet = cmark_node_set_heading_level(result, Int32(clamping: level)) == 1
      precondition(isSet, "a heading has a level from 1 to 6")
      return result
    case .thematicBreak: return node(CMARK_NODE_THEMATIC_BREAK)
    case .softBreak: return node(CMARK_NODE_SOFTBREAK)
    case .lineBreak: return node(CMARK_NODE_LINEBREAK)
    case .code: return node(CMARK_NODE_CODE)
    case .htmlInline: return node(CMARK_NODE_HTML_INLINE)
    case .emphasis: return node(CMARK_NODE_EMPH)
    case .strong: return node(CMARK_NODE_STRONG)
    case .link(let destination, let title): return link(CMARK_NODE_LINK, destination, title)
    case .image(let destination, let title): return link(CMARK_NODE_IMAGE, destination, title)
    }
  }

  private static func list(_ type: cmark_list_type, start: Int, isTight: Bool) -> OpaquePointer {
    let result = node(CMARK_NODE_LIST)
    cmark_node_set_list_type(result, type)
    if type == CMARK_ORDERED_LIST { cmark_node_set_list_start(result, Int32(clamping: start)) }
    cmark_node_set_list_tight(result, isTight ? 1 : 0)
    return result
  }

  private static func link(_ type: cmark_node_type, _ destination: String, _ title: String) -> OpaquePointer {
    let result = node(type)
    if !destination.isEmpty { withoutNUL(destination) { _ = cmark_node_set_url(result, $0) } }
    if !title.isEmpty { withoutNUL(title) { _ = cmark_node_set_title(result, $0) } }
    return result
  }

  /// Gives a C string: it ends at its first NUL, so that one inside the text would cut it short.
  private static func withoutNUL(_ text: String, _ body: (UnsafePointer<CChar>) -> Void) {
    let hasNUL = text.withCString { characters in
      if hasZeroByte(characters, count: text.utf8.count) { return true }
      body(characters)
      return false
    }
    guard hasNUL else { return }
    let scalars = text.unicodeScalars.lazy.map { $0.value == 0 ? "\u{FFFD}" : $0 }
    String(String.UnicodeScalarView(scalars)).withCString(body)
  }

  /// Looks at eight bytes at a time: this runs over all text that is rendered.
  private static func hasZeroByte(_ characters: UnsafePointer<CChar>, count: Int) -> Bool {
    let bytes = UnsafeRawPointer(characters)
    let ones: UInt64 = 0x0101_0101_0101_0101
    var offset = 0
    while offset + 8 <= count {
      let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      if (word &- ones) & ~word & (ones &* 0x80) != 0 { return true }
      offset += 8
    }
    while offset < count {
      if characters[offset] == 0 { return true }
      offset += 1
    }
    return false
  }

  private static func string(_ characters: UnsafeMutablePointer<CChar>?) -> String {
    guard let characters else { fatalError("libcmark is out of memory") }
    defer { cmark_get_default_mem_allocator().pointee.free(characters) }
    return String(cString: characters)
  }
}
