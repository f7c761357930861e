/// Where a walk goes after a node was entered.
public enum MarkupWalkStep: Sendable, Hashable {
  /// To the children, then the exit of the node.
  case descend
  /// Past the children; the node is still exited.
  case skipChildren
}

/// Visits every node of a tree, in document order.
///
/// ```swift
/// struct HeadingCounter: MarkupWalker {
///   var count = 0
///   mutating func enter(_ index: Int, in tree: MarkupTree) -> MarkupWalkStep {
///     if case .heading = tree.nodes[index].kind { count += 1 }
///     return .descend
///   }
/// }
/// ```
public protocol MarkupWalker {
  /// Called before the children of a node, and for nodes without children.
  mutating func enter(_ index: Int, in tree: MarkupTree) -> MarkupWalkStep
  /// Called after the children of a node, for every node that was entered.
  mutating func exit(_ index: Int, in tree: MarkupTree)
}

extension MarkupWalker {
  /// Goes on to the children.
  public mutating func enter(_ index: Int, in tree: MarkupTree) -> MarkupWalkStep { .descend }

  /// Does nothing.
  public mutating func exit(_ index: Int, in tree: MarkupTree) {}

  /// Visits a node and its descendants; without an index, the whole tree.
  public mutating func walk(_ tree: MarkupTree, from start: Int = 0) {
    let end = tree.nodes[start].end
    var open: [Int] = []
    var index = start
    while index < end {
      let step = enter(index, in: tree)
      open.append(index)
      index = step == .descend ? index + 1 : tree.nodes[index].end
      while let last = open.last, tree.nodes[last].end <= index {
        exit(last, in: tree)
        open.removeLast()
      }
    }
  }
}
