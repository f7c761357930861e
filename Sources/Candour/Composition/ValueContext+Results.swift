/// Words about the results, for the letter and in lay language.
extension ValueContext {
  /// The clinical term: the case's own words, else the vocabulary's.
  func term(_ attribute: String, _ own: LocalizedText?, _ path: String) -> Value {
    if let own { return free(own, path + ".term") }
    return attributeWords(attribute, "term", path)
  }

  func attributeWords(_ code: String, _ key: String, _ path: String) -> Value {
    guard let entry = attribute(code, key) else {
      return locale.vocabulary["attributes.\(code).term"] == nil
        ? .unknownCode(path + ".attribute", known: locale.vocabulary.keys["attributes"] ?? [])
        : .missingWords("attributes.\(code).\(key)")
    }
    return .text(TextValue(entry.text, entry.origin))
  }

  /// The holder's own approved lay wording where the case has one in this language, else the vocabulary's.
  func layDifference(_ result: OutOfSpecificationResult, _ path: String) -> Value {
    if let own = result.plain, own.text(for: locale.tag) != nil { return free(own, path + ".plain") }
    return attributeWords(result.attribute, "different", path)
  }

  func layConsequence(_ result: OutOfSpecificationResult, _ path: String) -> Value {
    attributeWords(result.attribute, "consequence", path)
  }

  func allTerms() -> Value {
    var terms: [String] = []
    for (index, result) in subject.outOfSpecificationResults.enumerated() {
      let value = term(result.attribute, result.term, "oos[\(index)]")
      guard case .text(let text) = value else { return value }
      terms.append(text.text)
    }
    return .text(TextValue(formats.list(terms), place("oos")))
  }

  func investigation(_ result: OutOfSpecificationResult, _ path: String) -> Value {
    let state = coded(locale.page, "values.investigation", result.investigationState?.rawValue, path + ".investigation")
    return withDetail(state, result.investigationFindings, path + ".investigation")
  }

  func rootCause(_ result: OutOfSpecificationResult, _ path: String) -> Value {
    let family = coded(locale.page, "values.causeFamily", result.causeFamily?.rawValue, path + ".rootCause")
    return withDetail(family, result.causeText, path + ".rootCause")
  }

  /// A coded word, and in brackets what the case says about it.
  private func withDetail(_ word: Value, _ detail: LocalizedText?, _ path: String) -> Value {
    guard let detail else { return word }
    guard case .text(let text) = word else { return word }
    let words = free(detail, path)
    guard case .text(let detailText) = words else { return words }
    return .text(TextValue("\(text.text) (\(ValueContext.withoutFinalStop(detailText.text)))", detailText.origin))
  }

  static func withoutFinalStop(_ text: String) -> String {
    text.hasSuffix(".") && !text.hasSuffix("..") ? String(text.dropLast()) : text
  }

  /// Every result that is not final, out of specification or not.
  func pendingResults() -> [PendingResult] {
    var results: [PendingResult] = []
    for (index, result) in subject.outOfSpecificationResults.enumerated() where result.status != .final {
      results.append(
        PendingResult(
          attribute: result.attribute, term: result.term, status: result.status, dueAt: result.dueAt,
          state: result.pendingState, path: "oos[\(index)]"))
    }
    for (index, result) in (subject.otherResults ?? []).enumerated() where result.status != .final {
      results.append(
        PendingResult(
          attribute: result.attribute, term: result.term, status: result.status, dueAt: result.dueAt,
          state: result.pendingState, path: "otherResults[\(index)]"))
    }
    return results
  }

  /// A row of the table of figures of a leaflet.
  struct Figure: Sendable {
    var label: StringTable.Entry
    var required: String
    var found: String
    var origin: Origin
  }

  /// The numbers that help the reader: those whose row label is true for the unit of the result.
  func figures() -> [Figure] {
    var rows: [Figure] = []
    for (index, result) in subject.outOfSpecificationResults.enumerated() {
      guard let key = locale.vocabulary.text("attributes.\(result.attribute).figures") else { continue }
      let format = MeasureFormat(context: self)
      guard let required = format.lay(result.limit), let found = format.lay(result.result),
        let unit = ValueContext.unit(of: result.result)
      else { continue }
      for candidate in [key, key + "-per-kilogram"] where content.figureUnits[candidate]?.contains(unit) ?? false {
        guard let label = locale.vocabulary["figures." + candidate] else { continue }
        rows.append(Figure(label: label, required: required, found: found, origin: place("oos[\(index)].result")))
      }
    }
    return rows
  }

  private static func unit(of measurement: Measurement) -> String? {
    switch measurement {
    case .number(let quantity), .lessThan(let quantity), .moreThan(let quantity): quantity.unit
    default: nil
    }
  }
}
