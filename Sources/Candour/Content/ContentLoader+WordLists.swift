internal import SourceText
internal import YAML

/// Reads the lists of words of a language.
extension ContentLoader {
  mutating func loadSigns() -> PlainLanguageSigns {
    readYAML("Templates/plain-language.yml", isOptional: true).map { PlainLanguageSigns($0.root) }
      ?? PlainLanguageSigns()
  }

  /// The words of a language.
  mutating func loadPlainLanguage(_ folders: [String]) -> PlainLanguage? {
    wordList("plain-language.yml", of: folders, finding: "plain-language-words", waiting: .information) { root, _ in
      PlainLanguage.read(root)
    }
  }

  /// The words to which texts of a language are bound.
  mutating func loadGlossary(_ folders: [String]) -> Glossary? {
    wordList("glossary.yml", of: folders, finding: "glossary-words", waiting: .error) { root, file in
      Glossary.read(root, file: file)
    }
  }

  /// Other words for the parts of the disclaimers.
  mutating func loadAtoms(_ folders: [String]) -> DisclaimerAtoms? {
    let meanings = meanings
    return wordList("disclaimer-atoms.yml", of: folders, finding: "disclaimer-words", waiting: .information) {
      root, _ in
      let (atoms, faults) = DisclaimerAtoms.read(root)
      let unknown = atoms.unknownNames(meanings).map { name, range in
        WordListFault(
          range: range, summary: "“\(name)” is no part of any disclaimer.",
          explanation:
            "The parts stand in Templates/disclaimers.yml; “D11 holder” is the part of one disclaimer alone.")
      }
      return (atoms, faults + unknown)
    }
  }

  /// A list of words; nil where its file is not there. A region speaks as its language does, so that only the folder of
  /// the language is read.
  private mutating func wordList<List>(
    _ name: String, of folders: [String], finding: String, waiting: Diagnostic.Severity,
    read: (_ root: YAMLNode, _ file: Int) -> (List, [WordListFault])
  ) -> List? {
    guard let folder = folders.last else { return nil }
    let path = "Locales/\(folder)/\(name)"
    guard let (root, file) = readWords(path, isOptional: true, waiting: waiting) else { return nil }
    let (list, faults) = read(root, file)
    for fault in faults {
      report(.error, finding, files.displayName(of: path), fault.range, fault.summary, fault.explanation)
    }
    return list
  }

  /// A file of words; nil where it is not there, cannot be read, or waits for its words, which is reported.
  mutating func readWords(
    _ path: String, isOptional: Bool, waiting severity: Diagnostic.Severity
  ) -> (root: YAMLNode, file: Int)? {
    let count = diagnostics.count
    let read = readYAML(path, isOptional: isOptional)
    if let read, !WaitingWords.isWaiting(read.root) { return (read.root, read.index) }
    // What is not there, or cannot be read, does not wait.
    guard diagnostics.count == count, files.index(of: path) != nil else { return nil }
    diagnostics.append(WaitingWords.diagnostic(severity, file: files.displayName(of: path)))
    return nil
  }
}
