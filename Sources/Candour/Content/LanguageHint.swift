internal import YAML

/// The language that somebody probably meant by a tag that is not there.
package enum LanguageHint {
  /// A question to append to a message.
  ///
  /// A tag in another case (`EN`, `de_at`), a name in the language itself or in English, and the codes that
  /// `other-tags` of its `locale.yml` lists (`no`) lead to a language. It is only asked: a text is never read or issued
  /// in another language than the one that was named.
  ///
  /// - Parameters:
  ///   - typed: What was given in place of a tag.
  ///   - tags: The tags that could have been given.
  ///   - files: The content, for the names of the languages.
  /// - Returns: ` Did you mean nb (norsk bokmål)?`, or nothing if nothing is near.
  package static func question(for typed: String, among tags: [String], in files: ContentFiles) -> String {
    guard let tag = meant(by: typed, among: tags, in: files) else { return "" }
    let name = names(of: tag, in: files).native.map { " (\($0))" } ?? ""
    return " Did you mean \(tag)\(name)?"
  }

  private static func meant(by typed: String, among tags: [String], in files: ContentFiles) -> String? {
    let wanted = String(typed.lowercased().map { $0 == "_" ? "-" : $0 })
    guard !wanted.isEmpty else { return nil }
    if let same = tags.first(where: { $0.lowercased() == wanted }) { return same }
    var known: [String: String] = [:]
    for tag in tags where !tag.contains("-") {
      let names = names(of: tag, in: files)
      for name in [names.native, names.english].compactMap({ $0 }) + names.others { known[name.lowercased()] = tag }
    }
    // Of `no-NO` and `EN-us` the language alone may be known.
    let language = LanguageTag.language(of: wanted)
    if let tag = known[wanted] ?? known[language] ?? tags.first(where: { $0.lowercased() == language }) { return tag }
    // One letter makes another tag of a tag, but not another name of a name.
    guard wanted.count > 3 else { return nil }
    return NearMiss.nearest(to: wanted, in: known.keys.filter { $0.count > 3 }.sorted()).flatMap { known[$0] }
  }

  private static func names(
    of tag: String, in files: ContentFiles
  ) -> (native: String?, english: String?, others: [String]) {
    let root = files.bytes(of: "Locales/\(tag)/locale.yml").flatMap { YAMLReader.read($0).value }
    return (
      root?["name"]?.text, root?["english-name"]?.text, (root?["other-tags"]?.list ?? []).compactMap(\.text)
    )
  }
}
