/// Writes limits, results and doses.
struct MeasureFormat {
  let context: ValueContext

  private func form(_ style: String, _ name: String) -> String {
    context.locale.page.text("formats.\(style).\(name)") ?? "{{number}} {{unit}}"
  }

  /// The unit in the words of the language; nil if the vocabulary has none.
  func unit(_ unit: String) -> String? {
    unit.isEmpty ? "" : context.locale.vocabulary.text("units." + unit)
  }

  /// For the letter and the form: operators and units.
  func professional(_ limit: Limit, path: String) -> Value {
    switch limit {
    case .atLeast(let quantity): quantityText("atLeast", quantity, path)
    case .atMost(let quantity): quantityText("atMost", quantity, path)
    case .moreThan(let quantity): quantityText("moreThan", quantity, path)
    case .lessThan(let quantity): quantityText("lessThan", quantity, path)
    case .range(let low, let high, let unit):
      filled(form("professional", "range"), unit, path) { name in
        name == "low" ? context.formats.number(low) : name == "high" ? context.formats.number(high) : nil
      }
    case .notDetected: coded("notDetected", path)
    case .complies: coded("complies", path)
    }
  }

  func professional(_ measurement: Measurement, path: String) -> Value {
    switch measurement {
    case .number(let quantity): quantityText("plain", quantity, path)
    case .lessThan(let quantity): quantityText("lessThan", quantity, path)
    case .moreThan(let quantity): quantityText("moreThan", quantity, path)
    case .detected: coded("detected", path)
    case .notDetected: coded("notDetected", path)
    case .complies: coded("complies", path)
    case .doesNotComply: coded("doesNotComply", path)
    case .pending: coded("resultStatus.pending", path)
    }
  }

  func quantity(_ quantity: Quantity, path: String) -> Value { quantityText("plain", quantity, path) }

  /// For leaflets: the number alone, its unit stands in the label of the row. Nil if there is no number.
  func lay(_ limit: Limit) -> String? {
    func one(_ name: String, _ quantity: Quantity) -> String {
      InlineForm.fill(form("lay", name)) { $0 == "number" ? context.formats.number(quantity.number) : nil }
    }
    switch limit {
    case .atLeast(let quantity): return one("atLeast", quantity)
    case .atMost(let quantity): return one("atMost", quantity)
    case .moreThan(let quantity): return one("moreThan", quantity)
    case .lessThan(let quantity): return one("lessThan", quantity)
    case .range(let low, let high, _):
      return InlineForm.fill(form("lay", "range")) { name in
        name == "low" ? context.formats.number(low) : name == "high" ? context.formats.number(high) : nil
      }
    case .notDetected, .complies: return nil
    }
  }

  func lay(_ measurement: Measurement) -> String? {
    let (name, quantity): (String, Quantity)
    switch measurement {
    case .number(let value): (name, quantity) = ("plain", value)
    case .lessThan(let value): (name, quantity) = ("lessThan", value)
    case .moreThan(let value): (name, quantity) = ("moreThan", value)
    default: return nil
    }
    return InlineForm.fill(form("lay", name)) { $0 == "number" ? context.formats.number(quantity.number) : nil }
  }

  private func quantityText(_ name: String, _ quantity: Quantity, _ path: String) -> Value {
    filled(form("professional", name), quantity.unit, path) {
      $0 == "number" ? context.formats.number(quantity.number) : nil
    }
  }

  private func filled(_ form: String, _ unit: String, _ path: String, _ value: (Substring) -> String?) -> Value {
    guard let unitText = self.unit(unit) else {
      return .unknownCode(path, known: context.locale.vocabulary.keys["units"] ?? [])
    }
    // The number stays on one line with the first word of its unit; a long unit may break after that.
    let firstWord = unitText.firstIndex(where: \.isLetter) ?? unitText.startIndex
    let boundUnit = MeasureFormat.bound(unitText[..<firstWord]) + unitText[firstWord...]
    let parts = form.split(separator: "{{unit}}", maxSplits: 1, omittingEmptySubsequences: false)
    var text = MeasureFormat.bound(InlineForm.fill(String(parts[0]), value))
    if unitText.isEmpty || context.formats.attachedUnits.contains(unit) {
      while text.last?.isWhitespace == true { text.removeLast() }
    }
    if parts.count > 1 { text += boundUnit + MeasureFormat.bound(InlineForm.fill(String(parts[1]), value)) }
    return .text(TextValue(text, context.place(path)))
  }

  private static func bound(_ text: some StringProtocol) -> String {
    String(text.map { $0 == " " ? "\u{A0}" : $0 })
  }

  private func coded(_ name: String, _ path: String) -> Value {
    guard let entry = context.locale.page["values." + name] else { return .missingWords("values." + name) }
    return .text(TextValue(entry.text, context.place(path)))
  }
}
