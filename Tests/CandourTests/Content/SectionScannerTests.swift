import TestSupport
import Testing

@testable import Candour

@Suite struct SectionScannerTests {
  private static let text = "<!-- section: a -->\n\n## Überschrift\n\nEin *Satz*.\n\n<!-- section: b -->\n\n## B\n"

  private func digests(_ text: String) -> [String] { SectionScanner.sections(of: Array(text.utf8)).map(\.digest) }

  @Test func findsSectionsWithTheirAttributes() throws {
    let text =
      "x\n<!-- section: a reader: adult young-person trigger: before source: 3f2a9c1e -->\n## A\n<!-- section: b -->"
    let sections = SectionScanner.sections(of: Array(text.utf8))
    #expect(sections.map(\.comment.id) == ["a", "b"])
    let first = try #require(sections.first)
    #expect(first.comment.readers == ["adult", "young-person"])
    #expect(first.comment.triggers == ["before"] && first.comment.source == "3f2a9c1e")
    #expect(first.commentRange.lowerBound.line == 2)
    #expect(first.digest.utf8.count == 8 && first.digest != sections.last?.digest)
  }

  @Test(arguments: [
    "\n\n<!-- section: a -->\n\n\n\n## Überschrift\n\nEin *Satz*.\n\n\n<!-- section: b -->\n\n## B",
    "<!-- section: a source: 12345678 reader: adult -->\n## Überschrift\n\nEin *Satz*.\n<!-- section: b -->\n## B  \n\n",
    "<!-- section: a -->\r\n\r\n## Überschrift\r\n\r\nEin *Satz*.\r\n\r\n<!-- section: b -->\r\n\r\n## B\r\n",
    "<!-- section: a -->\n\n<!-- note: careful -->\n\n## Überschrift\n\nEin *Satz*.\n\n<!-- note: two\nlines -->\n<!-- section: b -->\n\n## B\n",
  ]) func givesTheSameDigestWhenOnlyNotesAndBlankLinesDiffer(text: String) {
    #expect(digests(text) == digests(SectionScannerTests.text))
  }

  @Test func givesAnotherDigestWhenAnyByteOfTheTextDiffers() throws {
    let bytes = Array(SectionScannerTests.text.utf8)
    let first = try #require(SectionScanner.sections(of: bytes).first)
    let body = first.body.dropFirst(2).dropLast(2)
    for index in body {
      var changed = bytes
      changed[index] ^= 0x01
      #expect(SectionScanner.sections(of: changed).first?.digest != first.digest, "byte \(index)")
      var shorter = bytes
      shorter.remove(at: index)
      #expect(SectionScanner.sections(of: shorter).first?.digest != first.digest, "byte \(index) removed")
    }
  }

  @Test func agreesWithTheDigestOfTheCompiledSection() throws {
    let locale = try #require(SampleContent.all.locales["en"])
    for kind in DocumentKind.allCases {
      let scanned = digests(SampleContent.text("Locales/en/\(kind.rawValue).md"))
      #expect(locale.documents[kind]?.sections.map(\.digest) == scanned, "\(kind)")
    }
  }
}
