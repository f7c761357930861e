/// BCP 47 language tags, as far as content needs them: a language and perhaps a region.
package enum LanguageTag {
  /// The language without region.
  package static func language(of tag: String) -> String { String(tag.prefix { $0 != "-" }) }

  /// The tags whose content may serve, the most exact first: `de-AT`, `de`. Never another language.
  package static func fallbacks(of tag: String) -> [String] {
    let base = language(of: tag)
    return base == tag ? [tag] : [tag, base]
  }
}
