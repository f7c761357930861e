import Foundation
import Testing
import YAML

@testable import Wording

/// The rules that ship and languages of a few words, so that each test shows its input.
enum SampleLanguage {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func yaml(_ path: String) throws -> YAMLNode {
    try #require(YAMLReader.read([UInt8](try Data(contentsOf: root.appending(path: path)))).value)
  }

  /// The rules without their weights, so that frames and topics alone decide.
  static func plainRules() throws -> WordingRules {
    var rules = WordingRulesParser.rules(try yaml("Templates/forbidden-wording.yml")).rules
    rules.evidence = Evidence(meanings: rules.meanings.count, frames: rules.frames.count)
    return rules
  }

  static func language(_ words: String, rules: WordingRules) throws -> WordingLanguage {
    let node = try #require(YAMLReader.read(Array(words.utf8)).value)
    let (language, faults) = WordingLanguageParser.language(node, rules: rules)
    #expect(faults == [])
    return language
  }

  static let english = """
    words:
      patient: [you, your]
      to-patient: ["to you", "on you"]
      company: [company, manufacturer]
      physician: [doctor]
      batch: [batch]
      liability: [liabilit*]
      responsibility: [responsib*]
      right: [rights]
      claim: [claim*]
      assume: [accept*, bear*]
      transfer: [pass*]
      waive: [waiv*, "give* up"]
      release: [free*]
      keep: [keep*]
      own-risk: ["at your own risk"]
      decision: [decision]
      not: [not, no, never, without-a-doubt-not]
      or: [or, nor]
      and: [and]
      except: [except]
      weaken: ["in general"]
      mean: [mean*, true]
      that: [that]
      'yes': ['yes']
    """

  /// What the sentences of a text are judged to be: `error`, `review` or `silent`.
  static func verdict(
    _ text: String, _ language: WordingLanguage, _ rules: WordingRules,
    spokesman: WordingReader.Spokesman = .company
  ) -> String {
    let findings = findings(text, language, rules, spokesman: spokesman)
    if findings.contains(where: { $0.tier == .forbidden }) { return "error" }
    return findings.isEmpty ? "silent" : "review"
  }

  static func findings(
    _ text: String, _ language: WordingLanguage, _ rules: WordingRules,
    spokesman: WordingReader.Spokesman = .company
  ) -> [WordingFinding] {
    var reader = WordingReader(language, rules: rules, spokesman: spokesman)
    let bytes = Array(text.utf8)
    var sentences: [Range<Int>] = []
    var start = 0
    for index in bytes.indices where [0x2E, 0x3F].contains(bytes[index]) {
      sentences.append(start..<index + 1)
      start = index + 1
    }
    if start < bytes.count { sentences.append(start..<bytes.count) }
    return bytes.withUnsafeBufferPointer { reader.findings(in: $0, sentences: sentences) }
  }
}
