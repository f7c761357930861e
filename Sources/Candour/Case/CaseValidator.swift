public import SourceText

/// Says what a case lacks for the documents asked for, and which of its values do not fit one another.
///
/// The rules are those of the field handbook (`domain.md`, 2.0, and RB-1 to RB-4, RB-12, RB-15 and RB-16 of 1.6) with
/// their sources: GMP for ATMPs, C(2017) 7694, 11.53 and 11.54, and EMA/CAT/224381/2019 Rev.1.
public enum CaseValidator {
  /// Every fault of a case for the documents asked for, in the order of the file.
  ///
  /// `countries` are the countries of the EEA, which are those that have a file of facts. A time of issue or a country that
  /// is given to the program is put into the case beforehand.
  public static func diagnostics(
    for value: Case, documents: Set<DocumentKind>, countries: Set<String>, dictionary: CaseDictionary
  ) -> [Diagnostic] {
    var validation = CaseValidation(
      case: value, documents: documents, countries: countries, dictionary: dictionary)
    validation.checkScope()
    validation.checkRequiredFields()
    validation.checkResults()
    validation.checkNewBatch()
    validation.checkParties()
    validation.checkEventOrder()
    validation.checkDecision()
    validation.checkSupply()
    validation.checkReader()
    return Array(Set(validation.diagnostics)).sorted()
  }
}

extension Case {
  /// `clock.saDueAt`: when the Supervisory Authority must know, 48 elapsed hours after supply.
  ///
  /// EMA/CAT/224381/2019 Rev.1, question 2. Absolute time: weekends, holidays and clock changes count.
  public var supervisoryAuthorityDueAt: Timestamp? { supply.at?.adding(hours: 48) }

  /// The documents that the case calls for, if nobody chooses.
  public var documentsCalledFor: Set<DocumentKind> {
    switch trigger {
    case .after: [.physicianLetter, .patientInformation]
    case .before where acceptance?.decision == .decline: [.physicianLetter, .physicianRequest]
    case .before: [.physicianLetter, .physicianRequest, .patientInformation]
    }
  }

  /// The place of a field, else of the blank that was left for it, else of the nearest map around it.
  public func place(of path: String) -> SourceRange {
    if let place = places[path] ?? blankPlaces[path] { return place }
    guard let end = path.lastIndex(where: { $0 == "." || $0 == "[" }) else { return .startOfFile }
    return place(of: String(path[..<end]))
  }
}

/// One validation: the case and what was found.
struct CaseValidation {
  let value: Case
  let documents: Set<DocumentKind>
  let countries: Set<String>
  let dictionary: CaseDictionary
  private(set) var diagnostics: [Diagnostic] = []

  init(case value: Case, documents: Set<DocumentKind>, countries: Set<String>, dictionary: CaseDictionary) {
    self.value = value
    self.documents = documents
    self.countries = countries
    self.dictionary = dictionary
  }

  mutating func report(
    _ rule: CaseRule, at path: String, severity: Diagnostic.Severity = .error, _ summary: String,
    explanation: String = "", notes: [(path: String, message: String)] = [], solution: String? = nil,
    privateDetail: String? = nil
  ) {
    diagnostics.append(
      Diagnostic(
        severity, rule.rawValue, file: value.file, range: value.place(of: path), summary: summary,
        explanation: explanation,
        notes: notes.map { .init(file: value.file, range: value.place(of: $0.path), message: $0.message) },
        solutions: solution.map { [.init($0)] } ?? [], privateDetail: privateDetail))
  }

  /// Whether a field has a value in the file.
  func isGiven(_ path: String) -> Bool {
    // What a program may set without a file is asked of the value, everything else of the file.
    switch path {
    case "doc.issuedAt": value.document.issuedAt != nil
    case "supply.at": value.supply.at != nil
    case "administration.at": value.administration?.at != nil
    default: value.places[path] != nil
    }
  }

  // MARK: Scope

  mutating func checkScope() {
    if !value.product.isCellBased {
      report(
        .notCellBased, at: "product.cellBased", "The exception is only for products made of cells or tissue.",
        explanation:
          "GMP for ATMPs, 11.53, speaks of giving cells or tissues. A gene therapy that is given as a vector "
          + "(in vivo) is outside it, so no document may be composed.",
        solution: "Ask the authorities which way is open for this product.")
    }
    for result in value.outOfSpecificationResults
    where result.attribute == "LABEL" && result.identityProven != true {
      report(
        .identityNotProven, at: "oos[\(result.index)].identityProven",
        "It is not proven that the cells are this patient's: no document may be composed.",
        explanation:
          "Cells of another person can be fatal. Supply under 11.53 makes no sense until identity is proven.",
        solution: "Prove identity first, then write “identityProven: yes”.")
    }
    if !countries.contains(value.document.country) {
      report(
        .countryNotInEEA, at: "doc.country", "The treating site is not in a country of the EEA.",
        explanation: "The rules behind these documents are those of the EEA. Known are: "
          + countries.sorted().joined(separator: ", ") + ".", solution: "Greece is GR, Ireland is IE.",
        privateDetail: value.document.country)
    }
    if value.trigger == .after, documents.contains(.physicianRequest) {
      report(
        .requestAfterTreatment, at: "case.trigger", "After the treatment there is no request form.",
        explanation: "A physician cannot ask for a batch that was given already: GMP for ATMPs, 11.54.",
        solution: "Compose the physician letter and the patient information.")
    }
    if value.trigger == .before, value.acceptance?.decision == .decline,
      documents.contains(.patientInformation)
    {
      report(
        .leafletAfterDecline, at: "acceptance.confirmed",
        "The physician declined, so no leaflet is given out.",
        explanation: "A leaflet for a batch that will not be supplied would mislead.",
        solution: "If the physician changes the decision, write a new version with a new evaluation.")
    }
  }

  // MARK: New batch

  /// What the case says of a new batch must fit the options beside it, because the letter prints both.
  ///
  /// A new batch can come from cells in storage (`remake`) or from a new collection (`recollect`): “yes” is true of either
  /// way. “no” and “unknown” are said of cells in storage alone, as the letter says them.
  mutating func checkNewBatch() {
    guard value.trigger == .before, let answer = value.remake?.possible else { return }
    let ways = value.risk.alternatives.filter { ["remake", "recollect"].contains($0.option) }
    let fromStorage = ways.filter { $0.option == "remake" }
    let contradicting: [Alternative] =
      switch answer {
      case .yes: ways.contains { $0.feasibility == .feasible } ? [] : ways
      case .no: fromStorage.filter { $0.feasibility != .notFeasible }
      case .unknown: fromStorage.filter { $0.feasibility != .unknown }
      }
    guard !contradicting.isEmpty else { return }
    report(
      .newBatchContradiction, at: "remake.possible", severity: .warning,
      "What the case says of a new batch does not fit the options that it lists.",
      explanation:
        "The letter prints both. “yes” needs an option that is feasible: “remake”, from cells in storage, or "
        + "“recollect”, a new collection. “no” and “unknown” speak of cells in storage and must agree with “remake”.",
      notes: contradicting.map {
        (path: "risk.alternatives[\($0.index)].feasibility", message: "This option says something else.")
      }, solution: "Correct the one that is wrong.")
  }

  // MARK: Reader

  /// The reader must fit the age: the text for adults must not speak to a child.
  mutating func checkReader() {
    guard let reader = value.patient.readerType, let band = value.patient.ageBand else { return }
    let fitting: [Reader]
    switch band {
    case .infant, .child, .adolescent: fitting = [.parentOrGuardian]
    case .youngPerson: fitting = [.youngPerson, .parentOrGuardian]
    case .adult, .older: fitting = [.adult, .representative]
    }
    guard !fitting.contains(reader) else { return }
    report(
      .readerAge, at: "patient.readerType", "This reader does not fit the age band of the patient.",
      explanation: "For this age band: \(fitting.map(\.rawValue).joined(separator: " or ")).",
      notes: [("patient.ageBand", "The age band stands here.")])
  }
}
