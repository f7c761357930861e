import Readability
import Testing

struct SyllableRulesTests {
  @Test func countsVowelLettersWhereNoRuleFits() throws {
    let rules = try SyllableRules(vowels: "aeiou")
    #expect(rules.count(in: "banana") == 3)
    #expect(rules.count(in: "Oie") == 3)
    #expect(rules.count(in: "kg") == 1)
  }

  /// A text counts a numeral as one syllable; a word alone is counted the same way.
  @Test(arguments: [
    ("7", 1), ("2,5", 1), ("2.5", 1), ("10 000", 1), ("3.5.2026", 1), ("3-fach", 2), ("2,5-fach", 2), ("37,5°C", 2),
    ("x2", 1),
  ])
  func countsANumberLikeTheMeasureOfATextDoes(word: String, expected: Int) throws {
    let rules = try SyllableRules(vowels: "aeiou")
    #expect(rules.count(in: word) == expected)
    let german = try LocaleProfile.profile("de")
    #expect(TextAnalysis(of: [word + " und"], in: german).counts.syllables == german.syllables.count(in: word) + 1)
  }

  @Test(arguments: ["", " ", "…", "–"]) func countsNothingInSignsAlone(text: String) throws {
    #expect(try SyllableRules(vowels: "aeiou").count(in: text) == 0)
  }

  @Test func letsTheFirstRuleThatFitsDecide() throws {
    let rules = try SyllableRules(vowels: "aeiou", rules: ["b[ei]n = 2", "[ei] = 1"])
    #expect(rules.count(in: "bein") == 2)
    #expect(rules.count(in: "wein") == 1)
  }

  @Test(arguments: [
    ("^[e] = 0", "elen", 1), ("[e]$ = 0", "ane", 1), ("V[u]V = 0", "aua", 2), ("C*L[i]$ = 0", "kali", 1),
    ("^C*[ie] = 1", "bier", 1), ("^C*[ie] = 1", "abier", 3), ("(na|po)[u] = 0", "pouk", 1),
    ("{aeo}[i|u] = 0", "aueoi", 3), ("[e](s|)$ = 0", "anes", 1), ("l[’]a = 0", "l'ar", 1), ("[r|l]C = 1", "krk", 1),
    ("(^|ne)(n[au]|p[ou])k = 2", "nepouk", 3), ("t[io]n(s|)$ = 1", "nations", 2),
    // The letters two places away from the target, an edge of the word, and a star that stands for none.
    ("^C[e] = 0", "bela", 1), ("^C[e] = 0", "abela", 3), ("[e]C$ = 0", "anen", 1), ("[e]C$ = 0", "anene", 3),
    ("[e]sC*t = 0", "anest", 1), ("[e]sC*t = 0", "aneskt", 1), ("[e]sC*t = 0", "anesket", 3),
    ("VC*[e]sC*$ = 0", "ames", 1), ("VC*[e]sC*$ = 0", "mes", 1), ("VC*[e]sC*$ = 0", "mesa", 2),
    ("[eau]x = 1", "beaux", 1), ("[eau]x = 1", "beau", 3), ("ab*[e]$ = 0", "aea", 3), ("ab*[e]$ = 0", "uae", 2),
  ])
  func readsTheNotation(rule: String, word: String, expected: Int) throws {
    let rules = try SyllableRules(vowels: "aeiou", classes: [("L", "lr")], rules: [rule])
    #expect(rules.count(in: word) == expected)
  }

  @Test func comparesWordsWithoutCaseAndHowTheyAreEncoded() throws {
    let rules = try SyllableRules(vowels: "aeéi", rules: ["f[i] = 0", "[é] = 2"])
    #expect(rules.count(in: "É") == 2)
    #expect(rules.count(in: "e\u{301}") == 2)
    #expect(rules.count(in: "ﬁ\u{AD}a") == 1)
  }

  @Test func takesAnAccentedVowelOfAnotherLanguageForItsPlainOne() throws {
    let rules = try SyllableRules(vowels: "aeiouü", rules: ["[ei] = 1"])
    #expect(rules.count(in: "hôtel") == 2)
    #expect(rules.count(in: "réi") == 1)
    #expect(rules.count(in: "Gößü") == 2)
    let czech = try SyllableRules(vowels: "aeiou", rules: ["C[r]$ = 1"])
    #expect(czech.count(in: "vitr") == 2)
    #expect(czech.count(in: "vitř") == 1)
  }

  @Test func countsPartsBetweenHyphensAndLetsLinkingLettersOut() throws {
    let rules = try SyllableRules(
      vowels: "aeiou", rules: ["[e]$ = 0"], linkingLetters: ["t"], exceptions: [("fünf", 3), ("abc-def", 9)])
    #expect(rules.count(in: "ame-ame") == 2)
    #expect(rules.count(in: "a-t-il") == 2)
    #expect(rules.count(in: "B-cell") == 2)
    #expect(rules.count(in: "Fünf") == 3)
    #expect(rules.count(in: "a-fünf") == 4)
    #expect(rules.count(in: "abc-def") == 9)
  }

  @Test(arguments: [
    "a = 1", "[a]", "[a] = x", "[] = 1", "[a = 1", "(a[b] = 1", "a)[b] = 1", "[a*] = 1", "*[a] = 1", "[A] = 1",
    "{a[b] = 1", "[a] = 1 = 2", "Q[a] = 1",
  ])
  func refusesARuleThatCannotBeRead(rule: String) {
    #expect(throws: ProfileFault.self) { try SyllableRules(vowels: "aeiou", rules: [rule]) }
  }

  @Test func staysLinearOnAWordWithoutEnd() throws {
    let rules = try SyllableRules(vowels: "a", rules: ["C*C*C*[a]C*C*$ = 0", "[a] = 1"])
    #expect(rules.count(in: String(repeating: "ab", count: 50_000)) == 50_000)
  }
}
