import Testing

@testable import Candour

/// Words and phrases are found as they were written, with room where they leave it.
@Suite struct PhraseIndexTests {
  @Test(arguments: [
    ("does not replace", "It does not replace the talk.", true),
    ("does not replace", "It does not ever replace the talk.", false),
    ("not ... replac*", "It does not replace the talk.", true),
    ("not ... replac*", "It does not in any way replace the talk.", true),
    ("not ... replac*", "It does not one two three four five six replace it.", true),
    ("not ... replac*", "It does not one two three four five six seven replace it.", false),
    ("not ... replac*", "It replaces the talk and is not long.", false),
    ("not ... takes ... place", "It has not and never takes the first place.", true),
  ])
  func findsWordsThatStandApart(phrase: String, text: String, isThere: Bool) {
    var index = PhraseIndex<String>()
    let isAdded = index.add(phrase, to: "list")
    #expect(isAdded)
    #expect(index.contains("list", in: ScannedText(Array(text.utf8))) == isThere)
  }

  @Test(arguments: ["...", "... replaces", "not ...", "re*"])
  func refusesAPhraseThatNothingBeginsOrEnds(phrase: String) {
    var index = PhraseIndex<String>()
    let isAdded = index.add(phrase, to: "list")
    #expect(!isAdded)
  }
}
