import Foundation
internal import YAML

/// Compares names of people, to see that nobody approves a text of their own.
package struct PersonNames: Sendable {
  private let titles: Set<String>

  package init(_ files: ContentFiles) {
    let bytes = files.bytes(of: WordRules.path) ?? ContentFiles.embedded.bytes(of: WordRules.path) ?? []
    titles = Set((YAMLReader.read(bytes).value?["titles"]?.list ?? []).compactMap(\.text))
  }

  /// Whether two names may be those of one person: case, spaces, marks on letters, titles and the order of the names do
  /// not count, and an initial stands for the name that begins with it. It is better to ask once too often.
  package func mayBeSame(_ first: String, _ second: String) -> Bool {
    let left = words(first)
    let right = words(second)
    guard !left.isEmpty, !right.isEmpty else { return false }
    var rest = left.count <= right.count ? right : left
    let shorter = left.count <= right.count ? left : right
    var whole = 0
    for word in shorter.sorted(by: { $0.count > $1.count }) {
      let found =
        rest.firstIndex(of: word)
        ?? rest.firstIndex { word.count == 1 && $0.hasPrefix(word) || $0.count == 1 && word.hasPrefix($0) }
      guard let found else { return false }
      if rest[found] == word, word.count > 1 { whole += 1 }
      rest.remove(at: found)
    }
    // Two sets of initials are no evidence; a family name is.
    return whole > 0 || left == right
  }

  /// Whether a text names a person: something is left of it without titles.
  func isName(_ text: String) -> Bool { !words(text).isEmpty }

  private func words(_ name: String) -> [String] {
    let folded = name.lowercased().decomposedStringWithoutMarks
    return folded.split { !$0.isLetter }.map(String.init).filter { !titles.contains($0) }
  }
}

extension String {
  /// The letters without the marks on them: é as e.
  fileprivate var decomposedStringWithoutMarks: String {
    String(
      String.UnicodeScalarView(
        decomposed.filter { $0.properties.generalCategory != .nonspacingMark }))
  }

  private var decomposed: [Unicode.Scalar] { Array(decomposedStringWithCanonicalMapping.unicodeScalars) }
}
