internal import Readability
internal import SourceText
internal import YAML

/// Reads `readability.yml` of a language, and finds what is wrong with it, each fault with its place.
///
/// The library that counts reads a flat table and stops at the first value that it cannot use. Here a translator is told
/// all of them at once: keys that nobody reads, values of a wrong form, rules and terms that cannot be read, bands in a
/// wrong order, words that stand twice, and examples that are not found.
struct ReadabilityData {
  /// What the value of a key must be.
  indirect enum Form: Sendable {
    case text, number, flag, texts
    /// Known keys.
    case map([String: Form])
    /// Keys of the language's own choice.
    case anyKeys(Form)
    /// A list of maps.
    case entries([String: Form])

    var name: String {
      switch self {
      case .text: "a text"
      case .number: "a number"
      case .flag: "true or false"
      case .texts: "a list of texts: [one, two]"
      case .map, .anyKeys: "a map of keys"
      case .entries: "a list of entries"
      }
    }
  }

  private static let features = ["clauses", "passive", "nominal"]
  private static let examples = Form.map(["found": .texts, "not-found": .texts])
  static let root: [String: Form] = [
    "syllables": .map([
      "vowels": .text, "classes": .anyKeys(.text), "rules": .texts, "linking-letters": .texts,
      "exceptions": .anyKeys(.number),
    ]),
    "long-word-letters": .number,
    "formulas": .entries([
      "id": .text, "name": .text, "status": .text, "source": .text, "note": .text, "shape": .text, "constant": .number,
      "factor": .number, "terms": .texts, "higher-is": .text, "target": .number, "sample-words": .number,
      "bands": .texts,
    ]),
    "hardness": .map([
      "long-sentence-words": .number, "clauses": .texts, "clauses-after-comma": .texts,
      "clauses-except": .texts, "nominal": .texts, "nominal-except": .texts, "stressed": .texts,
      "passive": .map([
        "auxiliaries": .texts, "participles": .texts, "forms": .texts, "except": .texts, "window": .number,
        "either-order": .flag,
      ]),
      "unsupported": .map(Dictionary(uniqueKeysWithValues: features.map { ($0, Form.text) })),
      "examples": .map(Dictionary(uniqueKeysWithValues: features.map { ($0, examples) })),
    ]),
  ]
  private static let required = ["syllables", "formulas", "hardness"]

  private let node: YAMLNode
  private(set) var faults: [WordListFault] = []
  private(set) var unfoundExamples: [WordListFault] = []
  /// The profile of the language; nil if its data cannot be used.
  private(set) var profile: LanguageProfile?

  /// Reads the data of a language; `locale` holds the flat texts of its `locale.yml`.
  init(_ node: YAMLNode, tag: String, locale: [(path: String, text: String)]) {
    self.node = node
    check(node, .map(Self.root), "readability.yml")
    for key in Self.required where node[key] == nil {
      add(node.range, "“\(key)” is missing.", "A language needs \(Self.required.joined(separator: ", ")).")
    }
    checkExceptions()
    checkFormulas()
    do throws(ProfileFault) {
      profile = try LanguageProfile(tag: tag, Self.table(node.flat + locale))
    } catch {
      isolate(error)
    }
    if let profile { checkExamples(profile) }
  }

  private mutating func add(_ range: SourceRange, _ summary: String, _ explanation: String) {
    faults.append(.init(range: range, summary: summary, explanation: explanation))
  }

  private static func table(_ values: [(path: String, text: String)]) -> ProfileTable {
    var table = ProfileTable()
    for (path, text) in values { table.add(path, text) }
    return table
  }

  // MARK: - Form

  /// The depth of the recursion is that of the form, never of the file.
  private mutating func check(_ node: YAMLNode, _ form: Form, _ name: String) {
    func wrong() { add(node.range, "“\(name)” is not \(form.name).", "It must be \(form.name).") }
    switch form {
    case .text: if node.text == nil || node.isEmpty { wrong() }
    case .number: if Double(node.text ?? "") == nil { wrong() }
    case .flag: if node.text != "true", node.text != "false" { wrong() }
    case .texts:
      guard let items = node.list else { return wrong() }
      checkTexts(items, name)
    case .map(let known):
      guard let entries = node.map else { return wrong() }
      for entry in entries { check(entry, known, name) }
    case .anyKeys(let form):
      guard let entries = node.map else { return wrong() }
      for entry in entries { check(entry.value, form, entry.key) }
    case .entries(let known):
      guard let items = node.list, !items.isEmpty else { return wrong() }
      for item in items { check(item, .map(known), name) }
    }
  }

  private mutating func check(_ entry: YAMLNode.Entry, _ known: [String: Form], _ name: String) {
    guard let form = known[entry.key] else {
      let nearest = NearMiss.nearest(to: entry.key, in: Set(known.keys)).map { " Did you mean \($0)?" } ?? ""
      add(
        entry.keyRange, "“\(entry.key)” is not known in \(name).\(nearest)",
        "Known: \(known.keys.sorted().joined(separator: ", ")).")
      return
    }
    check(entry.value, form, entry.key)
  }

  private mutating func checkTexts(_ items: [YAMLNode], _ name: String) {
    var seen: Set<String> = []
    for item in items {
      guard let text = item.text, !item.isEmpty else {
        add(item.range, "An entry of “\(name)” is no text.", "It must be a list of texts: [one, two].")
        continue
      }
      if !seen.insert(text).inserted {
        add(item.range, "“\(text)” stands twice in “\(name)”.", "The first of them is read; delete the other.")
      }
    }
  }

  // MARK: - What numbers mean

  private mutating func checkExceptions() {
    for entry in node["syllables"]?["exceptions"]?.map ?? [] {
      guard let number = entry.value.text.flatMap({ Double($0) }) else { continue }
      if number != number.rounded() || !(1...20).contains(number) {
        add(entry.value.range, "“\(entry.key)” cannot have \(number) syllables.", "A word has 1 to 20, a whole number.")
      }
    }
  }

  private mutating func checkFormulas() {
    var seen: Set<String> = []
    for formula in node["formulas"]?.list ?? [] {
      if let id = formula["id"]?.text, !seen.insert(id).inserted, let place = formula["id"]?.range {
        add(place, "Two formulas are called “\(id)”.", "Give each formula an identifier of its own.")
      }
      for key in ["id", "name", "status", "source", "terms", "higher-is"] where formula[key] == nil {
        add(
          formula.range, "The formula “\(formula["id"]?.text ?? "…")” has no \(key).",
          key == "source" ? "Name the publication: a score without one claims nothing." : "Add the key.")
      }
      checkBands(formula)
    }
  }

  /// Bands run from easy to hard: their limits fall where higher is easier, and rise where it is harder.
  private mutating func checkBands(_ formula: YAMLNode) {
    guard let bands = formula["bands"]?.list, let direction = formula["higher-is"]?.text,
      direction == "easier" || direction == "harder"
    else { return }
    var previous: Double?
    for (index, band) in bands.enumerated() {
      guard let text = band.text else { continue }
      guard let limit = Double(text.prefix { $0 != " " }) else {
        if index + 1 < bands.count {
          add(
            band.range, "The band “\(text)” has no limit.", "Only the last band has none: [90 easy, 50 medium, hard].")
        }
        continue
      }
      if let previous, direction == "easier" ? limit >= previous : limit <= previous {
        add(
          band.range, "The band “\(text)” does not follow on the one before it.",
          "Bands run from easy to hard; where higher is \(direction), their limits "
            + (direction == "easier" ? "fall." : "rise."))
      }
      previous = limit
    }
  }

  // MARK: - What the library cannot read

  /// Reads each part by itself, so that a fault in one does not hide those in the others.
  private mutating func isolate(_ whole: ProfileFault) {
    let vowels = (path: "syllables.vowels", text: "a")
    let syllables = node.flat.filter { $0.path.hasPrefix("syllables.") }
    attempt(syllables.filter { $0.path != "syllables.rules" && !$0.path.hasPrefix("syllables.exceptions.") })
    for rule in syllables where rule.path == "syllables.rules" {
      attempt(syllables.filter { $0.path == vowels.path || $0.path.hasPrefix("syllables.classes.") } + [rule])
    }
    for index in (node["formulas"]?.list ?? []).indices {
      let name = "formulas[\(index)]."
      // Read alone, a formula is the first.
      let own = node.flat.filter { $0.path.hasPrefix(name) }.map {
        (path: "formulas[0]." + $0.path.dropFirst(name.count), text: $0.text)
      }
      attempt([vowels] + own, shown: name)
    }
    attempt([vowels] + node.flat.filter { $0.path.hasPrefix("hardness.") || $0.path == "long-word-letters" })
    if faults.isEmpty { report(whole) }
  }

  private mutating func attempt(_ values: [(path: String, text: String)], shown name: String? = nil) {
    do throws(ProfileFault) { _ = try LanguageProfile(tag: "", Self.table(values)) } catch {
      var fault = error
      let first = "formulas[0]."
      if let name, fault.path.hasPrefix(first) { fault.path = name + fault.path.dropFirst(first.count) }
      report(fault)
    }
  }

  private mutating func report(_ fault: ProfileFault) {
    let place = place(of: fault)
    // What its form says already is not said again.
    guard !faults.contains(where: { $0.range == place }) else { return }
    let value = fault.value.isEmpty ? "" : "“\(fault.value)”: "
    add(place, "\(value)\(fault.reason)", "Key: \(fault.path).")
  }

  /// The place of a value by its path; where the path ends early, the last part that is there.
  private func place(of fault: ProfileFault) -> SourceRange {
    var place = node
    var range = node.range
    for part in fault.path.split(separator: ".") {
      let key = String(part.prefix { $0 != "[" })
      guard let entry = place.map?.first(where: { $0.key == key }) else { break }
      place = entry.value
      range = entry.keyRange
      if let open = part.firstIndex(of: "["), let index = Int(part[part.index(after: open)...].dropLast()),
        let item = place.list.flatMap({ $0.indices.contains(index) ? $0[index] : nil })
      {
        place = item
        range = item.range
      }
    }
    if place.text != nil { return place.range }
    return place.list?.first { $0.text == fault.value }?.range
      ?? place.map?.first { $0.key == fault.value }?.keyRange ?? range
  }

  // MARK: - Examples

  /// What a language knows of hard sentences is shown by sentences that must be found and others that must not.
  private mutating func checkExamples(_ profile: LanguageProfile) {
    guard let hardness = node["hardness"] else { return }
    for feature in Self.features {
      let examples = hardness["examples"]?[feature]
      let reason = hardness["unsupported"]?[feature]
      let isThere = hardness[feature] != nil || feature == "clauses" && hardness["clauses-after-comma"] != nil
      if isThere, reason == nil, (examples?["found"]?.list ?? []).isEmpty {
        add(hardness.range, "“\(feature)” has no example that must be found.", "Write some under examples.\(feature).")
      }
      if !isThere, reason == nil {
        add(
          hardness.range, "Nothing says how \(feature) is known, or that it cannot be.",
          "Write the words, or the reason under unsupported.\(feature).")
      }
      for (key, wanted) in [("found", true), ("not-found", false)] {
        for example in examples?[key]?.list ?? [] {
          guard let text = example.text, Self.has(feature, text, profile) != wanted else { continue }
          unfoundExamples.append(
            .init(
              range: example.range,
              summary: wanted
                ? "The \(feature) of this sentence is not found." : "This sentence is taken to have \(feature).",
              explanation: "“\(text)” stands under examples.\(feature).\(key)."))
        }
      }
    }
  }

  /// One clause below another is no reason by itself, so two copies make one sentence of the example.
  private static func has(_ feature: String, _ text: String, _ profile: LanguageProfile) -> Bool {
    let text = feature == "clauses" ? text.dropLast() + ", " + text : text
    let analysis = TextAnalysis(of: [text], in: profile)
    return analysis.hardness(of: [text], in: profile).flatMap(\.reasons).contains { reason in
      switch (reason, feature) {
      case (.clauses, "clauses"), (.passive, "passive"), (.nominalStyle, "nominal"): true
      default: false
      }
    }
  }
}
