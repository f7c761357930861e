import TestSupport
import Testing

@testable import Workshop

@Suite struct TextFrameTests {
  @Test func aTextIsFrameAndSegments() {
    let frame = TextFrame(
      "\n\n## Überschrift\n\n<!-- note: a\nb -->\n\nEin Absatz\nin zwei Zeilen.\n\n{{#x}}\n\n- [ ] **Ja:** {{y}}\n- Nein\n\n{{/x}}\n\n{{> D1}}\n1. Eins\n"
    )
    #expect(frame.texts == ["Überschrift", "Ein Absatz\nin zwei Zeilen.", "**Ja:** {{y}}", "Nein", "Eins"])
    #expect(frame.signature == ["## …", "…", "{{#x}}", "- [ ] …", "- …", "{{/x}}", "{{> D1}}", "1. …"])
    #expect(frame.prefixes == ["## ", "", "- [ ] ", "- ", "1. "])
  }

  @Test func everyEnglishSectionIsPutTogetherAgainByteForByte() {
    let units = WorkshopFixture.units("de")
    for unit in units.units {
      guard let text = unit.english?.text else { continue }
      let frame = TextFrame(text)
      #expect(frame.text(with: frame.texts) == text, "\(unit.name)")
      for segment in frame.texts { #expect(InlineText(segment).text == segment) }
    }
  }

  @Test func codesAreWhatATranslatorMustNotChange() {
    let text = InlineText("**Not known:** {{risk.uncertainties}} \\* 5 }")
    #expect(text.codes == ["**", "**", "{{risk.uncertainties}}", "\\*"] && !text.hasBrokenBraces)
    #expect(InlineText("a {{b c").hasBrokenBraces && InlineText("a }} b").hasBrokenBraces)
  }
}
