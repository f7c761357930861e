internal import YAML

/// Which entries of the files of words are to be translated, from `Templates/translation.yml`.
package struct WordRules: Sendable {
  package static let path = "Templates/translation.yml"

  private var codes: [String: [[String]]] = [:]
  private var optional: [String: [[String]]] = [:]

  /// Reads the rules; content without the file has the rules of the program.
  package init(_ files: ContentFiles) {
    // Content that a team took from an earlier version has no such file; then the rules of the program hold.
    let bytes = files.bytes(of: Self.path) ?? ContentFiles.embedded.bytes(of: Self.path) ?? []
    for entry in YAMLReader.read(bytes).value?.map ?? [] {
      func patterns(_ key: String) -> [[String]] {
        (entry.value[key]?.list ?? []).compactMap(\.text).map { $0.split(separator: ".").map(String.init) }
      }
      codes[entry.key] = patterns("codes")
      optional[entry.key] = patterns("optional")
    }
  }

  /// Whether an entry holds no words.
  package func isCode(_ path: [String], in file: String) -> Bool { WordRules.matches(path, codes[file] ?? []) }

  /// Whether a language may do without an entry.
  package func isOptional(_ path: [String], in file: String) -> Bool { WordRules.matches(path, optional[file] ?? []) }

  private static func matches(_ path: [String], _ patterns: [[String]]) -> Bool {
    patterns.contains { pattern in
      pattern.count <= path.count && zip(pattern, path).allSatisfy { $0 == "*" || $0 == $1 }
    }
  }
}
