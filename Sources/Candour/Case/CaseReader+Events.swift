internal import YAML

/// What happened: evaluation, request, decision, information, supply and what followed.
extension FieldReader {
  func evaluation() -> EvaluationReference? {
    if let text = node("evaluation")?.text { return EvaluationReference(reference: text) }
    guard let reader = mapIfPresent("evaluation") else { return nil }
    let sentAt = reader.moment("sentAt")
    return reader.requiredText("ref").map { EvaluationReference(reference: $0, sentAt: sentAt) }
  }

  func requestFacts() -> RequestFacts? {
    guard let reader = mapIfPresent("request") else { return nil }
    return RequestFacts(
      receivedAt: reader.moment("receivedAt"), consideredEvaluation: reader.text("consideredEvaluation"),
      text: reader.localized("text"), consideredCondition: reader.localized("consideredCondition"))
  }

  func acceptance() -> Acceptance? {
    guard let reader = mapIfPresent("acceptance") else { return nil }
    if reader.node("confirmed") == nil { reader.reportMissing("confirmed") }
    let decision: Acceptance.Decision? = reader.choice("confirmed")
    let (at, evaluation) = (reader.moment("at"), reader.text("evaluation"))
    let (channel, reason) = (reader.code("channel", of: "channels"), reader.localized("declineReason"))
    let due = reader.moment("writtenFormDue")
    return decision.map {
      Acceptance(
        decision: $0, at: at, evaluation: evaluation, channel: channel, declineReason: reason,
        writtenFormDue: due)
    }
  }

  /// `given` is yes, no, or when, with what and by whom.
  func patientInformation() -> PatientInformationFacts? {
    guard let reader = mapIfPresent("patientInfo") else { return nil }
    let reason = reader.localized("reasonNotGiven")
    guard let node = reader.node("given") else {
      return reason.map { PatientInformationFacts(given: false, reasonNotGiven: $0) }
    }
    if node.text != nil {
      return reader.yesNo("given").map { PatientInformationFacts(given: $0, reasonNotGiven: reason) }
    }
    let given = reader.map("given")
    return PatientInformationFacts(
      given: true, at: given.moment("at"), reference: given.text("ref"), by: given.text("by"),
      reasonNotGiven: reason)
  }

  /// Before the treatment a batch is only ever supplied under the exception; afterwards somebody must say so.
  func supplyFacts(trigger: Trigger?) -> SupplyFacts {
    let reader = map("supply")
    let underException = reader.yesNo("underException")
    let at = reader.moment("at")
    if trigger == .after, reader.node("underException") == nil { reader.reportMissing("underException") }
    if trigger == .before, underException == false {
      reading.report(
        .exceptionContradiction, at: reader.keyRange("underException"),
        "A fault that was found before the treatment is always supplied under the exception.",
        explanation:
          "“supply.underException” tells apart batches whose fault was found after the treatment: GMP for "
          + "ATMPs, 11.53 and 11.54.", solutions: [.init("Delete the key, or write case.trigger: after.")])
    }
    return SupplyFacts(at: at, underException: trigger == .before || underException == true)
  }

  func administration() -> AdministrationFacts? {
    guard let reader = mapIfPresent("administration") else { return nil }
    return AdministrationFacts(at: reader.moment("at"), outcome: reader.listedChoice("outcome"))
  }

  func notifications() -> [NotificationFacts] {
    (maps("notify") ?? []).compactMap { reader in
      let (sentAt, channel, receipt) = (
        reader.moment("sentAt"), reader.text("channel"), reader.text("receipt")
      )
      return reader.requiredText("recipient").map {
        NotificationFacts(recipient: $0, sentAt: sentAt, channel: channel, receipt: receipt)
      }
    }
  }
}
