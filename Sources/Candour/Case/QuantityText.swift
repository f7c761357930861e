/// Reads limits and results as they stand on a certificate of analysis: `≥ 80 %`, `60-600 x10^6 cells`, `not detected`.
///
/// Digits are kept as written. A unit is kept in one spelling (`x10^6 cells` for `× 10⁶ cells`, `degC` for `°C`), so
/// that two ways to write the same unit are the same unit.
struct QuantityText {
  /// Why a text is not a limit, a result or a quantity.
  enum Fault: Error {
    case decimalComma
    /// Digits in groups, or a unit that begins with a digit.
    case digitGroups
    /// A limit that does not say whether it is the lowest or the highest value.
    case noOperator
    /// The lower end of a range is not below the upper one.
    case emptyRange
    case notUnderstood
  }

  private var rest: Substring

  private init(_ text: String) { rest = QuantityText.plainSpelling(text)[...] }

  static func quantity(_ text: String) throws(Fault) -> Quantity {
    var reader = QuantityText(text)
    return try reader.quantity()
  }

  static func limit(_ text: String) throws(Fault) -> Limit {
    var reader = QuantityText(text)
    switch reader.rest.lowercased() {
    case "not detected", "none detected", "no growth", "negative": return .notDetected
    case "complies", "conforms": return .complies
    default: break
    }
    if reader.skip(">=") { return .atLeast(try reader.quantity()) }
    if reader.skip("<=") { return .atMost(try reader.quantity()) }
    if reader.skip(">") { return .moreThan(try reader.quantity()) }
    if reader.skip("<") { return .lessThan(try reader.quantity()) }
    let low = try reader.number()
    guard reader.skip("to ") || reader.skip("..") || reader.skip("-") else {
      _ = try reader.unit()
      throw .noOperator
    }
    reader.skipSpaces()
    let high = try reader.number()
    guard low < high else { throw .emptyRange }
    return .range(low, high, unit: try reader.unit())
  }

  static func measurement(_ text: String) throws(Fault) -> Measurement {
    var reader = QuantityText(text)
    switch reader.rest.lowercased() {
    case "not detected", "none detected", "no growth", "negative": return .notDetected
    case "detected", "growth", "positive": return .detected
    case "complies", "conforms": return .complies
    case "does not comply", "does not conform": return .doesNotComply
    case "pending": return .pending
    default: break
    }
    if reader.rest.hasPrefix(">=") || reader.rest.hasPrefix("<=") { throw .notUnderstood }
    if reader.skip(">") { return .moreThan(try reader.quantity()) }
    if reader.skip("<") { return .lessThan(try reader.quantity()) }
    return .number(try reader.quantity())
  }

  /// A unit in the one spelling that is kept.
  static func unit(_ text: String) throws(Fault) -> String {
    var reader = QuantityText(text)
    return try reader.unit()
  }

  // MARK: Parts

  private mutating func quantity() throws(Fault) -> Quantity {
    skipSpaces()
    let number = try number()
    return Quantity(number: number, unit: try unit())
  }

  private mutating func number() throws(Fault) -> DecimalNumber {
    var end = rest.startIndex
    if end < rest.endIndex, rest[end] == "-" { end = rest.index(after: end) }
    while end < rest.endIndex, rest[end].isASCIIDigit || isPoint(at: end) { end = rest.index(after: end) }
    guard let number = DecimalNumber(String(rest[..<end])) else { throw .notUnderstood }
    rest = rest[end...]
    if let sign = rest.first, sign == ",", rest.dropFirst().first?.isASCIIDigit == true {
      throw .decimalComma
    }
    let hadSpace = skipSpaces()
    if hadSpace, rest.first?.isASCIIDigit == true { throw .digitGroups }
    return number
  }

  /// Whether a point stands before a digit; two points are the sign of a range.
  private func isPoint(at index: Substring.Index) -> Bool {
    guard rest[index] == "." else { return false }
    let next = rest.index(after: index)
    return next < rest.endIndex && rest[next].isASCIIDigit
  }

  private mutating func unit() throws(Fault) -> String {
    skipSpaces()
    let unit = String(rest)
    if unit.first?.isASCIIDigit == true { throw .digitGroups }
    guard unit.utf8.count <= 60, !"<>=,;+-".contains(unit.first ?? "%") else { throw .notUnderstood }
    return unit
  }

  private mutating func skip(_ prefix: String) -> Bool {
    guard rest.hasPrefix(prefix) else { return false }
    rest = rest.dropFirst(prefix.count)
    return true
  }

  @discardableResult private mutating func skipSpaces() -> Bool {
    let before = rest.startIndex
    rest = rest.drop { $0 == " " }
    return rest.startIndex != before
  }

  // MARK: Spelling

  private static func plainSpelling(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    var previousWasSpace = true
    var inSuperscript = false
    for scalar in text.unicodeScalars {
      if let digit = superscriptDigit(scalar) {
        if !inSuperscript, result.utf8.last.map({ (0x30...0x39).contains($0) }) == true { result += "^" }
        result += digit
        inSuperscript = true
        previousWasSpace = false
        continue
      }
      inSuperscript = false
      switch scalar {
      case "\u{2265}": result += ">="
      case "\u{2264}": result += "<="
      case "\u{2212}", "\u{2013}", "\u{2010}", "\u{2011}": result += "-"
      case "\u{D7}": result += "x"
      case "\u{B0}": result += "deg"
      case " ", "\t", "\n", "\u{A0}", "\u{2009}", "\u{202F}":
        if !previousWasSpace { result += " " }
        previousWasSpace = true
        continue
      default: result.unicodeScalars.append(scalar)
      }
      previousWasSpace = false
    }
    while result.hasSuffix(" ") { result.removeLast() }
    return result.contains("x 10^") ? result.replacing("x 10^", with: "x10^") : result
  }

  private static func superscriptDigit(_ scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0xB9: "1"
    case 0xB2: "2"
    case 0xB3: "3"
    case 0x2070, 0x2074...0x2079: String(scalar.value - 0x2070)
    default: nil
    }
  }
}

extension Character {
  /// Whether it is one of 0 to 9.
  fileprivate var isASCIIDigit: Bool { isASCII && isWholeNumber }
}
