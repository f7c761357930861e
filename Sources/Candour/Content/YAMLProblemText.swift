package import SourceText
internal import YAML

/// The wording of what can be wrong with a YAML file, for content and for case files alike.
package enum YAMLProblemText {
  /// What is wrong, in one sentence.
  static func summary(_ kind: YAMLProblem.Kind) -> String {
    switch kind {
    case .tooLarge(let limit): "The file has more than \(limit) bytes."
    case .notUTF8: "The file is not UTF-8 text from here on."
    case .syntax(let reason): "The text breaks the rules of YAML here: \(reason)."
    case .duplicateKey(let key, let first):
      "The key “\(key)” stands twice; it stands first in line \(first.lowerBound.line)."
    case .alias: "Anchors and aliases (&name, *name) are not allowed."
    case .tag: "Tags (!!name) are not allowed."
    case .keyNotText: "A key must be text."
    case .tooDeep(let limit): "More than \(limit) lists and maps stand in one another."
    case .severalDocuments: "The file holds more than one document."
    }
  }

  /// What is wrong with the bytes of a file, in one sentence, and where; nil if nothing is. The first fault counts.
  package static func first(in bytes: [UInt8]) -> (summary: String, range: SourceRange)? {
    YAMLReader.read(bytes).problems.first.map { (summary($0.kind), $0.range) }
  }
}
