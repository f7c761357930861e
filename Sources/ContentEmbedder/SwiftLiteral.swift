/// Text as Swift source.
enum SwiftLiteral {
  /// A string literal; content is UTF-8 text, so this compiles fast and reads well.
  static func of(_ text: String) -> String {
    var result = "\""
    result.reserveCapacity(text.utf8.count + 64)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        // Invisible and direction-changing characters are spelled out, so that the file can be read.
        if scalar.value < 0x20 || scalar.properties.generalCategory == .format
          || (scalar.properties.isWhitespace && scalar != " ")
        {
          result += "\\u{\(String(scalar.value, radix: 16))}"
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
