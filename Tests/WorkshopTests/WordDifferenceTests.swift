import Testing

@testable import Workshop

@Suite struct WordDifferenceTests {
  @Test func changesAreMarkedWordByWord() {
    let difference = WordDifference(from: "You are free to say no.", to: "You are always free to say yes.")
    #expect(difference.text == "You are {+always +}free to say [-no.-]{+yes.+}")
  }

  @Test func neighbouringChangesAreOne() {
    #expect(WordDifference(from: "a b c d e", to: "a x y z e").text == "a [-b c d-]{+x y z+} e")
  }

  @Test func paragraphsWithoutAChangeAreLeftOut() {
    let old = "## Κεφαλίδα\n\nΠρώτη.\n\nΔεύτερη.\n\nTail."
    let new = "## Κεφαλίδα\n\nΠρώτη.\n\nΤρίτη.\n\nTail."
    #expect(WordDifference(from: old, to: new).text == "…\n[-Δεύτερη.-]{+Τρίτη.+}\n…")
  }

  @Test func aNewParagraphIsMarkedLineByLine() {
    #expect(
      WordDifference(from: "One.", to: "One.\n\nTwo.").text == "One.\n{+Two.+}"
        || WordDifference(from: "One.", to: "One.\n\nTwo.").text == "…\n{+Two.+}")
    #expect(WordDifference(from: "a", to: "a").isEmpty && !WordDifference(from: "a", to: "b").isEmpty)
  }
}
