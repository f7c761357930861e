/// Makes the value of one placeholder.
///
/// The name is looked up once, when the content is read; composing calls the function directly.
struct ValueResolver: Sendable {
  let value: @Sendable (ValueContext, ListEntry?) -> Value

  init(_ value: @escaping @Sendable (ValueContext) -> Value) {
    self.value = { context, _ in value(context) }
  }

  init(entry value: @escaping @Sendable (ValueContext, ListEntry?) -> Value) { self.value = value }

  /// The resolver of a name of `Templates/placeholders.yml`; nil if this version does not know it.
  static func named(_ name: String) -> ValueResolver? { table[name] }

  private static let table: [String: ValueResolver] = [caseFacts, results, risks, layWords, countryFacts, forms]
    .reduce(into: [:]) { $0.merge($1) { $1 } }

  // MARK: - The case and its documents

  private static let caseFacts: [String: ValueResolver] = [
    "case.id": .init { $0.plain($0.subject.identifier, "case.id") },
    "case.trigger.before": .init { .flag($0.subject.trigger == .before) },
    "doc.version": .init { $0.plain($0.subject.document.version, "doc.version") },
    "doc.previousVersion": .init { $0.plain($0.subject.document.previousVersion, "doc.previousVersion") },
    "doc.issuedAt": .init { $0.moment($0.issuedAt, "doc.issuedAt") },
    "product.name": .init { $0.plain($0.subject.product.name, "product.name") },
    "product.origin.autologous": .init { .flag($0.subject.product.origin == .autologous) },
    "product.origin.allogeneic": .init { .flag($0.subject.product.origin == .allogeneic) },
    "product.additionalMonitoring": .init { .flag($0.subject.product.additionalMonitoring == true) },
    "batch.number": .init { $0.plain($0.subject.batch.number, "batch.number") },
    "importer.site": .init { .flag($0.subject.parties.importer != nil) },
    "sender.role": .init {
      $0.coded($0.locale.page, "values.senderRole", $0.subject.parties.senderRole, "sender.role")
    },
    "import.check": .init { $0.plain($0.subject.importCheck, "import.check") },
    "qp.statement": .init { $0.free($0.subject.qualifiedPersonStatement, "qp.statement") },
    "mah.contact24h": .init { $0.plain(ValueText.unbrokenNumbers($0.subject.parties.contact24h), "mah.contact24h") },
    "mah.qppv": .init { $0.plain(ValueText.unbrokenNumbers($0.subject.parties.pharmacovigilance), "mah.qppv") },
    "site.team24h": .init { $0.plain(ValueText.unbrokenNumbers($0.subject.site.team24h), "site.team24h") },
    "registry.followUp": .init { $0.registry() },
    "privacy.notice.contact": .init { $0.name($0.subject.privacyContact, "privacy.notice.contact") },
    "privacy.notice.controller": .init { $0.plain($0.subject.privacyController, "privacy.notice.controller") },
    "cost.note": .init { .flag($0.subject.isFreeOfCharge) },
    "supply.underException": .init { .flag($0.subject.supply.underException) },
    "administration.at": .init { $0.dayOrMoment($0.subject.administration?.at, "administration.at") },
    "decision.neededBy": .init { $0.moment($0.subject.decision?.neededBy, "decision.neededBy") },
    "decision.neededBy.reason": .init {
      $0.coded($0.locale.page, "values.decisionReason", $0.subject.decision?.reason, "decision.reason")
    },
    "evaluation.ref": .init {
      $0.plain($0.subject.evaluation?.reference ?? $0.subject.document.version, "evaluation.ref")
    },
    // The letter itself is the evaluation: until it was sent, its moment of issue is what the form refers to.
    "evaluation.sentAt": .init { $0.moment($0.subject.evaluation?.sentAt ?? $0.issuedAt, "evaluation.sentAt") },
    "request.receivedAt": .init { $0.moment($0.subject.request?.receivedAt, "request.receivedAt") },
    "nextReport.dueAt": .init { $0.date($0.subject.nextReportDueAt, "nextReport.dueAt") },
    "otherBatches": .init { $0.free($0.subject.otherBatches, "otherBatches") },
    "patient.language": .init { context in
      guard let tag = context.subject.patient.language else { return .missing("patient.language") }
      let names = context.content.languageNames
      let name = names[tag] ?? names[LanguageTag.language(of: tag)] ?? tag
      return .text(TextValue(name, context.place("patient.language"), language: tag))
    },
    "patient.readerType": .init {
      $0.coded($0.locale.page, "values.reader", $0.subject.patient.readerType?.rawValue, "patient.readerType")
    },
    "patientInfo.given.ref": .init { context in
      if let reference = context.subject.patientInformation?.reference {
        return context.plain(reference, "patientInfo.given.ref")
      }
      guard let name = context.locale.page["enclosureNames.patient-information"],
        let label = context.locale.page.text("labels.version")
      else { return .missingWords("enclosureNames.patient-information") }
      let version = context.formats.labelled(label, context.subject.document.version)
      return .text(TextValue("\(name.text) (\(version))", name.origin))
    },
  ]

  // MARK: - Results

  private static func result(_ value: @escaping @Sendable (ValueContext, OutOfSpecificationResult, String) -> Value)
    -> ValueResolver
  {
    ValueResolver(entry: { context, entry in
      guard case .result(let index) = entry else { return .missing("oos") }
      return value(context, context.subject.outOfSpecificationResults[index], "oos[\(index)]")
    })
  }

  private static func pending(_ value: @escaping @Sendable (ValueContext, PendingResult) -> Value) -> ValueResolver {
    ValueResolver(entry: { context, entry in
      guard case .pending(let result) = entry else { return .missing("pending") }
      return value(context, result)
    })
  }

  private static let results: [String: ValueResolver] = [
    "oos": .init { .entries($0.subject.outOfSpecificationResults.indices.map { .result($0) }) },
    "oos.term": result { $0.term($1.attribute, $1.term, $2) },
    "oos.limit": result { MeasureFormat(context: $0).professional($1.limit, path: $2 + ".limit") },
    "oos.result": result { MeasureFormat(context: $0).professional($1.result, path: $2 + ".result") },
    "oos.resultStatus": result {
      $0.coded($0.locale.page, "values.resultStatus", $1.status.rawValue, $2 + ".resultStatus")
    },
    "oos.impactSafety": result {
      $0.coded($0.locale.page, "values.grade", $1.safety?.grade.rawValue, $2 + ".impactSafety")
    },
    "oos.impactEfficacy": result {
      $0.coded($0.locale.page, "values.grade", $1.efficacy?.grade.rawValue, $2 + ".impactEfficacy")
    },
    "oos.investigation": result { $0.investigation($1, $2) },
    "oos.rootCause": result { $0.rootCause($1, $2) },
    "oos.retest": result { $0.free($1.retest, $2 + ".retest") },
    "oos.detectedAt": result { $0.dayOrMoment($1.detectedAt, $2 + ".detectedAt") },
    "oos.plain.name": result { $0.attributeWords($1.attribute, "name", $2) },
    "oos.plain.different": result { $0.layDifference($1, $2) },
    "oos.plain.consequence": result { $0.layConsequence($1, $2) },
    "oos.terms": .init { $0.allTerms() },
    "oos.several": .init { .flag($0.subject.outOfSpecificationResults.count > 1) },
    "oos.figures": .init { .flag(!$0.figures().isEmpty) },
    "oos.firstDetectedAt": .init {
      $0.date($0.subject.outOfSpecificationResults.compactMap(\.detectedAt).min()?.date, "oos[0].detectedAt")
    },
    "pending": .init { .entries($0.pendingResults().map { .pending($0) }) },
    "pending.present": .init { .flag(!$0.pendingResults().isEmpty) },
    "pending.name": pending { context, result in
      guard let code = result.attribute else { return .missing(result.path + ".attribute") }
      return context.attributeWords(code, "name", result.path)
    },
    "pending.term": pending { context, result in
      guard let code = result.attribute else { return context.free(result.term, result.path + ".term") }
      return context.term(code, result.term, result.path)
    },
    "pending.state": pending {
      $0.coded($0.locale.vocabulary, "pendingStates", $1.state, $1.path + ".state")
    },
    "pending.status": pending {
      $0.coded($0.locale.page, "values.resultStatus", $1.status.rawValue, $1.path + ".resultStatus")
    },
    "pending.dueAt": pending { $0.dayOrMoment($1.dueAt, $1.path + ".dueAt") },
  ]

  // MARK: - Risks, for the physician

  private static let risks: [String: ValueResolver] = [
    "risk.uncertainties": .init {
      $0.textOrCodes(
        $0.subject.risk.uncertainties, $0.subject.risk.uncertaintyCodes, "uncertainties", "risk.uncertainties")
    },
    "risk.overall": .init { $0.free($0.subject.risk.overall, "risk.overall") },
    "risk.doseAdvice": .init { $0.doseAdvice() },
    "risk.priorUse.treated": .init { context in
      // No earlier use is a statement of the case; the text then says so in a sentence of its own.
      guard let use = context.subject.risk.priorUse, use.treated > 0 else { return .missing("risk.priorUse.treated") }
      return context.number(use.treated, "risk.priorUse.treated")
    },
    "risk.priorUse.withOutcome": .init {
      $0.number($0.subject.risk.priorUse?.withOutcome, "risk.priorUse.withOutcome")
    },
    "risk.priorUse.source": .init { $0.free($0.subject.risk.priorUse?.source, "risk.priorUse.source") },
    "risk.priorUse.summary": .init { $0.free($0.subject.risk.priorUse?.summary, "risk.priorUse.summary") },
    "risk.literature": .init { context in
      .entries(
        (context.subject.risk.literature ?? []).enumerated().map { index, citation in
          context.entry(context.free(citation, "risk.literature[\(index)]"))
        })
    },
    "risk.literature.reference": .init(entry: { _, entry in ValueContext.value(of: entry) }),
    "risk.monitoring.present": .init { .flag(!$0.subject.risk.monitoring.isEmpty) },
    "risk.monitoring.items": .init { $0.monitoringItems() },
    "cumulative.assessment": .init { $0.free($0.subject.cumulativeAssessment, "cumulative.assessment") },
    "remake.possible.yes": .init { .flag($0.subject.remake?.possible == .yes) },
    "remake.possible.no": .init { .flag($0.subject.remake?.possible == .no) },
    "remake.possible.unknown": .init { .flag($0.subject.remake?.possible == .unknown) },
    "remake.possible.leadTime": .init { context in
      guard let days = context.subject.remake?.leadTimeDays else { return .missing("remake.leadTimeDays") }
      return .text(TextValue(context.formats.days(days), context.place("remake.leadTimeDays")))
    },
  ]

  // MARK: - Lay words

  private static let layWords: [String: ValueResolver] = [
    "investigation.lay": .init { $0.layInvestigation() },
    "impactEfficacy.lay": .init { $0.layEffects("efficacyGrades") },
    "impactEfficacy.lay.sentence": .init(entry: { _, entry in ValueContext.value(of: entry) }),
    "impactSafety.lay": .init { $0.layEffects("safetyGrades") },
    "impactSafety.lay.sentence": .init(entry: { _, entry in ValueContext.value(of: entry) }),
    "risk.uncertainties.lay": .init {
      $0.codedEntries("uncertainties", $0.subject.risk.uncertaintyCodes, "risk.uncertainties")
    },
    "risk.uncertainties.lay.sentence": .init(entry: { _, entry in ValueContext.value(of: entry) }),
    "cumulative.lay": .init { $0.vocabulary("joint") },
    "risk.alternatives.lay": .init { $0.layAlternatives() },
    "risk.alternatives.lay.sentence": .init(entry: { _, entry in ValueContext.value(of: entry) }),
    "risk.consequences.lay": .init {
      $0.codedSentences("consequences", $0.subject.risk.consequenceCodes, "risk.consequences")
    },
    "risk.monitoring.lay": .init { $0.layMeasures() },
    "risk.measures.lay": .init { $0.layMeasureEntries() },
    "risk.measures.lay.item": .init(entry: { _, entry in ValueContext.value(of: entry) }),
    "warningSigns.lay": .init { $0.warningSigns() },
    "warningSigns.lay.item": .init(entry: { _, entry in ValueContext.value(of: entry) }),
  ]

  // MARK: - Country, references, forms

  private static let countryFacts: [String: ValueResolver] = [
    "country.sideEffectReporting": .init { context in
      let professional = "side-effect-reporting-professional"
      if !context.isLay, context.country?.facts[professional] != nil { return context.countryFact(professional) }
      return context.countryFact("side-effect-reporting")
    },
    "country.emergencyNumber": .init { $0.countryFact("emergency-number") },
    "country.patientInformationLaw": .init { $0.countryFact("patient-information-law") },
    "legal.gmpAtmp": .init { $0.page("legal.gmpAtmp") },
    "legal.gmpAtmpShort": .init { $0.page("legal.gmpAtmpShort") },
    "legal.emaQuestionsAndAnswers": .init { $0.page("legal.emaQuestionsAndAnswers") },
  ]

  private static let built: ValueResolver = .init { _ in .flag(true) }

  private static let forms: [String: ValueResolver] = [
    "acceptance.writtenFormDue": .init {
      $0.fill($0.moment($0.subject.acceptance?.writtenFormDue, "acceptance.writtenFormDue"))
    },
    "fill.acceptance.declineReason": .init {
      $0.fill($0.free($0.subject.acceptance?.declineReason, "acceptance.declineReason"))
    },
    "fill.acceptance.readBackAt": .init { _ in .fill(nil) },
    "fill.acceptance.takenBy": .init { _ in .fill(nil) },
    "fill.acceptance.witness": .init { _ in .fill(nil) },
    "fill.patientInfo.given.at": .init {
      $0.fill($0.moment($0.subject.patientInformation?.at, "patientInfo.given.at"))
    },
    "fill.patientInfo.given.by": .init { _ in .fill(nil) },
    "fill.patientInfo.given.otherWay": .init { _ in .fill(nil) },
    "fill.patientInfo.plannedFor": .init { _ in .fill(nil) },
    "fill.patientInfo.reasonNotGiven": .init {
      $0.fill($0.free($0.subject.patientInformation?.reasonNotGiven, "patientInfo.reasonNotGiven"))
    },
    "fill.risk.hazard": .init { $0.fill($0.free($0.subject.risk.hazard, "risk.hazard")) },
    "fill.risk.alternatives": .init { _ in .fill(nil) },
    "fill.risk.consequences": .init { $0.fill($0.free($0.subject.risk.consequences, "risk.consequences")) },
    "table.identification": built, "table.results": built, "table.otherResults": built, "table.risks": built,
    "table.alternatives": built, "table.monitoring": built, "table.batchDetails": built, "table.parties": built,
    "table.requestIdentification": built, "table.requestResults": built, "table.figures": built,
    "table.reference": built, "signature.quality": built, "signature.medical": built, "signature.request": built,
    "signature.acceptance": built,
  ]
}
