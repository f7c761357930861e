import Candour
import Foundation
import TestSupport
import Testing
import Workshop

@testable import CandourCommandLine

/// Nothing that somebody else has saved is written over, and a run leaves all of its files changed or none.
@Suite struct ContentWriterTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("a: 1\n", to: "Locales/de/page.yml")
    try folder.write("b: 1\n", to: "Locales/de/vocabulary.yml")
    try folder.write("x: 1\n", to: "Templates/a.yml")
  }

  private func change(_ name: String, _ text: String) -> FileChange {
    FileChange(path: "Locales/de/\(name)", bytes: Array(text.utf8))
  }

  private func text(_ name: String) -> String? {
    folder.bytes("Locales/de/\(name)").map { String(decoding: $0, as: UTF8.self) }
  }

  /// Writes to files that were read before `meanwhile`, and returns why it was refused.
  private func refusal(of changes: [FileChange], meanwhile: () throws -> Void) throws -> String? {
    let files = try ContentFiles(folder: folder.path).held()
    try meanwhile()
    do throws(ContentWriter.Fault) {
      try ContentWriter(folder: folder.path, files: files).write(changes)
      return nil
    } catch { return error.description }
  }

  @Test func whatNobodyElseTouchedIsWritten() throws {
    let changes = [change("page.yml", "a: 2\n"), change("approvals.yml", "c: 1\n")]
    let refusal = try refusal(of: changes) {}
    #expect(refusal == nil)
    #expect(text("page.yml") == "a: 2\n" && text("approvals.yml") == "c: 1\n")
    #expect(folder.names("Locales/de") == ["approvals.yml", "page.yml", "vocabulary.yml"])
  }

  @Test(arguments: ["page.yml", "approvals.yml"])
  func whatSomebodyElseHasSavedMeanwhileIsKept(name: String) throws {
    let changes = [change("vocabulary.yml", "b: 2\n"), change(name, "mine: 1\n")]
    let refusal = try refusal(of: changes) { try folder.write("theirs: 1\n", to: "Locales/de/\(name)") }
    #expect(refusal?.contains("/Locales/de/\(name) was changed by somebody else") == true, "\(refusal ?? "")")
    #expect(text(name) == "theirs: 1\n" && text("vocabulary.yml") == "b: 1\n")
    #expect(folder.names("Locales/de").allSatisfy { !$0.hasPrefix(".") })
  }

  @Test func whatCannotTakeItsPlaceLeavesTheOthersAsTheyWere() throws {
    try folder.write("", to: "Locales/de/approvals.yml/in-the-way.txt")
    let changes = [change("page.yml", "a: 2\n"), change("user-test.yml", "d: 1\n"), change("approvals.yml", "c: 1\n")]
    let refusal = try refusal(of: changes) {}
    #expect(refusal?.contains("approvals.yml cannot be put in place") == true, "\(refusal ?? "")")
    #expect(refusal?.hasSuffix("Nothing was changed.") == true)
    #expect(text("page.yml") == "a: 1\n")
    #expect(folder.names("Locales/de") == ["approvals.yml", "page.yml", "vocabulary.yml"])
  }

  @Test func aFileThatIsProtectedIsNotReplaced() throws {
    let content = folder.path + "/content"
    #expect(try CommandRun("content", "export", content).status == 0)
    let path = content + "/Locales/de/approvals.yml"
    try folder.write(
      "authors:\n  - {name: A. Writer, document: physician-letter}\n", to: "content/Locales/de/approvals.yml")
    let before = folder.bytes("content/Locales/de/approvals.yml")
    // Root may write everywhere, so the run is somebody else's, who may write in the folder and not to the file.
    chmod(folder.path, 0o755)
    chmod(content + "/Locales/de", 0o777)
    chmod(path, 0o444)
    let wrapper = geteuid() == 0 ? ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"] : []
    let run = try CommandRun(
      [
        "locales", "approve", "de", "physician-letter", "--role", "medical", "--name", "B. Reader", "--date",
        "2026-11-20",
        "--author", "A. Writer", "--content", content,
      ], wrapper: wrapper)
    #expect(run.status == 64 && run.errors.contains("protected against writing. Nothing was changed."), "\(run.errors)")
    #expect(folder.bytes("content/Locales/de/approvals.yml") == before)
  }

  /// Several people, one folder on a shared disk: an approval that is said to be given stands in the file.
  @Test func approvalsAtTheSameTimeAreKeptOrRefused() async throws {
    let content = folder.path + "/content"
    #expect(try CommandRun("content", "export", content).status == 0)
    let documents = ["physician-letter", "physician-request", "patient-information"]
    let runs = try await withThrowingTaskGroup(of: CommandRun.self) { group in
      for document in documents {
        group.addTask {
          try CommandRun(
            "locales", "approve", "de", document, "--role", "medical", "--name", "B. Reader", "--date", "2026-11-20",
            "--author", "A. Writer", "--content", content)
        }
      }
      return try await group.reduce(into: [CommandRun]()) { $0.append($1) }
    }
    let given =
      String(decoding: folder.bytes("content/Locales/de/approvals.yml") ?? [], as: UTF8.self)
      .components(separatedBy: "role: medical").count - 1
    #expect(given > 0 && given == runs.count { $0.status == 0 })
    for run in runs where run.status != 0 { #expect(run.errors.contains("by somebody else while this command ran")) }
  }
}
