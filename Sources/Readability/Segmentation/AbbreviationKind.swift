/// What a listed abbreviation means for the full stop after it.
struct AbbreviationKind: OptionSet, Sendable {
  let rawValue: UInt8

  /// Never ends a sentence.
  static let inner = Self(rawValue: 1)
  /// Ends a sentence before a capital letter.
  static let closing = Self(rawValue: 2)
  /// The first part of an abbreviation of several parts: what follows decides.
  static let head = Self(rawValue: 4)
  /// The last part of an abbreviation of several parts: what goes before decides.
  static let tail = Self(rawValue: 8)
  /// Ends a sentence before a word that begins sentences and is no name.
  static let nameTaking = Self(rawValue: 16)
  /// Single letters that are listed small: `p.`, `a.m.`
  static let smallLetter = Self(rawValue: 32)
  /// Single letters that are listed with a capital: `S.`
  static let capitalLetter = Self(rawValue: 64)

  /// Begins with a small letter in the list: `art.` and not `Art.`
  static let smallInitial = Self(rawValue: 128)

  /// Whether a phrase begins with a small letter.
  fileprivate static func initial(_ phrase: String) -> Self {
    phrase.unicodeScalars.first.map { CharacterClass(of: $0) } == .uppercase ? [] : .smallInitial
  }

  /// Whether a phrase is made of single letters, and how they are written.
  fileprivate static func letters(_ phrase: String) -> Self {
    let letters = phrase.split { $0 == "." || $0.isWhitespace }
    guard letters.allSatisfy({ $0.unicodeScalars.count == 1 }) else { return [] }
    let hasCapital = letters.contains { $0.unicodeScalars.contains { CharacterClass(of: $0) == .uppercase } }
    return hasCapital ? .capitalLetter : .smallLetter
  }
}

extension PhraseTable {
  /// A table of abbreviations, in which the parts of `z. B.` are marked so that either can lead to the whole.
  init(abbreviations: [(phrases: [String], kind: AbbreviationKind)]) {
    self.init()
    for (phrase, kind) in abbreviations.flatMap({ list in list.phrases.map { ($0, list.kind) } }) {
      insert(Self.key(of: phrase), value: kind.union(.letters(phrase)).union(.initial(phrase)).rawValue)
      for part in Self.cuts(of: phrase) {
        insert(Self.key(of: part.head), value: AbbreviationKind.head.rawValue)
        insert(Self.key(of: part.tail), value: AbbreviationKind.tail.rawValue)
      }
    }
  }

  /// The two parts of a phrase at each space or full stop inside it.
  private static func cuts(of phrase: String) -> [(head: Substring, tail: Substring)] {
    phrase.indices.dropLast().compactMap { index in
      guard phrase[index] == "." || phrase[index].isWhitespace else { return nil }
      let next = phrase.index(after: index)
      return (phrase[..<next], phrase[next...])
    }
  }
}
