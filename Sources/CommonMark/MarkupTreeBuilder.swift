public import SourceText

/// Makes a tree node by node: a new one, or an edited copy of another.
///
/// ```swift
/// var builder = MarkupTreeBuilder()
/// builder.open(.paragraph)
/// builder.leaf(.text, text: "A word")
/// builder.close()
/// let tree = builder.finish()
/// ```
public struct MarkupTreeBuilder: Sendable {
  private var nodes: [MarkupNode] = []
  private var open: [Int] = []

  /// Starts a document.
  public init(range: SourceRange? = nil, reservingNodes capacity: Int = 0) {
    nodes.reserveCapacity(capacity)
    open(.document, range: range)
  }

  /// The number of nodes so far, which is the index that the next node gets.
  public var count: Int { nodes.count }

  /// Starts a node that may have children.
  public mutating func open(_ kind: MarkupKind, range: SourceRange? = nil) {
    open.append(nodes.count)
    append(kind, text: "", range: range, parent: open.count > 1 ? open[open.count - 2] : -1)
  }

  /// Adds a node without children.
  public mutating func leaf(_ kind: MarkupKind, text: String = "", range: SourceRange? = nil) {
    append(kind, text: text, range: range, parent: open[open.count - 1])
  }

  /// Adds a copy of a node of another tree, with its descendants and their ranges. O(nodes copied).
  public mutating func copy(_ index: Int, of tree: MarkupTree) {
    let shift = nodes.count - index
    let parent = open[open.count - 1]
    for position in tree.subtree(of: index) {
      var node = tree.nodes[position]
      node.end += shift
      node.parent = position == index ? parent : node.parent + shift
      nodes.append(node)
    }
  }

  /// Adds copies of all children of a node of another tree.
  public mutating func copyChildren(of index: Int, of tree: MarkupTree) {
    for child in tree.children(of: index) { copy(child, of: tree) }
  }

  /// Ends the node that was opened last.
  public mutating func close() {
    precondition(open.count > 1, "close() without a matching open(): the document is ended by finish()")
    nodes[open.removeLast()].end = nodes.count
  }

  /// The tree. All nodes but the document must have been closed.
  public consuming func finish() -> MarkupTree {
    precondition(open.count == 1, "finish() with open nodes: call close() once for every open()")
    nodes[0].end = nodes.count
    return MarkupTree(nodes: nodes)
  }

  private mutating func append(_ kind: MarkupKind, text: String, range: SourceRange?, parent: Int) {
    nodes.append(MarkupNode(kind: kind, text: text, range: range, end: nodes.count + 1, parent: parent))
  }
}
