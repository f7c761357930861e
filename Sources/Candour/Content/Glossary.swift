internal import SourceText
internal import YAML

/// The words to which the texts of a language are bound: `Locales/<tag>/glossary.yml`.
struct Glossary: Sendable {
  /// For whom a word is: letter and form use the word of the law, the leaflet a lay word.
  enum Register: String, Sendable, Hashable, CaseIterable {
    case official, lay
  }

  /// What a phrase of a glossary stands for.
  enum Entry: Sendable, Hashable {
    /// The word for a concept.
    case term(concept: String, Register)
    /// A form of the professional word that the lay word explains in brackets behind it.
    case explained(concept: String)
    /// A word that must not be used, by its place in ``avoided``.
    case avoided(Int)
  }

  /// The word for a concept in one register.
  struct Term: Sendable {
    /// What a writer should write.
    var term: String
    /// `seen`, `recalled` or `own`.
    var status: String
    var source: String?
    var range: SourceRange
  }

  /// A word that must not be used.
  struct Avoided: Sendable {
    var instead: String
  }

  private(set) var terms: [String: [Register: Term]] = [:]
  private(set) var avoided: [Avoided] = []
  private(set) var phrases = PhraseIndex<Entry>()
  /// The file it was read from.
  let file: Int

  private static let statuses = ["seen", "recalled", "own"]

  /// Reads a glossary; what is faulty is left out and reported.
  static func read(_ root: YAMLNode, file: Int) -> (glossary: Glossary, faults: [WordListFault]) {
    var glossary = Glossary(file: file)
    var faults: [WordListFault] = []
    for entry in root.map ?? [] where !["terms", "avoid"].contains(entry.key) {
      faults.append(
        .init(
          range: entry.keyRange, summary: "“\(entry.key)” is no part of a glossary.",
          explanation: "Parts: terms, avoid."))
    }
    for concept in root["terms"]?.map ?? [] {
      for register in concept.value.map ?? [] { glossary.read(register, of: concept.key, &faults) }
    }
    for entry in root["avoid"]?.list ?? [] { glossary.avoid(entry, &faults) }
    return (glossary, faults)
  }

  private init(file: Int) { self.file = file }

  private mutating func read(_ entry: YAMLNode.Entry, of concept: String, _ faults: inout [WordListFault]) {
    guard let register = Register(rawValue: entry.key) else {
      faults.append(
        .init(
          range: entry.keyRange, summary: "“\(entry.key)” is no register of a term.",
          explanation: "Registers: official (letter, form), lay (leaflet)."))
      return
    }
    let node = entry.value
    guard let term = node["term"]?.text, let status = node["status"]?.text, Glossary.statuses.contains(status) else {
      faults.append(
        .init(
          range: entry.keyRange, summary: "The term “\(concept)” (\(register)) has no word or no status.",
          explanation: "It needs term, forms and status: \(Glossary.statuses.joined(separator: ", "))."))
      return
    }
    if status == "seen", node["source"]?.text == nil {
      faults.append(
        .init(
          range: entry.keyRange, summary: "The term “\(concept)” (\(register)) was seen, and nothing says where.",
          explanation: "Name the source, or give the status recalled."))
    }
    terms[concept, default: [:]][register] = Term(
      term: term, status: status, source: node["source"]?.text, range: entry.keyRange)
    add(node["forms"], to: .term(concept: concept, register), at: entry.keyRange, &faults)
    guard let explained = node["in-brackets-behind"] else { return }
    guard register == .lay else {
      faults.append(
        .init(
          range: explained.range, summary: "The term “\(concept)” (\(register)) stands in brackets behind no other.",
          explanation: "Only a lay word has “in-brackets-behind”: the forms of the official word that it explains."))
      return
    }
    add(explained, to: .explained(concept: concept), at: explained.range, &faults)
  }

  private mutating func avoid(_ node: YAMLNode, _ faults: inout [WordListFault]) {
    guard let instead = node["instead"]?.text else {
      faults.append(
        .init(
          range: node.range, summary: "A word to avoid has no word to use instead.",
          explanation: "It needs forms and instead."))
      return
    }
    avoided.append(Avoided(instead: instead))
    add(node["forms"], to: .avoided(avoided.count - 1), at: node.range, &faults)
  }

  private mutating func add(
    _ forms: YAMLNode?, to entry: Entry, at range: SourceRange, _ faults: inout [WordListFault]
  ) {
    let items = forms?.list ?? []
    if items.isEmpty {
      faults.append(
        .init(range: range, summary: "The forms of a word are missing.", explanation: "forms: [word, stem*, two words]")
      )
    }
    for item in items {
      guard let text = item.text, phrases.add(text, to: entry) else {
        faults.append(
          .init(
            range: item.range, summary: "“\(item.text ?? "…")” is no word, stem or phrase.",
            explanation: "A stem has at least \(WordScanner.stemLength) letters before its “*”."))
        continue
      }
    }
  }
}
