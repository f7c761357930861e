import ArgumentParser
import Candour
import Foundation
import TestSupport
import Testing

@testable import CandourCommandLine

@Suite struct OtherCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  // MARK: - check

  @Test func allContentIsWithoutErrors() throws {
    let run = try CommandRun("check", "--content", PackageFolder.path)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.hasPrefix("content: 0 errors"))
  }

  @Test func contentIsCheckedAsAWhole() throws {
    let content = folder.path + "/content"
    #expect(try CommandRun("content", "export", content).status == 0)
    // What the texts name as their guide comes with them.
    #expect(FileManager.default.fileExists(atPath: content + "/Locales/README.md"))
    let path = content + "/Locales/fr/physician-letter.md"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try text.replacingOccurrences(of: "{{batch.number}}", with: "{{batch.numbr}}")
      .replacingOccurrences(of: "{{> D8}}", with: "").write(toFile: path, atomically: true, encoding: .utf8)
    let run = try CommandRun("check", "--content", content, "--diagnostics", "json")
    #expect(run.status == 1)
    #expect(try run.identifiers().contains("required-disclaimer"))
  }

  @Test func aCaseIsCheckedWithItsDocumentsAndNothingIsWritten() throws {
    let good = try CommandRun("check", try ExampleCase.named("sc-01-importer-germany").path, in: folder.path)
    #expect(good.status == 0 && good.output.contains(": 0 errors"))
    let unserved = folder.path + "/unserved.yml"
    try String(decoding: ExampleCase.named("sc-09-romanian-in-germany").bytes, as: UTF8.self)
      .replacing("language: ro", with: "language: ca").write(toFile: unserved, atomically: true, encoding: .utf8)
    let bad = try CommandRun("check", unserved, "--diagnostics", "json", in: folder.path)
    #expect(bad.status == 1 && bad.errors.isEmpty)
    #expect(try bad.identifiers().contains("language-not-available"))
    #expect(folder.names() == ["unserved.yml"])
    #expect(try CommandRun("check", "none.yml", in: folder.path).status == 1)
  }

  @Test func anyMarkdownIsCheckedByTheRulesOfADocument() throws {
    let path = try folder.write("# Blatt\n\nMelden Sie es der AIFA.\n", to: "text.md")
    let run = try CommandRun(
      "check", path, "--document", "patient-information", "--language", "de", "--country", "BE")
    #expect(run.status == 1)
    #expect(run.errors.contains("\(path):3:19: error: "), "\(run.errors)")
    #expect(run.errors.contains("  | Melden Sie es der AIFA.\n  |                   ^~~~\n"))
    #expect(run.errors.contains("[phone-missing]") && run.errors.contains("[required-disclaimer]"))
  }

  @Test func changedTextsAreComparedWithTheirCaseAndWithEachOther() throws {
    let example = try ExampleCase.named("sc-02-two-results-italy").path
    let out = folder.path + "/out"
    let composed = try CommandRun("compose", example, "--out", out, "--language", "en", "--format", "markdown")
    #expect(composed.status == 0, "\(composed.errors)")
    let letter = out + "/OOS-2026-0522/physician-letter.en.md"
    let leaflet = out + "/OOS-2026-0522/patient-information.en.md"
    let form = ["--diagnostics", "json"]
    let known: Set<String> = ["effects-disagree", "results-disagree", "deadline-disagrees", "texts-disagree"]
    #expect(try known.isDisjoint(with: CommandRun(["check", example, letter, leaflet] + form).identifiers()))
    #expect(try known.isDisjoint(with: CommandRun(["check", letter, leaflet] + form).identifiers()))
    let text = try String(contentsOfFile: leaflet, encoding: .utf8)
    let changed = text.replacing("may work less well", with: "will probably work less well")
    #expect(changed != text)
    try changed.write(toFile: leaflet, atomically: true, encoding: .utf8)
    let withCase = try CommandRun(["check", example, letter, leaflet] + form)
    #expect(try withCase.status == 1 && withCase.identifiers().contains("effects-disagree"))
    let without = try CommandRun(["check", letter, leaflet] + form)
    #expect(try without.status == 1 && without.identifiers().contains("texts-disagree"))
    // Two cases cannot both be that of a text, and a name that says nothing needs options.
    #expect(try CommandRun("check", example, example, letter).status == 64)
    let plain = try folder.write("# A\n", to: "a.md")
    #expect(try CommandRun("check", plain, letter).status == 64)
  }

  @Test func theSchemaOfFindingsIsPrintedAsItStandsInTheTemplates() throws {
    let run = try CommandRun("schema")
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.output == (try PackageFolder.text("Templates/findings.schema.json")))
    #expect(try CommandRun("schema", "findings").output == run.output)
    #expect(try CommandRun("schema", "letters").status == 64)
  }

  @Test func aTamperedSetIsFound() throws {
    let out = folder.path + "/out"
    #expect(try CommandRun("compose", try ExampleCase.named("sc-01-importer-germany").path, "--out", out).status == 0)
    let set = out + "/OOS-2026-0417"
    let record = set + "/record.json"
    #expect(try CommandRun("check", record).status == 0)
    let letter = set + "/physician-letter.de.html"
    let original = try Data(contentsOf: URL(fileURLWithPath: letter))
    var changed = original
    changed[changed.count / 2] ^= 1
    try changed.write(to: URL(fileURLWithPath: letter))
    #expect(try CommandRun("check", record, "--diagnostics", "json").identifiers() == ["record-file-changed"])
    try FileManager.default.removeItem(atPath: letter)
    #expect(try CommandRun("check", record, "--diagnostics", "json").identifiers() == ["record-file-missing"])
    try original.write(to: URL(fileURLWithPath: letter))
    try folder.write("x", to: "out/OOS-2026-0417/more.txt")
    let more = try CommandRun("check", record, "--diagnostics", "json")
    #expect(try more.identifiers() == ["record-file-unknown"] && more.status == 0)
    try folder.write("{}", to: "out/OOS-2026-0417/record.json")
    #expect(try CommandRun("check", record, "--diagnostics", "json").identifiers() == ["record-not-readable"])
    #expect(try CommandRun("check", folder.path + "/record.json").status == 1)
  }

  // MARK: - new

  @Test func aSkeletonIsWrittenOnceForItsOwner() throws {
    let path = folder.path + "/case.yml"
    let run = try CommandRun("new", path, "--country", "BE", "--language", "fr")
    #expect(run.status == 0 && mode(path) == 0o600)
    let text = String(decoding: folder.bytes("case.yml") ?? [], as: UTF8.self)
    #expect(text.contains("country: BE") && text.contains("language: fr") && text.contains("# "))
    #expect(try CommandRun("new", path).status == 64)
    #expect(folder.bytes("case.yml") == Array(text.utf8))
    #expect(try CommandRun("new", folder.path + "/b.yml", "--country", "XX").status == 64)
    #expect(try CommandRun("new", folder.path + "/b.yml", "--language", "ca").status == 64)
    #expect(folder.names() == ["case.yml"])
    let compose = try CommandRun("compose", path, "--out", folder.path + "/out", "--diagnostics", "json")
    #expect(compose.status == 1)
    #expect(try compose.identifiers().contains("case-missing-field"))
  }

  // MARK: - Lists

  @Test func countriesAndLocalesAreListed() throws {
    let countries = try CommandRun("countries")
    #expect(countries.status == 0 && countries.errors.isEmpty)
    #expect(countries.output.split(separator: "\n").count == SampleContent.countryCodes.count + 2)
    let belgium = try CommandRun("countries", "BE")
    #expect(belgium.status == 0 && belgium.output.contains("Belgium (BE)"))
    for word in ["emergency-number", "seen", "unknown", "EECC-109"] { #expect(belgium.output.contains(word)) }
    let locales = try CommandRun("locales")
    #expect(locales.status == 0)
    for kind in DocumentKind.allCases where kind != .patientInformationEasy {
      let rows = locales.output.split(separator: "\n").filter { $0.contains(" \(kind.rawValue) ") }
      #expect(rows.count == SampleContent.languageTags.count, "\(kind)")
    }
    let german = try CommandRun("locales", "de")
    #expect(
      german.status == 0 && german.output.contains("digest ")
        && german.output.contains("Locales/de/physician-letter.md:"))
    #expect(!german.output.contains("missing"))
  }

  @Test func everyFindingIsExplained() throws {
    let list = try CommandRun("explain")
    #expect(list.status == 0 && list.output.contains("required-disclaimer"))
    let one = try CommandRun("explain", "required-disclaimer")
    #expect(one.status == 0 && one.output.contains("What to do: ") && one.output.contains("Source: "))
    let near = try CommandRun("explain", "requird-disclaimer")
    #expect(near.status == 64 && near.errors.contains("Did you mean required-disclaimer?"))
  }

  @Test func contentIsExportedAsItIsAndOnce() throws {
    let target = folder.path + "/content"
    let run = try CommandRun("content", "export", target)
    #expect(run.status == 0 && run.output.contains("\(ContentFiles.embedded.paths.count) files"))
    #expect(try ContentFiles(folder: target).digest == ContentFiles.embedded.digest)
    #expect(try CommandRun("content", "export", target).status == 64)
  }

  /// Whoever has a copy has nothing else: a file that a guide names is in the copy, or the guide says that it is not.
  @Test func theGuidesOfAnExportNameItsFiles() throws {
    let target = folder.path + "/content"
    #expect(try CommandRun("content", "export", target).status == 0)
    let paths = ContentFiles.embedded.paths
    let names = Set(paths.compactMap { $0.split(separator: "/").last.map(String.init) })
    // Files that people write, and those of which the guides say that they stay with the source of the program.
    let others: Set = ["approvals.yml", "disclaimer-examples.tsv", "wording-examples.tsv", "README.md"]
    for guide in ["Locales", "Templates", "Locales/countries"] {
      let text = String(decoding: folder.bytes("content/\(guide)/README.md") ?? [], as: UTF8.self)
      #expect(!text.isEmpty && !text.contains("Tests/"), "\(guide)")
      for quoted in text.split(separator: "`", omittingEmptySubsequences: false) {
        let isName = quoted.allSatisfy { $0.isLetter || $0 == "-" || $0 == "." || $0 == "/" } && !quoted.hasPrefix(".")
        guard isName, [".yml", ".md", ".tsv", ".css", ".svg", ".json"].contains(where: { quoted.hasSuffix($0) }) else {
          continue
        }
        let name = quoted.split(separator: "/").last.map(String.init) ?? ""
        #expect(names.contains(name) || others.contains(name), "\(guide): \(quoted)")
      }
    }
    let words = String(decoding: folder.bytes("content/Locales/README.md") ?? [], as: UTF8.self)
    #expect(words.components(separatedBy: "source of the program").count == 3)
  }

  @Test func theProgramWorksWhereverItIsMovedTo() throws {
    let program = try #require(CommandRun.program)
    try FileManager.default.copyItem(atPath: program, toPath: folder.path + "/moved")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: folder.path + "/moved")
    process.arguments = ["countries"]
    process.currentDirectoryURL = URL(fileURLWithPath: "/")
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0 && String(decoding: output, as: UTF8.self).contains("Belgium"))
  }

  @Test func theVersionIsThatOfTheLibrary() throws {
    let run = try CommandRun("--version")
    #expect(run.status == 0 && run.output == CandourVersion.text + "\n")
  }
}
