import Foundation
import SourceText
import TestSupport
import Testing

@testable import Candour

/// A changed English text makes its translations stale (DESIGN.md, decision 2).
@Suite struct StalenessTests {
  private static let english =
    "<!-- section: a -->\n\n## A\n\nText.\n\n<!-- section: b reader: adult -->\n\n## B\n\n<!-- section: b reader: young-person -->\n\n## B for the young\n"

  private func stale(letter: String, english: String = StalenessTests.english, page: String = "language: de\n")
    -> [LocaleContent.StalePart]
  {
    var locales: [String: String?] = ["de/locale.yml": SampleContent.text("Locales/de/locale.yml")]
    for kind in DocumentKind.allCases {
      locales["en/\(kind.rawValue).md"] = english
      locales["de/\(kind.rawValue).md"] = letter
    }
    let words = ["page": page, "vocabulary": "language: de\n", "disclaimers": "D0: {}\n"]
    for (name, text) in words {
      let source = ContentDigest.short(Array("language: en\n".utf8))
      let own = name == "disclaimers" ? ContentDigest.short(Array("D0: {}\n".utf8)) : source
      locales["de/\(name).yml"] = text.hasPrefix("#") ? text : "# words\nsource: \(own)\n" + text
    }
    locales["en/disclaimers.yml"] = "D0: {}\n"
    let content = Content.load(ContentFixture.files(locales), languages: ["de"], countries: []).content
    return content.locales["de"]?.staleParts[.patientInformation] ?? []
  }

  private func digests() -> [String] {
    SectionScanner.sections(of: Array(StalenessTests.english.utf8)).map(\.digest)
  }

  private func german(_ sources: [String]) -> String {
    """
    <!-- section: a source: \(sources[0]) -->

    ## A

    <!-- section: b reader: adult source: \(sources[1]) -->

    ## B

    <!-- section: b reader: young-person source: \(sources[2]) -->

    ## B2

    """
  }

  @Test func aTranslationOfTheTextAsItIsIsCurrent() { #expect(stale(letter: german(digests())) == []) }

  @Test func onlyTheChangedSectionIsStale() throws {
    let changed = StalenessTests.english.replacingOccurrences(of: "Text.", with: "Text!")
    let found = stale(letter: german(digests()), english: changed)
    #expect(found.map(\.name) == ["a"])
    let part = try #require(found.first)
    #expect(!part.isUnrecorded && part.current != digests()[0] && part.origin.range.lowerBound.line == 1)
  }

  @Test func eachVariantHasASourceOfItsOwn() {
    let changed = StalenessTests.english.replacingOccurrences(of: "B for the young", with: "B for young people")
    let found = stale(letter: german(digests()), english: changed)
    #expect(found.map(\.name) == ["b"] && found.map(\.origin.range.lowerBound.line) == [9])
  }

  @Test func aSectionWithoutSourceSaysSo() {
    let found = stale(letter: german(digests()).replacingOccurrences(of: " source: \(digests()[0])", with: ""))
    #expect(found.map(\.name) == ["a"] && found.map(\.isUnrecorded) == [true])
  }

  @Test func aFileOfWordsIsStaleToo() {
    let found = stale(letter: german(digests()), page: "# words\nsource: 00000000\nlanguage: de\n")
    #expect(found.map(\.name) == ["page.yml"] && found.map(\.isUnrecorded) == [false])
  }

  @Test func theSourceMayStandInTheFirstLine() {
    #expect(ContentLoader.recordedSource(Array("# x\nsource: 3f2a9c1e\n".utf8)) == "3f2a9c1e")
    #expect(ContentLoader.recordedSource(Array("# x\n  source: 3f2a9c1e\n".utf8)) == nil)
    #expect(ContentLoader.recordedSource(Array("source: 3f2a9c1e\nlanguage: de\n".utf8)) == "3f2a9c1e")
  }

  @Test func aChangedEnglishLetterIsSaidWhenADocumentIsIssued() throws {
    let path = "Locales/en/physician-letter.md"
    let letter = SampleContent.text(path)
    let heading = try #require(letter.split(separator: "\n").first { $0.hasPrefix("## ") })
    let files = SampleContent.files([path: letter.replacingOccurrences(of: heading, with: heading + " now")])
    let content = Content.load(files, languages: ["de"], countries: ["DE"]).content
    let example = try ExampleCase.named("sc-01-importer-germany")
    for isFinal in [false, true] {
      let result = Issuer(content).issue(
        try example.read(), caseBytes: example.bytes, options: .init(isFinal: isFinal))
      let found = result.diagnostics.filter { $0.identifier == "section-stale" }
      #expect(found.map(\.file) == ["Locales/de/physician-letter.md"])
      #expect(found.map(\.severity) == [isFinal ? .error : .warning])
      #expect(result.files.isEmpty == isFinal)
    }
  }
}
