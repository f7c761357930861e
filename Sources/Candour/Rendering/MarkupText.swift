/// HTML text. The only place where text and attributes of the page around the body are escaped.
struct MarkupText {
  private(set) var text = ""

  init(capacity: Int = 1024) { text.reserveCapacity(capacity) }

  /// HTML that the program itself has written.
  mutating func raw(_ html: String) { text += html }

  /// Text of a document or of a case.
  mutating func text(_ content: String) { text += MarkupText.escaped(content) }

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
    var text = text
    return text.withUTF8 { bytes -> String? in
      guard bytes.contains(where: isSpecial) else { return nil }
      var result: [UInt8] = []
      result.reserveCapacity(bytes.count + 32)
      for byte in bytes {
        switch byte {
        case 0x26: result += Array("&amp;".utf8)
        case 0x3C: result += Array("&lt;".utf8)
        case 0x3E: result += Array("&gt;".utf8)
        case 0x22: result += Array("&quot;".utf8)
        default: result.append(byte)
        }
      }
      return String(decoding: result, as: UTF8.self)
    } ?? text
  }

  private static func isSpecial(_ byte: UInt8) -> Bool { byte == 0x26 || byte == 0x3C || byte == 0x3E || byte == 0x22 }

  /// A text as a CSS string, which cannot end the string, the rule or the style element: whatever is not plainly
  /// harmless is written as its number.
  static func cssString(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9": result.unicodeScalars.append(scalar)
      case " ", ".", ",", ":", "/", "(", ")", "-", "+": result.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16)
        result += "\\" + String(repeating: "0", count: 6 - digits.utf8.count) + digits + " "
      }
    }
    return result + "\""
  }
}
