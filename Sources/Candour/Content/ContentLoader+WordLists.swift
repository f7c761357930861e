internal import SourceText
internal import Wording
internal import YAML

/// The lists of words that stand in the folder of a language alone. A region speaks as its language does.
struct LanguageWords {
  var atoms: DisclaimerAtoms?
  var wording: WordingLanguage?
  var plain: PlainLanguage?
  var glossary: Glossary?
}

/// Reads the lists of words of a language.
extension ContentLoader {
  mutating func loadSigns() -> PlainLanguageSigns {
    readYAML("Templates/plain-language.yml", isOptional: true).map { PlainLanguageSigns($0.root) }
      ?? PlainLanguageSigns()
  }

  /// The words of a language.
  mutating func loadPlainLanguage(_ folder: String) -> PlainLanguage? {
    wordList("plain-language.yml", in: folder, finding: "plain-language-words", waiting: .information) { root, _ in
      PlainLanguage.read(root)
    }
  }

  /// The words to which texts of a language are bound.
  mutating func loadGlossary(_ folder: String) -> Glossary? {
    wordList("glossary.yml", in: folder, finding: "glossary-words", waiting: .error) { root, file in
      Glossary.read(root, file: file)
    }
  }

  /// Other words for the parts of the disclaimers.
  mutating func loadAtoms(_ folder: String) -> DisclaimerAtoms? {
    let meanings = meanings
    return wordList("disclaimer-atoms.yml", in: folder, finding: "disclaimer-words", waiting: .information) {
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

  /// A list of words; nil where its file is not there.
  private mutating func wordList<List>(
    _ name: String, in folder: String, finding: String, waiting: Diagnostic.Severity,
    read: (_ root: YAMLNode, _ file: Int) -> (List, [WordListFault])
  ) -> List? {
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
