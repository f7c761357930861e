/// Order of events, decision and supply: RB-3, RB-12, RB-15 and RB-16.
extension CaseValidation {
  private typealias Event = (path: String, at: Timestamp)

  private var detections: [Event] {
    value.outOfSpecificationResults.compactMap { result in
      result.detectedAt.map { ("oos[\(result.index)].detectedAt", $0) }
    }
  }

  private func event(_ path: String, _ at: Timestamp?) -> [Event] { at.map { [(path, $0)] } ?? [] }

  // MARK: Order

  mutating func checkEventOrder() {
    let first = detections.min { $0.at < $1.at }.map { [$0] } ?? []
    let last = detections.max { $0.at < $1.at }.map { [$0] } ?? []
    let informed = event("physician.informedAt", value.physician.informedAt)
    let sent = event("evaluation.sentAt", value.evaluation?.sentAt)
    let accepted = event("acceptance.at", value.acceptance?.at)
    let supplied = event("supply.at", value.supply.at)
    let delivered = event("delivery.at", value.deliveredAt)
    let given = event("administration.at", value.administration?.at)
    switch value.trigger {
    case .before:
      checkOrder(first + informed + sent + accepted)
      if accepted.isEmpty { checkOrder(sent + supplied) }
    case .after:
      // What was requested and accepted then was another evaluation than the one that is sent now.
      checkOrder(accepted + supplied)
      checkOrder(given + first + informed + sent)
    }
    checkOrder(last + sent)
    checkOrder(event("request.receivedAt", value.request?.receivedAt) + accepted)
    checkOrder(supplied + delivered + given)
    checkPhysicianInformed(first: first.first)
  }

  /// Each event must not be before the one that stands before it.
  private mutating func checkOrder(_ events: [Event]) {
    for (earlier, later) in zip(events, events.dropFirst()) where later.at < earlier.at {
      report(
        .timeOrder, at: later.path, "“\(later.path)” is before “\(earlier.path)”.",
        explanation:
          "Found, told, evaluated, decided, supplied, given: times are compared with their difference from UTC.",
        notes: [(earlier.path, "The earlier event stands here.")],
        solution: "Check both times and both offsets.",
        privateDetail: "\(later.at.iso8601) / \(earlier.at.iso8601)")
    }
  }

  private mutating func checkPhysicianInformed(first: Event?) {
    guard let informedAt = value.physician.informedAt else {
      report(
        .physicianNotInformed, at: "physician.informedAt",
        "When the physician was told of the fault is missing.",
        explanation:
          "The physician must be told immediately: EMA/CAT/224381/2019 Rev.1, question 2. The letter follows "
          + "the call; it does not replace it.",
        solution: "Call the physician, then write “informedAt” under “physician”.")
      return
    }
    guard let first, informedAt.secondsSince1970 - first.at.secondsSince1970 > 24 * 3600 else { return }
    report(
      .physicianInformedLate, at: "physician.informedAt", severity: .warning,
      "The physician was told more than 24 hours after the fault was found.",
      explanation:
        "EMA/CAT/224381/2019 Rev.1, question 2, asks for this immediately. The limit of 24 hours is this "
        + "program's.", notes: [(first.path, "The fault was found here.")],
      solution: "Check both times; if they are right, record the reason.")
  }

  // MARK: Decision

  /// For a fault found after the treatment, request, acceptance and grounds belong to the case of the supply.
  mutating func checkDecision() {
    checkStatus()
    guard value.trigger == .before else { return }
    checkVersions()
    let isAccepted = value.acceptance?.decision == .accept
    if isAccepted {
      for (path, isMissing) in [
        ("evaluation.ref", value.evaluation == nil),
        ("acceptance.evaluation", value.acceptance?.evaluation == nil),
        ("acceptance.at", value.acceptance?.at == nil),
      ] where isMissing && !isGiven(path) {
        report(
          .missingField, at: path, "“\(path)” is missing for an acceptance.",
          explanation:
            "An acceptance counts for one version of the evaluation of risks: GMP for ATMPs, 11.54.")
      }
    }
    if isAccepted || isSuppliedUnderException { checkGrounds() }
  }

  private var isSuppliedUnderException: Bool { value.supply.at != nil && value.supply.underException }

  private mutating func checkVersions() {
    guard let evaluation = value.evaluation else { return }
    if let first = CaseValidation.version(evaluation.reference),
      let second = CaseValidation.version(value.document.version),
      first != second
    {
      report(
        .evaluationVersion, at: "evaluation.ref", "The evaluation has another version than the documents.",
        explanation: "The physician letter is the evaluation, so both have one version.",
        notes: [("doc.version", "The version of the documents stands here.")],
        solution: "Write the same version in both, and say in “previousVersion” what it replaces.")
    }
    let references = [
      ("acceptance.evaluation", value.acceptance?.evaluation),
      ("request.consideredEvaluation", value.request?.consideredEvaluation),
    ]
    for (path, reference) in references {
      guard let reference, !CaseValidation.isSameVersion(reference, evaluation.reference) else { continue }
      report(
        .evaluationSuperseded, at: path, "“\(path)” does not name the evaluation that is in force.",
        explanation:
          "A new evaluation needs a new request and a new acceptance before supply: GMP for ATMPs, 11.54; "
          + "EMA/CAT/224381/2019 Rev.1, question 1.",
        notes: [("evaluation.ref", "The evaluation in force stands here.")],
        solution: "Send the new version to the physician and ask again.")
    }
  }

  /// The version that a reference names: `2` for `2`, `v2`, `version 2`, `EX-417-L v2` and `2 draft`; nil if it names none.
  static func version(_ reference: String) -> String? {
    var words = reference.lowercased().split { $0 == " " || $0 == "," }.map(String.init)
    if let last = words.last, ["draft", "final"].contains(last) { words.removeLast() }
    guard var last = words.last else { return nil }
    let isNamed =
      last.hasPrefix("v") || words.count == 1 || ["version", "v.", "v"].contains(words[words.count - 2])
    if last.hasPrefix("v") { last = String(last.dropFirst(last.hasPrefix("v.") ? 2 : 1)) }
    let isVersion = !last.isEmpty && last.allSatisfy { $0.isASCII && $0.isWholeNumber || $0 == "." }
    return isNamed && isVersion ? last : nil
  }

  static func isSameVersion(_ left: String, _ right: String) -> Bool {
    if left == right { return true }
    guard let first = version(left), let second = version(right), first == second else { return false }
    // A bare version may stand for a full reference; two full references must be the same.
    let isBare = { (text: String) in text.split(separator: " ").count <= 2 }
    return isBare(left) || isBare(right)
  }

  private mutating func checkStatus() {
    guard let status = value.status, let decision = value.acceptance?.decision else { return }
    let taken: Set<CaseStatus> = [.accepted, .supplied, .delivered, .administered]
    let contradicts = decision == .accept ? status == .declined : taken.contains(status)
    guard contradicts else { return }
    report(
      .statusContradiction, at: "case.status",
      "The status of the case does not fit the decision of the physician.",
      notes: [("acceptance.confirmed", "The decision stands here.")],
      solution: "Correct the one that is wrong.")
  }

  /// GMP for ATMPs, 11.53: three separate reasons.
  private mutating func checkGrounds() {
    let risk = value.risk
    let grounds = [
      ("risk.hazard", risk.hazard == nil, "the immediate significant hazard to the patient"),
      (
        "risk.alternatives", risk.alternatives.isEmpty && !isGiven("risk.alternatives[0]"),
        "the alternatives considered"
      ),
      (
        "risk.consequences", risk.consequences == nil && risk.consequenceCodes.isEmpty,
        "the consequences of not receiving the product"
      ),
    ]
    for (path, isMissing, name) in grounds where isMissing {
      report(
        .groundsMissing, at: path, "“\(path)” is missing: \(name).",
        explanation:
          "Supply is justified only by an immediate significant hazard, weighed against the alternatives and "
          + "the consequences: GMP for ATMPs, 11.53.", solution: "Take it from the form of the physician.")
    }
  }

  // MARK: Supply

  mutating func checkSupply() {
    guard value.trigger == .before else { return }
    if value.acceptance?.decision == .decline {
      for path in ["supply.at", "administration.at"] where isGiven(path) {
        report(
          .supplyAfterDecline, at: path, "The physician declined, so the batch cannot be supplied or given.",
          explanation: "Supply needs the confirmed acceptance of the physician: GMP for ATMPs, 11.54.",
          notes: [("acceptance.confirmed", "The decision stands here.")],
          solution:
            "Delete the time; if the physician changed the decision, write a new version with a new acceptance."
        )
      }
      return
    }
    guard isSuppliedUnderException, let suppliedAt = value.supply.at else { return }
    if value.acceptance == nil {
      report(
        .supplyWithoutAcceptance, at: "supply.at", "The batch cannot be supplied without an acceptance.",
        explanation: "The manufacturer records the physician's confirmation first: GMP for ATMPs, 11.54.",
        solution: "Write “acceptance” with decision, time and version of the evaluation.")
    } else if let acceptedAt = value.acceptance?.at, suppliedAt < acceptedAt {
      report(
        .supplyBeforeAcceptance, at: "supply.at", "The batch is supplied before it is accepted.",
        explanation: "The manufacturer records the physician's confirmation first: GMP for ATMPs, 11.54.",
        notes: [("acceptance.at", "The acceptance stands here.")],
        solution: "Check both times and both offsets.")
    }
    checkPatientInformed()
    checkDeadline()
  }

  private mutating func checkPatientInformed() {
    let information = value.patientInformation
    let isInformed = information?.given == true && information?.reference != nil
    guard !isInformed, information?.given == true || information?.reasonNotGiven == nil else { return }
    let lacksVersion = information?.given == true
    report(
      .patientNotInformed, at: lacksVersion ? "patientInfo.given" : "patientInfo.reasonNotGiven",
      lacksVersion
        ? "Which leaflet the patient was given is missing."
        : "The patient was not informed, and no reason is given.",
      explanation:
        "The patient is informed before the treatment: EMA/CAT/224381/2019 Rev.1, question 5. Where that was not "
        + "possible, the reason is recorded and the information follows.",
      solution: lacksVersion
        ? "Write “given: {at: …, ref: …}” with the version of the leaflet."
        : "Write “reasonNotGiven” under “patientInfo”.")
  }

  private mutating func checkDeadline() {
    guard let dueAt = value.supervisoryAuthorityDueAt, dueAt.date.isWeekend else { return }
    guard !value.notifications.contains(where: { $0.sentAt.map { $0 <= dueAt } ?? false }) else { return }
    report(
      .deadlineOnWeekend, at: "supply.at", severity: .warning,
      "The 48 hours to tell the Supervisory Authority end on a weekend.",
      explanation: "They are counted in absolute time from supply; weekends and holidays count: "
        + "EMA/CAT/224381/2019 Rev.1, question 2.", solution: "Plan who sends the notification, and when.",
      privateDetail: dueAt.iso8601)
  }
}
