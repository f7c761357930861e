import Foundation
import TestSupport
import Testing

@testable import CandourCommandLine

/// Tables fit into the terminal, whatever stands in them.
@Suite struct TextTableTests {
  @Test func aTableIsAsWideAsItsCellsWhereNoWidthIsKnown() {
    let text = TextTable.text(head: ["Word", "Line"], rows: [["a long cell of words", "7"]], width: nil)
    #expect(text == "Word                  Line\n────────────────────  ────\na long cell of words  7\n")
  }

  @Test func theWidestColumnRunsOverSeveralLines() {
    let text = TextTable.text(head: ["Word", "Line"], rows: [["a long cell of words", "7"]], width: 16)
    #expect(text == "Word        Line\n──────────  ────\na long      7\ncell of\nwords\n")
  }

  @Test(arguments: [60, 80, 100]) func noLineIsWiderThanTheTerminal(width: Int) throws {
    let columns = ["COLUMNS": "\(width)"]
    let leaflet = PackageFolder.path + "/Locales/de/patient-information.md"
    for arguments in [
      ["readability", leaflet, "--language", "de"], ["readability", "--content", PackageFolder.path], ["explain"],
    ] {
      let run = try CommandRun(arguments, environment: columns)
      let longest = run.output.split(separator: "\n").map(\.count).max() ?? 0
      #expect(longest > 40 && longest <= width, "\(arguments)")
    }
  }

  @Test func aWordThatIsTooLongIsDivided() {
    #expect(TextLines.wrapped("abcdefgh ij", width: 4) == ["abcd", "efgh", "ij"])
    #expect(TextLines.wrapped("", width: 4) == [""])
    #expect(TextLines.fitted("  one two three\nfour", width: 9) == "  one two\n  three\nfour")
  }
}
