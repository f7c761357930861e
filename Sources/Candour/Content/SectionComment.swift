/// `<!-- section: ID reader: R… trigger: T source: DIGEST -->`, which opens a section.
package struct SectionComment: Equatable, Sendable {
  package var id: String
  package var readers: [String] = []
  package var triggers: [String] = []
  package var source: String?
  /// Attributes that nobody knows.
  package var unknown: [String] = []

  /// Nil if the text is not such a comment.
  package init?(_ text: some StringProtocol) {
    guard text.hasPrefix("<!--") else { return nil }
    var words = text.dropFirst(4).split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "\r" })[...]
    if let last = words.last, last.hasSuffix("-->") {
      words = words.dropLast()
      let rest = last.dropLast(3)
      if !rest.isEmpty { words = words + [rest] }
    }
    guard words.popFirst() == "section:", let id = words.popFirst() else { return nil }
    self.id = String(id)
    var attribute = ""
    for word in words {
      if word.hasSuffix(":") {
        attribute = String(word.dropLast())
        if !["reader", "trigger", "source"].contains(attribute) { unknown.append(attribute) }
        continue
      }
      switch attribute {
      case "reader": readers.append(String(word))
      case "trigger": triggers.append(String(word))
      case "source": source = String(word)
      default: if attribute.isEmpty { unknown.append(String(word)) }
      }
    }
  }
}
