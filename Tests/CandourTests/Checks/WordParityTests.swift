import Foundation
import SourceText
import TestSupport
import Testing

@testable import Candour

/// What a language lacks is found where it belongs.
@Suite struct WordParityTests {
  /// What is found in the words of a language after one of its files was changed.
  private func found(_ path: String, _ edits: [(String, String)], _ tag: String) throws -> [Diagnostic] {
    var text = SampleContent.text(path)
    for (old, new) in edits {
      try #require(text.contains(old), "\(path) has no \(old)")
      text = text.replacing(old, with: new)
    }
    let (content, faults) = Content.load(SampleContent.files([path: text]), languages: [tag, "en"])
    #expect(faults == [])
    let parity = WordParity(
      content: content, master: try #require(content.locales["en"]), locale: try #require(content.locales[tag]))
    return parity.diagnostics()
  }

  /// The line of a key in a file, from 1, without the comments above it.
  private func line(of key: String, in path: String) throws -> Int {
    let lines = SampleContent.text(path).split(separator: "\n", omittingEmptySubsequences: false)
    return try #require(lines.firstIndex { $0.hasPrefix(key) }) + 1
  }

  /// The text of a key with the lines of its value.
  private func entry(_ key: String, in path: String) throws -> String {
    let text = SampleContent.text(path)
    let start = try #require(text.range(of: "\n\(key)")).lowerBound
    let lines = text[start...].dropFirst().split(separator: "\n", omittingEmptySubsequences: false)
    let more = lines.dropFirst().prefix { $0.hasPrefix("   ") }
    return "\n" + ([lines[0]] + more).joined(separator: "\n")
  }

  @Test(arguments: [
    ("de", "page.yml", "  case:", "labels.case", "labels"),
    ("el", "page.yml", "  case:", "labels.case", "labels"),
    ("mt", "vocabulary.yml", "  worry:", "warningSigns.worry", "warningSigns"),
  ])
  func anAbsentKeyIsFoundAtTheKeyBelowWhichItBelongs(
    tag: String, file: String, key: String, name: String, parent: String
  ) throws {
    let path = "Locales/\(tag)/\(file)"
    let found = try found(path, [(try entry(key, in: path), "")], tag).filter { $0.summary.contains("“\(name)”") }
    let place = SourceLocation(line: try line(of: parent + ":", in: path), column: 1)
    #expect(found.map(\.range) == [place..<SourceLocation(line: place.line, column: 1 + parent.utf8.count)])
    #expect(found.map(\.file) == [path] && place.line > 1)
    #expect(found.first?.solutions.first?.summary == "Add the key below “\(parent)” with the words of the language.")
  }

  @Test(arguments: [
    ("de", "vocabulary.yml", "  worry:", " []", "warningSigns.worry"),
    ("el", "vocabulary.yml", "  worry:", " []", "warningSigns.worry"),
    ("el", "page.yml", "  case:", " \"\"", "labels.case"),
    ("de", "page.yml", "  case:", " \" \"", "labels.case"),
  ])
  func anEmptyListOrTextIsNoWords(tag: String, file: String, key: String, value: String, name: String) throws {
    let path = "Locales/\(tag)/\(file)"
    let found = try found(path, [(try entry(key, in: path), "\n\(key)\(value)")], tag)
    #expect(found.map(\.summary) == ["The words “\(name)” are missing."])
    #expect(found.first?.range.lowerBound.line == (try line(of: key, in: path)))
    #expect(found.first?.solutions.map(\.summary) == ["Write the words of the language there."])
  }

  /// Every other number would take the form of 1, or 1 that of every other number, and nobody would know.
  @Test(arguments: [
    ("pl", "  one: n = 1\n", "  one: n == 1\n", "cannot be read: “n == 1”", 8),
    ("de", "  one: n = 1\n", "  one: i = 1 and v = 0\n", "cannot be read: “i = 1 and v = 0”", 8),
    ("el", "  one: n = 1\n", "  one: \"\"\n", "cannot be read: “”", 8),
    ("en", "  one: n = 1\n", "  one: n = 1..x\n", "cannot be read: “n = 1..x”", 8),
    ("mt", "  one: n = 1\n", "  one: n = 1 and n = 2\n", "No number fulfils", 8),
    ("de", "  one: n = 1\n", "  one: n = 1\n  other: n != 1\n", "“other” is no plural category", 10),
  ])
  func aConditionThatSelectsNothingIsFound(tag: String, old: String, new: String, says: String, column: Int) throws {
    let path = "Locales/\(tag)/locale.yml"
    let found = try found(path, [(old, new)], tag)
    #expect(found.map(\.identifier) == ["plural-condition"], "\(errors(found))")
    #expect(found.first?.summary.contains(says) == true, "\(errors(found))")
    let number = try line(of: "  one:", in: path) + (new.contains("other") ? 1 : 0)
    #expect(found.first?.range.lowerBound == SourceLocation(line: number, column: column))
    #expect(found.first?.explanation.contains("n % 10 = 2..4 and n % 100 != 12..14") == true)
  }

  @Test(arguments: SampleContent.languageTags.filter { $0.contains("-") })
  func aVariantNeedsItsNameInEnglishToo(tag: String) throws {
    let path = "Locales/\(tag)/locale.yml"
    #expect(try found(path, [], tag) == [])
    let found = try found(path, [(try entry("english-name:", in: path), "")], tag)
    #expect(found.map(\.summary) == ["The words “english-name” are missing."])
    #expect(found.map(\.file) == [path])
  }
}
