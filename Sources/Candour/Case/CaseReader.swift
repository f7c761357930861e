internal import SourceText
internal import YAML

/// Reads a case file.
///
/// Strict: an unknown or doubled key, a value of the wrong form, an alias, a tag, a time without its offset, and
/// anything that looks like personal data of a patient is a diagnostic with its place, all of them in one run. What
/// the documents need, and whether the values fit one another, is said by ``CaseValidator``.
public enum CaseReader {
  /// Reads the bytes of a case file.
  ///
  /// The case is nil only if a field is missing without which there is no case: its number, trigger, country and
  /// version, the names of product, batch, holder and site, and one result. A case beside diagnostics may still be
  /// validated, so that all faults are seen at once. O(bytes).
  public static func read(
    _ bytes: [UInt8], file: String, dictionary: CaseDictionary
  ) -> (case: Case?, diagnostics: [Diagnostic]) {
    let reading = CaseReading(file: file, bytes: bytes, dictionary: dictionary)
    let (root, problems) = YAMLReader.read(bytes)
    for problem in problems { reading.report(problem) }
    guard let root, !root.isEmpty else {
      if problems.isEmpty { reading.reportEmptyFile() }
      return (nil, reading.diagnostics.sorted())
    }
    PrivacyScanner(dictionary.personalData).scan(root) { kind, range, path in
      reading.reportPersonalData(kind, at: range, path: path)
    }
    let top = FieldReader(root, path: "", pattern: "", range: .startOfFile, reading: reading)
    var value = root.map == nil ? nil : top.caseFile()
    let diagnostics = Array(Set(reading.diagnostics)).sorted()
    value?.readingDiagnostics = diagnostics
    return (value, diagnostics)
  }
}

extension FieldReader {
  /// The whole case. Every part is read, whatever is missing, so that all faults are found.
  fileprivate func caseFile() -> Case? {
    let documentFacts = documentFacts()  // First: its language is that of text without one.
    let event = map("case")
    let identifier = event.requiredText("id")
    let trigger = event.trigger()
    let status: CaseStatus? = event.choice("status")
    let product = product()
    let batch = batch()
    let results = outOfSpecificationResults()
    let otherResults = maps("otherResults")?.compactMap { $0.releaseResult() }
    let cumulativeAssessment = map("cumulative").localized("assessment")
    let risk = riskEvaluation()
    let parties = parties()
    let site = treatingSite()
    let supply = supplyFacts(trigger: trigger)
    let authority = authorityFacts()
    let qualifiedPerson = map("qp")
    let statement = qualifiedPerson.localized("statement")
    let qualifiedPersonName = qualifiedPerson.text("name")
    let remainder = remainder()
    let notice = map("privacy").map("notice")
    let (controller, contact) = (notice.text("controller"), notice.localized("contact"))
    let remake = remake()
    let decision = decision()
    let physician = physician()
    let evaluation = evaluation()
    let patient = patientFacts()
    let (request, acceptance, information) = (requestFacts(), acceptance(), patientInformation())
    let (deliveredAt, administration) = (map("delivery").moment("at"), administration())
    let notifications = notifications()
    guard let documentFacts, let identifier, let trigger, let product, let batch, !results.isEmpty,
      let parties, let site
    else { return nil }
    return Case(
      file: reading.file, identifier: identifier, status: status, trigger: trigger, document: documentFacts,
      product: product, batch: batch, outOfSpecificationResults: results, otherResults: otherResults,
      cumulativeAssessment: cumulativeAssessment, risk: risk, remake: remake, decision: decision,
      parties: parties, authority: authority, qualifiedPersonStatement: statement,
      qualifiedPersonName: qualifiedPersonName, importCheck: remainder.importCheck, site: site,
      physician: physician, evaluation: evaluation, patient: patient, request: request,
      acceptance: acceptance, patientInformation: information, supply: supply, deliveredAt: deliveredAt,
      administration: administration, notifications: notifications, otherBatches: remainder.otherBatches,
      actions: remainder.actions, nextReportDueAt: remainder.nextReportDueAt,
      registryFollowUp: remainder.registryFollowUp, registryYears: remainder.registryYears,
      adverseReactionReports: remainder.adverseReactions,
      traceableUntil: remainder.traceableUntil, defectClass: remainder.defectClass,
      defectTerm: remainder.defectTerm, emaReference: remainder.emaReference,
      reviewReference: remainder.reviewReference, privacyController: controller, privacyContact: contact,
      isFreeOfCharge: remainder.isFreeOfCharge, places: reading.places, blankPlaces: reading.blankPlaces)
  }

  private func trigger() -> Trigger? {
    guard node("trigger") != nil else {
      reportMissing("trigger")
      return nil
    }
    return choice("trigger")
  }

  private func documentFacts() -> DocumentFacts? {
    let reader = map("doc")
    let language = reader.node("language") == nil ? nil : reader.language("language")
    if let language { reading.defaultLanguage = language }
    let version = reader.requiredText("version")
    let previousVersion = reader.text("previousVersion")
    let issuedAt = reader.moment("issuedAt")
    if reader.node("country") == nil { reader.reportMissing("country") }
    guard let country = reader.country("country"), let version else { return nil }
    return DocumentFacts(
      version: version, previousVersion: previousVersion, issuedAt: issuedAt, country: country,
      language: language ?? "und")
  }

  /// Single fields of many small maps.
  private func remainder() -> Remainder {
    Remainder(
      importCheck: map("import").text("check"), otherBatches: localized("otherBatches"),
      actions: localized("actions"), nextReportDueAt: map("nextReport").date("dueAt"),
      registryFollowUp: textOrMap("registry", main: "followUp"),
      registryYears: node("registry")?.text == nil ? map("registry").wholeNumber("years") : nil,
      adverseReactions: map("ae").texts("known"), traceableUntil: map("traceability").date("until"),
      defectClass: map("defect").listedChoice("class"), defectTerm: map("defect").text("meddra"),
      emaReference: map("ema").text("reference"), reviewReference: map("review").text("ref"),
      isFreeOfCharge: map("cost").yesNo("note") ?? false)
  }

  private struct Remainder {
    var importCheck: String?
    var otherBatches: LocalizedText?
    var actions: LocalizedText?
    var nextReportDueAt: CalendarDate?
    var registryFollowUp: LocalizedText?
    var registryYears: Int?
    var adverseReactions: [String]?
    var traceableUntil: CalendarDate?
    var defectClass: String?
    var defectTerm: String?
    var emaReference: String?
    var reviewReference: String?
    var isFreeOfCharge: Bool
  }

  /// A localized field of a map that has one main key; the text may also stand for the map.
  private func textOrMap(_ key: String, main: String) -> LocalizedText? {
    if let node = node(key), node.text != nil { return localized(of: node, path: path(of: key)) }
    return map(key).localized(main)
  }
}
