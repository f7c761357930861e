internal import CommonMark

/// Builds the flat tree of a composed document.
struct ComposedTreeBuilder {
  private(set) var nodes: [ComposedNode] = []
  private var open: [Int] = []
  /// Lists of neighbouring blocks form one list, so a list stays open until another block comes.
  private var openList: (kind: ComposedNode.Kind, depth: Int)?

  init() { nodes.reserveCapacity(512) }

  mutating func open(_ kind: ComposedNode.Kind, _ origin: Origin) {
    open.append(nodes.count)
    nodes.append(ComposedNode(kind: kind, text: "", end: 0, origin: origin))
  }

  mutating func close() {
    guard let index = open.popLast() else { return }
    nodes[index].end = nodes.count
  }

  mutating func leaf(_ kind: ComposedNode.Kind, text: String = "", _ origin: Origin) {
    nodes.append(ComposedNode(kind: kind, text: text, end: nodes.count + 1, origin: origin))
  }

  mutating func text(_ text: String, _ origin: Origin) { leaf(.markup(.text), text: text, origin) }

  /// Opens a list, or goes on with the list that stands directly before.
  mutating func openOrContinueList(_ kind: ComposedNode.Kind, _ origin: Origin) {
    if let list = openList, list.depth == open.count, list.kind == kind { return }
    endList()
    open(kind, origin)
    openList = (kind, open.count)
  }

  /// Ends the list that is still open for more items.
  mutating func endList() {
    guard let list = openList else { return }
    while open.count >= list.depth { close() }
    openList = nil
  }
}
