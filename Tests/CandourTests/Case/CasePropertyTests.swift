import Testing
import YAML

@testable import Candour

/// A fixed sequence of numbers, so that a failure can be repeated.
private struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

@Suite struct CasePropertyTests {
  private func check(_ bytes: [UInt8]) {
    let (value, diagnostics) = CaseReader.read(
      bytes, file: "case.yml", dictionary: CaseTestContent.dictionary)
    #expect(value != nil || !diagnostics.isEmpty)
    guard let value else { return }
    _ = CaseValidator.diagnostics(
      for: value, documents: Set(DocumentKind.allCases), countries: CaseTestContent.countries,
      dictionary: CaseTestContent.dictionary)
  }

  @Test func survivesRandomBytes() {
    var numbers = SeededNumbers(state: 7)
    for _ in 0..<300 {
      check(
        (0..<Int.random(in: 0...300, using: &numbers)).map { _ in UInt8.random(in: 0...255, using: &numbers) }
      )
    }
    let signs = Array("{}[]:,-#&*!|>'\"% \n\tab1".utf8)
    for _ in 0..<300 {
      check(
        (0..<Int.random(in: 0...200, using: &numbers)).map { _ in signs.randomElement(using: &numbers) ?? 0 })
    }
  }

  @Test(arguments: CaseTestContent.exampleNames) func survivesMutatedExamples(name: String) {
    var numbers = SeededNumbers(state: UInt64(name.utf8.count))
    let example = Array(CaseTestContent.example(name).utf8)
    for _ in 0..<40 {
      var bytes = example
      for _ in 0..<Int.random(in: 1...6, using: &numbers) {
        let offset = Int.random(in: 0..<bytes.count, using: &numbers)
        switch Int.random(in: 0..<4, using: &numbers) {
        case 0: bytes[offset] = UInt8.random(in: 0...255, using: &numbers)
        case 1: bytes.remove(at: offset)
        case 2:
          bytes.insert(
            contentsOf: ["-", ": ", "\n", "é", "{", "9"].randomElement(using: &numbers).map { Array($0.utf8) }
              ?? [], at: offset)
        default:
          let lines = String(decoding: bytes, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)
          var changed = lines
          changed.remove(at: Int.random(in: 0..<lines.count, using: &numbers))
          changed.insert(
            lines[Int.random(in: 0..<lines.count, using: &numbers)],
            at: Int.random(in: 0..<changed.count, using: &numbers))
          bytes = Array(changed.joined(separator: "\n").utf8)
        }
      }
      check(bytes)
    }
  }

  @Test(arguments: ["sc-01-importer-germany", "after-dublin"]) func neverQuotesAValueOfTheCase(name: String)
    throws
  {
    let canary = "Zqx77canary"
    let text = CaseTestContent.example(name)
    let root = try #require(YAMLReader.read(Array(text.utf8)).value)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for scalar in scalars(root) where scalar.range.lowerBound.line == scalar.range.upperBound.line {
      var changed = lines
      let line = Array(changed[scalar.range.lowerBound.line - 1].utf8)
      let head = line[..<(scalar.range.lowerBound.column - 1)]
      let tail = line[(scalar.range.upperBound.column - 1)...]
      changed[scalar.range.lowerBound.line - 1] = String(
        decoding: head + Array(canary.utf8) + tail, as: UTF8.self)
      for diagnostic in CaseTestContent.check(
        changed.joined(separator: "\n"), documents: Set(DocumentKind.allCases))
      {
        let words =
          [diagnostic.summary, diagnostic.explanation] + diagnostic.notes.map(\.message)
          + diagnostic.solutions.flatMap { [$0.summary] + $0.replacements.map(\.text) }
        #expect(!words.contains { $0.lowercased().contains("canary") }, "\(diagnostic.identifier)")
      }
    }
  }

  private func scalars(_ node: YAMLNode) -> [YAMLNode] {
    switch node.content {
    case .scalar: [node]
    case .list(let values): values.flatMap(scalars)
    case .map(let entries): entries.flatMap { scalars($0.value) }
    }
  }
}
