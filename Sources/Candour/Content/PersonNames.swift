import Foundation
internal import YAML

/// Compares names of people, to see that nobody approves a text of their own.
package struct PersonNames: Sendable {
  private let titles: Set<String>
  /// Letters that may be spelled out: ä as ae.
  private let spellings: [Character: String]
  /// Letters and pairs of letters of other scripts in Latin ones.
  private let latin: [String: String]

  package init(_ files: ContentFiles) {
    let bytes = files.bytes(of: WordRules.path) ?? ContentFiles.embedded.bytes(of: WordRules.path) ?? []
    let root = YAMLReader.read(bytes).value
    titles = Set((root?["titles"]?.list ?? []).compactMap(\.text))
    func table(_ key: String) -> [String: String] {
      (root?[key]?.map ?? []).reduce(into: [:]) { $0[$1.key] = $1.value.text }
    }
    spellings = table("spellings").reduce(into: [:]) { found, entry in
      if let letter = entry.key.first { found[letter] = entry.value }
    }
    latin = table("latin")
  }

  /// Whether two names may be those of one person: case, spaces, marks on letters, spelling with or without them, script,
  /// titles and the order of the names do not count, and an initial stands for the name that begins with it. It is
  /// better to ask once too often.
  package func mayBeSame(_ first: String, _ second: String) -> Bool {
    let left = words(first)
    let right = words(second)
    guard !left.isEmpty, !right.isEmpty else { return false }
    var rest = left.count <= right.count ? right : left
    let shorter = left.count <= right.count ? left : right
    var whole = 0
    for word in shorter.sorted(by: { $0.length > $1.length }) {
      guard let found = rest.firstIndex(where: word.isSame) ?? rest.firstIndex(where: word.isInitial) else {
        return false
      }
      if word.isSame(rest[found]), word.length > 1 { whole += 1 }
      rest.remove(at: found)
    }
    // Two sets of initials are no evidence; a family name is.
    return whole > 0 || left.count == right.count && zip(left, right).allSatisfy { $0.isSame($1) }
  }

  /// Whether a text names a person: something is left of it without titles and initials. Initials alone are those of many
  /// people, so nobody could be held to them.
  package func isName(_ text: String) -> Bool { words(text).contains { $0.length > 1 } }

  /// A word of a name in the forms in which it may be written.
  private struct Word {
    /// In small Latin letters without marks: marks dropped, and letters with marks spelled out.
    let forms: [String]

    var length: Int { forms.map(\.count).min() ?? 0 }

    func isSame(_ other: Word) -> Bool { forms.contains(where: other.forms.contains) }

    /// Whether one is a single letter with which the other begins.
    func isInitial(_ other: Word) -> Bool {
      forms.contains { own in
        other.forms.contains { own.count == 1 && $0.hasPrefix(own) || $0.count == 1 && own.hasPrefix($0) }
      }
    }
  }

  private func words(_ name: String) -> [Word] {
    name.lowercased().split { !$0.isLetter }.compactMap { word in
      let spelled = word.map { spellings[$0] ?? String($0) }.joined()
      let forms = [inLatin(String(word).withoutMarks), inLatin(spelled.withoutMarks)]
      return forms.contains(where: titles.contains) ? nil : Word(forms: forms)
    }
  }

  private func inLatin(_ word: String) -> String {
    var text = ""
    var rest = Substring(word)
    while let letter = rest.first {
      let pair = String(rest.prefix(2))
      if pair.count == 2, let written = latin[pair] {
        text += written
        rest.removeFirst(2)
      } else {
        text += latin[String(letter)] ?? String(letter)
        rest.removeFirst()
      }
    }
    return text
  }
}

extension String {
  /// The letters without the marks on them: é as e.
  fileprivate var withoutMarks: String {
    String(
      String.UnicodeScalarView(
        decomposedStringWithCanonicalMapping.unicodeScalars.filter {
          $0.properties.generalCategory != .nonspacingMark
        }))
  }
}
