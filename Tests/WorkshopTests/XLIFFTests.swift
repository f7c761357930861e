import Candour
import Foundation
import TestSupport
import Testing

@testable import Workshop

@Suite struct XLIFFTests {
  @Test(arguments: XLIFFWriter.Version.allCases)
  func aRoundTripOfWhatIsShippedChangesNothing(version: XLIFFWriter.Version) {
    for tag in SampleContent.languageTags where !tag.contains("-") && tag != "en" {
      let units = WorkshopFixture.units(tag)
      let writer = XLIFFWriter(units, version: version)
      let hasEasyLanguage = SampleContent.files([:]).bytes(of: "Locales/\(tag)/patient-information-easy.md") != nil
      #expect(writer.files.count == (hasEasyLanguage ? 7 : 6), "\(tag)")
      for file in writer.files {
        let result = XLIFFImport([(name: file, bytes: writer.bytes(file))], into: units)
        #expect(result.diagnostics.map(\.summary) == [], "\(tag) \(file)")
        #expect(result.changes.isEmpty && result.taken.isEmpty && result.unchanged > 5, "\(tag) \(file)")
      }
    }
  }

  @Test(arguments: XLIFFWriter.Version.allCases)
  func anEmptyFolderIsFilledAsIfTheTextsHadBeenWrittenByHand(version: XLIFFWriter.Version) throws {
    // German texts come back into a folder that has nothing but places.
    let german = WorkshopFixture.units("de")
    var changes: [String: String?] = [:]
    for path in SampleContent.files([:]).paths where path.hasPrefix("Locales/de/") { changes[path] = String?.none }
    let bare = Content.load(SampleContent.files(changes), languages: [], countries: []).content
    for change in LanguageFolder("de", name: nil, content: bare).changes {
      changes[change.path] = String(decoding: change.bytes, as: UTF8.self)
    }
    changes["Locales/de/forbidden-wording.yml"] = SampleContent.text("Locales/de/forbidden-wording.yml")
    let empty = WorkshopFixture.units("de", changes)
    #expect(empty.units.allSatisfy { $0.state == .missing })
    let writer = XLIFFWriter(german, version: version)
    let result = XLIFFImport(writer.files.map { ($0, writer.bytes($0)) }, into: empty)
    // A new folder has no place for what only some languages have. Each such text is named, and nothing else is.
    let rules = WordRules(SampleContent.files([:]))
    let placeless = german.units.filter { WorkshopFixture.unit(empty, $0.file, $0.name) == nil }
    #expect(!placeless.isEmpty)
    for unit in placeless where unit.file != "patient-information-easy.md" {
      #expect(rules.isOptional(unit.path, in: unit.file), "\(unit.file)/\(unit.name)")
    }
    let exported = placeless.filter { ExchangeUnit($0, archive: german.archive) != nil }
    #expect(result.diagnostics.map(\.identifier) == exported.map { _ in "xliff-unit-unknown" })
    for change in result.changes { changes[change.path] = String(decoding: change.bytes, as: UTF8.self) }
    let filled = WorkshopFixture.units("de", changes)
    #expect(filled.units.filter { $0.state != .done }.map { "\($0.file)/\($0.name) \($0.state)" } == [])
    for unit in german.units where !placeless.contains(where: { $0.file == unit.file && $0.name == unit.name }) {
      let other = WorkshopFixture.unit(filled, unit.file, unit.name)
      #expect(
        UnitText.substance(other?.translation?.text ?? "") == UnitText.substance(unit.translation?.text ?? ""),
        "\(unit.file)/\(unit.name)")
    }
  }

  @Test(arguments: XLIFFWriter.Version.allCases)
  func oneChangedSegmentChangesOneLine(version: XLIFFWriter.Version) throws {
    let units = WorkshopFixture.units("de")
    let text = WorkshopFixture.exported("patient-information.md", version, units)
      .replacingOccurrences(of: "Warum dieses Merkblatt?", with: "Wozu dieses Merkblatt?")
    let result = WorkshopFixture.imported(text, into: units)
    #expect(result.diagnostics == [])
    let path = "Locales/de/patient-information.md"
    #expect(
      WorkshopFixture.text(result.changes, path)
        == SampleContent.text(path).replacingOccurrences(of: "Warum dieses Merkblatt?", with: "Wozu dieses Merkblatt?"))
    let words = WorkshopFixture.exported("page.yml", version, units)
      .replacingOccurrences(of: ">Fallnummer<", with: ">Nummer: Fall<")
    let other = WorkshopFixture.imported(words, into: units)
    #expect(other.diagnostics == [] && other.taken == ["page.yml/labels.case"])
    #expect(
      WorkshopFixture.text(other.changes, "Locales/de/page.yml")
        == SampleContent.text("Locales/de/page.yml")
        .replacingOccurrences(of: "  case: Fallnummer\n", with: "  case: \"Nummer: Fall\"\n"))
  }

  /// An edit of the exported file, and what is said of it.
  struct Damage: Sendable {
    var version: XLIFFWriter.Version
    var old: String
    var new: String
    var summary: String
  }

  private static let code21 =
    #"<ph id="1" canCopy="no" canDelete="no" dataRef="d1" disp="{{product.name}}" type="other" subType="candour:value"/>"#
  private static let code12 = #"<ph id="1" ctype="x-candour-value">{{product.name}}</ph>"#
  private static let german = "<target>Ihr Arzneimittel ("

  @Test(arguments: [
    Damage(version: .v21, old: german + code21, new: german, summary: "“{{product.name}}” is lost."),
    Damage(
      version: .v21, old: german + code21, new: german + code21 + code21,
      summary: "stands 2 times, in the source 1 times."),
    Damage(
      version: .v21, old: german + code21, new: german + "{{product.nam}}",
      summary: "“{{product.nam}}” does not stand in the source."),
    Damage(
      version: .v21, old: german, new: "<target>**Ihr** Arzneimittel (", summary: "“**” does not stand in the source."),
    Damage(version: .v21, old: german + code21, new: german + code21 + "{{", summary: "Braces stand alone"),
    Damage(
      version: .v21, old: german + code21, new: german + code21.replacingOccurrences(of: "d1", with: "d99"),
      summary: "no longer says what it stands for"),
    Damage(
      version: .v21, old: german + code21, new: german + "<pc id=\"9\">x</pc>" + code21,
      summary: "<pc> is nothing that was exported."),
    Damage(
      version: .v12, old: ">Ihr Arzneimittel (" + code12, new: ">Ihr Arzneimittel (",
      summary: "“{{product.name}}” is lost."),
    Damage(
      version: .v12, old: ">Ihr Arzneimittel (" + code12, new: ">Ihr Arzneimittel (<ph id=\"1\">{{product.name}</ph>",
      summary: "“{{product.name}}” is lost."),
    Damage(
      version: .v12, old: ">Ihr Arzneimittel (" + code12, new: ">Ihr Arzneimittel (<x id=\"7\"/>",
      summary: "no longer says what it stands for"),
  ])
  func aDamagedValueIsRefusedWithItsPlace(damage: Damage) throws {
    let units = WorkshopFixture.units("de")
    let text = WorkshopFixture.exported("patient-information.md", damage.version, units)
    let range = try #require(text.range(of: damage.old), "\(text.prefix(3000))")
    let result = WorkshopFixture.imported(text.replacingCharacters(in: range, with: damage.new), into: units)
    #expect(result.diagnostics.contains { $0.identifier == "xliff-placeholder" && $0.summary.contains(damage.summary) })
    #expect(result.changes.isEmpty && result.taken.isEmpty)
    let found = try #require(result.diagnostics.first)
    let line = text[..<range.lowerBound].split(separator: "\n", omittingEmptySubsequences: false).count
    #expect(found.file == "back.xlf" && found.range.lowerBound.line == line && found.range.lowerBound.column > 1)
  }

  @Test func aKnownTextInAnotherOrderOfValuesIsTaken() throws {
    let units = WorkshopFixture.units("de")
    let text = WorkshopFixture.exported("patient-information.md", .v21, units)
    let old = try #require(
      text.range(of: #"<target>Ihr Arzneimittel \(<ph [^>]*/>\)[^<]*</target>"#, options: .regularExpression))
    let moved = String(text[old]).replacingOccurrences(
      of: "Ihr Arzneimittel (\(Self.code21))", with: "Das Arzneimittel für Sie: \(Self.code21)")
    let result = WorkshopFixture.imported(text.replacingCharacters(in: old, with: moved), into: units)
    #expect(result.diagnostics == [] && result.taken.count == 1)
  }

  @Test func notesSayForWhomAndWhenATextIsPrinted() throws {
    let path = "Locales/en/physician-request.md"
    let english = """
      <!-- section: identification -->

      ## Batch

      Always.

      {{#pending.present}}

      One test is not finished.

      {{^remake.possible.yes}}

      No new batch.

      {{/remake.possible.yes}}

      {{/pending.present}}

      <!-- section: grounds reader: adult young-person trigger: before -->

      ## Grounds

      """
    let units = WorkshopFixture.units("de", [path: english, "Locales/de/physician-request.md": String?.none])
    let pending = "Printed only if pending.present is true or there (of a list, once for each entry)"
    let nested = "\(pending), and if remake.possible.yes is neither true nor there."
    let audience = "This variant is for readers: adult, young-person; moment: before the treatment."
    let new = WorkshopFixture.exported("physician-request.md", .v21, units)
    #expect(new.contains("<note>Segment 3: \(pending).</note>") && new.contains("<note>Segment 4: \(nested)</note>"))
    #expect(new.contains("<note>\(audience)</note>") && !new.contains("Segment 1:"))
    // In 1.2 each text has the notes of its section and its own condition beside it.
    let old = WorkshopFixture.exported("physician-request.md", .v12, units)
    let texts = old.components(separatedBy: "<trans-unit ").dropFirst().map { String($0) }
    try #require(texts.count == 5)
    #expect(texts.prefix(4).allSatisfy { $0.contains("<note>It must say: ") })
    #expect(!texts[1].contains("Printed only") && texts[2].contains("<note>\(pending).</note>"))
    #expect(texts[3].contains("<note>\(nested)</note>") && texts[4].contains("<note>\(audience)</note>"))
  }

  @Test(arguments: XLIFFWriter.Version.allCases)
  func whatIsApprovedIsExportedAsApproved(version: XLIFFWriter.Version) throws {
    let path = "Locales/de/approvals.yml"
    var file: String?
    for (role, name) in [("medical", "B. Reader"), ("legal", "C. Jurist")] {
      let (content, faults) = Content.load(SampleContent.files([path: file]), languages: ["de"], countries: [])
      let desk = try #require(ApprovalDesk("de", .physicianRequest, content: content, diagnostics: faults))
      let change = desk.approve(role: role, name: name, date: "2026-11-20", authors: ["A. Writer"]).change
      file = String(decoding: try #require(change).bytes, as: UTF8.self)
    }
    let units = WorkshopFixture.units("de", [path: file])
    let (yes, no) = version == .v12 ? ("approved=\"yes\"", "approved=\"no\"") : ("\"final\"", "\"translated\"")
    let approved = WorkshopFixture.exported("physician-request.md", version, units)
    #expect(approved.contains(yes) && !approved.contains(no))
    let draft = WorkshopFixture.exported("physician-letter.md", version, units)
    #expect(!draft.contains(yes) && draft.contains(no))
  }

  @Test func aToolThatSaysFinalApprovesNothing() {
    let units = WorkshopFixture.units("de")
    let text = WorkshopFixture.exported("patient-information.md", .v21, units).replacingOccurrences(
      of: "state=\"translated\"", with: "state=\"final\"")
    let result = WorkshopFixture.imported(text, into: units)
    #expect(result.changes.isEmpty && result.diagnostics == [])
  }

  /// What was missing is taken from a tool that puts in a target and writes no state.
  @Test(arguments: XLIFFWriter.Version.allCases)
  func aToolThatKnowsNoStatesFinishesWhatWasMissing(version: XLIFFWriter.Version) throws {
    let path = "Locales/de/page.yml"
    let german = SampleContent.text(path).replacingOccurrences(of: "  case: Fallnummer\n", with: "  case:\n")
    let units = WorkshopFixture.units("de", [path: german])
    let text = WorkshopFixture.exported("page.yml", version, units)
    let source = "<source>Case number</source>"
    #expect(text.contains(source))
    let result = WorkshopFixture.imported(
      text.replacingOccurrences(of: source, with: source + "<target>Fallnummer</target>"), into: units)
    #expect(result.diagnostics == [] && result.taken == ["page.yml/labels.case"])
    #expect(WorkshopFixture.text(result.changes, path) == SampleContent.text(path))
  }

  @Test func whatIsNotFinishedStaysOut() {
    let units = WorkshopFixture.units("de")
    var text = WorkshopFixture.exported("patient-information.md", .v21, units)
    text = text.replacingOccurrences(of: "Warum dieses Merkblatt?", with: "Wozu?")
    if let range = text.range(of: "state=\"translated\"") { text.replaceSubrange(range, with: "state=\"initial\"") }
    let result = WorkshopFixture.imported(text, into: units)
    #expect(result.diagnostics.map(\.identifier) == ["xliff-incomplete"])
    #expect(!result.taken.contains("patient-information.md/why-this-leaflet.adult.young-person.before"))
  }

  @Test func aTextOfAnEarlierEnglishIsTakenAsStale() throws {
    let english = "Locales/en/patient-information.md"
    let before = WorkshopFixture.units("de")
    let text = WorkshopFixture.exported("patient-information.md", .v21, before)
      .replacingOccurrences(of: "Warum dieses Merkblatt?", with: "Wozu dieses Merkblatt?")
    let changed = SampleContent.text(english).replacingOccurrences(
      of: "This news may worry you. You can", with: "You can")
    let units = WorkshopFixture.units("de", [english: changed])
    let result = WorkshopFixture.imported(text, into: units)
    #expect(Set(result.diagnostics.map(\.identifier)) == ["xliff-stale"] && !result.diagnostics.containsError)
    let new = try #require(WorkshopFixture.text(result.changes, "Locales/de/patient-information.md"))
    let after = WorkshopFixture.units("de", [english: changed, "Locales/de/patient-information.md": new])
    #expect(after.units.filter { $0.state == .stale }.allSatisfy { $0.comment?.id == "why-this-leaflet" })
    #expect(after.units.contains { $0.state == .stale })
    // Exported now, only what has changed is open.
    let again = WorkshopFixture.exported("patient-information.md", .v21, after)
    #expect(again.contains("state=\"initial\" subState=\"candour:stale\""))
    #expect(again.components(separatedBy: "candour:stale").count < 10)
  }

  @Test(arguments: [
    ("<xliff", "xliff-not-readable"),
    ("<!DOCTYPE a [<!ENTITY b \"c\">]><xliff version=\"2.1\">&b;</xliff>", "xliff-not-readable"),
    ("<tmx/>", "xliff-not-readable"), ("<xliff version=\"1.0\"/>", "xliff-not-readable"),
    ("<xliff version=\"2.1\" trgLang=\"fr\"><file id=\"f\"/></xliff>", "xliff-language"),
    (
      "<xliff version=\"2.1\" trgLang=\"de\"><file original=\"page.yml\"><unit id=\"x\"><segment><target>y</target></segment></unit></file></xliff>",
      "xliff-structure"
    ),
    ("<xliff version=\"2.1\" trgLang=\"de\"><file original=\"page.yml\"/></xliff>", "xliff-structure"),
    ("<xliff version=\"2.1\"><file original=\"page.yml\"/></xliff>", "xliff-language"),
    (String(repeating: "<a>", count: 5000), "xliff-not-readable"),
  ])
  func whatIsNoExportIsSaidToBeNone(text: String, identifier: String) {
    let result = WorkshopFixture.imported(text, into: WorkshopFixture.units("de"))
    #expect(result.diagnostics.map(\.identifier) == [identifier] && result.changes.isEmpty)
  }

  @Test func anEncodingInWhichSomethingCouldHideIsRefused() {
    let units = WorkshopFixture.units("de")
    let wide = "<!DOCTYPE a><xliff version=\"2.1\"/>".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    let declared = Array("<?xml version=\"1.0\" encoding='UTF-7'?><xliff version=\"2.1\"/>".utf8)
    for bytes in [wide, [0xFF, 0xFE, 0x00, 0xD8], declared, Array("<xliff>".utf8) + [0xFF]] {
      let found = XLIFFImport([(name: "x.xlf", bytes: bytes)], into: units).diagnostics
      #expect(found.map(\.summary) == ["The file is not UTF-8 text."])
      #expect(found.first?.solutions.first?.summary.contains("with the encoding UTF-8") == true)
    }
  }

  @Test func whatAToolHasWrittenInUTF16IsReadAsIfInUTF8() throws {
    let units = WorkshopFixture.units("de")
    let text = WorkshopFixture.exported("page.yml", .v21, units)
      .replacingOccurrences(of: "encoding=\"UTF-8\"", with: "encoding=\"UTF-16\"")
    #expect(text.contains("UTF-16"))
    for (mark, shifts) in [([UInt8(0xFF), 0xFE], [0, 8]), ([0xFE, 0xFF], [8, 0])] {
      func bytes(_ text: String) -> [UInt8] {
        mark + text.utf16.flatMap { unit in shifts.map { UInt8(unit >> $0 & 255) } }
      }
      let result = XLIFFImport([(name: "x.xlf", bytes: bytes(text))], into: units)
      #expect(result.diagnostics.map(\.summary) == [] && result.unchanged > 5)
      let hidden = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n<!DOCTYPE a><xliff version=\"2.1\"/>"
      let found = try #require(
        XLIFFImport([(name: "x.xlf", bytes: bytes(hidden))], into: units).diagnostics.first)
      #expect(found.summary.contains("document type") && found.range.lowerBound.line == 2)
    }
  }

  @Test(arguments: XLIFFWriter.Version.allCases)
  func aTranslationFromAnotherLanguageThanEnglishIsRefused(version: XLIFFWriter.Version) {
    let units = WorkshopFixture.units("de")
    let text = WorkshopFixture.exported("page.yml", version, units)
    for key in ["srcLang", "source-language"] {
      let changed = text.replacingOccurrences(of: "\(key)=\"en\"", with: "\(key)=\"fr\"")
      guard changed != text else { continue }
      let result = WorkshopFixture.imported(changed, into: units)
      #expect(result.diagnostics.map(\.identifier) == ["xliff-language"] && result.changes.isEmpty)
      let british = text.replacingOccurrences(of: "\(key)=\"en\"", with: "\(key)=\"en-GB\"")
      #expect(WorkshopFixture.imported(british, into: units).diagnostics.map(\.summary) == [])
      return
    }
    Issue.record("The export names no source language.")
  }

  /// Easy language has a sentence on each line, and a language may need other lines than English.
  @Test(arguments: XLIFFWriter.Version.allCases)
  func aTranslationHasItsOwnLines(version: XLIFFWriter.Version) throws {
    let units = WorkshopFixture.units("de")
    let path = "Locales/de/patient-information-easy.md"
    let text = WorkshopFixture.exported("patient-information-easy.md", version, units)
    func lines(_ text: String) throws -> String {
      let result = WorkshopFixture.imported(text, into: units)
      #expect(result.diagnostics.map(\.summary) == [])
      return try #require(WorkshopFixture.text(result.changes, path))
    }
    // One line becomes two: English has no line break there.
    let more = text.replacingOccurrences(
      of: "Die Firma wusste das noch nicht, als", with: "Die Firma wusste das noch nicht.\\\nAls")
    #expect(try lines(more).contains("\nDie Firma wusste das noch nicht.\\\nAls Sie"))
    // A tool writes a long line over two of its own: that is no line break.
    let folded = text.replacingOccurrences(of: ">Was ist anders?<", with: ">Was ist\n      anders geworden?<")
    #expect(try lines(folded).contains("\n## Was ist anders geworden?\n"))
    // Two lines become one.
    let fewer = text.replacing(
      /kommt von einer Firma\.<ph [^>]*>(\\\n<\/ph>)?Der Name/, with: "kommt von einer Firma. Der Name")
    #expect(try lines(fewer).contains("\nDieses Arzneimittel kommt von einer Firma. Der Name"))
  }

  @Test func aSegmentThatBecomesTwoParagraphsIsRefused() throws {
    let units = WorkshopFixture.units("de")
    let text = WorkshopFixture.exported("patient-information.md", .v21, units)
      .replacingOccurrences(of: "<target>Warum dieses Merkblatt?", with: "<target>- Warum?")
    let result = WorkshopFixture.imported(text, into: units)
    // A heading stays a heading whatever it begins with; an item in place of a paragraph does not.
    let other = WorkshopFixture.exported("patient-information.md", .v21, units)
      .replacingOccurrences(of: "<target>Diese Nachricht macht", with: "<target>- Diese Nachricht macht")
    #expect(WorkshopFixture.imported(other, into: units).diagnostics.contains { $0.identifier == "xliff-structure" })
    #expect(!result.diagnostics.contains { $0.identifier == "xliff-placeholder" })
  }
}
