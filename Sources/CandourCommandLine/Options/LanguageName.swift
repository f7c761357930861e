import Candour
import Workshop

/// What is said of the name of a language that cannot be used.
enum LanguageName {
  /// Why a text is no tag of a language; nil if it is one, in the usual letter case.
  static func fault(of tag: String) -> String? {
    if LanguageTagSyntax.canonical(tag) == tag { return nil }
    // People write pt_BR and PL: they mean a tag, but one language must not have two folders.
    if let usual = LanguageTagSyntax.canonical(String(tag.map { $0 == "_" ? "-" : $0 })) {
      return "“\(tag)” is not how the tag of the language is written. Did you mean \(usual)?"
    }
    return
      "“\(tag)” is not a language tag (BCP 47): two or three letters for the language, and perhaps a hyphen and the "
      + "region. Examples: pl, mt, de-AT."
  }

  /// What is said of a language that content does not have: why the text is no tag, or which languages there are and how
  /// a new one begins.
  static func absence(of tag: String, among tags: [String], in files: ContentFiles) -> String {
    let hint = LanguageHint.question(for: tag, among: tags, in: files)
    let languages = "Languages: \(tags.joined(separator: ", "))."
    if hint.isEmpty, let fault = LanguageName.fault(of: tag) { return "\(fault) \(languages)" }
    let beginning = fault(of: tag) == nil ? " A new one begins with candour locales new \(tag)." : ""
    return "There is no language \(tag).\(hint) \(languages)\(beginning)"
  }
}
