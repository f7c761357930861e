internal import SourceText
internal import YAML

/// Other words for the parts of the required disclaimers: `Locales/<tag>/disclaimer-atoms.yml`.
///
/// Candour's own documents carry the wording of the language letter for letter. A text that a team wrote itself may say
/// the same in words of its own; by these words its parts are known.
struct DisclaimerAtoms: Sendable {
  /// A passage whose verdict is known.
  struct Example: Sendable {
    var disclaimer: String
    /// Whether it says the whole disclaimer, or lacks a part of it.
    var isWhole: Bool
    var text: String
    var range: SourceRange
  }

  /// The words by the name of the atom (`transfer`), or of the atom of one disclaimer (`D11 holder`).
  private(set) var phrases = PhraseIndex<String>()
  private(set) var examples: [Example] = []
  private var places: [String: SourceRange] = [:]

  /// Reads the words of a language; what is faulty is left out and reported.
  static func read(_ root: YAMLNode) -> (atoms: DisclaimerAtoms, faults: [WordListFault]) {
    var atoms = DisclaimerAtoms()
    var faults: [WordListFault] = []
    for entry in root.map ?? [] {
      switch entry.key {
      case "atoms": for atom in entry.value.map ?? [] { atoms.add(atom, &faults) }
      case "examples": for disclaimer in entry.value.map ?? [] { atoms.addExamples(of: disclaimer, &faults) }
      default:
        faults.append(
          .init(
            range: entry.keyRange, summary: "“\(entry.key)” is no part of the words of disclaimers.",
            explanation: "Parts: atoms, examples."))
      }
    }
    return (atoms, faults)
  }

  private mutating func add(_ entry: YAMLNode.Entry, _ faults: inout [WordListFault]) {
    places[entry.key] = entry.keyRange
    let items = entry.value.list ?? []
    if items.isEmpty {
      faults.append(
        .init(
          range: entry.keyRange, summary: "“\(entry.key)” has no words.",
          explanation: "\(entry.key): [word, stem*, two words]"))
    }
    for item in items {
      guard let text = item.text, phrases.add(text, to: entry.key) else {
        faults.append(
          .init(
            range: item.range, summary: "“\(item.text ?? "…")” is no word, stem or phrase.",
            explanation: "A stem has at least \(WordScanner.stemLength) letters before its “*”."))
        continue
      }
    }
  }

  private mutating func addExamples(of entry: YAMLNode.Entry, _ faults: inout [WordListFault]) {
    for verdict in entry.value.map ?? [] {
      guard ["whole", "lacking"].contains(verdict.key) else {
        faults.append(
          .init(
            range: verdict.keyRange, summary: "“\(verdict.key)” is no verdict on an example.",
            explanation: "Verdicts: whole, lacking."))
        continue
      }
      for item in verdict.value.list ?? [] {
        examples.append(
          Example(
            disclaimer: entry.key, isWhole: verdict.key == "whole", text: item.text ?? "", range: item.range))
      }
    }
  }

  /// The name under which the words of an atom of a disclaimer stand; nil if there are none.
  func name(of atom: String, in disclaimer: String) -> String? {
    let own = "\(disclaimer) \(atom)"
    return places[own] != nil ? own : places[atom] != nil ? atom : nil
  }

  /// The atoms of which a word stands in a sentence.
  func names(in sentence: ScannedText) -> Set<String> {
    var names: Set<String> = []
    for index in sentence.words.indices {
      phrases.match(
        at: index, before: sentence.words.count, in: sentence.bytes, word: { sentence.words[$0] }
      ) { phrase, _ in names.insert(phrase.list) }
    }
    return names
  }

  /// The names that no atom of any disclaimer has.
  func unknownNames(_ meanings: [DisclaimerMeaning]) -> [(name: String, range: SourceRange)] {
    let known = Set(meanings.flatMap { meaning in meaning.atoms.flatMap { [$0, "\(meaning.id) \($0)"] } })
    return places.filter { !known.contains($0.key) }.map { (name: $0.key, range: $0.value) }
      .sorted { $0.name < $1.name }
  }
}
