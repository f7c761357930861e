import Candour
import Foundation
import TestSupport
import Testing

@Suite struct ComposeCommandTests {
  private let folder: TemporaryFolder
  private let germany: ExampleCase

  init() throws {
    folder = try TemporaryFolder()
    germany = try ExampleCase.named("sc-01-importer-germany")
  }

  private var out: String { folder.path + "/out" }
  private let number = "OOS-2026-0417"

  private func files(_ name: String) -> [String: [UInt8]] {
    var result: [String: [UInt8]] = [:]
    for file in folder.names("out/" + name) { result[file] = folder.bytes("out/\(name)/\(file)") }
    return result
  }

  @Test func writesTheSetOfTheCaseForItsOwnerOnly() throws {
    let run = try CommandRun("compose", germany.path, "--out", out)
    #expect(run.status == 0, "\(run.errors)")
    let names = [
      "patient-information.de.html", "physician-letter.de.html", "physician-request.de.html", "record.json",
    ]
    #expect(folder.names("out/" + number) == names)
    for name in names { #expect(mode("\(out)/\(number)/\(name)") == 0o600) }
    #expect(mode(out) == 0o700 && mode(out + "/" + number) == 0o700)
    #expect(folder.names("out") == [number], "nothing else is left behind")
    #expect(run.output.split(separator: "\n").count == 4)
  }

  @Test func writesTheSameBytesAgain() throws {
    #expect(try CommandRun("compose", germany.path, "--out", out).status == 0)
    let first = files(number)
    let run = try CommandRun(
      ["compose", germany.path, "--out", out], environment: ["TZ": "Asia/Tokyo", "LC_ALL": "fr_FR.UTF-8", "LANG": "C"])
    #expect(run.status == 0 && files(number) == first)
  }

  @Test func writesWhatIsAskedFor() throws {
    let run = try CommandRun(
      "compose", germany.path, "--out", out, "--document", "patient-information", "--language", "en", "--language",
      "nl",
      "--reader", "representative", "--large-print", "--issued-at", "2026-05-06T20:00+02:00", "--format", "text",
      "--format", "markdown", "--format", "html")
    #expect(run.status == 0, "\(run.errors)")
    let expected = ["en", "nl"].flatMap { tag in
      ["html", "md", "txt"].map { "patient-information.\(tag).\($0)" }
    }
    #expect(folder.names("out/" + number) == (expected + ["record.json"]).sorted())
    let text = String(decoding: folder.bytes("out/\(number)/patient-information.en.txt") ?? [], as: UTF8.self)
    #expect(text.contains("For people who decide for an adult patient") && text.contains("6\u{A0}May 2026, 20:00"))
    let page = String(decoding: folder.bytes("out/\(number)/patient-information.nl.html") ?? [], as: UTF8.self)
    #expect(page.contains("large-print"))
  }

  @Test func saysWhatIsWrongAndWritesNothing() throws {
    let path = try ExampleCase.named("sc-09-romanian-in-germany").path
    let run = try CommandRun("compose", path, "--language", "ca", "--out", out)
    #expect(run.status == 1 && run.output.isEmpty)
    #expect(run.errors.contains("error: There is no text in the language “ca”. [language-not-available]"))
    #expect(!FileManager.default.fileExists(atPath: out))
  }

  @Test func keepsJSONAloneOnStandardOutput() throws {
    let good = try CommandRun("compose", germany.path, "--out", out, "--diagnostics", "json")
    #expect(good.status == 0 && good.errors.isEmpty)
    #expect(try good.identifiers().contains("text-not-approved"))
    let bad = try CommandRun(
      "compose", germany.path, folder.path + "/none.yml", "--out", out, "--final", "--diagnostics", "json")
    #expect(bad.status == 1 && bad.errors.isEmpty)
    #expect(try bad.identifiers().contains("case-not-readable"))
  }

  @Test(arguments: [
    ["compose"], ["compose", "a.yml"], ["compose", "a.yml", "--out"], ["compose", "--out", "x"],
    ["compose", "a.yml", "--out", "x", "--document", "letter"],
    ["compose", "a.yml", "--out", "x", "--reader", "child"],
    ["compose", "a.yml", "--out", "x", "--issued-at", "2026-05-06T17:10"],
    ["compose", "a.yml", "--out", "x", "--issued-at", "now"], ["compose", "a.yml", "--out", "x", "--format", "pdf"],
    ["compose", "a.yml", "--out", "x", "--content", "/nothing/here"], ["frobnicate"], ["--no-such-option"],
    ["explain", "no-such-finding"], ["countries", "ZZ"], ["locales", "zz"], ["new", "/nothing/here/case.yml"],
    ["check", "a.md"], ["check", "a.md", "--document", "physician-letter", "--language", "en"], ["content", "export"],
  ]) func answersWrongUseWith64(arguments: [String]) throws {
    let run = try CommandRun(arguments, in: folder.path)
    #expect(run.status == 64, "\(arguments): \(run.output) \(run.errors)")
    #expect(run.output.isEmpty && run.errors.contains("rror: "))
    #expect(folder.names().isEmpty, "wrong use leaves nothing behind")
  }

  @Test func composesSeveralCasesEachAsASetOfItsOwn() throws {
    let paths = try (1...5).map { try folder.write(germany.numbered("N-\($0)"), to: "case\($0).yml") }
    let bad = try folder.write("case: {id: N-6}\n", to: "case6.yml")
    let run = try CommandRun(["compose"] + paths + [bad, "--out", out])
    #expect(run.status == 1)
    #expect(folder.names("out") == (1...5).map { "N-\($0)" })
    #expect(!run.errors.contains("\r"), "no progress line outside a terminal")
    let order = run.output.split(separator: "\n").filter { $0.hasSuffix("record.json") }
    #expect(order.map { $0.contains("N-") } == Array(repeating: true, count: 5) && order == order.sorted())
  }

  @Test func refusesTwoCasesWithOneNumber() throws {
    let first = try folder.write(germany.numbered("N-1"), to: "a.yml")
    let second = try folder.write(germany.numbered("N-1") + "# other\n", to: "b.yml")
    let run = try CommandRun("compose", first, second, "--out", out, "--diagnostics", "json")
    #expect(run.status == 1)
    #expect(try run.identifiers().filter { $0 == "case-number-twice" }.count == 1)
    let record = try IssueRecord(json: try #require(folder.bytes("out/N-1/record.json")))
    #expect(record.case.sha256 == IssueRecord.sha256(folder.bytes("a.yml") ?? []))
  }

  @Test func takesTheContentThatItIsGiven() throws {
    let content = folder.path + "/content"
    #expect(try CommandRun("content", "export", content).status == 0)
    let page = content + "/Locales/de/page.yml"
    let text = try String(contentsOfFile: page, encoding: .utf8)
    let end = try #require(text.split(separator: "\n").first { $0.hasPrefix("endOfDocument:") })
    try text.replacingOccurrences(of: end, with: "endOfDocument: Ganz anderes Ende").write(
      toFile: page, atomically: true, encoding: .utf8)
    let option = try CommandRun("compose", germany.path, "--out", out, "--content", content)
    #expect(option.status == 0, "\(option.errors)")
    let letter = String(decoding: folder.bytes("out/\(number)/physician-letter.de.html") ?? [], as: UTF8.self)
    #expect(letter.contains("Ganz anderes Ende"))
    let record = try IssueRecord(json: try #require(folder.bytes("out/\(number)/record.json")))
    #expect(record.content.origin == content)
    let variable = try CommandRun(
      "compose", germany.path, "--out", folder.path + "/out2", environment: ["CANDOUR_CONTENT": content])
    #expect(variable.status == 0)
    #expect(folder.bytes("out2/\(number)/physician-letter.de.html") == Array(letter.utf8))
  }

  @Test func showsNoValueOfTheCaseUnlessAsked() throws {
    let path = try folder.write(
      germany.numbered("N-1").replacingOccurrences(of: "result: 71 %", with: "result: 91.3571 %"), to: "a.yml")
    let hidden = try CommandRun("compose", path, "--out", out)
    #expect(
      hidden.status == 1 && !hidden.errors.contains("91.3571")
        && hidden.errors.contains("case-not-out-of-specification"))
    let shown = try CommandRun("compose", path, "--out", out, "--show-values")
    #expect(shown.status == 1 && shown.errors.contains("91.3571"))
  }
}
