public import SourceText

/// One node of a ``MarkupTree``.
public struct MarkupNode: Sendable, Hashable {
  /// What the node is.
  public var kind: MarkupKind
  /// The literal of text, code, a code block or HTML with escapes and entities undone; empty for other kinds.
  public var text: String
  /// The exact place in the source, delimiters included; nil if it is not known or the node is not from a source.
  public var range: SourceRange?
  /// The index after the last descendant of the node.
  public internal(set) var end: Int
  /// The index of the parent, or -1 for the document.
  var parent: Int
}

/// A CommonMark document as a flat list of nodes in preorder: a parent, its first child, the children of that, and
/// so on. `nodes[0]` is the document.
///
/// The tree is a value. Kind, text and range of a node may be changed in place; a tree of another shape is made with
/// ``MarkupTreeBuilder``. Nothing here recurses, so the depth of the input cannot reach the call stack.
///
/// ```swift
/// let tree = try MarkupParser.parse(Array("A *word*".utf8))
/// tree.plainText(of: 0)  // "A word"
/// ```
public struct MarkupTree: Sendable, Hashable {
  /// The nodes in preorder.
  public var nodes: [MarkupNode]

  init(nodes: [MarkupNode]) {
    self.nodes = nodes
  }

  /// A document without content.
  public init() {
    nodes = [MarkupNode(kind: .document, text: "", range: nil, end: 1, parent: -1)]
  }

  /// The indices of the children of a node, in order.
  public func children(of index: Int) -> Children {
    Children(tree: self, first: index + 1, end: nodes[index].end)
  }

  /// The index of the parent of a node; nil for the document.
  public func parent(of index: Int) -> Int? {
    let parent = nodes[index].parent
    return parent < 0 ? nil : parent
  }

  /// The indices of all ancestors of a node, the nearest first, the document last.
  public func ancestors(of index: Int) -> some Sequence<Int> {
    sequence(state: index) { state -> Int? in
      state = nodes[state].parent
      return state < 0 ? nil : state
    }
  }

  /// The indices of a node and all its descendants.
  public func subtree(of index: Int) -> Range<Int> {
    index..<nodes[index].end
  }

  /// The text of a node and its descendants as a reader sees it.
  ///
  /// A soft break is a space, a line break a line feed; blocks are parted by a line feed; HTML has no text.
  public func plainText(of index: Int) -> String {
    var result = ""
    for node in nodes[subtree(of: index)] {
      switch node.kind {
      case .text, .code: result += node.text
      case .softBreak: result += " "
      case .lineBreak: result += "\n"
      case .codeBlock:
        if !result.isEmpty, result.utf8.last != 0x0A { result += "\n" }
        result += node.text
      case .paragraph, .heading:
        if !result.isEmpty, result.utf8.last != 0x0A { result += "\n" }
      default: break
      }
    }
    return result
  }

  /// The children of a node: a sequence of indices.
  public struct Children: Sequence, IteratorProtocol, Sendable {
    private let tree: MarkupTree
    private var upcoming: Int
    private let end: Int

    init(tree: MarkupTree, first: Int, end: Int) {
      self.tree = tree
      upcoming = first
      self.end = end
    }

    /// The next child.
    public mutating func next() -> Int? {
      guard upcoming < end else { return nil }
      defer { upcoming = tree.nodes[upcoming].end }
      return upcoming
    }
  }
}
