/// HTML text. The only place where text and attributes of the page around the body are escaped.
struct MarkupText {
  private(set) var text = ""

  init() { text.reserveCapacity(65_536) }

  /// HTML that the program itself has written.
  mutating func raw(_ html: String) { text += html }

  mutating func open(_ name: String, _ attributes: [(String, String)] = []) {
    text += MarkupText.tag(name, attributes)
  }

  mutating func element(_ name: String, _ attributes: [(String, String)] = [], text content: String) {
    open(name, attributes)
    text += MarkupText.escaped(content)
    text += "</\(name)>"
  }

  /// An opening tag.
  static func tag(_ name: String, _ attributes: [(String, String)] = []) -> String {
    guard !attributes.isEmpty else { return "<\(name)>" }
    var tag = "<" + name
    for (key, value) in attributes { tag += " \(key)=\"\(escaped(value))\"" }
    return tag + ">"
  }

  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E || $0 == 0x22 }) else { return text }
    var result = ""
    result.reserveCapacity(text.utf8.count + 16)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A text as a CSS string, which cannot end the string, the rule or the style element: whatever is not plainly
  /// harmless is written as its number.
  static func cssString(_ text: String) -> String {
    let harmless = Set(" .,:/()-+".unicodeScalars)
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9": result.unicodeScalars.append(scalar)
      case _ where harmless.contains(scalar): result.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16)
        result += "\\" + String(repeating: "0", count: 6 - digits.utf8.count) + digits + " "
      }
    }
    return result + "\""
  }
}
