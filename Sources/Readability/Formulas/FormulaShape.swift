/// A ratio with its factor.
public struct FormulaTerm: Sendable, Hashable {
  /// What the ratio is multiplied by.
  public var factor: Double
  /// The ratio.
  public var ratio: Ratio

  func value(in counts: TextCounts) -> Double? { ratio.value(in: counts).map { factor * $0 } }
}

/// How a formula makes a score of counts. All known formulas have one of four shapes.
public enum FormulaShape: Sendable, Hashable {
  /// `constant + Σ factor × ratio`: Flesch, LIX, Gulpease, Wiener Sachtextformel and most others.
  case linear(constant: Double, terms: [FormulaTerm])
  /// `constant + factor × √(Σ factor × ratio)`: SMOG.
  case squareRoot(constant: Double, factor: Double, terms: [FormulaTerm])
  /// `factor × √(Σ (factor × ratio)²)`: Pisarek.
  case rootOfSquares(factor: Double, terms: [FormulaTerm])
  /// `first × ln(second)`: Tuldava.
  case logarithm(first: FormulaTerm, second: FormulaTerm)

  /// The ratios with their factors.
  public var terms: [FormulaTerm] {
    switch self {
    case .linear(_, let terms), .squareRoot(_, _, let terms), .rootOfSquares(_, let terms): terms
    case .logarithm(let first, let second): [first, second]
    }
  }

  /// The value for a text, or nil if it is not defined.
  func value(in counts: TextCounts) -> Double? {
    let value: Double?
    switch self {
    case .linear(let constant, let terms): value = Self.sum(terms, counts).map { constant + $0 }
    case .squareRoot(let constant, let factor, let terms):
      value = Self.sum(terms, counts).map { constant + factor * $0.squareRoot() }
    case .rootOfSquares(let factor, let terms):
      var squares = 0.0
      for term in terms {
        guard let value = term.value(in: counts) else { return nil }
        squares += value * value
      }
      value = factor * squares.squareRoot()
    case .logarithm(let first, let second):
      guard let outside = first.value(in: counts), let inside = second.value(in: counts), inside > 0 else { return nil }
      value = outside * NaturalLogarithm.of(inside)
    }
    return value.flatMap { $0.isFinite ? $0 : nil }
  }

  private static func sum(_ terms: [FormulaTerm], _ counts: TextCounts) -> Double? {
    var sum = 0.0
    for term in terms {
      guard let value = term.value(in: counts) else { return nil }
      sum += value
    }
    return sum
  }
}

/// The natural logarithm; the standard library has none for `Double`.
enum NaturalLogarithm {
  private static let ofTwo = 0.693147180559945309417232121458

  /// The logarithm of a positive number, to the precision of `Double`.
  static func of(_ value: Double) -> Double {
    // x = s · 2ᵉ with √½ ≤ s < √2, and ln s = 2 artanh((s − 1) / (s + 1)), whose series has ratio under 0.03 here.
    var significand = value.significand
    var exponent = Double(value.exponent)
    if significand > 1.4142135623730951 {
      significand /= 2
      exponent += 1
    }
    let quotient = (significand - 1) / (significand + 1)
    let square = quotient * quotient
    var power = quotient
    var sum = 0.0
    for odd in stride(from: 1.0, through: 27, by: 2) {
      sum += power / odd
      power *= square
    }
    return exponent * ofTwo + 2 * sum
  }
}
