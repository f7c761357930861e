/// A `{{…}}` of a text.
enum TemplateTag: Equatable {
  case value(String)
  case open(String)
  case openInverted(String)
  case close(String)
  case disclaimer(String)

  /// Reads what stands between the braces.
  init(_ inner: Substring) {
    let trimmed = TemplateTag.trimmed(inner)
    switch trimmed.utf8.first {
    case UInt8(ascii: "#"): self = .open(TemplateTag.trimmed(trimmed.dropFirst()))
    case UInt8(ascii: "^"): self = .openInverted(TemplateTag.trimmed(trimmed.dropFirst()))
    case UInt8(ascii: "/"): self = .close(TemplateTag.trimmed(trimmed.dropFirst()))
    case UInt8(ascii: ">"): self = .disclaimer(TemplateTag.trimmed(trimmed.dropFirst()))
    default: self = .value(trimmed)
    }
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    var bytes = Array(text.utf8)[...]
    while bytes.first == 0x20 { bytes.removeFirst() }
    while bytes.last == 0x20 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The tags of a text with the UTF-8 range of each, braces included. `isComplete` is false if a `{{` has no `}}`.
  static func all(in text: String) -> (tags: [(tag: TemplateTag, range: Range<Int>)], isComplete: Bool) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 4 else { return ([], true) }
    let brace = UInt8(ascii: "{")
    let closing = UInt8(ascii: "}")
    var tags: [(TemplateTag, Range<Int>)] = []
    var index = 0
    while index + 1 < bytes.count {
      guard bytes[index] == brace, bytes[index + 1] == brace else {
        index += 1
        continue
      }
      var end = index + 2
      while end + 1 < bytes.count, !(bytes[end] == closing && bytes[end + 1] == closing) { end += 1 }
      guard end + 1 < bytes.count else { return (tags, false) }
      let inner = String(decoding: bytes[index + 2..<end], as: UTF8.self)
      tags.append((TemplateTag(inner[...]), index..<end + 2))
      index = end + 2
    }
    return (tags, true)
  }
}
