public import SourceText

/// Free text of a case, once for each language in which somebody wrote it.
///
/// Text that is written without a language counts as written in the physician's language (`doc.language`). It is never
/// translated and never taken for another language.
public struct LocalizedText: Sendable, Hashable {
  /// The texts by BCP 47 tag.
  public var texts: [String: String]
  /// Where the field stands in the case file.
  public var range: SourceRange

  /// Creates a text from its languages.
  public init(texts: [String: String], range: SourceRange) {
    self.texts = texts
    self.range = range
  }

  /// The text for a language: its own, else that of the same language without region (`de-AT`, then `de`), else that of
  /// another region of the same language. Nil if nobody wrote it in this language.
  public func text(for tag: String) -> String? {
    if let text = texts[tag] { return text }
    let base = tag.prefix { $0 != "-" }
    if let text = texts[String(base)] { return text }
    let regional = texts.keys.filter { $0.prefix { $0 != "-" } == base }.min()
    return regional.flatMap { texts[$0] }
  }
}
