internal import YAML

/// Product, batch and results.
extension FieldReader {
  func product() -> Product? {
    let reader = map("product")
    let name = reader.requiredText("name")
    let product = Product(
      name: name ?? "", activeSubstance: reader.text("inn"), authorisationNumber: reader.text("maNumber"),
      form: reader.localized("form"), atmpType: reader.choice("atmpType"), origin: reader.choice("origin"),
      additionalMonitoring: reader.yesNo("additionalMonitoring"), indication: reader.localized("indication"),
      isCellBased: reader.yesNo("cellBased") ?? true, rapporteur: reader.text("rapporteur"))
    return name == nil ? nil : product
  }

  func batch() -> Batch? {
    let reader = map("batch")
    let number = reader.requiredText("number")
    let batch = Batch(
      number: number ?? "", chainOfIdentity: reader.text("coi"),
      manufacturedOn: reader.date("manufacturedOn"),
      expiresAt: reader.dateOrMoment("expiresAt"), containers: reader.wholeNumber("containers"),
      dose: reader.quantity("dose"), storage: reader.localized("storage"), shipment: reader.text("shipment"))
    return number == nil ? nil : batch
  }

  /// The entries of `oos` that can be read; without one there is no case.
  func outOfSpecificationResults() -> [OutOfSpecificationResult] {
    let readers = maps("oos") ?? []
    if readers.isEmpty, node("oos")?.list != nil || node("oos") == nil { reportMissing("oos") }
    return readers.compactMap { $0.outOfSpecificationResult() }
  }

  private func outOfSpecificationResult() -> OutOfSpecificationResult? {
    for key in ["attribute", "limit", "result"] where node(key) == nil { reportMissing(key) }
    let attribute = code("attribute", of: "attributes", rule: .unknownAttribute)
    let limit = limit("limit")
    let result = measurement("result")
    let status: ResultStatus? = choice("resultStatus")
    let investigation: (state: InvestigationState?, findings: LocalizedText?) =
      choiceOrMap("investigation", main: "state", text: "findings")
    let cause: (family: CauseFamily?, text: LocalizedText?) =
      choiceOrMap("rootCause", main: "family", text: "text")
    let rest = (
      localized("term"), localized("plain"), moment("dueAt"), code("state", of: "pendingStates"),
      localized("method"), moment("testedAt"), moment("detectedAt"), localized("retest"),
      effect("impactSafety"), effect("impactEfficacy"), yesNo("identityProven")
    )
    guard let limit, let result, let attribute = attribute ?? text("attribute") else { return nil }
    return OutOfSpecificationResult(
      index: index, attribute: attribute, term: rest.0, plain: rest.1, limit: limit, result: result,
      status: status ?? .assumed(for: result), dueAt: rest.2, pendingState: rest.3, method: rest.4,
      testedAt: rest.5, detectedAt: rest.6, retest: rest.7, investigationState: investigation.state,
      investigationFindings: investigation.findings, causeFamily: cause.family, causeText: cause.text,
      safety: rest.8, efficacy: rest.9, identityProven: rest.10)
  }

  func releaseResult() -> ReleaseResult? {
    if node("attribute") == nil, node("term") == nil { reportMissing("attribute") }
    if node("result") == nil { reportMissing("result") }
    let attribute = code("attribute", of: "attributes", rule: .unknownAttribute)
    let (term, limit, status) = (localized("term"), limit("limit"), choice("resultStatus", ResultStatus.self))
    let (dueAt, state) = (moment("dueAt"), code("state", of: "pendingStates"))
    guard let result = measurement("result"), attribute != nil || term != nil else { return nil }
    return ReleaseResult(
      index: index, attribute: attribute, term: term, limit: limit, result: result,
      status: status ?? .assumed(for: result), dueAt: dueAt, pendingState: state)
  }

  private func effect(_ key: String) -> Effect? {
    let (grade, rationale): (EffectGrade?, LocalizedText?) = choiceOrMap(
      key, main: "grade", text: "rationale")
    return grade.map { Effect(grade: $0, rationale: rationale) }
  }

  /// A choice that may stand alone, or in a map beside words.
  private func choiceOrMap<Value: RawRepresentable & CaseIterable>(
    _ key: String, main: String, text: String
  ) -> (Value?, LocalizedText?) where Value.RawValue == String {
    guard let node = node(key) else { return (nil, nil) }
    if node.text != nil { return (choice(of: node, path: path(of: key)), nil) }
    let reader = map(key)
    if reader.node(main) == nil, !reader.isBlank { reader.reportMissing(main) }
    return (reader.choice(main), reader.localized(text))
  }
}

extension ResultStatus {
  /// The status of a result for which none is given. ``CaseValidator`` asks for it where a document prints it.
  fileprivate static func assumed(for result: Measurement) -> ResultStatus {
    result == .pending ? .pending : .final
  }
}
