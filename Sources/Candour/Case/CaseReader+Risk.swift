internal import YAML

/// The evaluation of risks and what it asks of the physician.
extension FieldReader {
  func riskEvaluation() -> RiskEvaluation {
    let reader = map("risk")
    let (uncertaintyCodes, uncertainties) = reader.codedText("uncertainties", set: "uncertainties")
    let (consequenceCodes, consequences) = reader.codedText("consequences", set: "consequences")
    let (doseCodes, doseAdvice) = reader.codedText("doseAdvice", set: "measures")
    let monitoring = reader.monitoring()
    return RiskEvaluation(
      priorUse: reader.priorUse(), literature: reader.literature(), uncertaintyCodes: uncertaintyCodes,
      uncertainties: uncertainties, hazard: reader.localized("hazard"), alternatives: reader.alternatives(),
      consequenceCodes: consequenceCodes, consequences: consequences, monitoring: monitoring ?? [],
      statesMonitoring: monitoring != nil, overall: reader.localized("overall"), doseAdvice: doseAdvice,
      doseAdviceCodes: doseCodes)
  }

  /// `none`, or counts. Nobody treated is a statement; nothing said is not.
  private func priorUse() -> PriorUse? {
    guard let node = node("priorUse") else { return nil }
    if node.text == "none" { return PriorUse(treated: 0) }
    let reader = map("priorUse")
    guard !reader.isBlank else { return nil }
    if reader.node("treated") == nil { reader.reportMissing("treated") }
    let (treated, withOutcome) = (reader.wholeNumber("treated"), reader.wholeNumber("withOutcome"))
    let (source, summary) = (reader.localized("source"), reader.localized("summary"))
    if let treated, let withOutcome, withOutcome > treated {
      reading.report(
        .badNumber, at: reader.keyRange("withOutcome"), "More outcomes are known than patients were treated.",
        explanation: "“withOutcome” counts those of “treated” whose outcome is known.")
    }
    return treated.map { PriorUse(treated: $0, withOutcome: withOutcome, source: source, summary: summary) }
  }

  private func literature() -> [LocalizedText]? {
    items("literature")?.compactMap { node, path in
      guard node.map != nil, !FieldReader.isLocalizedMap(node) else {
        reading.places[path + ".reference"] = node.range
        return localized(of: node, path: path)
      }
      let reader = reader(node, path: path, key: "literature", isItem: true)
      if reader.node("reference") == nil { reader.reportMissing("reference") }
      return reader.localized("reference")
    }
  }

  private func alternatives() -> [Alternative] {
    (maps("alternatives") ?? []).compactMap { reader in
      for key in ["option", "feasibility"] where reader.node(key) == nil { reader.reportMissing(key) }
      let (days, note) = (reader.wholeNumber("days"), reader.localized("note"))
      let option = reader.code("option", of: "alternatives")
      let feasibility: Feasibility? = reader.choice("feasibility")
      guard let option, let feasibility else { return nil }
      return Alternative(
        index: reader.index, option: option, feasibility: feasibility, days: days, note: note)
    }
  }

  /// Measures in words or codes. A text alone is a code if it is one; a text that could only be a misspelt code is not
  /// taken for words.
  private func monitoring() -> [MonitoringItem]? {
    items("monitoring")?.compactMap { node, path in
      if let text = node.text {
        let looksLikeCode = !text.contains(" ") && text.contains("-")
        if looksLikeCode || reading.dictionary.codes["measures"]?.contains(text) == true {
          reading.places[path + ".measure"] = node.range
          return code(of: node, path: path, set: "measures").map { MonitoringItem(measure: $0) }
        }
        return localized(of: node, path: path).map { MonitoringItem(text: $0) }
      }
      if FieldReader.isLocalizedMap(node) {
        return localized(of: node, path: path).map { MonitoringItem(text: $0) }
      }
      let reader = reader(node, path: path, key: "monitoring", isItem: true)
      let measure = reader.code("measure", of: "measures")
      let (text, item, timing) = (
        reader.localized("text"), reader.localized("item"), reader.localized("timing")
      )
      if reader.node("measure") == nil, text == nil, item == nil { reader.reportMissing("measure") }
      return MonitoringItem(measure: measure, text: text ?? item, timing: timing)
    }
  }

  /// Words, or codes and words.
  private func codedText(_ key: String, set: String) -> (codes: [String], text: LocalizedText?) {
    guard let node = node(key) else { return ([], nil) }
    if node.text != nil || FieldReader.isLocalizedMap(node) { return ([], localized(key)) }
    let reader = map(key)
    return (reader.codes("codes", of: set), reader.localized("text"))
  }

  func remake() -> Remake? {
    guard let reader = mapIfPresent("remake") else { return nil }
    if reader.node("possible") == nil { reader.reportMissing("possible") }
    let days = reader.wholeNumber("leadTimeDays")
    return reader.choice("possible", Answer.self).map { Remake(possible: $0, leadTimeDays: days) }
  }

  func decision() -> Decision? {
    guard let reader = mapIfPresent("decision") else { return nil }
    for key in ["neededBy", "reason"] where reader.node(key) == nil { reader.reportMissing(key) }
    let (neededBy, reason) = (reader.moment("neededBy"), reader.code("reason", of: "decisionReasons"))
    guard let neededBy, let reason else { return nil }
    return Decision(neededBy: neededBy, reason: reason)
  }
}
