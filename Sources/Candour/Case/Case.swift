public import SourceText

/// One out-of-specification event of one batch for one patient: all that the documents say about it.
///
/// The fields carry the names of the data dictionary (`Templates/case-fields.yml`). A value that a document does not
/// need may be missing; ``CaseValidator`` says what is missing for the documents asked for.
public struct Case: Sendable, Hashable {
  /// The file the case was read from, as it was named to the program.
  public var file: String
  /// `case.id`: the holder's own number of the event, never reused.
  public var identifier: String
  /// `case.status`: where the case stands.
  public var status: CaseStatus?
  /// `case.trigger`: whether the fault was found before or after the treatment was given.
  public var trigger: Trigger
  /// `doc`: version, country and language of the documents.
  public var document: DocumentFacts
  /// `product`
  public var product: Product
  /// `batch`
  public var batch: Batch
  /// `oos`: the results outside their limits, at least one.
  public var outOfSpecificationResults: [OutOfSpecificationResult]
  /// `otherResults`: all other release results. Nil if nothing was stated; empty if the case states that there are none.
  public var otherResults: [ReleaseResult]?
  /// `cumulative.assessment`: the joint effect of two or more results.
  public var cumulativeAssessment: LocalizedText?
  /// `risk`
  public var risk: RiskEvaluation
  /// `remake`
  public var remake: Remake?
  /// `decision`
  public var decision: Decision?
  /// `mah`, `manufacturer`, `importer`, `batchRelease`, `agreement`, `sender`
  public var parties: Parties
  /// `authority`
  public var authority: AuthorityFacts
  /// `qp.statement`: the verifications that the Qualified Person ensured.
  public var qualifiedPersonStatement: LocalizedText?
  /// `qp.name`
  public var qualifiedPersonName: String?
  /// `import.check`
  public var importCheck: String?
  /// `site`, `physician`
  public var site: TreatingSite
  /// `physician`
  public var physician: TreatingPhysician
  /// `evaluation`
  public var evaluation: EvaluationReference?
  /// `patient`
  public var patient: PatientFacts
  /// `request`
  public var request: RequestFacts?
  /// `acceptance`
  public var acceptance: Acceptance?
  /// `patientInfo`
  public var patientInformation: PatientInformationFacts?
  /// `supply`
  public var supply: SupplyFacts
  /// `delivery.at`
  public var deliveredAt: Timestamp?
  /// `administration`
  public var administration: AdministrationFacts?
  /// `notify`
  public var notifications: [NotificationFacts]
  /// `otherBatches`
  public var otherBatches: LocalizedText?
  /// `actions`
  public var actions: LocalizedText?
  /// `nextReport.dueAt`
  public var nextReportDueAt: CalendarDate?
  /// `registry.followUp`: the name of the registry or study, with its duration unless that is given apart.
  public var registryFollowUp: LocalizedText?
  /// `registry.years`: how long the follow-up lasts.
  public var registryYears: Int?
  /// `ae.known`: case safety reports linked to the batch. Nil if nothing was stated; empty if there are none.
  public var adverseReactionReports: [String]?
  /// `traceability.until`
  public var traceableUntil: CalendarDate?
  /// `defect.class`: `1`, `2`, `3` or `not-proposed`.
  public var defectClass: String?
  /// `defect.meddra`: the MedDRA term of the defect with its version.
  public var defectTerm: String?
  /// `ema.reference`
  public var emaReference: String?
  /// `review.ref`: the periodic review that includes this case.
  public var reviewReference: String?
  /// `privacy.notice.controller`
  public var privacyController: String?
  /// `privacy.notice.contact`
  public var privacyContact: LocalizedText?
  /// `cost.note`: the batch is free of charge and a national rule asks to say so.
  public var isFreeOfCharge: Bool
  /// What reading the file found. It belongs to the case, so that nobody issues documents from a file with errors.
  package var readingDiagnostics: [Diagnostic] = []
  /// The place of each field that was given, by its path in the data dictionary (`oos[0].limit`).
  ///
  /// A map or a list has the place of its key, a value its own.
  public var places: [String: SourceRange]
  /// The place of each key that stands in the file without a value, by its path: a blank of the skeleton.
  public var blankPlaces: [String: SourceRange]
}

/// `case.trigger`
public enum Trigger: String, Sendable, Hashable, CaseIterable, Codable {
  /// Found before the treatment was given.
  case before
  /// Found after the treatment was given.
  case after
}

/// `case.status`
public enum CaseStatus: String, Sendable, Hashable, CaseIterable {
  case detected, informed, evaluated, requested, declined, accepted, supplied, delivered, administered
  case notAdministered = "not-administered"
  case closed
  case foundAfterTreatment = "found-after-treatment"
}

/// `doc`
public struct DocumentFacts: Sendable, Hashable {
  /// `doc.version`: the version of the documents, which is also the version of the evaluation.
  public var version: String
  /// `doc.previousVersion`: the version that this one replaces.
  public var previousVersion: String?
  /// `doc.issuedAt`: the moment of issue, unless it is given to the program.
  public var issuedAt: Timestamp?
  /// `doc.country`: the country of the treating site, ISO 3166-1 alpha-2.
  public var country: String
  /// `doc.language`: the physician's language, BCP 47.
  public var language: String
}

/// `product`
public struct Product: Sendable, Hashable {
  package var name: String
  package var activeSubstance: String?
  package var authorisationNumber: String?
  package var form: LocalizedText?
  package var atmpType: ATMPType?
  package var origin: CellOrigin?
  package var additionalMonitoring: Bool?
  package var indication: LocalizedText?
  /// `product.cellBased`: whether the product is made of cells or tissue; true unless the case denies it.
  public var isCellBased: Bool
  /// `product.rapporteur`
  package var rapporteur: String?
}

/// `product.atmpType`
public enum ATMPType: String, Sendable, Hashable, CaseIterable {
  case geneTherapy = "gene-therapy"
  case somaticCell = "somatic-cell"
  case tissueEngineered = "tissue-engineered"
  case combined
}

/// `product.origin`
public enum CellOrigin: String, Sendable, Hashable, CaseIterable {
  case autologous, allogeneic
}

/// `batch`
public struct Batch: Sendable, Hashable {
  package var number: String
  package var chainOfIdentity: String?
  package var manufacturedOn: CalendarDate?
  package var expiresAt: DateOrTimestamp?
  package var containers: Int?
  package var dose: Quantity?
  package var storage: LocalizedText?
  /// `batch.shipment`: the shipment and its temperature record.
  package var shipment: String?
}

/// `oos[].resultStatus`
public enum ResultStatus: String, Sendable, Hashable, CaseIterable {
  case final, interim, pending
}

/// `oos[].impactSafety.grade`, `oos[].impactEfficacy.grade`
public enum EffectGrade: String, Sendable, Hashable, CaseIterable {
  case noneExpected = "none-expected"
  case possible, likely, unknown
}

/// A grade with its reasons.
public struct Effect: Sendable, Hashable {
  package var grade: EffectGrade
  package var rationale: LocalizedText?
}

/// `oos[].investigation.state`
public enum InvestigationState: String, Sendable, Hashable, CaseIterable {
  case open, interim, closed
}

/// `oos[].rootCause.family`
public enum CauseFamily: String, Sendable, Hashable, CaseIterable {
  case startingMaterial = "starting-material"
  case process, equipment, analytical, transport, human, unknown
}

/// `oos[]`: one result outside its limit.
public struct OutOfSpecificationResult: Sendable, Hashable {
  /// The position in the list of the file, which names the places of its fields: `oos[0]`.
  public var index: Int
  /// The code of the catalogue: `VIAB`.
  public var attribute: String
  package var term: LocalizedText?
  package var plain: LocalizedText?
  package var limit: Limit
  package var result: Measurement
  package var status: ResultStatus
  package var dueAt: Timestamp?
  /// State of a test that is not finished, a code of `pendingStates` in the vocabulary: `running`.
  public var pendingState: String?
  package var method: LocalizedText?
  package var testedAt: Timestamp?
  package var detectedAt: Timestamp?
  package var retest: LocalizedText?
  package var investigationState: InvestigationState?
  package var investigationFindings: LocalizedText?
  package var causeFamily: CauseFamily?
  package var causeText: LocalizedText?
  package var safety: Effect?
  package var efficacy: Effect?
  /// `oos[].identityProven`: for a label discrepancy, whether the cells are proven to be this patient's.
  public var identityProven: Bool?
}

/// `otherResults[]`: a release result that is not out of specification.
public struct ReleaseResult: Sendable, Hashable {
  /// The position in the list of the file, which names the places of its fields: `otherResults[0]`.
  public var index: Int
  /// A code of the catalogue, or nil if `term` names the parameter.
  public var attribute: String?
  package var term: LocalizedText?
  package var limit: Limit?
  package var result: Measurement
  package var status: ResultStatus
  package var dueAt: Timestamp?
  package var pendingState: String?
}

/// `risk`
public struct RiskEvaluation: Sendable, Hashable {
  package var priorUse: PriorUse?
  /// Citations with their figures. Nil if nothing was stated; empty if somebody looked and found none.
  public var literature: [LocalizedText]?
  /// Codes of `uncertainties` in the vocabulary, for the leaflet.
  public var uncertaintyCodes: [String]
  /// Words for the letter.
  public var uncertainties: LocalizedText?
  package var hazard: LocalizedText?
  package var alternatives: [Alternative]
  /// Codes of `consequences` in the vocabulary, for the leaflet.
  public var consequenceCodes: [String]
  package var consequences: LocalizedText?
  package var monitoring: [MonitoringItem]
  /// Whether the case says anything on monitoring; an empty list is the statement that nothing is proposed.
  public var statesMonitoring: Bool
  package var overall: LocalizedText?
  package var doseAdvice: LocalizedText?
  /// Codes of `measures` in the vocabulary that say the dose advice in lay words.
  public var doseAdviceCodes: [String]
}

/// `risk.priorUse`
public struct PriorUse: Sendable, Hashable {
  package var treated: Int
  package var withOutcome: Int?
  package var source: LocalizedText?
  package var summary: LocalizedText?
}

/// `risk.alternatives[]`
public struct Alternative: Sendable, Hashable {
  /// The position in the list of the file, which names the places of its fields: `risk.alternatives[0]`.
  public var index: Int
  /// A code of `alternatives` in the vocabulary: `remake`.
  public var option: String
  /// `feasible`, `not-feasible` or `unknown`.
  public var feasibility: Feasibility
  /// Time needed in days.
  public var days: Int?
  package var note: LocalizedText?
}

/// `risk.alternatives[].feasibility`
public enum Feasibility: String, Sendable, Hashable, CaseIterable {
  case feasible
  case notFeasible = "not-feasible"
  case unknown
}

/// `risk.monitoring[]`
public struct MonitoringItem: Sendable, Hashable {
  /// A code of `measures` in the vocabulary, for the leaflet and, without `text`, for the letter.
  public var measure: String?
  package var text: LocalizedText?
  package var timing: LocalizedText?
}

/// `remake`
public struct Remake: Sendable, Hashable {
  /// `yes`, `no` or `unknown`.
  public var possible: Answer
  package var leadTimeDays: Int?
}

/// An answer that may be missing.
public enum Answer: String, Sendable, Hashable, CaseIterable {
  case yes, no, unknown
}

/// `decision`
public struct Decision: Sendable, Hashable {
  package var neededBy: Timestamp
  /// A code of `decisionReason` in `page.yml`: `expiry`.
  public var reason: String
}

/// A company or site with its address.
public struct Organisation: Sendable, Hashable {
  package var name: String
  package var address: String?
  /// ISO 3166-1 alpha-2.
  public var country: String?
  package var authorisation: String?
}

/// `mah`, `manufacturer`, `importer`, `batchRelease`, `agreement`, `sender`
public struct Parties: Sendable, Hashable {
  package var holder: Organisation
  package var contact24h: String?
  package var pharmacovigilance: String?
  package var manufacturer: Organisation?
  package var importer: Organisation?
  package var batchRelease: Organisation?
  package var agreement: String?
  /// A code of `senderRole` in `page.yml`: `importer-for-holder`.
  public var senderRole: String?
}

/// `authority`
public struct AuthorityFacts: Sendable, Hashable {
  /// ISO 3166-1 alpha-2 of the Supervisory Authority.
  public var supervisoryCountry: String?
  package var supervisoryName: String?
  /// `authority.nca`: the national authority of the treating site.
  package var nationalAuthority: String?
  /// `yes`, `no`, `asked-no-answer` or `not-yet-asked`.
  public var nationalDuty: NationalDuty?
  /// When the national authority answered.
  package var nationalDutyDate: CalendarDate?
  /// Where its answer is recorded.
  package var nationalDutySource: String?
}

/// `authority.ncaDuty`
public enum NationalDuty: String, Sendable, Hashable, CaseIterable {
  case yes, no
  case askedNoAnswer = "asked-no-answer"
  case notYetAsked = "not-yet-asked"
}

/// `site`
public struct TreatingSite: Sendable, Hashable {
  package var name: String
  package var pharmacy: String?
  /// The patient's phone, day and night.
  public var team24h: String?
}

/// `physician`
public struct TreatingPhysician: Sendable, Hashable {
  package var name: String?
  package var informedAt: Timestamp?
}

/// `evaluation`
public struct EvaluationReference: Sendable, Hashable {
  /// The version of the evaluation in force.
  public var reference: String
  package var sentAt: Timestamp?
}

/// `patient`: never a name, initials, a birth date or a national number.
public struct PatientFacts: Sendable, Hashable {
  package var pseudonym: String?
  package var ageBand: AgeBand?
  /// `patient.sex`: only where it matters medically.
  package var sex: String?
  package var weightKg: DecimalNumber?
  package var readerType: Reader?
  /// BCP 47.
  public var language: String?
  package var support: [String]
}

/// `patient.ageBand`, in years.
public enum AgeBand: String, Sendable, Hashable, CaseIterable {
  case infant = "0-1"
  case child = "2-11"
  case adolescent = "12-15"
  case youngPerson = "16-17"
  case adult = "18-64"
  case older = "65+"
}

/// `patient.readerType`
public enum Reader: String, Sendable, Hashable, CaseIterable, Codable {
  case adult
  case youngPerson = "young-person"
  case parentOrGuardian = "parent-guardian"
  case representative
}

/// `request`
public struct RequestFacts: Sendable, Hashable {
  package var receivedAt: Timestamp?
  /// The version of the evaluation that the physician considered.
  public var consideredEvaluation: String?
  package var text: LocalizedText?
  /// `request.consideredCondition`: that the physician considered this patient's condition.
  package var consideredCondition: LocalizedText?
}

/// `acceptance`
public struct Acceptance: Sendable, Hashable {
  /// The physician's decision.
  public enum Decision: String, Sendable, Hashable, CaseIterable {
    case accept, decline
  }
  package var decision: Decision
  package var at: Timestamp?
  /// The version of the evaluation that the acceptance names.
  public var evaluation: String?
  /// A code of `channel` in `page.yml`.
  public var channel: String?
  package var declineReason: LocalizedText?
  package var writtenFormDue: Timestamp?
}

/// `patientInfo`
public struct PatientInformationFacts: Sendable, Hashable {
  package var given: Bool
  package var at: Timestamp?
  /// Leaflet and version.
  public var reference: String?
  /// Who informed the patient.
  package var by: String?
  package var reasonNotGiven: LocalizedText?
}

/// `supply`
public struct SupplyFacts: Sendable, Hashable {
  package var at: Timestamp?
  /// Whether the batch was supplied at the physician's request as out of specification.
  public var underException: Bool
}

/// `administration`
public struct AdministrationFacts: Sendable, Hashable {
  package var at: Timestamp?
  /// `yes`, `no` or `partly`.
  public var outcome: String?
}

/// `notify[]`
public struct NotificationFacts: Sendable, Hashable {
  package var recipient: String
  package var sentAt: Timestamp?
  package var channel: String?
  package var receipt: String?
}
