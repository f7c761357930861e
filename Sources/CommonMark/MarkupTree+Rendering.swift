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
