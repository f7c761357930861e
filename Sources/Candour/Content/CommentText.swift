/// The comments of a Markdown text.
///
/// To CommonMark the line on which a comment ends is HTML up to its end, and a comment that never ends is HTML up to the end
/// of the text. Words there look like text to a translator and would reach nobody.
enum CommentText {
  /// Whether a block of HTML is comments and nothing else.
  static func isAll(of html: String) -> Bool {
    var rest = html[...]
    while true {
      rest = rest.drop { $0.isWhitespace }
      if rest.isEmpty { return true }
      guard rest.hasPrefix("<!--"), let end = rest.firstRange(of: "-->") else { return false }
      rest = rest[end.upperBound...]
    }
  }

  /// The first comment of a block of HTML that begins with one.
  static func first(of html: String) -> Substring {
    html.firstRange(of: "-->").map { html[..<$0.upperBound] } ?? html[...]
  }

  /// Whether a block of HTML is notes for translators and nothing else.
  static func isNote(_ html: String) -> Bool { html.hasPrefix("<!-- note:") && isAll(of: html) }

  static let explanation = """
    It would not be shown: the line of a comment holds nothing else, and a comment ends with “-->”. Only the comments \
    section and note are known.
    """
}
