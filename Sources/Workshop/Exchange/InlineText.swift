/// A text cut into words and what a translator must not change: values, block signs, Markdown.
struct InlineText: Hashable {
  enum Part: Hashable {
    case text(String)
    /// `{{product.name}}`, `**`, `\*`
    case code(String)
  }

  /// The sign of a line break. Where lines end is the translator's affair, so it may be copied, left out and added.
  static let lineBreak = "\\\n"

  private(set) var parts: [Part] = []

  init(_ text: String) {
    let bytes = Array(text.utf8)
    var index = 0
    var start = 0
    func code(to end: Int) {
      if start < index { parts.append(.text(String(decoding: bytes[start..<index], as: UTF8.self))) }
      parts.append(.code(String(decoding: bytes[index..<end], as: UTF8.self)))
      index = end
      start = end
    }
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "{") where index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "{"):
        if let end = InlineText.end(of: "}}", in: bytes, from: index + 2) { code(to: end) } else { index += 2 }
      case UInt8(ascii: "*"):
        var end = index
        while end < bytes.count, bytes[end] == UInt8(ascii: "*") { end += 1 }
        code(to: end)
      case UInt8(ascii: "\\") where index + 1 < bytes.count && bytes[index + 1] < 0x80:
        code(to: index + 2)
      default: index += 1
      }
    }
    if start < bytes.count { parts.append(.text(String(decoding: bytes[start...], as: UTF8.self))) }
  }

  private static func end(of sign: String, in bytes: [UInt8], from start: Int) -> Int? {
    let wanted = Array(sign.utf8)
    var index = start
    while index + wanted.count <= bytes.count {
      if bytes[index..<index + wanted.count].elementsEqual(wanted) { return index + wanted.count }
      index += 1
    }
    return nil
  }

  /// The codes, in order.
  var codes: [String] {
    parts.compactMap {
      if case .code(let code) = $0 { return code }
      return nil
    }
  }

  /// Whether braces stand in the words: half of a value that somebody has broken.
  var hasBrokenBraces: Bool {
    parts.contains {
      if case .text(let text) = $0 { return text.range(of: "{{") != nil || text.range(of: "}}") != nil }
      return false
    }
  }

  /// The whole text.
  var text: String {
    parts.map { part in
      switch part {
      case .text(let text), .code(let text): text
      }
    }.joined()
  }
}
