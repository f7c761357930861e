import Foundation
import TestSupport
import Testing

/// `candour sheet`, as a reviewer runs it.
@Suite struct SheetCommandTests {
  private static let example = PackageFolder.path + "/Tests/Examples/sc-01-importer-germany.yml"

  private func run(_ arguments: [String], out: TemporaryFolder) throws -> (run: CommandRun, files: [String]) {
    let run = try CommandRun(["sheet", Self.example, "--out", out.path + "/sheets"] + arguments)
    let folder = out.path + "/sheets/OOS-2026-0417"
    return (run, ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted())
  }

  @Test func writesAllSheetsOfALeaflet() throws {
    let folder = try TemporaryFolder()
    let (run, files) = try run(["--language", "de"], out: folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(files == ["clear-communication.de.html", "pemat.de.html", "user-test.de.html"])
    #expect(run.output.split(separator: "\n").count == 3)
    #expect(mode(folder.path + "/sheets/OOS-2026-0417/pemat.de.html") == 0o600)
    let again = try CommandRun(["sheet", Self.example, "--out", folder.path + "/again", "--language", "de"])
    #expect(again.status == 0)
    for file in files {
      #expect(folder.bytes("sheets/OOS-2026-0417/" + file) == folder.bytes("again/OOS-2026-0417/" + file))
    }
  }

  @Test func saysWhatToDoWhereTheQuestionsAreNotThere() throws {
    let folder = try TemporaryFolder()
    let content = folder.path + "/content"
    #expect(try CommandRun("content", "export", content).status == 0)
    try FileManager.default.removeItem(atPath: content + "/Locales/fi/user-test.yml")
    let own = ["--language", "fi", "--content", content]
    let asked = try run(["--kind", "user-test"] + own, out: folder)
    #expect(asked.run.status == 1 && asked.files == [])
    #expect(asked.run.errors.contains("not there yet") && asked.run.errors.contains("Locales/en/user-test.yml"))
    let all = try run(own, out: folder)
    #expect(all.run.status == 0 && all.files == ["clear-communication.fi.html", "pemat.fi.html"])
    #expect(all.run.errors.contains("warning: The questions of a user test are not there yet"))
  }

  @Test func takesTheAnswersOfAPerson() throws {
    let folder = try TemporaryFolder()
    let good = try folder.write("pemat: {1: agree}\n", to: "good.yml")
    let (first, files) = try run(
      ["--kind", "pemat", "--language", "en", "--answers", good, "--format", "markdown"], out: folder)
    #expect(first.status == 0 && files == ["pemat.en.md"], "\(first.errors)")
    let text = String(decoding: folder.bytes("sheets/OOS-2026-0417/pemat.en.md") ?? [], as: UTF8.self)
    #expect(text.contains("Answered by a person: 1."))
    let bad = try folder.write("pemat: {13: agree}\n", to: "bad.yml")
    let second = try run(["--language", "en", "--answers", bad], out: folder)
    #expect(second.run.status == 1 && second.run.errors.contains("[sheet-answer]"))
    #expect(second.run.errors.contains("bad.yml:1:9"))
  }

  @Test(arguments: [
    ["--document", "physician-letter"], ["--answers", "none.yml"], ["--kind", "cci"],
    ["--answers", "a.yml", "--language", "de", "--language", "en"],
  ]) func refusesWrongUse(arguments: [String]) throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun(["sheet", Self.example, "--out", folder.path + "/x"] + arguments)
    #expect(run.status == 64)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/x"))
  }

  @Test func aLeafletWithAnErrorHasNoSheet() throws {
    let folder = try TemporaryFolder()
    let text = String(decoding: try PackageFolder.bytes("Tests/Examples/sc-01-importer-germany.yml"), as: UTF8.self)
    let broken = try folder.write(text.replacingOccurrences(of: "result: 71 %", with: "result: 91 %"), to: "case.yml")
    let run = try CommandRun(["sheet", broken, "--out", folder.path + "/x", "--language", "en"])
    #expect(run.status == 1)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/x/OOS-2026-0417"))
  }
}
