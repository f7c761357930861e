internal import SourceText
internal import YAML

extension FieldReader {
  // MARK: Time

  /// A moment with its difference from UTC.
  func moment(_ key: String) -> Timestamp? {
    node(key).flatMap { moment(of: $0, path: path(of: key)) }
  }

  private func moment(of node: YAMLNode, path: @autoclosure () -> String) -> Timestamp? {
    guard let text = text(of: node, path: path()) else { return nil }
    do throws(Timestamp.Fault) {
      return try Timestamp(parsing: text)
    } catch .missingOffset {
      reading.report(
        .missingOffset, at: node.range, "“\(path())” does not say how far its time is from UTC.",
        explanation: "The 48 hours are counted in absolute time, so a local time alone is not enough.",
        solutions: [
          .init(
            "Add the difference that holds at that place and on that day, such as +01:00, +02:00 or Z for UTC."
          )
        ], privateDetail: text)
    } catch {
      reportBadTime(at: node.range, path: path(), text: text, form: "a moment such as 2026-05-06T17:10+02:00")
    }
    return nil
  }

  /// A day.
  func date(_ key: String) -> CalendarDate? {
    guard let node = node(key), let text = text(of: node, path: path(of: key)) else { return nil }
    if let date = CalendarDate(text) { return date }
    reportBadTime(at: node.range, path: path(of: key), text: text, form: "a day such as 2026-05-06")
    return nil
  }

  /// A day, or a moment with its difference from UTC.
  func dateOrMoment(_ key: String) -> DateOrTimestamp? {
    guard let node = node(key), let text = text(of: node, path: path(of: key)) else { return nil }
    if let date = CalendarDate(text) { return .date(date) }
    return moment(of: node, path: path(of: key)).map { .timestamp($0) }
  }

  private func reportBadTime(at range: SourceRange, path: String, text: String, form: String) {
    reading.report(
      .badTime, at: range, "“\(path)” is not a time that the calendar has.",
      explanation: "It must be \(form).",
      solutions: [.init("Write year-month-day, each with its zeros.")], privateDetail: text)
  }

  // MARK: Numbers

  func wholeNumber(_ key: String) -> Int? {
    guard let node = node(key), let text = text(of: node, path: path(of: key)) else { return nil }
    if text.utf8.count <= 9, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text) {
      return number
    }
    reading.report(
      .badNumber, at: node.range, "“\(path(of: key))” must be a whole number.",
      explanation: "Only digits, without a unit, a sign or a separator.", privateDetail: text)
    return nil
  }

  func decimal(_ key: String) -> DecimalNumber? {
    node(key).flatMap { decimal(of: $0, path: path(of: key)) }
  }

  private func decimal(of node: YAMLNode, path: String) -> DecimalNumber? {
    guard let text = text(of: node, path: path) else { return nil }
    if let number = DecimalNumber(text) { return number }
    let fault: QuantityText.Fault = text.contains(",") ? .decimalComma : .notUnderstood
    reportFault(
      fault, in: node, path: path, rule: .badNumber, form: "digits with a decimal point, without a unit")
    return nil
  }

  // MARK: Quantities

  /// `120 x10^6 cells`, or `{value: 120, unit: x10^6 cells}`.
  func quantity(_ key: String) -> Quantity? {
    guard let node = node(key) else { return nil }
    let path = path(of: key)
    if let text = node.text {
      return parse(node, path: path, rule: .badNumber, form: "a number and a unit: 120 x10^6 cells") {
        () throws(QuantityText.Fault) in
        try QuantityText.quantity(text)
      }
    }
    guard let map = quantityMap(node, path: path, keys: ["value", "unit"]) else { return nil }
    return quantity(map, path: path)
  }

  /// `>= 80 %`, `60 to 600 x10^6 cells`, `not detected`, `complies`, or a map.
  func limit(_ key: String) -> Limit? {
    guard let node = node(key) else { return nil }
    let path = path(of: key)
    let form = "such as \">= 80 %\", \"60 to 600 x10^6 cells\", not detected or complies"
    if let text = node.text {
      return parse(node, path: path, rule: .badLimit, form: form) { () throws(QuantityText.Fault) in
        try QuantityText.limit(text)
      }
    }
    guard let map = quantityMap(node, path: path, keys: ["operator", "value", "low", "high", "unit"]) else {
      return nil
    }
    if map["low"] != nil || map["high"] != nil { return range(map, path: path, node: node) }
    guard let operatorNode = map["operator"] else {
      reportFault(.noOperator, in: node, path: path, rule: .badLimit, form: form)
      return nil
    }
    guard let quantity = quantity(map, path: path) else { return nil }
    switch operatorNode.text {
    case ">=", "≥": return .atLeast(quantity)
    case "<=", "≤": return .atMost(quantity)
    case ">": return .moreThan(quantity)
    case "<": return .lessThan(quantity)
    default:
      reading.report(
        .badValue, at: operatorNode.range, "“\(path).operator” has a value that is not known.",
        explanation: "Known are: \">=\", \"<=\", \">\", \"<\".", privateDetail: operatorNode.text)
      return nil
    }
  }

  /// `71 %`, `< 0.5 EU/mL`, `detected`, `does not comply`, `pending`, or `{value: 71, unit: "%"}`.
  func measurement(_ key: String) -> Measurement? {
    guard let node = node(key) else { return nil }
    let path = path(of: key)
    if let text = node.text {
      let form = "such as 71 %, \"< 0.5 EU/mL\", detected, not detected, complies, does not comply or pending"
      return parse(node, path: path, rule: .badResult, form: form) { () throws(QuantityText.Fault) in
        try QuantityText.measurement(text)
      }
    }
    guard let map = quantityMap(node, path: path, keys: ["value", "unit"]) else { return nil }
    return quantity(map, path: path).map { .number($0) }
  }

  // MARK: Maps of quantities

  private func quantityMap(_ node: YAMLNode, path: String, keys: [String]) -> [String: YAMLNode]? {
    guard let entries = node.map else {
      reading.reportWrongType(at: node.range, path: path, expected: "a text or a map")
      return nil
    }
    var map: [String: YAMLNode] = [:]
    for entry in entries {
      if keys.contains(entry.key) {
        if !entry.value.isEmpty { map[entry.key] = entry.value }
        continue
      }
      let nearest = NearMiss.nearest(to: entry.key, in: keys)
      reading.report(
        .unknownKey, at: entry.keyRange,
        "\(CaseReading.isQuotable(entry.key) ? "“\(entry.key)”" : "This key") is not a key under “\(path)”.",
        explanation: "Known there: \(keys.joined(separator: ", ")).",
        solutions: nearest.map {
          [.init("Write “\($0)”.", replacements: [.init(range: entry.keyRange, text: $0)])]
        } ?? [], privateDetail: entry.key)
    }
    return map
  }

  private func quantity(_ map: [String: YAMLNode], path: String) -> Quantity? {
    guard let value = map["value"] else {
      reading.reportMissing(
        at: keyRange(String(path.split(separator: ".").last ?? "")), path: path + ".value")
      return nil
    }
    guard let number = decimal(of: value, path: path + ".value") else { return nil }
    return unit(map, path: path).map { Quantity(number: number, unit: $0) }
  }

  private func range(_ map: [String: YAMLNode], path: String, node: YAMLNode) -> Limit? {
    let ends = ["low", "high"].map { key -> DecimalNumber? in
      guard let end = map[key] else {
        reading.reportMissing(at: node.range, path: "\(path).\(key)")
        return nil
      }
      return decimal(of: end, path: "\(path).\(key)")
    }
    guard let low = ends[0], let high = ends[1], let unit = unit(map, path: path) else { return nil }
    guard low < high else {
      reportFault(.emptyRange, in: node, path: path, rule: .badLimit, form: "")
      return nil
    }
    return .range(low, high, unit: unit)
  }

  private func unit(_ map: [String: YAMLNode], path: String) -> String? {
    guard let node = map["unit"] else { return "" }
    guard let text = text(of: node, path: path + ".unit") else { return nil }
    return parse(node, path: path + ".unit", rule: .badNumber, form: "a unit without a number") {
      () throws(QuantityText.Fault) in try QuantityText.unit(text)
    }
  }

  // MARK: Faults

  private func parse<Value>(
    _ node: YAMLNode, path: String, rule: CaseRule, form: String,
    _ body: () throws(QuantityText.Fault) -> Value
  ) -> Value? {
    do throws(QuantityText.Fault) {
      return try body()
    } catch {
      reportFault(error, in: node, path: path, rule: rule, form: form)
      return nil
    }
  }

  private func reportFault(
    _ fault: QuantityText.Fault, in node: YAMLNode, path: String, rule: CaseRule, form: String
  ) {
    let expected = form.isEmpty ? "" : "It must be \(form)."
    switch fault {
    case .decimalComma:
      reading.report(
        .decimalComma, at: node.range, "“\(path)” has a decimal comma.",
        explanation:
          "A case file has a decimal point in every language, because a comma also groups thousands. The "
          + "documents print the sign of their own language.",
        solutions: [.init("Write a point.", replacements: pointReplacement(in: node), isSafe: true)],
        privateDetail: node.text)
    case .digitGroups:
      reading.report(
        .badNumber, at: node.range, "“\(path)” has a digit where a unit should begin.",
        explanation: "Digits in groups could be read as a number and a unit.",
        solutions: [.init("Write all digits together: 79000 cells/cm2.")], privateDetail: node.text)
    case .noOperator:
      reading.report(
        rule, at: node.range, "“\(path)” does not say whether it is the lowest or the highest value.",
        explanation: expected, solutions: [.init("Put >=, <=, > or < before the number.")],
        privateDetail: node.text)
    case .emptyRange:
      reading.report(
        rule, at: node.range, "“\(path)” is a range whose lower end is not below its upper end.",
        solutions: [.init("Write the smaller number first.")], privateDetail: node.text)
    case .notUnderstood:
      reading.report(
        rule, at: node.range, "“\(path)” cannot be read as a value.", explanation: expected,
        privateDetail: node.text)
    }
  }

  /// The edit of the comma alone, so that the message holds no value of the case.
  private func pointReplacement(in node: YAMLNode) -> [Diagnostic.Replacement] {
    let start = reading.lines.offset(of: node.range.lowerBound)
    let end = reading.lines.offset(of: node.range.upperBound)
    guard start < end, let comma = reading.bytes[start..<end].firstIndex(of: 0x2C) else { return [] }
    return [.init(range: reading.lines.range(ofOffsets: comma..<comma + 1), text: ".")]
  }
}
