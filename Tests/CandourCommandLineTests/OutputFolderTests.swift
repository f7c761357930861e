import Candour
import Foundation
import TestSupport
import Testing

@testable import CandourCommandLine

/// Nothing is written outside the folder, nothing of others is lost, and no set is ever half there.
@Suite struct OutputFolderTests {
  private let folder: TemporaryFolder
  private let germany: ExampleCase

  init() throws {
    folder = try TemporaryFolder()
    germany = try ExampleCase.named("sc-01-importer-germany")
  }

  private var out: String { folder.path + "/out" }

  private func compose(_ number: String, _ more: String...) throws -> CommandRun {
    let path = try folder.write(germany.numbered(number), to: "cases/case.yml")
    return try CommandRun(["compose", path, "--out", out] + more)
  }

  /// Everything below the folder of the test but the cases.
  private func names() -> [String] {
    let all = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return all.filter { !$0.hasPrefix("cases") }.sorted()
  }

  @Test(arguments: [
    "..", ".", "../up", "a/b", "/etc", ".hidden", "a b", "ä", "a\\b", "\"a\\0b\"", "-", "CON:", "~",
    String(repeating: "a", count: 101),
  ]) func aCaseNumberThatIsNoPlainNameIsRefused(number: String) throws {
    let run = try compose(number)
    // A hyphen alone is a list for YAML, so no number at all.
    #expect(run.status == 1 && !run.errors.isEmpty, "\(number): \(run.output)")
    #expect(names().allSatisfy { $0 == "out" }, "\(number)")
  }

  @Test(arguments: ["N-1", "a", "A_b.c-9", "x.a", String(repeating: "a", count: 100)])
  func aPlainNameIsAccepted(name: String) throws {
    let run = try compose(name, "--document", "physician-letter")
    #expect(run.status == 0 && folder.names("out") == [name], "\(run.errors)")
  }

  @Test func aLinkInPlaceOfTheCaseFolderIsNotFollowed() throws {
    let elsewhere = folder.path + "/elsewhere"
    try FileManager.default.createDirectory(atPath: elsewhere, withIntermediateDirectories: true)
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: out + "/N-1", withDestinationPath: elsewhere)
    let run = try compose("N-1")
    #expect(run.status == 1 && run.errors.contains("symbolic link"))
    #expect(folder.names("elsewhere").isEmpty && folder.names("out") == ["N-1"])
  }

  @Test func aLinkInPlaceOfTheOutputFolderIsNotFollowed() throws {
    try FileManager.default.createDirectory(atPath: folder.path + "/elsewhere", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: out, withDestinationPath: folder.path + "/elsewhere")
    let run = try compose("N-1")
    #expect(run.status == 1 && run.errors.contains("symbolic link"))
    #expect(folder.names("elsewhere").isEmpty)
  }

  @Test func aLinkInPlaceOfADocumentIsReplacedAndNotFollowed() throws {
    #expect(try compose("N-1").status == 0)
    let victim = try folder.write("precious", to: "victim.txt")
    let letter = out + "/N-1/physician-letter.de.html"
    try FileManager.default.removeItem(atPath: letter)
    try FileManager.default.createSymbolicLink(atPath: letter, withDestinationPath: victim)
    _ = try compose("N-1")
    #expect(folder.bytes("victim.txt") == Array("precious".utf8))
  }

  @Test func aFileInPlaceOfTheFolderIsRefused() throws {
    try folder.write("mine", to: "out/N-1")
    let run = try compose("N-1")
    #expect(run.status == 1 && run.errors.contains("is not a folder"))
    #expect(folder.bytes("out/N-1") == Array("mine".utf8))
  }

  @Test func filesOfOthersAreNeverLost() throws {
    #expect(try compose("N-1").status == 0)
    try folder.write("signed", to: "out/N-1/signed-form.pdf")
    let run = try compose("N-1", "--issued-at", "2026-05-06T18:00+02:00")
    #expect(run.status == 1 && run.errors.contains("signed-form.pdf"))
    #expect(folder.bytes("out/N-1/signed-form.pdf") == Array("signed".utf8))
    #expect(folder.names("out") == ["N-1"])
  }

  @Test func aNewDraftReplacesTheOldSetAsAWhole() throws {
    #expect(try compose("N-1").status == 0)
    let old = folder.bytes("out/N-1/physician-letter.de.html")
    #expect(try compose("N-1", "--issued-at", "2026-05-06T18:00+02:00").status == 0)
    #expect(folder.bytes("out/N-1/physician-letter.de.html") != old)
    #expect(try CommandRun("check", out + "/N-1/record.json").status == 0)
    let fewer = try compose("N-1", "--document", "physician-letter")
    #expect(fewer.status == 1, "a set that lacks documents does not replace one that has them")
    #expect(folder.names("out/N-1").count == 4 && folder.names("out") == ["N-1"])
  }

  @Test func finalDocumentsAreNeverReplaced() throws {
    let content = try approvedContent()
    let more = ["--content", content, "--final"]
    let path = try folder.write(germany.numbered("N-1"), to: "cases/case.yml")
    let first = try CommandRun(["compose", path, "--out", out] + more)
    #expect(first.status == 0, "\(first.errors)")
    let letter = folder.bytes("out/N-1/physician-letter.de.html")
    #expect(try CommandRun(["compose", path, "--out", out] + more).status == 0, "the same set may be written again")
    let later = try CommandRun(["compose", path, "--out", out, "--issued-at", "2026-05-06T18:00+02:00"] + more)
    #expect(later.status == 1 && later.errors.contains("issued as final"))
    let draft = try CommandRun("compose", path, "--out", out)
    #expect(draft.status == 1)
    #expect(folder.bytes("out/N-1/physician-letter.de.html") == letter)
  }

  @Test func aTextThatItsAuthorApprovedIsNeverIssued() throws {
    let content = try approvedContent()
    let approvals = folder.path + "/cases/content/Locales/de/approvals.yml"
    let text = try String(contentsOfFile: approvals, encoding: .utf8)
    try text.replacingOccurrences(of: "{name: A. Writer, ", with: "{name: Bea Medic, ")
      .write(toFile: approvals, atomically: true, encoding: .utf8)
    let path = try folder.write(germany.numbered("N-1"), to: "cases/case.yml")
    let run = try CommandRun("compose", path, "--out", out, "--content", content, "--final")
    #expect(run.status == 1 && run.errors.contains("[approval-by-author]"), "\(run.errors)")
    #expect(run.errors.contains("\(approvals):3:") && !folder.names().contains("out"))
    let check = try CommandRun("check", "--content", content, "--diagnostics", "json")
    let found = try check.identifiers()
    #expect(check.status == 1 && found.contains("approval-by-author"))
    let state = try CommandRun("locales", "de", "--content", content)
    #expect(state.status == 1 && !state.output.contains("medical: Dr B. Medic"), "\(state.output)")
  }

  /// Content in which the German texts are approved.
  private func approvedContent() throws -> String {
    let content = folder.path + "/cases/content"
    #expect(try CommandRun("content", "export", content).status == 0)
    let states = Content.load(try ContentFiles(folder: content), languages: ["de"], countries: []).content.textStates([]
    )
    let authors = states.map { "{name: A. Writer, document: \($0.document)}" }.joined(separator: ", ")
    var text = "authors: [\(authors)]\napprovals:\n"
    for state in states {
      for (role, name) in [("medical", "Dr B. Medic"), ("legal", "C. Jurist")] {
        text +=
          "  - {document: \(state.document), digest: \(state.digest), role: \(role), name: \(name), date: \"2026-01-01\"}\n"
      }
    }
    try folder.write(text, to: "cases/content/Locales/de/approvals.yml")
    return content
  }

  @Test func aFolderThatMayNotBeWrittenToIsSaid() throws {
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
    let path = try folder.write(germany.bytes, to: "cases/case.yml")
    for open in [folder.path, folder.path + "/cases"] { chmod(open, 0o755) }
    chmod(path, 0o644)
    chmod(out, 0o555)
    // Root may write everywhere, so the run is somebody else's.
    let wrapper = geteuid() == 0 ? ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"] : []
    let run = try CommandRun(["compose", path, "--out", out], wrapper: wrapper)
    #expect(run.status == 1 && run.errors.contains("Permission denied"), "\(run.errors)")
    #expect(run.errors.contains("[output-not-written]") && folder.names("out").isEmpty)
  }

  @Test func aFullDiskLeavesTheOldSet() throws {
    #expect(try compose("N-1").status == 0)
    let before = folder.names("out/N-1").map { folder.bytes("out/N-1/" + $0) }
    let path = folder.path + "/cases/case.yml"
    // No file may grow beyond 16 blocks: writing fails in the middle of a document, as on a full disk.
    let limit = ["bash", "-c", "trap '' XFSZ; ulimit -f 16; exec \"$@\"", "limited"]
    let run = try CommandRun(
      ["compose", path, "--out", out, "--issued-at", "2026-05-06T18:00+02:00"], wrapper: limit)
    #expect(run.status == 1 && run.errors.contains("cannot be written in full"), "\(run.errors)")
    #expect(folder.names("out") == ["N-1"])
    #expect(folder.names("out/N-1").map { folder.bytes("out/N-1/" + $0) } == before)
  }

  @Test func aFullFileSystemLeavesNothingHalf() throws {
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
    let path = try folder.write(germany.bytes, to: "cases/case.yml")
    let program = try #require(CommandRun.program)
    let script =
      "mount -t tmpfs -o size=64k none \"$1\" 2>/dev/null || exit 77; \"$2\" compose \"$3\" --out \"$1\"; echo \"status $?\"; ls -A \"$1\""
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["unshare", "-m", "bash", "-c", script, "full", out, program, path]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    // Only root can mount; elsewhere the limit on file sizes above stands for a full disk.
    guard process.terminationStatus == 0 else { return }
    #expect(output == "status 1\n")
  }

  @Test func aKilledRunLeavesCompleteSetsOnly() throws {
    let paths = try (1...300).map { try folder.write(germany.numbered("K-\($0)"), to: "cases/\($0).yml") }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(CommandRun.program))
    process.arguments = ["compose"] + paths + ["--out", out]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    let deadline = Date().addingTimeInterval(60)
    while folder.names("out").filter({ $0.hasPrefix("K-") }).count < 8, process.isRunning, Date() < deadline {
      usleep(2_000)
    }
    #expect(process.isRunning, "the run must be killed before its end")
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    let sets = folder.names("out").filter { $0.hasPrefix("K-") }
    #expect(sets.count >= 8 && sets.count < 300)
    let check = try CommandRun(["check"] + sets.map { "\(out)/\($0)/record.json" })
    #expect(check.status == 0, "\(check.errors)")
    // Another run ends the work. What the killed run left aside has a name of its own and hinders nobody.
    let first = Array(paths.prefix(3))
    #expect(try CommandRun(["compose"] + first + ["--out", out]).status == 0)
  }
}
