/// Results and their limits.
extension CaseValidation {
  mutating func checkResults() {
    for result in value.outOfSpecificationResults {
      let path = "oos[\(result.index)]"
      checkVerdict(of: result, path: path)
      checkStatus(result.result, result.status, result.dueAt, path: path)
    }
    for result in value.otherResults ?? [] {
      let path = "otherResults[\(result.index)]"
      checkStatus(result.result, result.status, result.dueAt, path: path)
      if let limit = result.limit { checkOtherResult(result.result, limit, path: path) }
    }
    if value.outOfSpecificationResults.count >= 2, value.cumulativeAssessment == nil {
      report(
        .cumulativeAssessmentMissing, at: "cumulative.assessment",
        "Two or more results need their joint effect.",
        explanation: "Effects can add up, or be one and the same: the physician must know which.",
        notes: [("oos", "The results stand here.")],
        solution: "Write “assessment” under “cumulative”: how the results act together.")
    }
    checkWeight()
  }

  private mutating func checkVerdict(of result: OutOfSpecificationResult, path: String) {
    let isPendingTest = dictionary.codes["pendingTests"]?.contains(result.attribute) ?? false
    switch LimitVerdict(result.result, against: result.limit) {
    case .outside: break
    case .within:
      if isPendingTest, result.status != .final { break }
      report(
        .notOutOfSpecification, at: path + ".result",
        "This result is within its limit: it is not out of specification.",
        explanation:
          "A batch is supplied under the exception only if a result lies outside the authorisation.",
        notes: [(path + ".limit", "The limit stands here.")],
        solution: "Compare both with the certificate, or move the result to “otherResults”.")
    case .undecidable:
      report(
        .undecidableResult, at: path + ".result", "This result does not say whether the limit is met.",
        explanation: "It lies below or above what was measured, and the limit lies there too.",
        notes: [(path + ".limit", "The limit stands here.")],
        solution: "Ask the laboratory for a value, or for a test that reaches the limit.")
    case .incomparable: reportIncomparable(path)
    case .unitMismatch: reportUnitMismatch(path, result.result, result.limit)
    case .pending: checkPending(result, path: path, isPendingTest: isPendingTest)
    }
  }

  private mutating func checkPending(_ result: OutOfSpecificationResult, path: String, isPendingTest: Bool) {
    guard !isPendingTest, result.status != .final else { return }
    let isReported = result.status == .pending
    report(
      .pendingNotOutOfSpecification, at: path + ".result", severity: isReported ? .warning : .error,
      "A pending result is not out of specification by itself.",
      explanation:
        "It is, only if the authorisation says that the result must be known at release. Then its status is "
        + "“pending”. Tests of the catalogue that are pending: "
        + (dictionary.codes["pendingTests"] ?? []).joined(separator: ", ") + ".",
      notes: [(path + ".attribute", "The attribute stands here.")],
      solution: "Check this in the dossier, or move the result to “otherResults”.")
  }

  private mutating func checkStatus(
    _ result: Measurement, _ status: ResultStatus, _ dueAt: Timestamp?, path: String
  ) {
    if result == .pending, status == .final {
      report(
        .pendingStatus, at: path + ".resultStatus", "The status says final, the result says pending.",
        notes: [(path + ".result", "The result stands here.")], solution: "Write “resultStatus: pending”.")
    } else if status != .final, dueAt == nil {
      report(
        .pendingWithoutDueTime, at: path + ".dueAt",
        "A pending or interim result needs the time when it is expected.",
        explanation: "Physician and patient are told when they will know more.",
        solution: "Write “dueAt” with its offset: 2026-05-15T12:00+02:00.")
    }
  }

  private mutating func checkOtherResult(_ result: Measurement, _ limit: Limit, path: String) {
    switch LimitVerdict(result, against: limit) {
    case .outside:
      report(
        .otherResultOutOfSpecification, at: path + ".result", "This result is outside its limit.",
        explanation: "A result out of specification must be evaluated and told: it belongs under “oos”.",
        notes: [(path + ".limit", "The limit stands here.")], solution: "Move the entry to “oos”.")
    case .incomparable: reportIncomparable(path)
    case .unitMismatch: reportUnitMismatch(path, result, limit)
    case .within, .undecidable, .pending: break
    }
  }

  private mutating func reportIncomparable(_ path: String) {
    report(
      .incomparableResult, at: path + ".result", "This result cannot be compared with its limit.",
      explanation:
        "A number needs a limit with a number; “does not comply” needs the limit “complies”; “detected” needs "
        + "“not detected”.", notes: [(path + ".limit", "The limit stands here.")],
      solution: "Write both as on the certificate.")
  }

  private mutating func reportUnitMismatch(_ path: String, _ result: Measurement, _ limit: Limit) {
    var unit = ""
    switch result {
    case .number(let quantity), .lessThan(let quantity), .moreThan(let quantity): unit = quantity.unit
    default: break
    }
    let limitUnit = LimitVerdict.unit(of: limit)
    let isMixedDose = unit.contains("/kg") != limitUnit.contains("/kg")
    report(
      .unitMismatch, at: path + ".result", "Result and limit have different units.",
      explanation: isMixedDose
        ? "One is per kg of body weight and the other is a total. The two must never be mixed: the dose would be wrong by "
          + "the weight of the patient."
        : "Nothing is converted, so that every figure is the one on the certificate.",
      notes: [(path + ".limit", "The limit stands here.")],
      solution: "Write both in the unit of the authorisation.",
      privateDetail: "\(unit) / \(limitUnit)")
  }

  /// A dose per kg means nothing without the weight.
  private mutating func checkWeight() {
    guard value.patient.weightKg == nil else { return }
    let limits = value.outOfSpecificationResults.map {
      (path: "oos[\($0.index)].limit", unit: LimitVerdict.unit(of: $0.limit))
    }
    let dose = value.batch.dose.map { [(path: "batch.dose", unit: $0.unit)] } ?? []
    guard let perKg = (dose + limits).first(where: { $0.unit.contains("/kg") }) else { return }
    report(
      .weightMissing, at: "patient.weightKg", "The body weight is missing, and a dose or a limit is per kg.",
      notes: [(perKg.path, "The value per kg stands here.")],
      solution: "Write “weightKg” under “patient”, in kg.")
  }
}
