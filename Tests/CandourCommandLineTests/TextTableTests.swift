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

  @Test func noWordIsDivided() {
    #expect(TextLines.wrapped("abcdefgh ij", width: 4) == ["abcdefgh", "ij"])
    #expect(TextLines.wrapped("", width: 4) == [""])
    #expect(TextLines.fitted("  one two three\nfour", width: 9) == "  one two\n  three\nfour")
  }

  @Test func whereTheWordsDoNotFitSideBySideEachRowIsAList() {
    let rows = [["physician-request", "3 of 8", "", "Locales/de/a.md:4"], ["words", "1", "none yet", "–"]]
    let text = TextTable.text(head: ["Document", "Done", "Note", "First to do"], rows: rows, width: 26)
    #expect(
      text == """
        Document:
          physician-request
        Done: 3 of 8
        First to do:
          Locales/de/a.md:4

        Document: words
        Done: 1
        Note: none yet
        First to do: –

        """)
    // With room for the longest word of each column it is a table.
    let wide = TextTable.text(head: ["Document", "First to do"], rows: rows.map { [$0[0], $0[3]] }, width: 36)
    #expect(wide.hasPrefix("Document           First to do\n─────────────────  ─────────────────\n"))
  }

  @Test func aWordThatIsWiderThanTheTerminalStaysWhole() {
    let path = "Locales/de/patient-information.md:126"
    let text = TextTable.text(head: ["Section", "Place"], rows: [["rights", path]], width: 20)
    #expect(text == "Section: rights\nPlace:\n  \(path)\n")
  }
}
