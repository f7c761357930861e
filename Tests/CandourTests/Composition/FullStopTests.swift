import TestSupport
import Testing

@testable import Candour

/// A value may bring a full stop of its own; the text that holds it never prints two.
@Suite struct FullStopTests {
  @Test func aSentenceOfTheCaseKeepsItsStopAndTheTextLeavesItsOwnOut() throws {
    let example = try ExampleCase.named("sc-01-importer-germany")
    let written = String(decoding: example.bytes, as: UTF8.self)
      .replacing("up to 31 March 2026\"", with: "up to 31 March 2026.\"")
    let changed = ExampleCase(name: example.name, bytes: Array(written.utf8))
    let (document, _) = try SampleContent.all.composed(try changed.read(), .physicianLetter, "en")
    #expect(document.plainText.contains("Source: own register of supplied batches, up to 31 March 2026.\n"))
  }

  @Test func aValueWithoutAStopGetsThatOfTheText() throws {
    let subject = try ExampleCase.named("sc-01-importer-germany").read()
    let (document, _) = try SampleContent.all.composed(subject, .physicianLetter, "en")
    #expect(document.plainText.contains("Source: own register of supplied batches, up to 31 March 2026.\n"))
  }
}
