/// Parses CommonMark.
public enum MarkupParser {
  /// The tree of a document, with the exact range of each node.
  ///
  /// Smart punctuation is off. Throws when the source is more than the limits allow, is not UTF-8, or holds U+0000.
  public static func parse(
    _ bytes: [UInt8], limits: MarkupLimits = .standard
  ) throws(MarkupLimitExceeded) -> MarkupTree {
    let starts = try MarkupGuard.lineStarts(of: bytes, limits: limits)
    let result = SourceLines.with(bytes, starts: starts) { lines in
      Result { () throws(MarkupLimitExceeded) in
        try HTMLTreeWriter(parsing: lines.bytes).markupTree(lines: lines, limits: limits)
      }
    }
    return try result.get()
  }

  /// The tree of a document whose lines are indexed already.
  public static func parse(
    _ source: MarkupSource, limits: MarkupLimits = .standard
  ) throws(MarkupLimitExceeded) -> MarkupTree {
    try parse(source.bytes, limits: limits)
  }
}
