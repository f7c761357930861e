/// BCP 47 language tags, as far as content needs them: a language and perhaps a region.
package enum LanguageTag {
  /// Whether a text is written like a tag: `de`, `de-AT`.
  package static func isWellFormed(_ tag: String) -> Bool {
    let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
    guard let language = parts.first, (2...3).contains(language.utf8.count), parts.count <= 3,
      language.utf8.allSatisfy({ (0x61...0x7A).contains($0) })
    else { return false }
    return parts.dropFirst().allSatisfy { part in
      (2...4).contains(part.utf8.count)
        && part.utf8.allSatisfy {
          (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || (0x30...0x39).contains($0)
        }
    }
  }

  /// The language without region.
  package static func language(of tag: String) -> String { String(tag.prefix { $0 != "-" }) }

  /// The tags whose content may serve, the most exact first: `de-AT`, `de`. Never another language.
  package static func fallbacks(of tag: String) -> [String] {
    let base = language(of: tag)
    return base == tag ? [tag] : [tag, base]
  }
}
