internal import Readability
internal import SourceText

/// Tries the words by which a language knows the parts of the disclaimers in a team's own text.
struct AtomRun {
  let content: Content
  let locale: LocaleContent

  static let identifier = "disclaimer-words"
  private static let name = "disclaimer-atoms.yml"

  /// Parts without words, and examples that are read otherwise than they say.
  func diagnostics() -> [Diagnostic] {
    guard let folder = locale.folders.last, folder == locale.tag else { return [] }
    let file = content.files.displayName(of: "Locales/\(folder)/\(Self.name)")
    guard let atoms = locale.atoms else {
      return [
        Diagnostic(
          .warning, Self.identifier, file: file, range: .startOfFile,
          summary: "The language has no words for the parts of the disclaimers.",
          explanation: "Without them a team’s own text must use the very words of disclaimers.yml.",
          solutions: [.init("Write them as the file of another language has them.")])
      ]
    }
    var found: [Diagnostic] = []
    func report(_ range: SourceRange, _ summary: String, _ explanation: String) {
      found.append(
        Diagnostic(.error, Self.identifier, file: file, range: range, summary: summary, explanation: explanation))
    }
    for meaning in content.meanings where locale.disclaimers.wordings[meaning.id] != nil {
      for atom in meaning.atoms
      where atoms.name(of: atom, in: meaning.id) == nil && !isValue(atom, of: meaning.id) {
        report(
          .startOfFile, "The part “\(atom)” of \(meaning.id) has no words.",
          "Write them under atoms.\(atom). Meaning: \(meaning.meaning)")
      }
      guard meaning.id.hasPrefix("D") else { continue }
      let examples = atoms.examples.filter { $0.disclaimer == meaning.id }
      if !examples.contains(where: \.isWhole) || examples.allSatisfy(\.isWhole) {
        report(
          .startOfFile, "\(meaning.id) has no example of a whole passage, or none of one that lacks a part.",
          "Write them under examples.\(meaning.id).")
      }
    }
    for example in atoms.examples {
      guard let meaning = content.meanings.first(where: { $0.id == example.disclaimer }) else {
        report(example.range, "There is no disclaimer “\(example.disclaimer)”.", "See Templates/disclaimers.yml.")
        continue
      }
      let lacking = lacking(example.text, meaning, atoms)
      guard lacking.isEmpty != example.isWhole else { continue }
      report(
        example.range,
        example.isWhole
          ? "In this example of \(meaning.id) a part is not found: \(lacking.joined(separator: ", "))."
          : "This example of \(meaning.id) is taken for whole.",
        "“\(example.text)” stands under examples.\(meaning.id).")
    }
    return found
  }

  /// The parts of a disclaimer that a passage lacks, by the words of the language alone.
  func lacking(_ text: String, _ meaning: DisclaimerMeaning, _ atoms: DisclaimerAtoms) -> [String] {
    let bytes = Array(text.utf8)
    let sentences = bytes.withUnsafeBufferPointer { Segmenter.sentences(in: $0, profile: locale.segmentation) }
    var reader = DisclaimerParts.StatementReader(locale, content)
    return DisclaimerParts(meaning, atoms).lacking(
      in: [], sentences.flatMap { reader.statements(in: Array(bytes[$0.range])) })
  }

  /// Whether an atom is carried by a value of the case in every wording, so that it has no words.
  private func isValue(_ atom: String, of id: String) -> Bool {
    let words = (locale.disclaimers.wordings[id] ?? []).flatMap(\.atoms).filter { $0.name == atom }.map(\.words.text)
    return words.allSatisfy { $0.hasPrefix("{{") && $0.hasSuffix("}}") }
  }
}
