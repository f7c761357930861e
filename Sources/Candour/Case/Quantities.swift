/// A decimal number, kept digit for digit as it stands on a certificate: `1.10` is not `1.1`.
public struct DecimalNumber: Sendable, Hashable {
  /// The digits as written, with a point as decimal sign and an optional leading minus sign.
  public let text: String

  /// Reads a number such as `80`, `-130` or `0.15`; nil for anything else (no exponent, no separator, no sign alone).
  public init?(_ text: String) {
    var sawDigit = false
    var sawPoint = false
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): sawDigit = true
      case UInt8(ascii: "-") where index == 0: continue
      case UInt8(ascii: ".") where !sawPoint && sawDigit: sawPoint = true
      default: return nil
      }
    }
    guard sawDigit, text.utf8.last != UInt8(ascii: "."), text.utf8.count <= 40 else { return nil }
    self.text = text
  }
}

extension DecimalNumber: Comparable {
  /// Compares by value, without rounding: `0.15 < 0.2`, and neither of `1.10`, `1.1` is less than the other.
  public static func < (left: DecimalNumber, right: DecimalNumber) -> Bool {
    let (first, second) = (left.parts, right.parts)
    if first.negative != second.negative { return first.negative && !(first.isZero && second.isZero) }
    let comparison = magnitudeComparison(first, second)
    return first.negative ? comparison > 0 : comparison < 0
  }

  /// Whether two numbers have the same value, whatever their digits.
  public func hasSameValue(as other: DecimalNumber) -> Bool { !(self < other) && !(other < self) }

  private var parts: (negative: Bool, whole: [UInt8], fraction: [UInt8], isZero: Bool) {
    var digits = Array(text.utf8)
    let negative = digits.first == UInt8(ascii: "-")
    if negative { digits.removeFirst() }
    let point = digits.firstIndex(of: UInt8(ascii: ".")) ?? digits.count
    var whole = Array(digits[..<point].drop { $0 == UInt8(ascii: "0") })
    if whole.isEmpty { whole = [] }
    var fraction = Array(digits[point...].dropFirst())
    while fraction.last == UInt8(ascii: "0") { fraction.removeLast() }
    let isZero = whole.isEmpty && fraction.isEmpty
    return (negative && !isZero, whole, fraction, isZero)
  }

  private static func magnitudeComparison(
    _ left: (negative: Bool, whole: [UInt8], fraction: [UInt8], isZero: Bool),
    _ right: (negative: Bool, whole: [UInt8], fraction: [UInt8], isZero: Bool)
  ) -> Int {
    if left.whole.count != right.whole.count { return left.whole.count < right.whole.count ? -1 : 1 }
    if left.whole != right.whole { return left.whole.lexicographicallyPrecedes(right.whole) ? -1 : 1 }
    if left.fraction == right.fraction { return 0 }
    return left.fraction.lexicographicallyPrecedes(right.fraction) ? -1 : 1
  }
}

/// A number with its unit.
public struct Quantity: Sendable, Hashable {
  package var number: DecimalNumber
  /// The unit as it is written in the case; the vocabulary of a language says how it is printed. May be empty.
  public var unit: String

  /// Creates a quantity.
  public init(number: DecimalNumber, unit: String) {
    self.number = number
    self.unit = unit
  }
}

/// `oos[].limit`: the limit of the marketing authorisation.
public enum Limit: Sendable, Hashable {
  case atLeast(Quantity)
  case atMost(Quantity)
  case moreThan(Quantity)
  case lessThan(Quantity)
  case range(DecimalNumber, DecimalNumber, unit: String)
  case notDetected
  case complies
}

/// `oos[].result`: what was measured.
public enum Measurement: Sendable, Hashable {
  case number(Quantity)
  /// Below the limit of quantification.
  case lessThan(Quantity)
  /// Above what can be measured.
  case moreThan(Quantity)
  case detected
  case notDetected
  case complies
  case doesNotComply
  /// No result yet.
  case pending
}
