import SourceText
import Testing
import YAML

@Suite struct YAMLReaderTests {
  private func read(_ text: String) -> (value: YAMLNode?, problems: [YAMLProblem]) {
    YAMLReader.read(Array(text.utf8))
  }

  @Test func keepsWordsAndDigitsAsTheyAreWritten() throws {
    let value = try #require(read("country: NO\nlimit: 1.10\nyes: on\n").value)
    #expect(value["country"]?.text == "NO")
    #expect(value["limit"]?.text == "1.10")
    #expect(value["yes"]?.text == "on")
  }

  @Test func countsColumnsInBytesForGreekText() throws {
    let value = try #require(read("α: {β: γδ}\n").value)
    let inner = try #require(value["α"]?["β"])
    #expect(inner.range == SourceLocation(line: 1, column: 10)..<SourceLocation(line: 1, column: 14))
  }

  @Test func reportsEveryDuplicateKeyAndKeepsTheFirstValue() throws {
    let (value, problems) = read("a: 1\nb: {c: 1, c: 2}\na: 3\n")
    #expect(value?["a"]?.text == "1")
    #expect(problems.count == 2)
    #expect(problems.map(\.range.lowerBound) == [.init(line: 2, column: 11), .init(line: 3, column: 1)])
  }

  @Test func refusesAnAliasBombWhereItStands() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1..<12 {
      text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1), *a\(level - 1), *a\(level - 1)]\n"
    }
    let (_, problems) = read(text)
    #expect(problems.count == 12 + 44)
    #expect(problems.allSatisfy { $0.kind == .alias })
  }

  @Test(arguments: [
    ("a: [1, 2\nb: 3", 2), ("a: \"open", 1), ("a:\n\tb: 1", 2),
  ]) func saysWhereTheTextBreaksTheRules(text: String, line: Int) throws {
    let (value, problems) = read(text)
    #expect(value == nil)
    #expect(try #require(problems.first).range.lowerBound.line == line)
  }

  @Test func refusesDepthSizeAndBadBytes() {
    let deep = read(String(repeating: "[", count: 100_000))
    #expect(deep.value == nil)
    #expect(deep.problems.map(\.kind) == [.tooDeep(limit: 40)])
    #expect(
      YAMLReader.read([UInt8](repeating: 0x61, count: 1_000_001)).problems.map(\.kind) == [
        .tooLarge(limit: 1_000_000)
      ])
    let bad = YAMLReader.read([0x61, 0x3A, 0x20, 0x62, 0xFF, 0x0A])
    #expect(
      bad.problems == [
        YAMLProblem(.notUTF8, range: SourceLocation(line: 1, column: 5)..<SourceLocation(line: 1, column: 6))
      ])
  }

  @Test func readsJSONAsTheSameThing() throws {
    let yaml = try #require(read("a: {b: [1, x]}").value)
    let json = try #require(read("{\"a\": {\"b\": [1, \"x\"]}}").value)
    #expect(yaml["a"]?["b"]?.list?.map(\.text) == json["a"]?["b"]?.list?.map(\.text))
  }

  @Test func countsOnlyLineEndsThatAnEditorCounts() throws {
    // libyaml also ends a line at U+0085, U+2028 and U+2029.
    let value = try #require(read("a: \"x\u{2028}y\u{85}z\"\nb: β\nc: d\n").value)
    #expect(value["c"]?.range == SourceLocation(line: 3, column: 4)..<SourceLocation(line: 3, column: 5))
  }

  @Test func endsAValueInBracketsAfterItsBracket() throws {
    let value = try #require(read("a: {β: [γ, δ]}\nb: 1\n").value)
    #expect(value["a"]?.range == SourceLocation(line: 1, column: 4)..<SourceLocation(line: 1, column: 18))
  }

  @Test func findsTheByteOfAForbiddenControlCharacter() throws {
    let problem = try #require(read("α: β\nγ: \u{1}\n").problems.first)
    #expect(problem.range.lowerBound == SourceLocation(line: 2, column: 5))
  }

  @Test func placesOneLongLineInLinearTime() throws {
    let value = try #require(read("[" + String(repeating: "α,", count: 250_000) + "β]").value)
    #expect(value.list?.count == 250_001)
    #expect(value.list?.last?.range.lowerBound == SourceLocation(line: 1, column: 750_002))
  }

  @Test(arguments: [
    ("a:", true), ("a: ~", true), ("a: \"\"", true), ("a: '  '", true), ("a: '~'", false), ("a: 0", false),
  ])
  func countsQuotedBlanksAsNothing(text: String, isEmpty: Bool) throws {
    let value = try #require(read(text).value)
    #expect(value["a"]?.isEmpty == isEmpty)
  }
}
