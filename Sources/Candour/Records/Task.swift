internal import SourceText

/// Something that the team still has to do, with its reason. Tasks stand in the record.
public struct CaseTask: Sendable, Hashable, Codable {
  /// The permanent name of the kind of task.
  public var identifier: String
  /// What to do.
  public var action: String
  /// Why, with the source.
  public var reason: String
  /// Until when, ISO 8601; nil if no time is set.
  public var dueAt: String?
}

extension CaseTask {
  /// The tasks that follow from a case and from what is known of its country.
  static func tasks(for subject: Case, country: Country?) -> [CaseTask] {
    var tasks: [CaseTask] = []
    if let country { tasks += nationalTasks(subject, country) }
    if let due = subject.supervisoryAuthorityDueAt, subject.supply.underException {
      let authority = subject.authority.supervisoryCountry.map { " (\($0))" } ?? ""
      tasks.append(
        CaseTask(
          identifier: "notify-supervisory-authority",
          action: "Inform the Supervisory Authority\(authority) of the supply.",
          reason: "Expected within 48 hours following supply (EMA/CAT/224381/2019 Rev.1, question 2)."
            + (due.date.isWeekend ? " The time ends on a weekend; it runs all the same." : ""), dueAt: due.iso8601))
    }
    for result in subject.outOfSpecificationResults where result.status != .final {
      tasks.append(pendingResult(result.attribute, result.dueAt))
    }
    for result in subject.otherResults ?? [] where result.status != .final {
      tasks.append(pendingResult(result.attribute ?? "another test", result.dueAt))
    }
    if subject.supply.at != nil, let given = subject.patientInformation, !given.given {
      tasks.append(
        CaseTask(
          identifier: "inform-patient", action: "Have the patient informed, and record when and with what.",
          reason: "The patient should be informed about the batch (EMA/CAT/224381/2019 Rev.1, question 5).", dueAt: nil)
      )
    }
    if subject.acceptance?.decision == .decline {
      tasks.append(
        CaseTask(
          identifier: "record-disposition",
          action: "Record what becomes of the batch, and count the case as declined in the periodic review.",
          reason: "Field handbook, sections 2.5 and 2.6.", dueAt: nil))
    }
    tasks.append(
      CaseTask(
        identifier: "periodic-review", action: "Include the case in the six-monthly review for EMA.",
        reason: "EMA/CAT/224381/2019 Rev.1, question 3.", dueAt: nil))
    return tasks
  }

  private static func pendingResult(_ name: String, _ dueAt: Timestamp?) -> CaseTask {
    CaseTask(
      identifier: "pending-result",
      action:
        "When the result of \(name) is there, tell the physician at once and issue a new version if it changes the evaluation.",
      reason: "An acceptance counts only for the version that it names (field handbook, section 1.2).",
      dueAt: dueAt?.iso8601)
  }

  private static func nationalTasks(_ subject: Case, _ country: Country) -> [CaseTask] {
    var tasks: [CaseTask] = []
    let duty = country.facts["nca-duty"]
    let isAnswered = subject.authority.nationalDuty == .yes || subject.authority.nationalDuty == .no
    if duty?.status != .seen, !isAnswered {
      tasks.append(
        CaseTask(
          identifier: "ask-national-authority",
          action:
            "Ask the national authority of \(country.englishName) whether it wants to be informed, and record answer, date and person.",
          reason: "EMA/CAT/224381/2019 Rev.1, question 2; no statement of this authority was found.", dueAt: nil))
    } else if duty?.texts[""] == "yes" || subject.authority.nationalDuty == .yes {
      let due = subject.supply.at.map { supplied in
        (country.clockStart == "delivery" ? subject.deliveredAt ?? supplied : supplied).adding(hours: 48).iso8601
      }
      tasks.append(
        CaseTask(
          identifier: "notify-national-authority",
          action:
            "Inform the national authority of \(country.englishName) at the same time as the Supervisory Authority.",
          reason: duty?.source ?? "", dueAt: due))
    }
    let unread = country.facts.filter { $0.value.status != .seen && $0.key != "nca-duty" }
    for (name, fact) in unread.sorted(by: { $0.key < $1.key }) {
      tasks.append(
        CaseTask(
          identifier: "verify-country-fact",
          action:
            "Check “\(name)” of \(country.englishName) in its source (status: \(fact.status.rawValue)). It was not printed.",
          reason: fact.note, dueAt: nil))
    }
    return tasks
  }
}
