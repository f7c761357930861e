internal import YAML

/// Which entries of the files of words are to be translated, and how the files of a new language begin, from
/// `Templates/translation.yml`.
package struct WordRules: Sendable {
  package static let path = "Templates/translation.yml"

  /// How a file of a new language begins.
  package enum Form: String, Sendable {
    /// The English file with an empty place for each text.
    case places
    /// The English file as a comment.
    case comments
  }

  /// Places that a new language may need and English does without.
  package struct More: Sendable {
    /// The map in which they stand.
    package var path: [String]
    package var keys: [String]
    /// What a translator must know of them.
    package var note: String?
  }

  private var codes: [String: [[String]]] = [:]
  private var optional: [String: [[String]]] = [:]
  private var withouts: [String: String] = [:]
  private var additions: [String: [More]] = [:]
  /// The files that a new language has besides its documents and the words that are exchanged, in order.
  package private(set) var forms: [(file: String, form: Form)] = []

  /// Reads the rules; what content does not say is as the program says it.
  package init(_ files: ContentFiles) {
    // Content that a team took from an earlier version has no such file, or lacks a part of it.
    let own = YAMLReader.read(files.bytes(of: Self.path) ?? []).value?.map ?? []
    let builtIn = YAMLReader.read(ContentFiles.embedded.bytes(of: Self.path) ?? []).value?.map ?? []
    for entry in own + builtIn {
      func patterns(_ key: String) -> [[String]]? {
        entry.value[key]?.list?.compactMap(\.text).map { $0.split(separator: ".").map(String.init) }
      }
      if codes[entry.key] == nil { codes[entry.key] = patterns("codes") }
      if optional[entry.key] == nil { optional[entry.key] = patterns("optional") }
      if withouts[entry.key] == nil { withouts[entry.key] = entry.value["without"]?.text }
      if additions[entry.key] == nil { additions[entry.key] = entry.value["more"]?.map?.map(WordRules.addition) }
      if let form = entry.value["form"]?.text.flatMap({ Form(rawValue: $0) }),
        !forms.contains(where: { $0.file == entry.key })
      {
        forms.append((entry.key, form))
      }
    }
  }

  /// Whether an entry holds no words.
  package func isCode(_ path: [String], in file: String) -> Bool { WordRules.matches(path, codes[file] ?? []) }

  /// Whether a language may do without an entry.
  package func isOptional(_ path: [String], in file: String) -> Bool { WordRules.matches(path, optional[file] ?? []) }

  /// What is so until a file is written that a language may do without; nil if every language needs the file.
  package func without(_ file: String) -> String? { withouts[file] }

  /// The places of a file that a new language may need and English does without.
  package func more(in file: String) -> [More] { additions[file] ?? [] }

  private static func addition(_ entry: YAMLNode.Entry) -> More {
    More(
      path: entry.key.split(separator: ".").map(String.init),
      keys: (entry.value["keys"]?.list ?? []).compactMap(\.text), note: entry.value["note"]?.text)
  }

  private static func matches(_ path: [String], _ patterns: [[String]]) -> Bool {
    patterns.contains { pattern in
      pattern.count <= path.count && zip(pattern, path).allSatisfy { $0 == "*" || $0 == $1 }
    }
  }
}
