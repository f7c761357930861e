import SourceText
import TestSupport
import Testing

@testable import Candour

@Suite struct CharactersShownTests {
  private func found(_ text: String) -> [Diagnostic] {
    let foreign = ForeignText(
      kind: .patientInformation, language: "el", country: "GR", reader: nil, trigger: .before, file: "a.md")
    return foreign.diagnostics(Array(text.utf8), content: SampleContent.all)
      .filter { $0.identifier == CharactersShown.identifier }
  }

  @Test(arguments: [
    ("\u{202E}", "U+202E"), ("\u{2066}", "U+2066"), ("\u{FFFD}", "U+FFFD"), ("\u{E000}", "U+E000"),
    ("\u{92}", "U+0092"), ("\u{7}", "U+0007"), ("\u{FFF9}", "U+FFF9"), ("\u{E0041}", "U+E0041"),
    ("\u{F0000}", "U+F0000"),
  ])
  func aCharacterThatShowsOtherWordsIsFoundAtItsPlace(character: String, name: String) throws {
    let before = "Η θεραπεία σας "
    let found = found("\(before)\(character)είναι έτοιμη.\n")
    let only = try #require(found.first)
    #expect(found.count == 1 && only.severity == .error && only.summary.contains(name), "\(only.summary)")
    let start = SourceLocation(line: 1, column: before.utf8.count + 1)
    let end = SourceLocation(line: 1, column: start.column + character.utf8.count)
    #expect(only.range == start..<end)
  }

  @Test func aReferenceToSuchACharacterIsFoundToo() {
    #expect(found("Η θεραπεία σας &#8238;είναι έτοιμη.\n").count == 1)
  }

  @Test(arguments: [
    "\u{A0}", "\u{202F}", "\u{AD}", "\u{200B}", "\u{200C}", "\u{200E}", "\u{2060}", "«", "–", "😀", "\t",
  ])
  func whatOnlyPartsLinesOrWordsMayStand(character: String) {
    #expect(found("Η θεραπεία σας\(character) είναι έτοιμη.\n").isEmpty)
  }

  @Test func aTextOfALanguageIsHeldToIt() throws {
    let path = "Locales/de/patient-information.md"
    let text = SampleContent.text(path).replacing("Warum dieses Merkblatt?", with: "Warum dieses \u{202E}Merkblatt?")
    let (content, faults) = Content.load(SampleContent.files([path: text]), languages: ["de", "en"])
    #expect(!faults.containsError)
    let found = ContentChecker(content).diagnostics(of: "de").filter { $0.identifier == CharactersShown.identifier }
    #expect(!found.isEmpty && found.allSatisfy { $0.file == path && $0.severity == .error })
  }
}
