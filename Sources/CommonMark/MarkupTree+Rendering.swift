extension MarkupTree {
  /// The document as an HTML fragment, in libcmark's safe mode.
  public func html() -> String {
    written().html()
  }

  /// The document as CommonMark, without line wrapping.
  public func commonMark() -> String {
    written().commonMark()
  }

  /// A writer that holds this tree.
  public func written() -> HTMLTreeWriter {
    let writer = HTMLTreeWriter()
    writer.write(self)
    return writer
  }
}

extension HTMLTreeWriter {
  /// Adds a node of a tree with its descendants; the document stands for its children.
  public func write(_ tree: MarkupTree, from start: Int = 0) {
    var openEnds: [Int] = []
    let first = start == 0 ? 1 : start
    for index in first..<tree.nodes[start].end {
      while let end = openEnds.last, end <= index {
        close()
        openEnds.removeLast()
      }
      let node = tree.nodes[index]
      if node.kind.isLeaf {
        leaf(node.kind, text: node.text)
      } else {
        open(node.kind)
        openEnds.append(node.end)
      }
    }
    for _ in openEnds { close() }
  }
}
