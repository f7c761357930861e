internal import SourceText
internal import YAML

/// Reads the lists of words of a language.
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

  /// The words to which texts of a language are bound. A region has those of its language.
  mutating func loadGlossary(_ folders: [String]) -> Glossary? {
    guard let folder = folders.last else { return nil }
    let path = "Locales/\(folder)/glossary.yml"
    guard let (root, file, _) = readYAML(path, isOptional: true) else { return nil }
    let (glossary, faults) = Glossary.read(root, file: file)
    for fault in faults {
      report(.error, "glossary-words", files.displayName(of: path), fault.range, fault.summary, fault.explanation)
    }
    return glossary
  }

  /// Other words for the parts of the disclaimers. A region has those of its language.
  mutating func loadAtoms(_ folders: [String]) -> DisclaimerAtoms? {
    guard let folder = folders.last else { return nil }
    let path = "Locales/\(folder)/disclaimer-atoms.yml"
    guard let root = readYAML(path, isOptional: true)?.root else { return nil }
    let (atoms, faults) = DisclaimerAtoms.read(root)
    let unknown = atoms.unknownNames(meanings).map { name, range in
      WordListFault(
        range: range, summary: "“\(name)” is no part of any disclaimer.",
        explanation: "The parts stand in Templates/disclaimers.yml; “D11 holder” is the part of one disclaimer alone.")
    }
    for fault in faults + unknown {
      report(.error, "disclaimer-words", files.displayName(of: path), fault.range, fault.summary, fault.explanation)
    }
    return atoms
  }
}
