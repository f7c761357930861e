/// A number that a formula takes from the counts.
public enum Quantity: Sendable, Hashable {
  /// Words (W).
  case words
  /// Sentences (S).
  case sentences
  /// Syllables (Y).
  case syllables
  /// Letters and digits inside words (L).
  case letters
  /// Different words (T).
  case types
  /// Words of one syllable (M).
  case monosyllables
  /// Words with at least a number of syllables (P3, P4).
  case polysyllables(Int)
  /// Words with more than a number of letters (G6, G7).
  case longWords(Int)
  /// Words that are not on the list of a formula (K). Candour has no such list, so a formula that asks for them gives no
  /// score from counts alone.
  case unfamiliarWords

  /// Reads the name that stands in `readability.yml`: `words`, `polysyllables-3`, `long-words-6`.
  init?(_ name: some StringProtocol) {
    let parts = name.split(separator: "-")
    let number = parts.last.flatMap { Int($0) }
    switch (parts.dropLast(number == nil ? 0 : 1).joined(separator: "-"), number) {
    case ("words", nil): self = .words
    case ("sentences", nil): self = .sentences
    case ("syllables", nil): self = .syllables
    case ("letters", nil): self = .letters
    case ("types", nil): self = .types
    case ("monosyllables", nil): self = .monosyllables
    case ("unfamiliar-words", nil): self = .unfamiliarWords
    case ("polysyllables", let least?) where (2...TextCounts.mostSyllables).contains(least):
      self = .polysyllables(least)
    case ("long-words", let limit?) where (1..<TextCounts.mostLetters).contains(limit): self = .longWords(limit)
    default: return nil
    }
  }

  /// The number in a text, or nil if it cannot be counted.
  func value(in counts: TextCounts) -> Double? {
    switch self {
    case .words: Double(counts.words)
    case .sentences: Double(counts.sentences)
    case .syllables: Double(counts.syllables)
    case .letters: Double(counts.letters)
    case .types: Double(counts.types)
    case .monosyllables: Double(counts.monosyllables)
    case .polysyllables(let least): Double(counts.words(withSyllables: least))
    case .longWords(let limit): Double(counts.longWords(moreLettersThan: limit))
    case .unfamiliarWords: nil
    }
  }
}

/// A product of quantities, divided by others: `words / sentences`.
public struct Ratio: Sendable, Hashable {
  /// What is multiplied.
  public var numerators: [Quantity]
  /// What it is divided by.
  public var denominators: [Quantity]

  /// Reads the form that stands in `readability.yml`: `words / sentences`, `syllables * types / sentences / words`.
  init?(_ text: String) {
    numerators = []
    denominators = []
    for (index, part) in text.split(separator: "/", omittingEmptySubsequences: false).enumerated() {
      for factor in part.split(separator: "*", omittingEmptySubsequences: false) {
        guard let quantity = Quantity(factor.filter { $0 != " " }) else { return nil }
        if index == 0 { numerators.append(quantity) } else { denominators.append(quantity) }
      }
    }
  }

  /// The value, or nil if a quantity cannot be counted or a divisor is zero.
  func value(in counts: TextCounts) -> Double? {
    var value = 1.0
    for quantity in numerators {
      guard let number = quantity.value(in: counts) else { return nil }
      value *= number
    }
    for quantity in denominators {
      guard let number = quantity.value(in: counts), number != 0 else { return nil }
      value /= number
    }
    return value
  }
}
