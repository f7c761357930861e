import Candour
import Foundation
import TestSupport
import Testing

@testable import Workshop

@Suite struct LanguageUpdateTests {
  private let english = "Locales/en/patient-information.md"
  private let german = "Locales/de/patient-information.md"

  private var changedEnglish: String {
    SampleContent.text(english).replacingOccurrences(
      of: "Please ask your hospital doctor all your questions before you decide.\n",
      with: "Please ask your hospital doctor every question before you decide.\n")
  }

  @Test func whatIsCurrentIsLeftAlone() {
    for tag in ["de", "fr", "nl", "de-AT"] {
      let update = LanguageUpdate(WorkshopFixture.units(tag))
      #expect(update.items.isEmpty && update.changes.isEmpty, "\(tag)")
    }
  }

  @Test func aStaleSectionIsMarkedThenRecordedWhenItWasMended() throws {
    let first = LanguageUpdate(WorkshopFixture.units("de", [english: changedEnglish]))
    #expect(first.items.map(\.step) == [.marked])
    let item = try #require(first.items.first)
    #expect(item.name == "patient-information.md/why-this-leaflet.adult.young-person.before")
    #expect(item.difference?.contains("doctor [-all your questions-]{+every question+} before you decide.") == true)
    let marked = try #require(WorkshopFixture.text(first.changes, german))
    #expect(marked.contains("<!-- note: stale "))
    // Nothing but the note is new.
    let withoutNote = marked.replacingOccurrences(
      of: #"\n\n<!-- note: stale [^>]*-->"#, with: "", options: .regularExpression)
    #expect(withoutNote == SampleContent.text(german))

    // The text was not touched: the note waits.
    let second = LanguageUpdate(WorkshopFixture.units("de", [english: changedEnglish, german: marked]))
    #expect(second.items.map(\.step) == [.waiting] && second.changes.isEmpty)

    // Other line breaks are no mending.
    let broken = marked.replacingOccurrences(of: "Bitte stellen Sie vorher", with: "Bitte stellen\nSie vorher ")
    #expect(broken != marked)
    let wrapped = LanguageUpdate(WorkshopFixture.units("de", [english: changedEnglish, german: broken]))
    #expect(wrapped.items.map(\.step) == [.waiting])

    // The text was mended: the source is recorded, and the note goes.
    let mended = marked.replacingOccurrences(
      of: "Bitte stellen Sie vorher alle Ihre Fragen Ihrer Ärztin",
      with: "Bitte stellen Sie vorher jede Frage Ihrer Ärztin")
    #expect(mended != marked)
    let third = LanguageUpdate(WorkshopFixture.units("de", [english: changedEnglish, german: mended]))
    #expect(third.items.map(\.step) == [.recorded])
    let recorded = try #require(WorkshopFixture.text(third.changes, german))
    #expect(!recorded.contains("stale "))
    let last = WorkshopFixture.units("de", [english: changedEnglish, german: recorded])
    #expect(last.units.allSatisfy { $0.state == .done } && LanguageUpdate(last).changes.isEmpty)
  }

  @Test(arguments: [false, true]) func englishThatChangesAgainIsShownAgain(isMendedBetween: Bool) throws {
    let first = LanguageUpdate(WorkshopFixture.units("de", [english: changedEnglish]))
    var marked = try #require(WorkshopFixture.text(first.changes, german))
    if isMendedBetween {
      marked = marked.replacingOccurrences(of: "Bitte stellen Sie vorher", with: "Stellen Sie vorher")
    }
    let again = changedEnglish.replacingOccurrences(
      of: "every question before you decide", with: "whatever you like first")
    #expect(again != changedEnglish)
    let second = LanguageUpdate(WorkshopFixture.units("de", [english: again, german: marked]))
    #expect(second.items.map(\.step) == [.marked])
    let text = try #require(WorkshopFixture.text(second.changes, german))
    #expect(text.ranges(of: "<!-- note: stale ").count == 1 && text.contains("{+whatever+}"))
    #expect(!text.contains("+every question+"))
  }

  @Test func theLineOfAWordIsThatOfItsPlaceAfterTheRun() throws {
    let english = "Locales/en/page.yml"
    let changed = SampleContent.text(english)
      .replacingOccurrences(of: "  case: Case number\n", with: "  case: Number of the case\n  another: Another\n")
    let update = LanguageUpdate(WorkshopFixture.units("de", [english: changed]))
    let text = try #require(WorkshopFixture.text(update.changes, "Locales/de/page.yml"))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (name, key) in [("labels.case", "  case:"), ("labels.another", "  another:")] {
      let item = try #require(update.items.first { $0.name == "page.yml/\(name)" })
      #expect(lines[item.line - 1].hasPrefix(key), "\(name): line \(item.line)")
    }
  }

  /// Editors on Windows write CR LF; a file of mixed ends shows every line as changed to whoever compares it.
  @Test func aFileKeepsItsOwnLineEnds() throws {
    let (page, ownPage) = ("Locales/en/page.yml", "Locales/de/page.yml")
    let changedPage = SampleContent.text(page).replacingOccurrences(
      of: "  case: Case number\n", with: "  case: Number of the case\n  colour: Colour\n")
    func windows(_ path: String) -> String { SampleContent.text(path).replacingOccurrences(of: "\n", with: "\r\n") }
    func isWindows(_ text: String) -> Bool {
      let bytes = Array(text.utf8)
      return bytes.indices.allSatisfy { (bytes[$0] == 0x0A) == ($0 > 0 && bytes[$0 - 1] == 0x0D) }
    }
    var changes: [String: String?] = [
      english: changedEnglish, page: changedPage, german: windows(german), ownPage: windows(ownPage),
    ]
    let first = LanguageUpdate(WorkshopFixture.units("de", changes))
    #expect(Set(first.items.map(\.step)) == [.marked, .added])
    for path in [german, ownPage] {
      let text = try #require(WorkshopFixture.text(first.changes, path))
      #expect(isWindows(text) && text.contains("stale "), "\(path)")
      changes[path] = text
    }
    let second = LanguageUpdate(WorkshopFixture.units("de", changes), recording: ["all"])
    let leaflet = try #require(WorkshopFixture.text(second.changes, german))
    #expect(isWindows(leaflet) && leaflet.utf8.count == windows(german).utf8.count)
    #expect(isWindows(try #require(WorkshopFixture.text(second.changes, ownPage))))
    // What is mixed already stays so.
    var edits = ByteEdits()
    edits.insert("b\n", at: 3)
    #expect(edits.applied(to: Array("a\r\nc\n".utf8)) == Array("a\r\nb\nc\n".utf8))
  }

  @Test func aTextThatNeedsNoChangeIsRecordedByName() throws {
    let units = WorkshopFixture.units("de", [english: changedEnglish])
    let update = LanguageUpdate(units, recording: ["why-this-leaflet"])
    #expect(update.items.map(\.step) == [.recorded] && update.unknownNames.isEmpty)
    #expect(update.recordedFiles == ["patient-information.md"] && LanguageUpdate(units).recordedFiles.isEmpty)
    let text = try #require(WorkshopFixture.text(update.changes, german))
    #expect(text.count == SampleContent.text(german).count && !text.contains("note: stale"))
    #expect(LanguageUpdate(units, recording: ["why-this-leafle"]).unknownNames == ["why-this-leafle"])
  }

  @Test func theEarlierEnglishIsTakenFromNamedContentOrItIsSaidThatThereIsNone() throws {
    let old = SampleContent.text(english).replacingOccurrences(of: "This news may worry you.", with: "Do not worry.")
    let digest = try #require(SectionScanner.sections(of: Array(old.utf8)).first?.digest)
    let own = SampleContent.text(german).replacingOccurrences(
      of: #"trigger: before source: [0-9a-f]{8}"#, with: "trigger: before source: \(digest)",
      options: .regularExpression,
      range: SampleContent.text(german).range(of: #"trigger: before source: [0-9a-f]{8}"#, options: .regularExpression))
    let unknown = LanguageUpdate(WorkshopFixture.units("de", [german: own]))
    #expect(unknown.items.first?.difference == StaleMark.unknown)
    let before = SampleContent.files([english: old])
    let known = LanguageUpdate(WorkshopFixture.units("de", [german: own], before: before))
    #expect(known.items.first?.difference?.contains("[-Do not worry.-]{+This news may worry you.+}") == true)
    // The store that the workshop fills by itself serves as well.
    let stored = try #require(EnglishArchive.additions(for: before).first { $0.path.contains(digest) })
    let kept = LanguageUpdate(
      WorkshopFixture.units("de", [german: own, stored.path: String(decoding: stored.bytes, as: UTF8.self)]))
    #expect(kept.items.first?.difference == known.items.first?.difference)
  }

  @Test func aSectionThatIsNewInEnglishGetsAPlaceInOrder() throws {
    let own = SampleContent.text(german)
    let start = try #require(own.range(of: "<!-- section: when-to-call"))
    let end = try #require(own[start.upperBound...].range(of: "<!-- section: side-effects"))
    let without = own[..<start.lowerBound] + own[end.lowerBound...]
    let update = LanguageUpdate(WorkshopFixture.units("de", [german: String(without)]))
    #expect(update.items.allSatisfy { $0.step == .added } && !update.items.isEmpty)
    let text = try #require(WorkshopFixture.text(update.changes, german))
    let ids = SectionScanner.sections(of: Array(text.utf8)).map(\.comment.unitName)
    #expect(ids == SectionScanner.sections(of: Array(own.utf8)).map(\.comment.unitName))
    #expect(text.contains("<!-- note: English:"))
  }

  @Test func aChangedWordIsMarkedAboveItsLineAndTheFileRecordedWhenAllAreMended() throws {
    let page = "Locales/en/page.yml"
    let changed = SampleContent.text(page).replacingOccurrences(
      of: "  case: Case number\n", with: "  case: Number of the case\n")
    let path = "Locales/de/page.yml"
    let first = LanguageUpdate(WorkshopFixture.units("de", [page: changed]))
    #expect(first.items.map(\.step) == [.marked] && first.items.map(\.name) == ["page.yml/labels.case"])
    let marked = try #require(WorkshopFixture.text(first.changes, path))
    let comment = try #require(marked.split(separator: "\n").first { $0.contains("# stale ") })
    #expect(comment.hasPrefix("  # stale ") && comment.contains("labels.case: [-Case number-]{+Number of the case+}"))
    let waiting = LanguageUpdate(WorkshopFixture.units("de", [page: changed, path: marked]))
    #expect(waiting.items.map(\.step) == [.waiting] && waiting.changes.isEmpty)
    for (recording, text) in [
      ([], marked.replacingOccurrences(of: "  case: Fallnummer\n", with: "  case: Nummer des Falls\n")),
      (["labels.case"], marked),
    ] {
      let done = LanguageUpdate(WorkshopFixture.units("de", [page: changed, path: text]), recording: recording)
      #expect(done.items.map(\.step) == [.recorded])
      let recorded = try #require(WorkshopFixture.text(done.changes, path))
      #expect(!recorded.contains("# stale "))
      #expect(WorkshopFixture.units("de", [page: changed, path: recorded]).units.allSatisfy { $0.state == .done })
    }
  }

  @Test func aWordThatIsNewInEnglishGetsAPlace() throws {
    let page = "Locales/en/page.yml"
    let changed = SampleContent.text(page).replacingOccurrences(
      of: "  case: Case number\n", with: "  case: Case number\n  colour: \"Colour: red\"\n")
    let update = LanguageUpdate(WorkshopFixture.units("de", [page: changed]))
    #expect(update.items.map(\.step) == [.added, .recorded])
    let text = try #require(WorkshopFixture.text(update.changes, "Locales/de/page.yml"))
    #expect(text.contains("\n  # English: colour: \"Colour: red\"\n  colour:\n"), "\(text)")
  }
}
