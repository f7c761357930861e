/// The plural categories of a language for whole numbers, as conditions of Unicode CLDR on `n`.
///
/// Conditions are data of the language: `n = 1`, `n = 0..1`, `n % 10 = 2..4 and n % 100 != 12..14`. For whole numbers
/// CLDR's operands i and n are the same, and v is 0.
struct PluralRule: Sendable, Hashable {
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

  private static func relation(_ words: [Substring]) -> Relation? {
    var words = words[...]
    guard let operand = words.popFirst(), operand == "n" || operand == "i" else { return nil }
    var modulus: Int?
    if words.first == "%" {
      words = words.dropFirst()
      guard let value = words.popFirst().flatMap({ Int($0) }), value > 0 else { return nil }
      modulus = value
    }
    guard let sign = words.popFirst(), sign == "=" || sign == "!=" else { return nil }
    var ranges: [ClosedRange<Int>] = []
    for part in words.joined().split(separator: ",") {
      let bounds = part.split(separator: ".").compactMap { Int($0) }
      guard let low = bounds.first, let high = bounds.last, bounds.count <= 2, low <= high else { return nil }
      ranges.append(low...high)
    }
    guard !ranges.isEmpty else { return nil }
    return Relation(modulus: modulus, isNegated: sign == "!=", ranges: ranges)
  }
}
