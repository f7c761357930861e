import Foundation
import Testing
import YAML

@testable import Candour

@Suite struct CaseSkeletonTests {
  private let dictionary = CaseTestContent.dictionary
  private var skeleton: String { CaseSkeleton.text(dictionary: dictionary, country: "DE", language: "de") }

  @Test func isACaseFileWithBlanksOnly() throws {
    let root = try #require(YAMLReader.read(Array(skeleton.utf8)).value)
    #expect(root["doc"]?["country"]?.text == "DE")
    #expect(root["doc"]?["language"]?.text == "de")
    let identifiers = Set(CaseTestContent.read(skeleton).diagnostics.map(\.identifier))
    #expect(identifiers == [CaseRule.missingField.rawValue])
  }

  @Test func decodesWithoutAFaultOnceItsBlanksAreFilled() throws {
    #expect(CaseTestContent.check(filled(skeleton)).map(\.identifier) == [])
  }

  @Test func decodesWithoutAFaultWithEveryOptionalFieldToo() throws {
    let full = skeleton.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
      let margin = line.prefix { $0 == " " }
      let rest = line.dropFirst(margin.count)
      guard rest.hasPrefix("# "), rest.hasSuffix(":") else { return String(line) }
      let key = rest.dropFirst(2).drop { $0 == "-" || $0 == " " }.dropLast()
      guard key.first?.isLowercase == true, key.allSatisfy({ $0.isLetter || $0.isNumber }) else {
        return String(line)
      }
      return String(margin + rest.dropFirst(2))
    }.joined(separator: "\n")
    let text = filled(full)
    #expect(CaseTestContent.check(text).map(\.identifier) == [])
    // Every field of the dictionary was in it.
    let value = try #require(CaseTestContent.read(text).case)
    let given = Set(value.places.keys.map(CaseDictionary.pattern))
    let leaves = dictionary.fields.filter {
      dictionary.keys(below: $0.path).isEmpty && !given.contains($0.path)
    }
    #expect(leaves.map(\.path) == [])
  }

  @Test func explainsEveryFieldInOrder() {
    let hidden = ["authority.supervisory.", "authority.ncaDuty.", "patientInfo.given."]
    for field in dictionary.fields where !hidden.contains(where: { field.path.hasPrefix($0) }) {
      let start = field.meaning.split(separator: " ").prefix(3).joined(separator: " ")
      #expect(skeleton.contains("# " + start), "\(field.path)")
    }
    #expect(skeleton.split(separator: "\n").allSatisfy { $0.count <= 105 })
  }

  @Test func leavesCountryAndLanguageBlankIfNobodyKnowsThem() {
    let text = CaseSkeleton.text(dictionary: dictionary, country: nil, language: nil)
    #expect(text.contains("\n  country:\n"))
  }

  /// The text with the example of the dictionary after each key that has no value.
  private func filled(_ text: String) -> String {
    guard let root = YAMLReader.read(Array(text.utf8)).value else { return text }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    fill(root, path: "", lines: &lines)
    return lines.joined(separator: "\n")
  }

  private func fill(_ node: YAMLNode, path: String, lines: inout [String]) {
    for value in node.list ?? [] { fill(value, path: path + "[]", lines: &lines) }
    for entry in node.map ?? [] {
      let path = path.isEmpty ? entry.key : "\(path).\(entry.key)"
      guard entry.value.isEmpty else {
        fill(entry.value, path: path, lines: &lines)
        continue
      }
      lines[entry.keyRange.lowerBound.line - 1] += " " + (dictionary.field(path)?.example ?? "")
    }
  }
}
