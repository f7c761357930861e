/// Writes a text as a YAML scalar.
enum YAMLScalar {
  /// How a text is written in its file.
  enum Style: Equatable {
    case plain, single, double
    /// `|` or `>` with the indentation of its lines; the header is the first line.
    case block(header: String, indentation: Int)
  }

  /// The text in the plainest form that YAML reads back as it is.
  static func text(_ text: String, inFlow: Bool) -> String {
    isPlain(text, inFlow: inFlow) ? text : quoted(text)
  }

  /// The text in the form in which its place is written, as far as the text allows it.
  static func text(_ text: String, style: Style, inFlow: Bool) -> String {
    switch style {
    case .plain: return self.text(text, inFlow: inFlow)
    case .double: return quoted(text)
    case .single:
      return text.contains { $0.isNewline } || !isPrintable(text)
        ? quoted(text)
        : "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    case .block(let header, let indentation):
      return block(text, header: header, indentation: indentation)
    }
  }

  private static func block(_ text: String, header: String, indentation: Int) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    while lines.last?.isEmpty == true { lines.removeLast() }
    let indent = String(repeating: " ", count: indentation)
    let body = lines.map { $0.isEmpty ? "" : indent + $0 }
    // In a folded text, one line end in the text is an empty line in the file.
    return header + "\n" + body.joined(separator: header.hasPrefix(">") ? "\n\n" : "\n")
  }

  /// The text in double quotes.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  private static func isPrintable(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) && $0 != "\u{2028}" }
  }

  private static func isPlain(_ text: String, inFlow: Bool) -> Bool {
    guard let first = text.unicodeScalars.first, isPrintable(text), text.trimmed == text else { return false }
    if "-?:,[]{}#&*!|>'\"%@`~=".unicodeScalars.contains(first) { return false }
    if ["null", "true", "false", "yes", "no", "on", "off"].contains(text.lowercased()) { return false }
    if text.hasSuffix(":") || text.range(of: ": ") != nil || text.range(of: " #") != nil { return false }
    return !inFlow || !text.contains { ",[]{}?:".contains($0) }
  }
}
