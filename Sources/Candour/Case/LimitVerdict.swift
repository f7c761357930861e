/// How a result stands to its limit.
enum LimitVerdict: Hashable {
  case outside, within
  /// A result below or above what can be measured, on the side where the limit lies.
  case undecidable
  /// A number against a limit in words, or words against a number.
  case incomparable
  case unitMismatch
  case pending

  /// Compares by decimal digits, without rounding. A unit must be the same; nothing is converted.
  init(_ result: Measurement, against limit: Limit) {
    switch (limit, result) {
    case (_, .pending): self = .pending
    case (.notDetected, _): self = LimitVerdict.presence(result)
    case (.complies, .complies), (.complies, .notDetected): self = .within
    case (.complies, .doesNotComply), (.complies, .detected): self = .outside
    case (.complies, _): self = .incomparable
    case (_, .number(let quantity)), (_, .lessThan(let quantity)), (_, .moreThan(let quantity)):
      guard quantity.unit == LimitVerdict.unit(of: limit) else {
        self = .unitMismatch
        return
      }
      self = LimitVerdict.number(quantity.number, result, limit)
    default: self = .incomparable
    }
  }

  private static func presence(_ result: Measurement) -> LimitVerdict {
    switch result {
    case .detected, .moreThan, .doesNotComply: .outside
    case .number(let quantity):
      quantity.number.text.contains { ("1"..."9").contains($0) } ? .outside : .within
    case .notDetected, .complies: .within
    case .lessThan: .undecidable
    case .pending: .pending
    }
  }

  private static func number(_ number: DecimalNumber, _ result: Measurement, _ limit: Limit) -> LimitVerdict {
    switch limit {
    case .atLeast(let low): return above(number, result, low.number, isLimitAllowed: true)
    case .moreThan(let low): return above(number, result, low.number, isLimitAllowed: false)
    case .atMost(let high): return below(number, result, high.number, isLimitAllowed: true)
    case .lessThan(let high): return below(number, result, high.number, isLimitAllowed: false)
    case .range(let low, let high, _):
      let verdicts = [
        above(number, result, low, isLimitAllowed: true), below(number, result, high, isLimitAllowed: true),
      ]
      if verdicts.contains(.outside) { return .outside }
      return verdicts.contains(.undecidable) ? .undecidable : .within
    case .notDetected, .complies: return .incomparable
    }
  }

  /// Whether a result reaches a lower limit.
  private static func above(
    _ number: DecimalNumber, _ result: Measurement, _ limit: DecimalNumber, isLimitAllowed: Bool
  ) -> LimitVerdict {
    switch result {
    case .lessThan: !(limit < number) ? .outside : .undecidable
    case .moreThan: number < limit ? .undecidable : .within
    default: number < limit || !isLimitAllowed && !(limit < number) ? .outside : .within
    }
  }

  /// Whether a result keeps to an upper limit.
  private static func below(
    _ number: DecimalNumber, _ result: Measurement, _ limit: DecimalNumber, isLimitAllowed: Bool
  ) -> LimitVerdict {
    switch result {
    case .lessThan: limit < number ? .undecidable : .within
    case .moreThan: number < limit ? .undecidable : .outside
    default: limit < number || !isLimitAllowed && !(number < limit) ? .outside : .within
    }
  }

  /// The unit of a limit; empty for a limit in words.
  static func unit(of limit: Limit) -> String {
    switch limit {
    case .atLeast(let quantity), .atMost(let quantity), .moreThan(let quantity), .lessThan(let quantity):
      quantity.unit
    case .range(_, _, let unit): unit
    case .notDetected, .complies: ""
    }
  }
}
