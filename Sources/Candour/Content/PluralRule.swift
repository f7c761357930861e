/// The plural categories of a language for whole numbers, as conditions of Unicode CLDR on `n`.
///
/// Conditions are data of the language: `n = 1`, `n = 0..1`, `n % 10 = 2..4 and n % 100 != 12..14`. For whole numbers
/// CLDR's operands i and n are the same, and v is 0.
struct PluralRule: Sendable, Hashable {
  /// The categories of CLDR that have a condition; `other` is for all the rest.
  static let categories = ["zero", "one", "two", "few", "many"]

  private struct Relation: Sendable, Hashable {
    var modulus: Int?
    var isNegated: Bool
    var ranges: [ClosedRange<Int>]

    func holds(for number: Int) -> Bool {
      let value = modulus.map { number % $0 } ?? number
      return ranges.contains { $0.contains(value) } != isNegated
    }
  }

  /// Alternatives of conjunctions.
  private var alternatives: [[Relation]]

  /// Reads a condition; nil if it is not one.
  init?(_ condition: String) {
    alternatives = []
    for alternative in condition.split(separator: " ")
      .split(separator: "or", omittingEmptySubsequences: false)
    {
      var relations: [Relation] = []
      for words in alternative.split(separator: "and", omittingEmptySubsequences: false) {
        guard let relation = PluralRule.relation(Array(words)) else { return nil }
        relations.append(relation)
      }
      alternatives.append(relations)
    }
    guard !alternatives.isEmpty else { return nil }
  }

  func holds(for number: Int) -> Bool {
    alternatives.contains { $0.allSatisfy { $0.holds(for: number) } }
  }

  /// Whether some number fulfils the condition.
  ///
  /// The moduli of CLDR are powers of ten, of which one divides the next. So it is enough to try small numbers, the
  /// bounds of the condition, and both counted on from each modulus.
  var holdsForSome: Bool {
    let relations = alternatives.flatMap { $0 }
    let bounds = relations.flatMap { $0.ranges.flatMap { [$0.lowerBound, $0.upperBound] } }
    let steps = [0] + relations.compactMap(\.modulus)
    let tried = steps.flatMap { step in ([0] + bounds).map { step.addingReportingOverflow($0).partialValue } }
    return (Array(0...200) + tried).contains { $0 >= 0 && holds(for: $0) }
  }

  private static func relation(_ words: [Substring]) -> Relation? {
    var words = words[...]
    guard let operand = words.popFirst(), operand == "n" || operand == "i" else { return nil }
    var modulus: Int?
    if words.first == "%" {
      words = words.dropFirst()
      guard let value = words.popFirst().flatMap(number), value > 0 else { return nil }
      modulus = value
    }
    guard let sign = words.popFirst(), sign == "=" || sign == "!=", let ranges = Self.ranges(words) else { return nil }
    return Relation(modulus: modulus, isNegated: sign == "!=", ranges: ranges)
  }

  /// Reads `0..1,5`, also with spaces at its commas and dots.
  private static func ranges(_ words: ArraySlice<Substring>) -> [ClosedRange<Int>]? {
    var list = ""
    for word in words {
      // Two numbers with nothing but a space between them are not one number.
      if let last = list.utf8.last, isDigit(last), let first = word.utf8.first, isDigit(first) { return nil }
      list += word
    }
    var ranges: [ClosedRange<Int>] = []
    for part in list.split(separator: ",", omittingEmptySubsequences: false) {
      let bounds = part.split(separator: "..", omittingEmptySubsequences: false)
      let numbers = bounds.compactMap(number)
      guard bounds.count <= 2, numbers.count == bounds.count, let low = numbers.first, let high = numbers.last,
        low <= high
      else { return nil }
      ranges.append(low...high)
    }
    return ranges
  }

  /// Digits alone: a sign or a letter makes another condition of it.
  private static func number(_ text: Substring) -> Int? { text.utf8.allSatisfy(isDigit) ? Int(text) : nil }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
