import Candour
import Foundation
import TestSupport
import Testing

@testable import Workshop

/// What an import refuses, and what it says of texts that it does not take over.
@Suite struct XLIFFRefusalTests {
  /// The line of a place, from 1.
  private func line(_ place: String.Index, in text: String) -> Int {
    text[..<place].split(separator: "\n", omittingEmptySubsequences: false).count
  }

  // MARK: - The source

  /// An edit of what stands for a value, and the first line that it changes.
  struct Swap: Sendable {
    var version: XLIFFWriter.Version
    var old: String
    var line: String
  }

  @Test(arguments: [
    Swap(version: .v21, old: "<data id=\"d1\">{{product.name}}", line: "dataRef=\"d1\""),
    Swap(
      version: .v12, old: "<ph id=\"1\" ctype=\"x-candour-value\">{{product.name}}",
      line: "<ph id=\"1\" ctype=\"x-candour-value\">{{site.team24h}}"),
  ])
  func aProtectedPieceThatStandsForAnotherValueIsRefused(swap: Swap) throws {
    let units = WorkshopFixture.units("de")
    var text = WorkshopFixture.exported("patient-information.md", swap.version, units)
    let range = try #require(text.range(of: swap.old))
    text.replaceSubrange(range, with: swap.old.replacingOccurrences(of: "{{product.name}}", with: "{{site.team24h}}"))
    let result = WorkshopFixture.imported(text, into: units)
    #expect(result.diagnostics.map(\.identifier) == ["xliff-placeholder"])
    #expect(result.changes.isEmpty && result.taken.isEmpty)
    let found = try #require(result.diagnostics.first)
    #expect(found.summary.contains("“{{site.team24h}}” stands for “{{product.name}}”"))
    let place = try #require(text.range(of: swap.line))
    #expect(found.range.lowerBound.line == line(place.lowerBound, in: text))
  }

  @Test(arguments: XLIFFWriter.Version.allCases)
  func aSourceThatWasChangedInTheToolIsRefused(version: XLIFFWriter.Version) throws {
    let units = WorkshopFixture.units("de")
    var text = WorkshopFixture.exported("patient-information.md", version, units)
    let range = try #require(text.range(of: "<source>"))
    let place = line(range.lowerBound, in: text)
    text.replaceSubrange(range, with: "<source>Not ")
    let result = WorkshopFixture.imported(text, into: units)
    #expect(result.diagnostics.map(\.identifier) == ["xliff-source"] && result.taken.isEmpty)
    #expect(result.diagnostics.first?.range.lowerBound.line == place)
    // Where a tool breaks the lines of a source says nothing.
    let folded = WorkshopFixture.exported("patient-information.md", version, units)
      .replacingOccurrences(of: "<source>You", with: "<source>\n  You")
    #expect(WorkshopFixture.imported(folded, into: units).diagnostics == [])
  }

  @Test func aSourceOfAnUnknownEnglishHasTheValuesOfTheCurrentOne() throws {
    let units = WorkshopFixture.units("de")
    let text = WorkshopFixture.exported("patient-information.md", .v21, units)
      .replacing(/c:source="[0-9a-f]+"/, with: "c:source=\"00000000\"")
      .replacingOccurrences(of: "<source>", with: "<source>Earlier: ")
    let kept = WorkshopFixture.imported(text, into: units)
    #expect(Set(kept.diagnostics.map(\.identifier)) == ["xliff-stale"] && !kept.diagnostics.containsError)
    let lost = text.replacingOccurrences(of: ">{{product.name}}</data>", with: ">{{site.team24h}}</data>")
    #expect(WorkshopFixture.imported(lost, into: units).diagnostics.contains { $0.identifier == "xliff-placeholder" })
  }

  @Test func aRemovedSegmentIsSaidToBeOne() throws {
    let units = WorkshopFixture.units("de")
    var text = WorkshopFixture.exported("patient-information.md", .v21, units)
    let segment = #"(?s) *<segment id="2".*?</segment>\n"#
    let range = try #require(text.range(of: segment, options: .regularExpression))
    text.removeSubrange(range)
    let result = WorkshopFixture.imported(text, into: units)
    #expect(result.diagnostics.map(\.identifier) == ["xliff-structure"] && result.taken.isEmpty)
    #expect(result.diagnostics.first?.summary.contains("segments, its English text") == true)
  }

  // MARK: - Files that a tool has built anew

  /// Of two translations of one text, none may win by its place; two edits of one place would lie in one another.
  @Test(arguments: XLIFFWriter.Version.allCases, ["patient-information.md", "page.yml"])
  func aTextThatStandsTwiceIsRefused(version: XLIFFWriter.Version, file: String) throws {
    let units = WorkshopFixture.units("de")
    let text = WorkshopFixture.exported(file, version, units)
    let pattern = version == .v12 ? #"(?s) *<group .*?</group>\n"# : #"(?s) *<unit .*?</unit>\n"#
    let range = try #require(text.range(of: pattern, options: .regularExpression))
    let one = text[range].replacingOccurrences(of: "</target>", with: " Neu.</target>")
    let other = text[range].replacingOccurrences(of: "</target>", with: " Anders.</target>")
    let twice = text.replacingCharacters(in: range, with: one + other)
    let result = WorkshopFixture.imported(twice, into: units)
    #expect(result.diagnostics.map(\.identifier) == ["xliff-structure"])
    let found = try #require(result.diagnostics.first)
    #expect(found.summary.contains("stands in the file a second time"), "\(found.summary)")
    let second = try #require(twice.range(of: other))
    #expect(found.range.lowerBound.line == line(second.lowerBound, in: twice))
    #expect(result.changes.isEmpty && result.taken.isEmpty)
  }

  @Test func aFileWithoutItsGroupsIsRefusedAndOneMoreGroupSaysNothing() {
    let units = WorkshopFixture.units("de")
    let text = WorkshopFixture.exported("page.yml", .v12, units)
      .replacingOccurrences(of: ">Fallnummer<", with: ">Nummer<")
    let flat = text.replacing(#/ *</?group[^>]*>\n/#, with: "")
    let refused = WorkshopFixture.imported(flat, into: units)
    #expect(refused.diagnostics.map(\.identifier) == ["xliff-structure"] && refused.taken.isEmpty)
    #expect(refused.diagnostics.first?.summary.contains("Nothing in “page.yml” is a text") == true)
    let nested = text.replacingOccurrences(of: "<body>", with: "<body><group id=\"tool\">")
      .replacingOccurrences(of: "</body>", with: "</group></body>")
    let taken = WorkshopFixture.imported(nested, into: units)
    #expect(taken.diagnostics == [] && taken.taken == ["page.yml/labels.case"])
  }

  @Test func aFileOfOtherTextsIsRefused() {
    let units = WorkshopFixture.units("de")
    let text = WorkshopFixture.exported("page.yml", .v21, units)
    for other in ["Locales/de/vocabulary.yml", "foreign.md", ""] {
      let result = WorkshopFixture.imported(
        text.replacingOccurrences(of: "original=\"Locales/de/page.yml\"", with: "original=\"\(other)\""), into: units)
      #expect(result.diagnostics.map(\.identifier) == ["xliff-structure"] && result.taken.isEmpty, "\(other)")
    }
    let windows = text.replacingOccurrences(
      of: "original=\"Locales/de/page.yml\"", with: "original=\"C:\\Texts\\Locales\\de\\page.yml\"")
    #expect(WorkshopFixture.imported(windows, into: units).unchanged > 5)
  }

  @Test func theCaseOfATagSaysNothing() {
    let units = WorkshopFixture.units("de")
    let text = WorkshopFixture.exported("page.yml", .v21, units)
      .replacingOccurrences(of: "trgLang=\"de\"", with: "trgLang=\"DE\"")
    #expect(WorkshopFixture.imported(text, into: units).diagnostics == [])
  }

  // MARK: - An earlier English text

  private static let english = "Locales/en/patient-information.md"
  private static let changed = SampleContent.text(english).replacingOccurrences(
    of: "This news may worry you. You can", with: "You can")

  @Test func aTextOfAnEarlierEnglishThatCameBackAsItWasIsNotSaidToBeTaken() {
    let text = WorkshopFixture.exported("patient-information.md", .v21, WorkshopFixture.units("de"))
    let result = WorkshopFixture.imported(text, into: WorkshopFixture.units("de", [Self.english: Self.changed]))
    #expect(result.changes.isEmpty && result.taken.isEmpty)
    #expect(!result.diagnostics.isEmpty)
    for found in result.diagnostics {
      #expect(found.identifier == "xliff-stale" && found.severity == .information)
      #expect(found.explanation == "The translation came back as it was: nothing of it is taken over.")
    }
  }

  /// Some tools leave out states, above all one that is the default: that is no word of a person.
  @Test(arguments: XLIFFWriter.Version.allCases)
  func aStaleTextWithoutAStateThatCameBackAsItWasIsNotRecorded(version: XLIFFWriter.Version) {
    let units = WorkshopFixture.units("de", [Self.english: Self.changed])
    let text = WorkshopFixture.exported("patient-information.md", version, units)
    let bare = WorkshopFixture.imported(text.replacing(#/ (?:state|subState)="[^"]*"/#, with: ""), into: units)
    #expect(Set(bare.diagnostics.map(\.identifier)) == ["xliff-incomplete"] && bare.taken.isEmpty)
    #expect(bare.changes.isEmpty && bare.diagnostics.allSatisfy { $0.summary.contains("without a state") })
    let said = text.replacingOccurrences(
      of: "state=\"initial\" subState=\"candour:stale\"", with: "state=\"translated\""
    )
    .replacingOccurrences(of: "needs-review-translation", with: "translated")
    let compared = WorkshopFixture.imported(said, into: units)
    #expect(compared.diagnostics == [] && compared.taken.count == bare.diagnostics.count)
  }

  @Test func aRefusedRunTakesNothingOfAnEarlierEnglish() {
    let text = WorkshopFixture.exported("patient-information.md", .v21, WorkshopFixture.units("de"))
      .replacingOccurrences(of: "Warum dieses Merkblatt?", with: "Wozu dieses Merkblatt?")
    let files = [(name: "back.xlf", bytes: Array(text.utf8)), (name: "bad.xlf", bytes: Array("<tmx/>".utf8))]
    let result = XLIFFImport(files, into: WorkshopFixture.units("de", [Self.english: Self.changed]))
    #expect(result.diagnostics.containsError && result.taken.isEmpty && result.changes.isEmpty)
    let stale = result.diagnostics.filter { $0.identifier == "xliff-stale" }
    #expect(Set(stale.map(\.explanation)) == ["The translation is not taken over, because the run has errors."])
  }

  @Test func aWordOfAnEarlierEnglishDoesNotPassForOneOfTheCurrentOne() throws {
    let english = SampleContent.text("Locales/en/page.yml")
    let changed = english.replacingOccurrences(of: "  case: Case number\n", with: "  case: Number of the case\n")
    let (before, now) = (ContentDigest.short(Array(english.utf8)), ContentDigest.short(Array(changed.utf8)))
    try #require(before != now)
    let text = WorkshopFixture.exported("page.yml", .v21, WorkshopFixture.units("de"))
      .replacingOccurrences(of: ">Fallnummer<", with: ">Nummer<")
    // Meanwhile somebody has brought the German file up to date.
    let german = SampleContent.text("Locales/de/page.yml").replacingOccurrences(of: before, with: now)
    var files: [String: String?] = ["Locales/en/page.yml": changed, "Locales/de/page.yml": german]
    let result = WorkshopFixture.imported(text, into: WorkshopFixture.units("de", files))
    #expect(result.taken == ["page.yml/labels.case"])
    files["Locales/de/page.yml"] = WorkshopFixture.text(result.changes, "Locales/de/page.yml")
    let unit = WorkshopFixture.unit(WorkshopFixture.units("de", files), "page.yml", "labels.case")
    #expect(unit?.translation?.text == "Nummer" && unit?.state == .stale)
  }

  // MARK: - Markdown

  private static let german = "Das Arzneimittel wurde aus Ihren eigenen Zellen hergestellt."

  /// The first German paragraph without values, with other words.
  private func imported(words: String) throws -> XLIFFImport {
    let units = WorkshopFixture.units("de")
    var text = WorkshopFixture.exported("patient-information.md", .v21, units)
    let old = "<target>\(Self.german)[^<]*</target>"
    let range = try #require(text.range(of: old, options: .regularExpression))
    let place = line(range.lowerBound, in: text)
    text.replaceSubrange(range, with: "<target>\(XMLText.escaped(words))</target>")
    let result = WorkshopFixture.imported(text, into: units)
    for found in result.diagnostics { #expect(found.range.lowerBound.line == place) }
    return result
  }

  @Test(arguments: [
    ("[a]: http://x.y", "no longer has a paragraph"), ("---", "has a line across the page"),
    ("> Test", "has a quotation"), ("```", "has a block of code"), ("1) Test", "has a numbered list"),
    ("<div>", "has HTML"), ("Test <b>x</b>", "has HTML"), ("Test <!-- section: x -->", "has HTML"),
    ("Test <!-- section: x", "has the sign <!--"), ("[Test](http://x.y)", "has a link to http://x.y"),
    ("Test <http://x.y>", "has a link to http://x.y"), ("![a](b.png)", "has an image b.png"),
    ("_Test_", "has emphasis"), ("__Test__", "has strong emphasis"), ("`Test`", "has code"),
    ("Test\\", "has a backslash at its end"),
  ])
  func aTargetThatIsOtherMarkdownThanItsSourceIsRefused(words: String, change: String) throws {
    let result = try imported(words: words)
    #expect(result.diagnostics.map(\.identifier) == ["xliff-markdown"] && result.changes.isEmpty)
    let summary = result.diagnostics.first?.summary ?? ""
    #expect(summary.contains(" \(change), unlike its source."), "\(summary)")
  }

  @Test(arguments: [
    ("Te\u{202E}st", "U+202E"), ("Te\u{200B}st", "U+200B"), ("Te\u{AD}st", "U+00AD"), ("Te\u{2066}st", "U+2066"),
    ("Te\u{FEFF}st", "U+FEFF"), ("Te&#8203;st", "U+200B"), ("Te\u{FFFD}st", "U+FFFD"), ("Te\u{E000}st", "U+E000"),
  ])
  func aCharacterThatNobodySeesIsRefused(words: String, character: String) throws {
    let result = try imported(words: words)
    #expect(result.diagnostics.map(\.identifier) == ["xliff-hidden-character"] && result.changes.isEmpty)
    #expect(result.diagnostics.first?.summary.contains(character) == true)
  }

  @Test func whatTheSourceHasMayStay() throws {
    let source = MarkdownShape("- **Yes:** a *b*.\\\nSee [c](d).")
    #expect(MarkdownShape("- Siehe [e](d): *f*, **ja**.").parts(notIn: source) == [])
    #expect(MarkdownShape("- **Ja:** **a** *b*. [c](d)").parts(notIn: source) == ["strong emphasis"])
    #expect(try imported(words: "5 < 6, [Test], a_b, 2 & 3, „die Charge“").diagnostics == [])
  }

  // MARK: - What is not translated

  @Test(arguments: XLIFFWriter.Version.allCases)
  func aTargetThatIsStillItsSourceIsWarnedOfAtItsPlace(version: XLIFFWriter.Version) throws {
    let units = WorkshopFixture.units("de")
    var text = WorkshopFixture.exported("page.yml", version, units)
    let range = try #require(text.range(of: ">Fallnummer<"))
    let place = line(range.lowerBound, in: text)
    text.replaceSubrange(range, with: ">Case number<")
    let result = WorkshopFixture.imported(text, into: units)
    let found = try #require(result.diagnostics.first)
    #expect(result.diagnostics.count == 1 && found.identifier == "xliff-not-translated" && found.severity == .warning)
    #expect(found.summary.contains("labels.case") && found.file == "back.xlf")
    #expect(found.range.lowerBound.line == place && found.range.lowerBound.column > 1)
    #expect(result.taken == ["page.yml/labels.case"])
  }

  /// A word that other languages have from English, and English itself.
  @Test func aTargetThatMayBeItsSourceIsNotWarnedOf() throws {
    let french = WorkshopFixture.units("fr")
    let source = "<source>Status</source>"
    var text = WorkshopFixture.exported("page.yml", .v21, french)
    let start = try #require(text.range(of: source)).upperBound
    let end = try #require(text.range(of: "</target>", range: start..<text.endIndex)).lowerBound
    text.replaceSubrange(start..<end, with: "<target>Status")
    let kept = WorkshopFixture.imported(text, into: french)
    #expect(kept.diagnostics == [] && kept.taken.count == 1)
    let irish = WorkshopFixture.units("en-IE", ["Locales/en-IE/page.yml": "labels:\n  case: Case no.\n"])
    let english = WorkshopFixture.exported("page.yml", .v21, irish)
      .replacingOccurrences(of: ">Case no.<", with: ">Case number<")
    let same = WorkshopFixture.imported(english, into: irish)
    #expect(same.diagnostics == [] && same.taken == ["page.yml/labels.case"])
  }

  // MARK: - What is not finished

  @Test func aTargetOfBlanksIsNotFinished() {
    let units = WorkshopFixture.units("de")
    let text = WorkshopFixture.exported("patient-information.md", .v21, units)
      .replacingOccurrences(of: "Warum dieses Merkblatt?", with: "  ")
    let result = WorkshopFixture.imported(text, into: units)
    #expect(Set(result.diagnostics.map(\.identifier)) == ["xliff-incomplete"] && result.taken.isEmpty)
  }

  @Test func anEditedTextThatTheToolCallsUnfinishedIsNamed() {
    let units = WorkshopFixture.units("de")
    let open = WorkshopFixture.exported("patient-information.md", .v12, units)
      .replacingOccurrences(of: "state=\"translated\"", with: "state=\"needs-translation\"")
    #expect(WorkshopFixture.imported(open, into: units).diagnostics == [])
    let edited = open.replacingOccurrences(of: "Warum dieses Merkblatt?", with: "Wozu dieses Merkblatt?")
    let result = WorkshopFixture.imported(edited, into: units)
    #expect(Set(result.diagnostics.map(\.identifier)) == ["xliff-incomplete"] && result.taken.isEmpty)
    #expect(result.diagnostics.allSatisfy { $0.severity == .information && $0.summary.contains("not finished: 0 of") })
  }
}
