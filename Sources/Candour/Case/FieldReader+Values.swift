internal import SourceText
internal import YAML

extension FieldReader {
  // MARK: Text

  /// A text, or nil if there is none.
  func text(_ key: String) -> String? {
    node(key).flatMap { text(of: $0, path: path(of: key)) }
  }

  /// The text of a value; a list or a map is reported.
  func text(of node: YAMLNode, path: @autoclosure () -> String) -> String? {
    if let text = node.text { return text }
    reading.reportWrongType(at: node.range, path: path(), expected: "a text")
    return nil
  }

  /// A text that must be there.
  func requiredText(_ key: String) -> String? {
    guard node(key) != nil else {
      reportMissing(key)
      return nil
    }
    return text(key)
  }

  /// Texts in a list; one text counts as a list of one, `none` as an empty list.
  func texts(_ key: String) -> [String]? {
    if let text = node(key)?.text, text != "none" { return [text] }
    return items(key)?.compactMap { text(of: $0.node, path: $0.path) }
  }

  /// A text, or one for each language.
  func localized(_ key: String) -> LocalizedText? {
    node(key).flatMap { localized(of: $0, path: path(of: key)) }
  }

  func localized(of node: YAMLNode, path: @autoclosure () -> String) -> LocalizedText? {
    if let text = node.text {
      return LocalizedText(texts: [reading.defaultLanguage: text], range: node.range)
    }
    guard let entries = node.map else {
      reading.reportWrongType(
        at: node.range, path: path(), expected: "a text, or a map of languages and texts")
      return nil
    }
    var texts: [String: String] = [:]
    for entry in entries where !entry.value.isEmpty {
      guard let tag = LanguageTagSyntax.canonical(entry.key) else {
        let name = CaseReading.isQuotable(entry.key) ? "“\(entry.key)”" : "This key"
        reading.report(
          .badLanguageTag, at: entry.keyRange, "\(name) under “\(path())” is not a language tag.",
          explanation:
            "A free text is a text, or a map whose keys are languages as in BCP 47: en, de, de-AT.",
          privateDetail: entry.key)
        continue
      }
      guard let text = entry.value.text else {
        reading.reportWrongType(at: entry.value.range, path: "\(path()).\(tag)", expected: "a text")
        continue
      }
      reading.places["\(path()).\(tag)"] = entry.value.range
      texts[tag] = text
    }
    return texts.isEmpty ? nil : LocalizedText(texts: texts, range: node.range)
  }

  /// Whether a map gives a text for each language: it has keys, and all are language tags.
  static func isLocalizedMap(_ node: YAMLNode) -> Bool {
    guard let entries = node.map, !entries.isEmpty else { return false }
    return entries.allSatisfy { LanguageTagSyntax.canonical($0.key) != nil }
  }

  // MARK: Codes

  /// One of the values of a type.
  func choice<Value: RawRepresentable & CaseIterable>(
    _ key: String, _: Value.Type = Value.self
  ) -> Value? where Value.RawValue == String {
    node(key).flatMap { choice(of: $0, path: path(of: key)) }
  }

  func choice<Value: RawRepresentable & CaseIterable>(
    of node: YAMLNode, path: @autoclosure () -> String
  ) -> Value? where Value.RawValue == String {
    guard let text = text(of: node, path: path()) else { return nil }
    if let value = Value(rawValue: text) { return value }
    reading.reportBadValue(at: node.range, path: path(), value: text, allowed: Value.allCases.map(\.rawValue))
    return nil
  }

  /// One of the values that the dictionary lists for the field.
  func listedChoice(_ key: String) -> String? {
    let path = path(of: key)
    let allowed = reading.dictionary.field(CaseDictionary.pattern(of: path))?.values ?? []
    return node(key).flatMap { known($0, path: path, allowed: allowed) }
  }

  /// A code of a set of the dictionary.
  func code(_ key: String, of set: String, rule: CaseRule = .badValue) -> String? {
    node(key).flatMap { code(of: $0, path: path(of: key), set: set, rule: rule) }
  }

  func code(of node: YAMLNode, path: @autoclosure () -> String, set: String, rule: CaseRule = .badValue)
    -> String?
  {
    known(node, path: path(), allowed: reading.dictionary.codes[set] ?? [], rule: rule)
  }

  /// Codes in a list; one code counts as a list of one.
  func codes(_ key: String, of set: String) -> [String] {
    if let node = node(key), node.text != nil, node.text != "none" {
      return code(of: node, path: path(of: key), set: set).map { [$0] } ?? []
    }
    return items(key)?.compactMap { code(of: $0.node, path: $0.path, set: set) } ?? []
  }

  private func known(
    _ node: YAMLNode, path: @autoclosure () -> String, allowed: [String], rule: CaseRule = .badValue
  ) -> String? {
    guard let text = text(of: node, path: path()) else { return nil }
    if allowed.contains(text) { return text }
    reading.reportBadValue(at: node.range, path: path(), value: text, allowed: allowed, rule: rule)
    return nil
  }

  func yesNo(_ key: String) -> Bool? {
    node(key).flatMap { yesNo(of: $0, path: path(of: key)) }
  }

  func yesNo(of node: YAMLNode, path: @autoclosure () -> String) -> Bool? {
    guard let text = text(of: node, path: path()) else { return nil }
    switch text.lowercased() {
    case "yes", "true": return true
    case "no", "false": return false
    default:
      reading.reportBadValue(at: node.range, path: path(), value: text, allowed: ["yes", "no"])
      return nil
    }
  }

  /// A country as ISO 3166-1 alpha-2.
  func country(_ key: String) -> String? {
    node(key).flatMap { country(of: $0, path: path(of: key)) }
  }

  func country(of node: YAMLNode, path: @autoclosure () -> String) -> String? {
    guard let text = text(of: node, path: path()) else { return nil }
    if CountryCode.isAssigned(text) { return text }
    reading.report(
      .badValue, at: node.range, "“\(path())” must be the code of a country, two capital letters.",
      explanation: "Countries are written as in ISO 3166-1: DE, GR, NL. No country has the code that stands here.",
      solutions: CountryCode.usual(for: text).map {
        [.init("Write “\($0)”.", replacements: [.init(range: node.range, text: $0)])]
      } ?? [], privateDetail: text)
    return nil
  }

  /// A language tag in its usual letter case.
  func language(_ key: String) -> String? {
    guard let node = node(key), let text = text(of: node, path: path(of: key)) else { return nil }
    if let tag = LanguageTagSyntax.canonical(text) { return tag }
    reading.report(
      .badLanguageTag, at: node.range, "“\(path(of: key))” is not a language tag.",
      explanation: "Languages are written as in BCP 47: en, de, de-AT.", privateDetail: text)
    return nil
  }
}
