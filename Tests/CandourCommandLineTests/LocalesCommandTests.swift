import Candour
import Foundation
import TestSupport
import Testing

/// The translators' workshop as a person uses it: the built program and a folder of texts.
@Suite struct LocalesCommandTests {
  private let folder: TemporaryFolder
  private var content: String { folder.path + "/content" }

  init() throws {
    folder = try TemporaryFolder()
    #expect(try CommandRun("content", "export", folder.path + "/content").status == 0)
  }

  private func edit(_ path: String, _ old: String, _ new: String) throws {
    let file = content + "/" + path
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(text.contains(old), "\(path) has no “\(old)”.")
    try text.replacingOccurrences(of: old, with: new).write(toFile: file, atomically: true, encoding: .utf8)
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOfFile: content + "/" + path, encoding: .utf8)
  }

  @Test func theTableCountsWhatIsDone() throws {
    let table = try CommandRun("locales", "--content", content)
    #expect(table.status == 0, "\(table.errors)")
    let head = try #require(table.output.split(separator: "\n").first)
    for column in ["Done", "Stale", "Missing", "Errors", "Reading score", "Approved"] { #expect(head.contains(column)) }
    let german = try #require(table.output.split(separator: "\n").first { $0.hasPrefix("de ") })
    #expect(german.contains("/"), "\(german)")
    #expect(table.output.split(separator: "\n").contains { $0.hasPrefix("de ") && $0.contains("  words  ") })
    for row in table.output.split(separator: "\n") where row.contains("  physician-") {
      #expect(row.contains(", no target  "), "targets are set for lay readers: \(row)")
    }
    try edit("Locales/en/patient-information.md", "This news may worry you.", "The news may worry you.")
    let one = try CommandRun("locales", "de", "--content", content)
    #expect(one.output.contains("why-this-leaflet.adult.young-person.before") && one.output.contains("stale"))
    #expect(one.output.contains("\(content)/Locales/de/patient-information.md:"))
  }

  @Test func whatIsNoLanguageIsNotOfferedAsANewOne() throws {
    let run = try CommandRun("locales", "../../etc", "--content", content)
    #expect(run.status == 64 && run.errors.contains("“../../etc” is not a language tag"), "\(run.errors)")
    #expect(!run.errors.contains("locales new"))
  }

  @Test func aFolderOfTextsThatIsNotThereIsSaidToBeNone() throws {
    let none = try CommandRun("locales", "--content", folder.path + "/nothing")
    #expect(none.status == 64 && none.errors.contains("/nothing: There is no such folder."), "\(none.errors)")
    let text = try CommandRun("check", content, "--content", content)
    #expect(text.status == 1 && text.errors.contains("The case file cannot be read: it is a folder."), "\(text.errors)")
    let measured = try CommandRun("readability", folder.path + "/no.md", "--language", "de")
    #expect(measured.status == 64 && measured.errors.contains("no.md cannot be read: there is no such file."))
  }

  @Test func aNewLanguageIsMadeOnceAndChecked() throws {
    let made = try CommandRun("locales", "new", "ca", "--content", content)
    #expect(made.status == 0 && made.output.contains("Locales/ca/page.yml made"), "\(made.errors)")
    #expect(try CommandRun("locales", "new", "ca", "--content", content).status == 64)
    let wrong = try CommandRun("locales", "new", "Catalan!", "--content", content)
    #expect(wrong.status == 64 && wrong.errors.contains("“Catalan!” is not a language tag (BCP 47)"))
    for (typed, meant) in [("PL", "pl"), ("pt_BR", "pt-BR")] {
      let run = try CommandRun("locales", "new", typed, "--content", content)
      #expect(run.status == 64 && run.errors.contains("Did you mean \(meant)?"), "\(run.errors)")
    }
    let with = try CommandRun("locales", "new", "ca", "--content", content, "--with", "physician-letter")
    #expect(with.status == 64 && with.errors.contains("every language has this document"))
    #expect(try CommandRun("locales", "new", "ro-MD").status == 64)
    let table = try CommandRun("locales", "ca", "--content", content)
    #expect(table.output.contains("missing"), "\(table.errors)")
    for file in ["readability.yml", "user-test.yml", "disclaimer-atoms.yml", "plain-language.yml"] {
      let row = table.output.split(separator: "\n").first { $0.hasPrefix("\(file) ") }
      #expect(row?.contains("not written yet") == true, "\(file)")
    }
    // Nothing of it can be issued: what is missing is an error.
    let check = try CommandRun("check", "--content", content, "--diagnostics", "json")
    #expect(check.status == 1)
    #expect(try Set(check.identifiers()).isSuperset(of: ["words-missing", "section-empty"]))
    let compose = try CommandRun(
      "compose", try ExampleCase.named("sc-01-importer-germany").path, "--content", content, "--language", "ca",
      "--document",
      "patient-information", "--out", folder.path + "/out")
    #expect(compose.status == 1 && !folder.names().contains("out"))
  }

  @Test func aChangeOfTheEnglishIsShownMendedAndRecorded() throws {
    try edit(
      "Locales/en/physician-letter.md", "you are free to request or to decline", "you may freely request or decline")
    let before = try text("Locales/de/physician-letter.md")
    let dry = try CommandRun("locales", "update", "de", "--content", content, "--dry-run")
    #expect(dry.output.contains("[-are free to-]{+may freely+} request or[- to-] decline"), "\(dry.output)")
    #expect(try text("Locales/de/physician-letter.md") == before)
    let marked = try CommandRun("locales", "update", "de", "--content", content)
    #expect(
      marked.status == 0
        && marked.output.hasSuffix("de: 1 marked, 0 waiting, 0 recorded, 0 places added, 0 texts missing\n"))
    #expect(try text("Locales/de/physician-letter.md").contains("{+may freely+}"))
    let again = try CommandRun("locales", "update", "de", "--content", content)
    #expect(again.output.contains("1 waiting"))
    // Nobody becomes an author by a run that records nothing, and nothing is recorded without an author.
    let idle = try CommandRun("locales", "update", "de", "--content", content, "--author", "B. Idle")
    #expect(idle.status == 0 && idle.output.contains("No author was written down"), "\(idle.output)")
    let nobody = try CommandRun("locales", "update", "de", "--content", content, "--record", "all")
    #expect(nobody.status == 1 && nobody.errors.contains("[approval-author-unknown]"), "\(nobody.errors)")
    #expect(!FileManager.default.fileExists(atPath: content + "/Locales/de/approvals.yml"))
    let recorded = try CommandRun(
      "locales", "update", "de", "--content", content, "--record", "all", "--author", "A. Writer")
    #expect(recorded.output.contains("1 recorded"), "\(recorded.output)")
    #expect(
      try text("Locales/de/approvals.yml").hasSuffix("authors:\n  - {name: A. Writer, document: physician-letter}\n"))
    let after = try text("Locales/de/physician-letter.md")
    #expect(after.count == before.count && !after.contains("stale"))
    #expect(try CommandRun("locales", "update", "de", "--content", content, "--record", "nothing").status == 64)
    #expect(try CommandRun("locales", "update", "de").status == 64)
    #expect(try CommandRun("locales", "update", "xx", "--content", content).status == 64)
  }

  @Test(arguments: ["de-AT", "en-IE"]) func aRegionalVariantMissesNothing(tag: String) throws {
    let update = try CommandRun("locales", "update", tag, "--content", content)
    #expect(update.status == 0 && !update.output.contains("locales new"), "\(update.errors)")
    #expect(
      update.output.hasSuffix("\(tag): 0 marked, 0 waiting, 0 recorded, 0 places added, 0 texts missing\n"))
    let out = folder.path + "/xliff"
    let export = try CommandRun("locales", "export", tag, "--content", content, "--out", out)
    #expect(export.status == 64 && export.errors.contains("it holds no text of its own, and takes those of"))
    #expect(!folder.names().contains("xliff"))
  }

  @Test(arguments: ["update", "export"]) func englishIsTheSource(command: String) throws {
    let out = command == "export" ? ["--out", folder.path + "/xliff"] : []
    let run = try CommandRun(["locales", command, "en", "--content", content] + out)
    #expect(run.status == 64 && run.errors.contains("English (en) is the source of all translations"), "\(run.errors)")
    #expect(!run.errors.contains("locales new") && !folder.names().contains("xliff"))
  }

  @Test func anApprovalIsGivenRefusedAndTakenBack() throws {
    func approve(_ arguments: String...) throws -> CommandRun {
      try CommandRun(["locales", "approve", "de", "physician-request", "--content", content] + arguments)
    }
    let date = ["--date", "2026-11-20"]
    #expect(try approve("--role", "cook", "--name", "B", "--date", "2026-11-20").status == 64)
    #expect(try approve("--role", "medical", "--name", "B", "--date", "20.11.2026").status == 64)
    let unknown = try approve("--role", "medical", "--name", "B. Reader", "--date", date[1])
    #expect(unknown.status == 1 && unknown.errors.contains("[approval-author-unknown]"))
    let own = try approve("--role", "medical", "--name", "Dr A. Writer", "--date", date[1], "--author", "Anna Writer")
    #expect(own.status == 1 && own.errors.contains("[approval-by-author]"))
    #expect(!FileManager.default.fileExists(atPath: content + "/Locales/de/approvals.yml"))
    let first = try approve("--role", "medical", "--name", "B. Reader", "--date", date[1], "--author", "Anna Writer")
    #expect(first.status == 0, "\(first.errors)")
    #expect(try CommandRun("locales", "de", "--content", content).output.contains("medical: B. Reader, 2026-11-20"))
    let later = try approve("--role", "medical", "--name", "B. Reader", "--date", "2999-01-01")
    #expect(later.status == 1 && later.errors.contains("[approval-date-differs]"), "\(later.errors)")
    #expect(try !text("Locales/de/approvals.yml").contains("2999"))
    let revoked = try CommandRun(
      "locales", "revoke", "de", "physician-request", "--role", "medical", "--content", content)
    #expect(revoked.status == 0 && revoked.output.contains("revoked: medical, B. Reader, 2026-11-20"))
    #expect(revoked.output.contains("no approval of the text as it is"))
    #expect(
      try CommandRun("locales", "revoke", "de", "physician-request", "--role", "medical", "--content", content).status
        == 64)
  }

  @Test(arguments: ["2.1", "1.2"]) func textsGoToAToolAndComeBack(version: String) throws {
    let out = folder.path + "/xliff"
    let before = try text("Locales/de/page.yml")
    let exported = try CommandRun("locales", "export", "de", "--content", content, "--out", out, "--format", version)
    #expect(exported.status == 0 && folder.names("xliff").count == 7, "\(exported.errors)")
    let path = out + "/page.de.xlf"
    let changed = try String(contentsOfFile: path, encoding: .utf8)
      .replacingOccurrences(of: ">Fallnummer<", with: ">Nummer des Falls<")
    try changed.write(toFile: path, atomically: true, encoding: .utf8)
    let files = folder.names("xliff").map { out + "/" + $0 }
    let unnamed = try CommandRun(["locales", "import", "de"] + files + ["--content", content])
    #expect(unnamed.status == 1 && unnamed.errors.contains("[approval-author-unknown]"), "\(unnamed.errors)")
    #expect(try text("Locales/de/page.yml") == before)
    let arguments = ["locales", "import", "de"] + files + ["--content", content, "--author", "A. Writer"]
    let imported = try CommandRun(arguments)
    #expect(
      imported.status == 0 && imported.output.contains("page.yml/labels.case\nde: 1 texts taken over"),
      "\(imported.errors)")
    #expect(
      try text("Locales/de/page.yml")
        == before.replacingOccurrences(of: "  case: Fallnummer\n", with: "  case: Nummer des Falls\n"))
    // A damaged value in one file keeps everything out.
    try changed.replacingOccurrences(of: ">Nummer des Falls<", with: ">Noch etwas {{x}}<")
      .write(toFile: path, atomically: true, encoding: .utf8)
    let refused = try CommandRun(arguments)
    #expect(
      refused.status == 1 && refused.errors.contains("[xliff-placeholder]") && refused.errors.contains("\(path):"))
    #expect(try text("Locales/de/page.yml").contains("Nummer des Falls"))
  }

  @Test func thePreviewIsWrittenForItsOwnerAndStopsOnce() throws {
    let out = folder.path + "/preview"
    let run = try CommandRun(
      "preview", "--language", "en", "--language", "de", "--pseudo", "--content", content, "--out", out, "--once")
    #expect(run.status == 0, "\(run.errors)")
    #expect(folder.names("preview") == ["de", "en", "en-de", "index.html", "qps"])
    #expect(mode(out + "/index.html") == 0o600)
    #expect(try CommandRun("preview", "--language", "xx", "--out", out, "--once").status == 64)
    #expect(try CommandRun("preview", "--content", content, "--out", content + "/Locales/p", "--once").status == 64)
    let other = folder.path + "/case"
    let own = try CommandRun(
      "preview", "--case", try ExampleCase.named("sc-01-importer-germany").path, "--language", "de", "--out", other,
      "--once")
    #expect(own.status == 0 && folder.names("case/de").contains("physician-letter.before.html"), "\(own.errors)")
  }

  @Test func aPreviewOfABrokenCaseFails() throws {
    let file = try folder.write("case: {id: OOS-1}\n", to: "case.yml")
    let run = try CommandRun("preview", "--case", file, "--language", "de", "--out", folder.path + "/p", "--once")
    #expect(run.status == 1 && run.errors.contains("\(file):1:") && run.errors.contains(": error: "), "\(run.errors)")
    #expect(!run.errors.contains("OOS-1"))
    let none = try CommandRun(
      "preview", "--case", folder.path, "--language", "de", "--out", folder.path + "/p", "--once")
    #expect(
      none.status == 64 && none.errors.contains("\(folder.path) cannot be read: it is a folder."), "\(none.errors)")
  }

  @Test func thePreviewFollowsTheTexts() throws {
    let out = folder.path + "/preview"
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(CommandRun.program))
    process.arguments = ["preview", "--language", "de", "--content", content, "--out", out]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    // A child inherits the signals its parent's thread blocks, so that only SIGKILL ends it for certain.
    defer {
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
    let page = out + "/de/patient-information.adult.before.html"
    func waits(for words: String) -> Bool {
      for _ in 0..<300 {
        if let text = try? String(contentsOfFile: page, encoding: .utf8), text.contains(words) { return true }
        Thread.sleep(forTimeInterval: 0.1)
      }
      return false
    }
    #expect(waits(for: "Warum dieses Merkblatt?"))
    try edit("Locales/de/patient-information.md", "Warum dieses Merkblatt?", "Wozu dieses Merkblatt?")
    #expect(waits(for: "Wozu dieses Merkblatt?"))
    #expect(try String(contentsOfFile: page, encoding: .utf8).contains("http-equiv=\"refresh\""))
    // The texts are away for a moment, as while a copy is brought up to date.
    let (place, aside) = (content + "/Locales", folder.path + "/aside")
    try FileManager.default.moveItem(atPath: place, toPath: aside)
    Thread.sleep(forTimeInterval: 3)
    #expect(process.isRunning)
    try FileManager.default.moveItem(atPath: aside, toPath: place)
    try edit("Locales/de/patient-information.md", "Wozu dieses Merkblatt?", "Wieso dieses Merkblatt?")
    #expect(waits(for: "Wieso dieses Merkblatt?"))
  }
}
