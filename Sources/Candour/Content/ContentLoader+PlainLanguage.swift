internal import SourceText
internal import YAML

/// Reads the words of plain language.
extension ContentLoader {
  mutating func loadSigns() -> PlainLanguageSigns {
    readYAML("Templates/plain-language.yml", isOptional: true).map { PlainLanguageSigns($0.root) }
      ?? PlainLanguageSigns()
  }

  /// The words of a language. A region speaks as its language does, so only the folder of the language is read.
  mutating func loadPlainLanguage(_ folders: [String]) -> PlainLanguage? {
    guard let folder = folders.last else { return nil }
    let path = "Locales/\(folder)/plain-language.yml"
    guard let root = readYAML(path, isOptional: true)?.root else { return nil }
    let (words, faults) = PlainLanguage.read(root)
    for fault in faults {
      report(.error, "plain-language-words", files.displayName(of: path), fault.range, fault.summary, fault.explanation)
    }
    return words
  }
}
