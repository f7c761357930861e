internal import Wording

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

  /// A statement: its folded text, the atoms of which it has a word, and what its words mean to forbidden wording.
  struct Statement {
    fileprivate var text: [UInt8]
    fileprivate var names: Set<String>
    fileprivate var meanings: Set<String>
  }

  /// Reads sentences with the words of a language.
  struct StatementReader {
    private let atoms: DisclaimerAtoms?
    private var wording: WordingReader?

    init(_ locale: LocaleContent, _ content: Content) {
      atoms = locale.atoms
      if let rules = content.wordingRules, let language = locale.wording {
        wording = WordingReader(language, rules: rules)
      }
    }

    /// The statements of a sentence, which end at a semicolon: what is denied before it is not denied behind it.
    mutating func statements(in sentence: [UInt8]) -> [Statement] {
      var statements: [Statement] = []
      var rest = sentence[...]
      while !rest.isEmpty {
        let end = rest.firstIndex(of: 0x3B).map { $0 + 1 } ?? rest.endIndex
        statements.append(statement(Array(rest[..<end])))
        rest = rest[end...]
      }
      return statements
    }

    private mutating func statement(_ bytes: [UInt8]) -> Statement {
      Statement(
        text: ByteText.folded(String(decoding: bytes, as: UTF8.self)),
        names: atoms?.names(in: ScannedText(bytes)) ?? [],
        meanings: bytes.withUnsafeBufferPointer { wording?.meanings(in: $0) } ?? [])
    }
  }

  private let parts: [Part]
  private let beside: [String: [String]]
  private let unless: [String: Set<String>]

  /// The parts as a wording of the language and its other words carry them.
  init(_ meaning: DisclaimerMeaning?, _ id: String, _ wording: DisclaimerWording, _ atoms: DisclaimerAtoms?) {
    parts = wording.atoms.map { atom in
      Part(
        name: atom.name, literals: DisclaimerParts.literals(of: atom.words.text),
        words: atoms?.name(of: atom.name, in: id))
    }
    beside = meaning?.beside ?? [:]
    unless = meaning?.unless.mapValues { Set($0) } ?? [:]
  }

  /// The parts by other words alone; a part that has none is a value of the case and not asked for.
  init(_ meaning: DisclaimerMeaning, _ atoms: DisclaimerAtoms) {
    parts = meaning.atoms.compactMap { name in
      atoms.name(of: name, in: meaning.id).map { Part(name: name, literals: nil, words: $0) }
    }
    beside = meaning.beside
    unless = meaning.unless.mapValues { Set($0) }
  }

  /// The names of all parts.
  var names: [String] { parts.map(\.name) }

  /// The names of the parts that a passage lacks.
  func lacking(in passage: [UInt8], _ statements: [Statement]) -> [String] {
    parts.filter { part in
      guard let neighbours = beside[part.name] else {
        if unless[part.name] == nil, holds(passage, part) { return false }
        return !statements.contains { has($0, part) }
      }
      return !statements.contains { statement in
        has(statement, part) && parts.contains { neighbours.contains($0.name) && has(statement, $0) }
      }
    }.map(\.name)
  }

  private func has(_ statement: Statement, _ part: Part) -> Bool {
    // Restricted or weakened, it is not said.
    if let meanings = unless[part.name], !statement.meanings.isDisjoint(with: meanings) { return false }
    return holds(statement.text, part) || part.words.map(statement.names.contains) ?? false
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
