/// Which parts of a disclaimer stand in a passage.
struct DisclaimerParts {
  /// A part, and how it is known in the language of the text.
  private struct Part {
    var name: String
    /// The words of the language's own wording, without values; empty where a value is all of it.
    var literals: [[UInt8]]?
    /// The name of its other words; nil if there are none.
    var words: String?
  }

  /// A sentence: its folded text, and the atoms of which it has a word.
  struct Sentence {
    fileprivate var text: [UInt8]
    fileprivate var names: Set<String>

    init(_ bytes: [UInt8], _ atoms: DisclaimerAtoms?) {
      text = ByteText.folded(String(decoding: bytes, as: UTF8.self))
      names = atoms?.names(in: ScannedText(bytes)) ?? []
    }
  }

  private let parts: [Part]
  private let beside: [String: [String]]

  /// The parts as a wording of the language and its other words carry them.
  init(_ meaning: DisclaimerMeaning?, _ id: String, _ wording: DisclaimerWording, _ atoms: DisclaimerAtoms?) {
    parts = wording.atoms.map { atom in
      Part(
        name: atom.name, literals: DisclaimerParts.literals(of: atom.words.text),
        words: atoms?.name(of: atom.name, in: id))
    }
    beside = meaning?.beside ?? [:]
  }

  /// The parts by other words alone; a part that has none is a value of the case and not asked for.
  init(_ meaning: DisclaimerMeaning, _ atoms: DisclaimerAtoms) {
    parts = meaning.atoms.compactMap { name in
      atoms.name(of: name, in: meaning.id).map { Part(name: name, literals: nil, words: $0) }
    }
    beside = meaning.beside
  }

  /// The names of all parts.
  var names: [String] { parts.map(\.name) }

  /// The names of the parts that a passage lacks.
  func lacking(in passage: [UInt8], _ sentences: [Sentence]) -> [String] {
    parts.filter { part in
      guard let neighbours = beside[part.name] else {
        return !holds(passage, part) && !sentences.contains { has($0, part) }
      }
      return !sentences.contains { sentence in
        has(sentence, part) && parts.contains { neighbours.contains($0.name) && has(sentence, $0) }
      }
    }.map(\.name)
  }

  private func has(_ sentence: Sentence, _ part: Part) -> Bool {
    holds(sentence.text, part) || part.words.map(sentence.names.contains) ?? false
  }

  private func holds(_ text: [UInt8], _ part: Part) -> Bool {
    part.literals?.allSatisfy { ByteText.contains(text[...], $0) } ?? false
  }

  /// The words of an atom without the values in it, in lower case.
  private static func literals(of atom: String) -> [[UInt8]] {
    var literals: [[UInt8]] = []
    let bytes = Array(atom.utf8)
    var position = 0
    for tag in TemplateTag.all(in: atom).tags {
      literals.append(Array(bytes[position..<tag.range.lowerBound]))
      position = tag.range.upperBound
    }
    literals.append(Array(bytes[position...]))
    return literals.map { ByteText.folded(String(decoding: $0, as: UTF8.self)) }.filter { !$0.isEmpty }
  }
}
