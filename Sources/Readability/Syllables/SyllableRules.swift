/// Counts the spoken syllables of a word by the spelling rules of its language.
///
/// A word is read from left to right. At each letter the first rule that fits says how many syllables its target makes;
/// where no rule fits, a vowel letter is a syllable and any other letter is none. A word has at least one syllable.
///
/// ```swift
/// let german = try SyllableRules(vowels: "aeiouyäöü", rules: ["q[u] = 0", "[ei|ie|au|eu] = 1"])
/// german.count(in: "Arzneimittel")  // 4
/// ```
///
/// | In a rule | Means |
/// |---|---|
/// | `[ei]`, `[ei\|ie]` | the target: the letters that are counted; several targets share their contexts |
/// | `a` | this letter |
/// | `V`, `C` | a vowel letter, any other letter |
/// | `L` | a letter of a class that the language names |
/// | `{aeo}` | one of these letters or classes |
/// | `C*` | any number of these, also none |
/// | `^`, `$` | the beginning and the end of the word, or of a part between hyphens |
/// | `(na\|za\|)` | one of these alternatives |
public struct SyllableRules: Sendable {
  private let data: SyllableData

  /// Reads the rules of a language.
  ///
  /// - Parameters:
  ///   - vowels: The letters that are a syllable where no rule says otherwise.
  ///   - classes: Sets of letters that rules use by a capital letter.
  ///   - rules: The rules; the first that fits decides.
  ///   - linkingLetters: Parts between hyphens that have no syllable of their own (French `a-t-il`).
  ///   - exceptions: Words that no rule gets right, with their number of syllables.
  /// - Throws: ``ProfileFault`` for the first rule that cannot be read.
  public init(
    vowels: String, classes: [(name: String, letters: String)] = [], rules: [String] = [],
    linkingLetters: [String] = [], exceptions: [(word: String, syllables: Int)] = []
  ) throws(ProfileFault) {
    var parser = try SyllableRuleParser(vowels: vowels, classes: classes)
    var parsed: [SyllableRule] = []
    for rule in rules { parsed += try parser.rules(rule) }
    var table = PhraseTable()
    for (word, syllables) in exceptions {
      guard (1...20).contains(syllables) else {
        throw ProfileFault(path: "syllables.exceptions", value: word, reason: "A word has 1 to 20 syllables.")
      }
      table.insert(PhraseTable.key(of: word), value: UInt8(syllables))
    }
    data = SyllableData(
      alphabet: parser.alphabet, vowels: parser.vowels, rules: parsed, linking: PhraseTable(linkingLetters),
      exceptions: table)
  }

  /// The number of syllables of a word: 1 for a number, at least 1 for all else.
  public func count(in word: String) -> Int { count(inFolded: WordFolding.folded(word)) }

  /// The number of syllables of a word in the form in which words are compared.
  func count(inFolded word: [UInt32]) -> Int { data.count(in: word) }
}

/// The rules of a language in the form in which they are applied.
///
/// A class, so that profiles are cheap to hand on.
private final class SyllableData: Sendable {
  /// A part that is longer than any word is counted by its vowels alone, so that time stays linear.
  private static let longestPart = 80

  private let alphabet: SyllableAlphabet
  private let vowels: LetterSet
  private let rules: [SyllableRule]
  /// The rules whose target may begin with each letter, in their order.
  private let candidates: [[Int]]
  private let linking: PhraseTable
  private let exceptions: PhraseTable

  init(
    alphabet: SyllableAlphabet, vowels: LetterSet, rules: [SyllableRule], linking: PhraseTable,
    exceptions: PhraseTable
  ) {
    self.alphabet = alphabet
    self.vowels = vowels
    self.rules = rules
    self.linking = linking
    self.exceptions = exceptions
    candidates = (0...SyllableAlphabet.capacity).map { code in
      rules.indices.filter { rules[$0].target[0] & (1 << LetterSet(code)) != 0 }
    }
  }

  func count(in word: [UInt32]) -> Int {
    let exception = exceptions.value(of: word)
    if exception > 0 { return Int(exception) }
    var syllables = 0
    for part in word.split(whereSeparator: { !Self.isInPart($0) }) { syllables += count(inPart: Array(part)) }
    return max(syllables, 1)
  }

  /// Whether a character goes on with a part of a word; hyphens, points and other signs divide it.
  private static func isInPart(_ value: UInt32) -> Bool {
    value == 0x2019 || ClassTable.shared.of(value).isAlphanumeric
  }

  private func count(inPart part: [UInt32]) -> Int {
    if linking.contains(part) { return 0 }
    let exception = exceptions.value(of: part)
    if exception > 0 { return Int(exception) }
    let letters = part.map { LetterSet(1) << LetterSet(alphabet.code($0)) }
    guard letters.count <= Self.longestPart else { return max(letters.count { $0 & vowels != 0 }, 1) }
    var syllables = 0
    var index = 0
    reading: while index < letters.count {
      for candidate in candidates[letters[index].trailingZeroBitCount] {
        let rule = rules[candidate]
        guard Self.fits(rule, letters, at: index) else { continue }
        syllables += rule.syllables
        index += rule.target.count
        continue reading
      }
      if letters[index] & vowels != 0 { syllables += 1 }
      index += 1
    }
    return max(syllables, 1)
  }

  private static func fits(_ rule: SyllableRule, _ letters: [LetterSet], at index: Int) -> Bool {
    let end = index + rule.target.count
    guard end <= letters.count else { return false }
    for offset in rule.target.indices where rule.target[offset] & letters[index + offset] == 0 { return false }
    return fits(rule.right[...], letters, from: end, step: 1) && fits(rule.left[...], letters, from: index - 1, step: -1)
  }

  /// Whether a context fits the letters from an index on, forwards or backwards.
  ///
  /// The depth of the recursion is the number of elements of the rule, never decided by the word.
  private static func fits(
    _ context: ArraySlice<SyllableElement>, _ letters: [LetterSet], from start: Int, step: Int
  ) -> Bool {
    var index = start
    for (position, element) in zip(context.indices, context) {
      let isInside = letters.indices.contains(index)
      switch element.kind {
      case .wordStart: if index >= 0 { return false }
      case .wordEnd: if index < letters.count { return false }
      case .letter:
        guard isInside, letters[index] & element.letters != 0 else { return false }
        index += step
      case .anyNumberOfLetters:
        let rest = context[(position + 1)...]
        while true {
          if fits(rest, letters, from: index, step: step) { return true }
          guard letters.indices.contains(index), letters[index] & element.letters != 0 else { return false }
          index += step
        }
      }
    }
    return true
  }
}
