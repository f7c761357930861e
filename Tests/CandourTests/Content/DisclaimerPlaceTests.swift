import Foundation
import SourceText
import TestSupport
import Testing

@testable import Candour

/// A text inside YAML keeps its place in the file, however YAML folds, indents or quotes it.
@Suite struct DisclaimerPlaceTests {
  private func head(_ text: String) -> String { "D1:\n  texts:\n    lay:\n      any:\n        text: " + text + "\n" }

  @Test(arguments: [
    "Καμία ευθύνη δεν περνά ⟦{{batch.numbr}}⟧ σε εσάς.",
    "\"Καμία ευθύνη: ⟦{{batch.numbr}}⟧\"",
    "'Καμία «ευθύνη»: ⟦{{batch.numbr}}⟧'",
    ">-\n          Καμία ευθύνη\n          δεν περνά: ⟦{{batch.numbr}}⟧ σε εσάς.",
    ">-\n          Καμία ευθύνη.\n\n          Δεύτερη παράγραφος: ⟦{{batch.numbr}}⟧",
    "|-\n          Καμία ευθύνη\\\n          δεν περνά: ⟦{{batch.numbr}}⟧",
    "|-\n          - πρώτο\n          - δεύτερο ⟦{{batch.numbr}}⟧",
    "|\n          Η παρτίδα:\n\n          ⟦{{#oss}}⟧\n\n          - x\n\n          {{/oss}}\n",
  ]) func isFoundInTheFile(text: String) {
    let marked = MarkedText(head(text))
    let files = ContentFixture.files(["en/disclaimers.yml": marked.text])
    let found = Content.load(files, languages: ["en"], countries: []).diagnostics
    #expect(found.map(\.identifier) == ["template-unknown-value"])
    #expect(found.map(\.range) == marked.ranges)
    #expect(found.map(\.file) == ["Locales/en/disclaimers.yml"])
  }

  @Test func mapsEveryWordOfAFoldedTextToItsBytes() throws {
    let file = "α: >-\n  Πρώτη γραμμή\n  και δεύτερη.\n"
    let bytes = Array(file.utf8)
    let lines = LineIndex(bytes)
    let range = SourceLocation(line: 1, column: 5)..<SourceLocation(line: 4, column: 1)
    let text = "Πρώτη γραμμή και δεύτερη."
    let map = TextMap(of: text, range: range, in: bytes, fileLines: lines)
    let textLines = LineIndex(Array(text.utf8))
    for word in ["Πρώτη", "γραμμή", "και", "δεύτερη."] {
      let start = try #require(text.range(of: word)).lowerBound.utf16Offset(in: text)
      let offset = Array(text)[..<start].reduce(0) { $0 + String($1).utf8.count }
      let place = map(textLines.range(ofOffsets: offset..<offset + word.utf8.count))
      let from = lines.offset(of: place.lowerBound)
      let to = lines.offset(of: place.upperBound)
      #expect(String(decoding: bytes[from..<to], as: UTF8.self) == word)
    }
  }

  @Test func leavesAPlainTextAsItIs() {
    let range = SourceLocation(line: 3, column: 7)..<SourceLocation(line: 3, column: 9)
    #expect(TextMap.identity(range) == range)
  }
}
