import Candour
import Foundation
import SourceText
import TestSupport
import Testing

@testable import CandourCommandLine

/// Findings for programs, and edits that need no decision.
@Suite struct FindingFormTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func sarifIsTheOnlyThingOnStandardOutput() throws {
    let path = try folder.write("You waive all claims.\n", to: "text.md")
    let run = try CommandRun(
      "check", path, "--document", "patient-information", "--language", "en", "--diagnostics", "sarif")
    #expect(run.status == 1 && run.errors.isEmpty)
    let log = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(log["version"] as? String == "2.1.0")
    #expect(run.output.contains("\"forbidden-wording\""))
  }

  @Test func annotationsEscapeWhatEndsThem() {
    let place = SourceLocation(line: 3, column: 5)..<SourceLocation(line: 3, column: 9)
    let text = BuildAnnotations.text([
      Diagnostic(.error, "a-b", file: "x,y:z.md", range: place, summary: "50 %\nof it"),
      Diagnostic(.information, "c", file: "t.md", summary: "Note."),
    ])
    #expect(
      text == """
        ::error file=x%2Cy%3Az.md,line=3,endLine=3,title=a-b,col=5,endColumn=9::50 %25%0Aof it
        ::notice file=t.md,line=1,endLine=1,title=c,col=1,endColumn=1::Note.

        """)
  }

  @Test func mendsOnlyWhatNeedsNoDecision() throws {
    let source = try String(contentsOfFile: ExampleCase.named("sc-01-importer-germany").path, encoding: .utf8)
    let number = try #require(source.split(separator: "\n").first { $0.contains("limit:") && $0.contains("%") })
    let spoiled = source.replacingOccurrences(of: "id: OOS", with: "id:  OOS")
    let path = try folder.write(spoiled, to: "case.yml")
    let before = try String(contentsOfFile: path, encoding: .utf8)
    _ = try CommandRun("check", path, "--fix")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == before, "nothing to mend, nothing written: \(number)")
  }

  @Test func editsAreMadeFromTheFrontAndOverlapsAreLeft() {
    func edit(_ from: Int, _ to: Int, _ text: String) -> Diagnostic.Replacement {
      .init(range: SourceLocation(line: 1, column: from)..<SourceLocation(line: 1, column: to), text: text)
    }
    let result = FileMender.apply([edit(5, 6, "."), edit(1, 3, "ab"), edit(2, 4, "zz")], to: Array("xxyy,zz".utf8))
    #expect(String(decoding: result.bytes, as: UTF8.self) == "abyy.zz" && result.count == 2)
  }

  @Test func qualityIsPrintedForALanguage() throws {
    let run = try CommandRun("check", "--content", PackageFolder.path, "--quality", "--language", "de")
    #expect(run.status == 0 && run.output.contains("unseen") && run.output.contains("Recall"))
  }
}
