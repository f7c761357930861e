internal import SourceText

/// Fields that the documents asked for need.
extension CaseValidation {
  /// Conditions whose absence a rule of its own reports, with its own words.
  private static let ownRules: Set<String> = [
    "several", "importer", "parties-differ", "dose-per-kg", "identity",
  ]

  mutating func checkRequiredFields() {
    let asked = DocumentKind.allCases.filter {
      documents.contains($0) && !($0 == .physicianRequest && value.trigger == .after)
        && !($0 == .patientInformation && value.trigger == .before && value.acceptance?.decision == .decline)
    }
    guard !asked.isEmpty else { return }
    let entries = entriesByList()
    for field in dictionary.fields {
      let needs = asked.map { (document: $0, need: field.need(of: $0)) }.filter {
        switch $0.need {
        case .required: true
        case .requiredIf(let condition): !CaseValidation.ownRules.contains(condition)
        default: false
        }
      }
      if needs.isEmpty || field.key == "dueAt" { continue }
      for path in paths(of: field, entries: entries) where !isGiven(path) {
        let index = CaseValidation.index(in: path)
        let needing = needs.filter { need in
          if case .requiredIf(let condition) = need.need {
            return holds(condition, field: field, index: index)
          }
          return true
        }
        if !needing.isEmpty { reportMissing(field, path: path, documents: needing.map(\.document)) }
      }
    }
  }

  private mutating func reportMissing(_ field: CaseDictionary.Field, path: String, documents: [DocumentKind]) {
    let names = documents.map(\.rawValue).joined(separator: ", ")
    let from = field.suppliedBy.isEmpty ? "" : " It comes from: \(field.suppliedBy)."
    report(
      .missingField, at: path, "“\(path)” is missing; needed for: \(names).",
      explanation: field.meaning + from,
      solution: field.example.isEmpty ? nil : "Write it like this: \(field.key): \(field.example)")
  }

  /// The paths in the case at which a field may stand. A field of a list has one for each entry, and none where the value
  /// around it is missing, which is reported itself.
  private func paths(of field: CaseDictionary.Field, entries: [String: [Int]]) -> [String] {
    let parent = field.path.lastIndex(of: ".").map { String(field.path[..<$0]) }
    guard let bracket = field.path.firstRange(of: "[]") else {
      if let parent, let type = dictionary.field(parent)?.type, type != "map", !isGiven(parent) { return [] }
      return [field.path]
    }
    let list = field.path[..<bracket.lowerBound]
    let rest = field.path[bracket.upperBound...]
    return (entries[String(list)] ?? []).map { "\(list)[\($0)]\(rest)" }.filter { path in
      guard let end = path.lastIndex(of: ".") else { return true }
      return isGiven(String(path[..<end]))
    }
  }

  /// The positions of the entries of each list that was given: `oos` has 0 and 1.
  private func entriesByList() -> [String: [Int]] {
    var entries: [String: [Int]] = [:]
    for key in value.places.keys where key.utf8.last == UInt8(ascii: "]") {
      guard let open = key.lastIndex(of: "["), let index = Int(key[key.index(after: open)...].dropLast())
      else { continue }
      entries[String(key[..<open]), default: []].append(index)
    }
    return entries.mapValues { $0.sorted() }
  }

  private static func index(in path: String) -> Int? {
    guard let open = path.firstIndex(of: "["), let close = path.firstIndex(of: "]") else { return nil }
    return Int(path[path.index(after: open)..<close])
  }

  /// Whether a condition of the dictionary holds for the case, or for one entry of a list.
  private func holds(_ condition: String, field: CaseDictionary.Field, index: Int?) -> Bool {
    let isOther = field.path.hasPrefix("otherResults")
    let result = value.outOfSpecificationResults.first { $0.index == index }
    let other = value.otherResults?.first { $0.index == index }
    switch condition {
    case "before": return value.trigger == .before
    case "after": return value.trigger == .after
    case "autologous": return value.product.origin == .autologous
    case "pending": return (isOther ? other?.status : result?.status).map { $0 != .final } ?? false
    case "tested": return result.map { $0.result != .pending } ?? false
    case "cause-known": return result?.investigationState == .closed
    case "unnamed": return other.map { $0.attribute == nil } ?? false
    case "earlier-use": return (value.risk.priorUse?.treated ?? 0) > 0
    case "remake-possible": return value.trigger == .before && value.remake?.possible == .yes
    default: return false
    }
  }
}
