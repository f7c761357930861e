internal import SourceText
internal import YAML

/// Warnings that somebody has looked at and answered with a reason: `Templates/suppressions.yml`.
///
/// A suppressed warning does not vanish: it becomes information with the reason, the name and the date, and so stands
/// in the record of what is issued. Errors are never suppressed, and neither is a legal check.
struct Suppressions: Sendable {
  struct Suppression: Sendable {
    var check: String
    /// Nil: in every document.
    var document: String?
    /// Nil: in every language.
    var language: String?
    var reason: String
    var name: String
    var date: String
  }

  static let path = "Templates/suppressions.yml"
  private static let required = ["check", "reason", "name", "date"]
  private static let optional = ["document", "language"]

  private(set) var suppressions: [Suppression] = []

  init() {}

  /// Reads the file. A suppression with a fault does not count.
  static func read(
    _ root: YAMLNode, catalogue: DiagnosticCatalogue, file: String
  ) -> (suppressions: Suppressions, faults: [Diagnostic]) {
    var result = Suppressions()
    var faults: [Diagnostic] = []
    for node in root.list ?? [] {
      let found = Suppressions.faults(of: node, catalogue: catalogue, file: file)
      faults += found
      guard found.isEmpty else { continue }
      func text(_ key: String) -> String { node[key]?.text ?? "" }
      result.suppressions.append(
        Suppression(
          check: text("check"), document: node["document"]?.text, language: node["language"]?.text,
          reason: text("reason"), name: text("name"), date: text("date")))
    }
    return (result, faults)
  }

  private static func faults(of node: YAMLNode, catalogue: DiagnosticCatalogue, file: String) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    func fault(_ range: SourceRange, _ summary: String, _ solution: String) {
      faults.append(
        Diagnostic(
          .error, "suppression-faulty", file: file, range: range, summary: summary,
          explanation: "A suppression names the check, the reason, who gave it and when.",
          solutions: [.init(solution)]))
    }
    for entry in node.map ?? [] where !(required + optional).contains(entry.key) {
      fault(
        entry.keyRange, "“\(entry.key)” is not part of a suppression.",
        "Known are \((required + optional).joined(separator: ", ")).")
    }
    for key in required where (node[key]?.text ?? "").allSatisfy(\.isWhitespace) {
      fault(node.range, "The suppression has no \(key).", "Add \(key).")
    }
    if let date = node["date"], let text = date.text, !text.isEmpty, CalendarDate(text) == nil {
      fault(date.range, "“\(text)” is no date.", "Write it as 2026-05-06.")
    }
    if let document = node["document"], document.text.flatMap(DocumentKind.init(rawValue:)) == nil {
      fault(
        document.range, "There is no document “\(document.text ?? "…")”.",
        "Documents: \(DocumentKind.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    guard let check = node["check"], let identifier = check.text, !identifier.isEmpty else { return faults }
    guard let entry = catalogue.entry(identifier) else {
      let nearest = catalogue.nearest(to: identifier).map { "Did you mean \($0)?" }
      fault(check.range, "There is no check “\(identifier)”.", nearest ?? "“candour explain” lists all.")
      return faults
    }
    if entry.isLegal {
      faults.append(
        Diagnostic(
          .error, "suppression-of-legal-check", file: file, range: check.range,
          summary: "“\(identifier)” rests on law and cannot be suppressed.",
          explanation: "Source: \(entry.source).", solutions: [.init("Mend the text, and delete the suppression.")]))
    }
    return faults
  }

  /// Findings of a document in a language, with the suppressed warnings turned into information.
  ///
  /// - Parameters:
  ///   - found: The findings.
  ///   - document: The document; nil for what concerns several, which only a suppression without a document reaches.
  ///   - language: The language, likewise.
  /// - Returns: The findings in the same order.
  func applied(to found: [Diagnostic], document: DocumentKind?, language: String?) -> [Diagnostic] {
    guard !suppressions.isEmpty else { return found }
    return found.map { diagnostic in
      guard diagnostic.severity == .warning,
        let match = suppressions.first(where: { $0.covers(diagnostic, document, language) })
      else { return diagnostic }
      var suppressed = diagnostic
      suppressed.severity = .information
      suppressed.explanation =
        "Suppressed: \(match.reason) (\(match.name), \(match.date)). " + diagnostic.explanation
      return suppressed
    }
  }
}

extension Suppressions.Suppression {
  fileprivate func covers(_ diagnostic: Diagnostic, _ document: DocumentKind?, _ language: String?) -> Bool {
    guard check == diagnostic.identifier else { return false }
    if let wanted = self.document, wanted != document?.rawValue { return false }
    guard let wanted = self.language else { return true }
    return language.map { LanguageTag.fallbacks(of: $0).contains(wanted) } ?? false
  }
}
