internal import SourceText
public import YAML

/// Reads the rules of `Templates/forbidden-wording.yml`.
public struct WordingRulesParser {
  private var faults: [WordingFault] = []
  private var meanings: [Meaning] = []
  private var indices: [String: Int] = [:]

  /// Reads rules.
  ///
  /// - Parameter root: The file.
  /// - Returns: The rules and every fault. Faulty frames are left out.
  public static func rules(_ root: YAMLNode) -> (rules: WordingRules, faults: [WordingFault]) {
    var parser = WordingRulesParser()
    let categories = parser.categories(root["categories"])
    parser.readMeanings(root["meanings"])
    let frames = (root["frames"]?.list ?? []).compactMap { parser.frame($0) }
    var joints = Joints()
    for (name, place) in Joints.names {
      if let index = parser.indices[name] {
        joints[keyPath: place] = index
      } else {
        parser.fault(root, "The meaning “\(name)” is missing.", "The reading of clauses needs it. Add it to meanings.")
      }
    }
    let evidence = parser.evidence(root["evidence"], frames)
    return (
      WordingRules(
        categories: categories, meanings: parser.meanings, frames: frames, joints: joints, evidence: evidence),
      parser.faults
    )
  }

  private mutating func fault(_ node: YAMLNode, _ summary: String, _ explanation: String) {
    faults.append(WordingFault(range: node.range, summary: summary, explanation: explanation))
  }

  private mutating func categories(_ node: YAMLNode?) -> [WordingRules.Category] {
    (node?.map ?? []).compactMap { entry in
      guard let name = entry.value["name"]?.text, let says = entry.value["says"]?.text,
        let basis = entry.value["basis"]?.text
      else {
        fault(entry.value, "The category “\(entry.key)” is incomplete.", "It needs name, says and basis.")
        return nil
      }
      return WordingRules.Category(
        identifier: entry.key, name: name, says: says, basis: basis,
        isErrorEverywhere: entry.value["everywhere"]?.text == "true")
    }
  }

  private mutating func readMeanings(_ node: YAMLNode?) {
    for entry in node?.map ?? [] {
      guard let kind = entry.value["kind"]?.text.flatMap({ Meaning.Kind(rawValue: $0) }) else {
        fault(
          entry.value, "The meaning “\(entry.key)” has no known kind.",
          "One of \(Meaning.Kind.allCases.map(\.rawValue).joined(separator: ", ")).")
        continue
      }
      guard meanings.count < MeaningSet.capacity else {
        fault(entry.value, "There are more than \(MeaningSet.capacity) meanings.", "Merge meanings that act alike.")
        return
      }
      indices[entry.key] = meanings.count
      meanings.append(
        Meaning(
          name: entry.key, kind: kind, topic: entry.value["topic"]?.text,
          isReport: entry.value["reports"]?.text == "true"))
    }
  }

  private mutating func frame(_ node: YAMLNode) -> Frame? {
    guard let identifier = node["id"]?.text, let category = node["category"]?.text, let when = node["when"]?.text,
      let said = node["said"]?.text.flatMap({ Frame.Outcome(rawValue: $0) }),
      let denied = node["denied"]?.text.flatMap({ Frame.Outcome(rawValue: $0) })
    else {
      fault(
        node, "A frame is incomplete.",
        "It needs id, category, when, said and denied; said and denied are one of "
          + Frame.Outcome.allCases.map(\.rawValue).joined(separator: ", ") + ".")
      return nil
    }
    let slots = when.split(separator: ",").map { alternatives(String($0), node) }
    let by = node["by"]?.text
    return Frame(
      identifier: identifier, category: category, slots: slots,
      actors: by.map { alternatives($0, node, allowing: "none") },
      fitsWithoutActor: by.map { WordingRulesParser.names($0).contains("none") } ?? true,
      exceptions: node["unless"]?.text.map { alternatives($0, node) } ?? MeaningSet(),
      reach: node["reach"]?.text.flatMap { Frame.Reach(rawValue: $0) } ?? .clause, said: said, denied: denied,
      isFirm: node["firm"]?.text == "true",
      yieldsToDoubt: node["doubt"]?.text == "true")
  }

  private mutating func evidence(_ node: YAMLNode?, _ frames: [Frame]) -> Evidence {
    var evidence = Evidence(meanings: meanings.count, frames: frames.count)
    func number(_ key: String) -> Int? { node?[key]?.text.flatMap { Int($0) } }
    evidence.start = number("start") ?? 0
    if let review = number("review") { evidence.review = review }
    if let silence = number("silence") { evidence.silence = silence }
    if let error = number("error") { evidence.error = error }
    if let certain = number("certain") { evidence.certain = certain }
    func numbers(_ node: YAMLNode?) -> [Int] {
      (node?.text ?? "").split(separator: " ").map { Int($0) ?? Evidence.never }
    }
    if let node, !evidence.setLayer(hidden: numbers(node["hidden"]), output: numbers(node["output"])) {
      fault(node, "“hidden” and “output” are not of one length.", "Each unit has one number in both.")
    }
    let places = Dictionary(uniqueKeysWithValues: frames.enumerated().map { ($1.identifier, $0) })
    for entry in node?["weights"]?.map ?? [] {
      let row = numbers(entry.value)
      guard let feature = evidence.feature(entry.key, meanings: indices, frames: places) else {
        fault(
          entry.value, "The weights of “\(entry.key)” belong to nothing.",
          "Name a meaning, “denied”, “begins”, “ends” or “topic” and a meaning, an outcome, or an outcome and a frame.")
        continue
      }
      if row.contains(Evidence.never) || !evidence.setRow(row[...], of: feature) {
        fault(
          entry.value, "The weights of “\(entry.key)” are not \(1 + evidence.hidden.count) whole numbers.",
          "One for itself and one for each unit, in hundredths, with spaces between.")
      }
    }
    return evidence
  }

  private static func names(_ text: String) -> [String] {
    text.split(separator: "|").map { String($0.drop { $0 == " " }.prefix { $0 != " " }) }
  }

  private mutating func alternatives(_ text: String, _ node: YAMLNode, allowing extra: String = "") -> MeaningSet {
    var set = MeaningSet()
    for name in WordingRulesParser.names(text) where name != extra {
      if let index = indices[name] {
        set.insert(index)
      } else {
        fault(node, "The frame names the unknown meaning “\(name)”.", "Use a name of the list of meanings.")
      }
    }
    return set
  }
}

/// Reads the words of a language from `Locales/<tag>/forbidden-wording.yml`.
public struct WordingLanguageParser {
  private let rules: WordingRules
  private var faults: [WordingFault] = []

  /// Reads a language.
  ///
  /// - Parameters:
  ///   - root: The file.
  ///   - rules: The rules that hold in every language.
  /// - Returns: The language and every fault. Faulty words are left out.
  public static func language(
    _ root: YAMLNode, rules: WordingRules
  ) -> (language: WordingLanguage, faults: [WordingFault]) {
    var parser = WordingLanguageParser(rules: rules)
    let language = parser.language(root)
    return (language, parser.faults)
  }

  private init(rules: WordingRules) { self.rules = rules }

  private mutating func fault(_ range: SourceRange, _ summary: String, _ explanation: String) {
    faults.append(WordingFault(range: range, summary: summary, explanation: explanation))
  }

  private mutating func language(_ root: YAMLNode) -> WordingLanguage {
    var spellings: [UInt32: [UInt32]] = [:]
    for entry in root["spellings"]?.map ?? [] {
      if let letter = entry.key.unicodeScalars.first, let text = entry.value.text {
        spellings[letter.value] = text.unicodeScalars.map(\.value)
      }
    }
    var mutations: [(from: String, to: String)] = []
    for entry in root["mutations"]?.map ?? [] {
      for value in entry.value.list ?? [] { mutations.append((entry.key, value.text ?? "")) }
    }
    let script: LetterTable.Kind =
      switch root["script"]?.text {
      case "greek": .greek
      case "cyrillic": .cyrillic
      default: .latin
      }
    var builder = LexiconBuilder(spellings: spellings, mutations: mutations)
    for entry in root["words"]?.map ?? [] { read(entry, &builder) }
    return WordingLanguage(
      script: script, hasNegativeConcord: root["negative-concord"]?.text == "true",
      negationPrefixes: (root["negation-prefixes"]?.list ?? []).compactMap(\.text), entries: builder.finish(),
      replacements: replacements(root["instead"]))
  }

  private mutating func read(_ entry: YAMLNode.Entry, _ builder: inout LexiconBuilder) {
    var meanings = MeaningSet()
    // "plain" words mean nothing; they keep longer phrases from being read word by word. "a + b" is a word with both.
    for name in entry.key.split(separator: "+").map({ $0.filter { $0 != " " } }) where name != "plain" {
      guard let index = rules.index(String(name)) else {
        fault(
          entry.keyRange, "“\(name)” is no meaning of the rules.",
          "The meanings stand in Templates/forbidden-wording.yml.")
        return
      }
      meanings.insert(index)
    }
    for value in entry.value.list ?? [] {
      do throws(LexiconBuilder.Problem) { try builder.add(value.text ?? "", meanings) } catch {
        fault(
          value.range, "“\(value.text ?? "")” is no word, beginning (word*) or phrase.",
          "Write a word, the beginning of a word with * behind it, *a part of two letters or more*, or several of them; "
            + "... stands for other words in the middle of a phrase.")
      }
    }
  }

  private func replacements(_ node: YAMLNode?) -> [String: String] {
    var result: [String: String] = [:]
    for entry in node?.map ?? [] { result[entry.key] = entry.value.text }
    return result
  }
}
