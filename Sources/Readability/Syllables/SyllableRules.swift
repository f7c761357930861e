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
    var alphabet = parser.alphabet
    alphabet.addAccentedVowels(parser.vowels)
    data = SyllableData(
      alphabet: alphabet, vowels: parser.vowels, rules: parsed, linking: PhraseTable(linkingLetters),
      exceptions: table)
  }

  /// The number of syllables of a word: 1 for a number (`7`, `2,5`, `3.5.2026`), at least 1 for all else that has a letter,
  /// 0 for signs alone.
  ///
  /// How a number is read aloud depends on the sentence around it, so the counts of a text take every numeral for one
  /// syllable too. A word with a letter in it (`3-fach`) is no number.
  public func count(in word: String) -> Int {
    let folded = WordFolding.folded(word)
    let kinds = folded.map { ClassTable.shared.of($0) }.filter(\.isAlphanumeric)
    if kinds.isEmpty { return 0 }
    return kinds.allSatisfy { $0 == .digit } ? 1 : folded.withUnsafeBufferPointer { count(inFolded: $0) }
  }

  /// The number of syllables of a word in the form in which words are compared.
  func count(inFolded word: UnsafeBufferPointer<UInt32>) -> Int { data.count(in: word) }
}
