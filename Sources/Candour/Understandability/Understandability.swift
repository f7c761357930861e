internal import SourceText
internal import YAML

/// The sheets and the plan of a user test, from `Templates/understandability.yml`.
///
/// They are read only where they are used: composing a document does not need them.
struct Understandability: Sendable {
  /// What “short” means for the program.
  struct Limits: Sendable {
    /// The share of active sentences, of 100, from which on a text counts as active.
    var activePercent = 80
    /// Words in a heading of a table.
    var tableHeadWords = 8
    /// Columns of a table.
    var tableColumns = 4
    /// Paragraphs of a text that needs neither sections nor summary.
    var veryShortParagraphs = 2
  }

  static let path = "Templates/understandability.yml"

  var limits = Limits()
  var instruments: [Instrument] = []
  var userTest = UserTestPlan()

  /// Reads the file. What is faulty is left out and reported.
  static func read(_ files: ContentFiles) -> (value: Understandability, faults: [Diagnostic]) {
    var reader = SheetDataReader(file: files.displayName(of: path))
    guard let root = reader.root(files.bytes(of: path)) else { return (Understandability(), reader.faults) }
    var value = Understandability()
    reader.checkKeys(root, ["limits", "instruments", "user-test"], of: "the file")
    value.limits = limits(root["limits"], &reader)
    for entry in root["instruments"]?.map ?? [] { value.instruments.append(instrument(entry, &reader)) }
    if let node = root["user-test"] { value.userTest = UserTestPlan(node, &reader) }
    if root["user-test"] == nil || value.instruments.isEmpty {
      reader.fault(root.range, "The instruments or the user test are missing.", "The file needs both.")
    }
    return (value, reader.faults)
  }

  private static func limits(_ node: YAMLNode?, _ reader: inout SheetDataReader) -> Limits {
    var limits = Limits()
    guard let node else { return limits }
    reader.checkKeys(
      node, ["active-percent", "table-head-words", "table-columns", "very-short-paragraphs"], of: "the limits")
    limits.activePercent = reader.number(node, "active-percent") ?? limits.activePercent
    limits.tableHeadWords = reader.number(node, "table-head-words") ?? limits.tableHeadWords
    limits.tableColumns = reader.number(node, "table-columns") ?? limits.tableColumns
    limits.veryShortParagraphs = reader.number(node, "very-short-paragraphs") ?? limits.veryShortParagraphs
    return limits
  }

  private static let instrumentKeys = [
    "name", "title", "source", "status", "answers", "passes", "passes-source", "how", "scales", "items",
  ]

  private static func instrument(_ entry: YAMLNode.Entry, _ reader: inout SheetDataReader) -> Instrument {
    let node = entry.value
    reader.checkKeys(node, instrumentKeys, of: entry.key)
    let scales = (node["scales"]?.list ?? []).map { scale in
      Instrument.Scale(id: reader.text(scale, "id"), name: reader.text(scale, "name"))
    }
    var answers: [ItemAnswer: String] = [:]
    for answer in ItemAnswer.allCases {
      if let words = node["answers"] { answers[answer] = reader.text(words, answer.rawValue) }
    }
    if node["answers"] == nil { reader.missing("answers", node.range) }
    var items: [Instrument.Item] = []
    for child in node["items"]?.list ?? [] {
      guard let item = item(child, &reader) else { continue }
      if let last = items.last, item.number <= last.number {
        reader.fault(
          item.range, "Item \(item.number) stands after item \(last.number).", "Numbers rise, and each stands once.")
      }
      if !scales.contains(where: { $0.id == item.scale }) {
        reader.fault(
          item.range, "Item \(item.number) has no scale “\(item.scale)” to count for.",
          "Scales: \(scales.map(\.id).joined(separator: ", ")).")
      }
      items.append(item)
    }
    if items.isEmpty { reader.missing("items", node.range) }
    return Instrument(
      id: entry.key, name: reader.text(node, "name"), title: reader.text(node, "title"),
      source: reader.text(node, "source"), passes: reader.number(node, "passes") ?? 100,
      passesSource: reader.text(node, "passes-source"), how: reader.texts(node, "how"), scales: scales, items: items,
      answers: answers)
  }

  private static let itemKeys = [
    "number", "scale", "topic", "asks", "evidence", "not-applicable", "needs", "disclaimer", "look-at", "status",
  ]

  private static func item(_ node: YAMLNode, _ reader: inout SheetDataReader) -> Instrument.Item? {
    reader.checkKeys(node, itemKeys, of: "an item")
    guard let number = reader.number(node, "number") else { return nil }
    let name = reader.text(node, "evidence")
    let evidence = Evidence(rawValue: name)
    if evidence == nil {
      let nearest = NearMiss.nearest(to: name, in: Evidence.allCases.map(\.rawValue)).map { " Did you mean \($0)?" }
      reader.fault(
        node["evidence"]?.range ?? node.range, "The program cannot look for “\(name)”.\(nearest ?? "")",
        "Known: \(Evidence.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    return Instrument.Item(
      number: number, scale: reader.text(node, "scale"), topic: reader.text(node, "topic"),
      asks: reader.text(node, "asks"), notApplicable: node["not-applicable"]?.text,
      needs: node["needs"] == nil ? nil : reader.number(node, "needs"), lookAt: reader.texts(node, "look-at"),
      status: node["status"]?.text ?? "seen", evidence: evidence ?? .none, disclaimer: node["disclaimer"]?.text,
      range: node.range)
  }
}

/// Reads values of a YAML file and collects what is wrong with them.
struct SheetDataReader {
  let file: String
  private(set) var faults: [Diagnostic] = []

  init(file: String) { self.file = file }

  /// The root of a file; nil with a fault if it is missing or no YAML.
  mutating func root(_ bytes: [UInt8]?) -> YAMLNode? {
    guard let bytes else {
      fault(.startOfFile, "The file is missing.", "Content is used as a whole or not at all.")
      return nil
    }
    let (root, problems) = YAMLReader.read(bytes)
    for problem in problems {
      fault(problem.range, YAMLProblemText.summary(problem.kind), "The file cannot be used until this is mended.")
    }
    if root == nil, problems.isEmpty { fault(.startOfFile, "The file is empty.", "Templates/README.md explains it.") }
    return root
  }

  mutating func fault(_ range: SourceRange, _ summary: String, _ explanation: String) {
    faults.append(
      Diagnostic(
        .error, "understandability-data", file: file, range: range, summary: summary, explanation: explanation,
        solutions: [.init("Mend the place; the head of the file and Templates/README.md explain every key.")]))
  }

  mutating func missing(_ key: String, _ range: SourceRange) {
    fault(range, "“\(key)” is missing.", "It must be there and not be empty.")
  }

  mutating func checkKeys(_ node: YAMLNode, _ known: [String], of name: String) {
    for entry in node.map ?? [] where !known.contains(entry.key) {
      let nearest = NearMiss.nearest(to: entry.key, in: known).map { " Did you mean \($0)?" } ?? ""
      fault(
        entry.keyRange, "“\(entry.key)” is no key of \(name).\(nearest)", "Keys: \(known.joined(separator: ", ")).")
    }
  }

  /// A text that must be there.
  mutating func text(_ node: YAMLNode, _ key: String) -> String {
    guard let value = node[key], let text = value.text, !value.isEmpty else {
      missing(key, node[key]?.range ?? node.range)
      return ""
    }
    return text
  }

  /// Texts that may be missing; a value that is no list of texts is a fault.
  mutating func texts(_ node: YAMLNode, _ key: String) -> [String] {
    guard let value = node[key] else { return [] }
    let texts = (value.list ?? []).compactMap(\.text)
    if texts.isEmpty || texts.count != value.list?.count {
      fault(value.range, "“\(key)” is no list of texts.", "Write it as a list.")
    }
    return texts
  }

  /// A whole number of at least 1.
  mutating func number(_ node: YAMLNode, _ key: String) -> Int? {
    guard let value = node[key] else {
      missing(key, node.range)
      return nil
    }
    guard let number = value.text.flatMap({ Int($0) }), number > 0, number < 10_000 else {
      fault(value.range, "“\(value.text ?? "…")” is no number from 1 to 9999.", "“\(key)” is a whole number.")
      return nil
    }
    return number
  }
}
