import SourceText
import TestSupport
import Testing

@testable import Candour

/// Every fault of `readability.yml` is told at its place, all of them in one run.
@Suite struct ReadabilityDataTests {
  private static let sound = """
    syllables:
      vowels: aeiouy
      classes: {S: sx}
      rules: ["q[u] = 0", "[ea] = 1"]
      exceptions: {people: 2}
    long-word-letters: 6
    formulas:
      - id: flesch
        name: Flesch
        status: built
        source: "Flesch R. 1948"
        constant: 206.8
        terms: [-1.015 words / sentences]
        higher-is: easier
        bands: [90 easy, 50 medium, hard]
    hardness:
      long-sentence-words: 20
      clauses: [that, which, because]
      nominal: ["*tion"]
      passive: {auxiliaries: [is, were], participles: ["*ed"], window: 3}
      examples:
        clauses: {found: [Call us because it is late.], not-found: [Call us.]}
        passive: {found: [The cells were tested.], not-found: [We test them.]}
        nominal: {found: [The action of the section of the nation.], not-found: [We act.]}

    """

  private func found(_ text: String) -> [Diagnostic] {
    let files = ContentFixture.files(["en/readability.yml": text])
    let loaded = Content.load(files, languages: ["en"], countries: [], readability: true)
    return loaded.diagnostics.filter { $0.file.hasSuffix("readability.yml") }
  }

  @Test func findsNothingInSoundData() { #expect(found(Self.sound) == []) }

  @Test func findsNothingInTheLanguagesThatShip() {
    #expect(SampleContent.diagnostics.filter { $0.file.hasSuffix("readability.yml") } == [])
    let profiles = SampleContent.all.locales.values.filter { !$0.tag.contains("-") }.map { $0.profile != nil }
    #expect(profiles.count >= 26 && !profiles.contains(false))
  }

  @Test(arguments: [
    // A key that nobody reads, with the nearest one.
    ("  vowels: aeiouy", "  ⟦vowls⟧: aeiouy\n  vowels: aeiouy", "Did you mean vowels"),
    ("    constant: 206.8", "    ⟦konstant⟧: 206.8", "Did you mean constant"),
    ("long-word-letters", "⟦long-words⟧: 5\nlong-word-letters", "not known"),
    // A value of a wrong form.
    ("long-word-letters: 6", "long-word-letters: ⟦many⟧", "not a number"),
    ("constant: 206.8", "constant: ⟦[206.8]⟧", "not a number"),
    ("rules: [\"q[u] = 0\", \"[ea] = 1\"]", "rules: ⟦none⟧", "not a list"),
    ("window: 3", "window: 3, either-order: ⟦maybe⟧", "not true or false"),
    ("clauses: [that, which, because]", "clauses: ⟦because⟧", "not a list"),
    ("window: 3", "window: ⟦0⟧", "from 1 to 999"),
    // Syllables.
    ("vowels: aeiouy", "vowels: ⟦\"\"⟧", "not a text"), ("{S: sx}", "{⟦v⟧: sx}", "one capital letter"),
    ("\"[ea] = 1\"", "⟦\"[ea] =\"⟧", "ends in"), ("\"[ea] = 1\"", "⟦\"(a|[ea] = 1\"⟧, ⟦\"ea = 1\"⟧", ""),
    ("people: 2", "people: ⟦0⟧", "1 to 20"), ("people: 2", "people: 2, tiger: ⟦\"\"⟧", "not a number"),
    ("people: 2", "people: ⟦2.5⟧", "whole number"),
    // Formulas.
    ("status: built", "status: ⟦tested⟧", "built, adapted"), ("    status: built\n", "", "has no status"),
    ("    source: \"Flesch R. 1948\"\n", "", "has no source"), ("\"Flesch R. 1948\"", "⟦\"\"⟧", "not a text"),
    ("[-1.015 words / sentences]", "[⟦-1.015 wrds / sentences⟧]", "a ratio"),
    ("higher-is: easier", "higher-is: ⟦better⟧", "easier and harder"),
    ("[90 easy, 50 medium, hard]", "[50 easy, ⟦90 medium⟧, hard]", "does not follow"),
    ("[90 easy, 50 medium, hard]", "[90 easy, ⟦medium⟧, 50 hard]", "has no limit"),
    // Words that stand twice.
    ("[that, which, because]", "[that, which, ⟦that⟧, because]", "twice"),
    // Examples and reasons.
    ("found: [The cells were tested.]", "found: [⟦We test them all.⟧]", "not found"),
    ("not-found: [We test them.]", "not-found: [⟦They were tested.⟧]", "taken to have passive"),
    ("found: [Call us because it is late.], ", "", "no example"),
    ("  nominal: [\"*tion\"]\n", "", "how nominal is known"),
  ]) func tellsAFaultAtItsPlace(old: String, new: String, words: String) throws {
    try #require(Self.sound.contains(old))
    let marked = MarkedText(Self.sound.replacing(old, with: new, maxReplacements: 1))
    let found = self.found(marked.text)
    #expect(!found.isEmpty)
    for range in marked.ranges {
      #expect(found.contains { $0.range.lowerBound == range.lowerBound }, "\(new): \(found.map(\.range))")
    }
    if !marked.ranges.isEmpty { #expect(found.count == marked.ranges.count, "\(found.map(\.summary))") }
    #expect(found.allSatisfy { $0.severity == .error && !$0.explanation.isEmpty })
    let said = found.map { $0.summary + " " + $0.explanation }.joined(separator: " ")
    #expect(words.isEmpty || said.contains(words), "\(said)")
  }

  @Test func tellsTwoFormulasOfOneName() {
    let second = Self.sound.replacing(
      "hardness:",
      with: "  - {id: flesch, name: F, status: built, source: S, terms: [words], higher-is: harder}\nhardness:")
    #expect(found(second).map(\.summary) == ["Two formulas are called “flesch”."])
  }

  @Test func tellsAllFaultsInOneRun() {
    let text = Self.sound.replacing("status: built", with: "status: tested").replacing("\"[ea] = 1\"", with: "\"ea\"")
      .replacing("people: 2", with: "people: 30").replacing("nominal: [", with: "nominl: [")
    #expect(found(text).count >= 4, "\(found(text).map(\.summary))")
  }
}
