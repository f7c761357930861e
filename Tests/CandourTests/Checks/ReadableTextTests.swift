import CommonMark
import SourceText
import TestSupport
import Testing

@testable import Candour

/// A finding points to the bytes of the file, also where these are not the bytes that a reader sees.
@Suite struct ReadableTextTests {
  /// The only finding of medical words must stand between the two strokes of the text.
  @Test(arguments: [
    ("en", "A &amp; B: |viability| is low.\n"), ("en", "A \\* B \\[c\\] and the |viability|.\n"),
    ("en", "# One &lt; two\n\nOne &#60; two.\nA \\& B &amp; the |viability|\nis &gt; low.\n"),
    ("en", "> - A &amp; B,\n>   then &#x26; |viability| here.\n"), ("en", "A **B &amp; the |viability|** is low.\n"),
    ("en", "We me\u{AD}asured &amp; saw the |viability|.\n"), ("en", "We me\u{AD}asured the |viability|.\n"),
    ("en", "A &ngE; B and the |viability|.\n"), ("en", "A [B &amp; |viability|](https://example.org/a&amp;b).\n"),
    ("el", "Α &amp; Ω: η |βιωσιμότητα| είναι χαμηλή.\n"),
    ("el", "Πρώτη &lt; γραμμή\nκαι \\* η |βιωσιμότητα| είναι χαμηλή.\n"),
    ("mt", "A &amp; B: instabu |endotossini|.\n"), ("mt", "Għażla &amp; għajnuna:\nġie \\# u |endotossini|.\n"),
  ])
  func aFindingPointsToItsBytesBehindEntitiesAndEscapes(language: String, marked: String) throws {
    let parts = marked.split(separator: "|", omittingEmptySubsequences: false)
    try #require(parts.count == 3)
    let source = MarkupSource(parts.joined())
    let text = ForeignText(
      kind: .patientInformation, language: language, country: "BE", reader: nil, trigger: .before, file: "text.md")
    let found = text.diagnostics(source.bytes, content: SampleContent.all)
      .filter { $0.identifier == "medical-word-unexplained" }
    let start = parts[0].utf8.count
    let place =
      source.lines.location(ofOffset: start)..<source.lines.location(ofOffset: start + parts[1].utf8.count)
    #expect(found.map(\.range) == [place], "\(found.map { source.text(in: $0.range) })")
  }

  /// In a text of the content too, where the finding stands in a document that was composed from it.
  @Test(arguments: [
    (
      "physician-letter", "en", "{{table.results}}\n",
      "Test &amp; supply \\*:\nresult &lt; limit, |at the patient’s own risk|.\n"
    ),
    (
      "physician-request", "en", "- [ ] New batch\n",
      "- [ ] Test &amp; supply at |the patient’s own risk|\n"
    ),
    ("physician-request", "en", "- [ ] New batch\n", "- [ ] Supply at |the patient’s own risk|\n"),
  ])
  func aFindingInAComposedDocumentPointsToItsBytes(
    document: String, language: String, before: String, marked: String
  ) throws {
    let path = "Locales/\(language)/\(document).md"
    let text = SampleContent.text(path)
    try #require(text.contains(before))
    let words = try #require(marked.split(separator: "|").dropFirst().first)
    let line = (before.hasPrefix("-") ? "" : "\n") + marked.replacing("|", with: "")
    let changed = text.replacing(before, with: before + line)
    let content = Content.load(SampleContent.files([path: changed]), languages: [language], countries: ["IE"]).content
    let found = ContentChecker(content).diagnostics().filter {
      $0.identifier == "forbidden-wording" && $0.file == path
    }
    #expect(!found.isEmpty)
    let source = MarkupSource(changed)
    for finding in found {
      let there = source.text(in: finding.range)
      #expect(finding.summary.hasPrefix("“\(there)”") && there.hasSuffix(words), "\(there): \(finding.summary)")
    }
  }

  /// What the file does not have letter for letter has no exact place; all of it is better than a wrong part.
  @Test func aTextOfWhichTheFileIsNotKnownIsFoundAsAWhole() throws {
    let source = MarkupSource("A &amp; B: viability is low.\n")
    let foreign = ForeignText(
      kind: .patientInformation, language: "en", country: "BE", reader: nil, trigger: .before, file: "text.md")
    var document = foreign.document(try MarkupParser.parse(source), of: source.bytes, contract: nil)
    document.sources = SourceTexts()
    let text = ReadableText(document.nodes)
    let block = try #require(text.blocks.first)
    let place = text.place(of: 7..<16, in: block, document)
    #expect(source.text(in: place.range) == "A &amp; B: viability is low.")
  }
}
