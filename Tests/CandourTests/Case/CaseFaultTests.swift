import Foundation
import SourceText
import Testing

@testable import Candour

/// A change of an example that must be found. ⟦ ⟧ in the new text mark the place that the diagnostic must have.
struct Trap: Sendable, CustomTestStringConvertible {
  var rule: CaseRule
  var example: String
  var edits: [(String, String)]
  var documents: Set<DocumentKind>?
  var severity = Diagnostic.Severity.error

  var testDescription: String { "\(rule.rawValue) \(edits.last?.1 ?? "")" }

  init(
    _ rule: CaseRule, _ example: String, _ edits: [(String, String)], documents: Set<DocumentKind>? = nil,
    severity: Diagnostic.Severity = .error
  ) {
    self.rule = rule
    self.example = example
    self.edits = edits
    self.documents = documents
    self.severity = severity
  }

  /// The changed case, and the place of the marks.
  func text() throws -> (String, SourceRange) {
    var text = CaseTestContent.example(example)
    for (part, replacement) in edits { text = text.patched(part, replacement) }
    let open = try #require(text.firstRange(of: "⟦"))
    let start = text.utf8.distance(from: text.startIndex, to: open.lowerBound)
    text.removeSubrange(open)
    let close = try #require(text.firstRange(of: "⟧"))
    let end = text.utf8.distance(from: text.startIndex, to: close.lowerBound)
    text.removeSubrange(close)
    return (text, LineIndex(text.utf8).range(ofOffsets: start..<end))
  }
}

@Suite struct CaseFaultTests {
  static let germany = "sc-01-importer-germany"
  static let italy = "sc-02-two-results-italy"
  static let spain = "sc-05-child-spain"
  static let austria = "sc-07-decline-austria"
  static let netherlands = "pending-sterility-netherlands"
  static let dublin = "after-dublin"

  static let file: [Trap] = [
    Trap(.alias, germany, [("name: Exemplacel", "name: ⟦&x Exemplacel⟧")]),
    Trap(.tag, germany, [("name: Exemplacel", "name: ⟦!!str Exemplacel⟧")]),
    Trap(.duplicateKey, germany, [("  inn:", "  ⟦name⟧: Exemplacel\n  inn:")]),
    Trap(.unknownKey, germany, [("  inn:", "  ⟦innn⟧:")]),
    Trap(
      .unknownKey, germany,
      [("    limit: \">= 80 %\"", "    limit: {operator: \">=\", value: 80, ⟦unti⟧: \"%\"}")]),
    Trap(.unknownKey, germany, [("case:\n", "⟦csae⟧: {id: x}\ncase:\n")]),
    Trap(.wrongType, germany, [("inn: exemplagene autoleucel", "inn: ⟦[exemplagene]⟧")]),
    Trap(.wrongType, germany, [("remake:\n  possible: yes\n  leadTimeDays: 35", "remake: ⟦yes⟧")]),
    Trap(.wrongType, germany, [("- attribute: VIAB", "- ⟦VIAB⟧\n  - attribute: VIAB")]),
    Trap(.missingField, germany, [("case:\n  id: OOS-2026-0417\n", "⟦case⟧:\n")]),
    Trap(.missingField, germany, [("  id: OOS-2026-0417", "  ⟦id⟧:")]),
    Trap(.missingField, germany, [("  trigger: before", "  ⟦trigger⟧:")]),
    Trap(.missingField, germany, [("  country: DE", "  ⟦country⟧:")]),
    Trap(.missingField, germany, [("  version: \"1\"", "  ⟦version⟧:")]),
    Trap(.missingField, germany, [("product:\n  name: Exemplacel", "product:\n  ⟦name⟧:")]),
    Trap(.missingField, germany, [("  number: EX-26-0417", "  ⟦number⟧:")]),
    Trap(.missingField, germany, [("mah:\n  name: Examplia Therapeutics Ltd\n", "⟦mah⟧:\n")]),
    Trap(
      .missingField, germany, [("site:\n  name: \"University Clinic Musterstadt, Germany\"\n", "⟦site⟧:\n")]),
    Trap(.missingField, germany, [("    result: 71 %", "    ⟦result⟧:")]),
    Trap(.badValue, germany, [("trigger: before", "trigger: ⟦bfore⟧")]),
    Trap(.badValue, germany, [("reason: preparation", "reason: ⟦preperation⟧")]),
    Trap(.badValue, germany, [("additionalMonitoring: yes", "additionalMonitoring: ⟦maybe⟧")]),
    Trap(.badValue, germany, [("    country: CH", "    country: ⟦Switzerland⟧")]),
    Trap(.badValue, germany, [("    country: CH", "    country: ⟦XQ⟧")]),
    Trap(.badValue, germany, [("    country: CH", "    country: ⟦UK⟧")]),
    Trap(.badValue, germany, [("    country: CH", "    country: ⟦gr⟧")]),
    Trap(.badValue, germany, [("- measure: blood-tests", "- measure: ⟦blood-test⟧")]),
    Trap(.badNumber, germany, [("containers: 1", "containers: ⟦one⟧")]),
    Trap(.badNumber, germany, [("withOutcome: 11", "⟦withOutcome⟧: 15")]),
    Trap(
      .badNumber, germany,
      [("dose: 120 x10^6", "dose: ⟦120 000 x10^6"), ("viable cells\n", "viable cells⟧\n")]),
    Trap(.decimalComma, germany, [("result: 71 %", "result: ⟦71,5 %⟧")]),
    Trap(.badLimit, germany, [("limit: \">= 80 %\"", "limit: ⟦80 %⟧")]),
    Trap(.badLimit, germany, [("limit: \">= 80 %\"", "limit: ⟦600 to 60 x10^6 cells⟧")]),
    Trap(.badResult, germany, [("result: 71 %", "result: ⟦about 71 %⟧")]),
    Trap(.badTime, germany, [("testedAt: 2026-05-05T14:00+02:00", "testedAt: ⟦2026-02-30T14:00+02:00⟧")]),
    Trap(.badTime, germany, [("manufacturedOn: 2026-04-28", "manufacturedOn: ⟦28.04.2026⟧")]),
    Trap(.missingOffset, germany, [("testedAt: 2026-05-05T14:00+02:00", "testedAt: ⟦2026-05-05T14:00⟧")]),
    Trap(
      .badLanguageTag, germany,
      [("readerType: adult\n  language: de", "readerType: adult\n  language: ⟦German⟧")]),
    Trap(.badLanguageTag, germany, [("    de: Infusionsdispersion", "    ⟦german⟧: Infusionsdispersion")]),
    Trap(.unknownAttribute, germany, [("attribute: VIAB", "attribute: ⟦VIABB⟧")]),
    Trap(.patientIdentityField, germany, [("  ageBand:", "  ⟦name⟧: Muster\n  ageBand:")]),
    Trap(.patientIdentityField, germany, [("  ageBand:", "  ⟦dateOfBirth⟧: 1961-05-03\n  ageBand:")]),
    Trap(.personalData, germany, [("pseudonym: MUS-031", "pseudonym: ⟦Erika Muster⟧")]),
    Trap(
      .exceptionContradiction, germany,
      [("  at: 2026-05-07T15:40+02:00", "  at: 2026-05-07T15:40+02:00\n  ⟦underException⟧: no")]),
  ]

  static let rules: [Trap] = [
    Trap(.notCellBased, germany, [("  origin:", "  cellBased: ⟦no⟧\n  origin:")]),
    Trap(.identityNotProven, germany, [("attribute: VIAB", "attribute: LABEL\n    identityProven: ⟦no⟧")]),
    Trap(.countryNotInEEA, germany, [("country: DE", "country: ⟦CH⟧")]),
    Trap(
      .requestAfterTreatment, dublin, [("trigger: after", "trigger: ⟦after⟧")], documents: [.physicianRequest]
    ),
    Trap(
      .leafletAfterDecline, austria, [("confirmed: decline", "confirmed: ⟦decline⟧")],
      documents: [.physicianLetter, .patientInformation]),
    Trap(.missingField, germany, [("  maNumber: EU/1/99/0001/001\n", ""), ("product:", "⟦product⟧:")]),
    Trap(.missingField, germany, [("    state: open\n", "    ⟦state⟧:\n")]),
    Trap(.missingField, germany, [("    testedAt: 2026-05-05T14:00+02:00", "    ⟦testedAt⟧:")]),
    Trap(.missingField, germany, [("    resultStatus: final", "    ⟦resultStatus⟧:")]),
    Trap(.missingField, germany, [("  leadTimeDays: 35", "  ⟦leadTimeDays⟧:")]),
    Trap(
      .missingField, dublin, [("administration:\n  at: 2026-06-11T11:00+01:00", "administration:\n  ⟦at⟧:")]),
    Trap(.missingField, dublin, [("  underException: no", "  ⟦underException⟧:")]),
    Trap(.notOutOfSpecification, germany, [("result: 71 %", "result: ⟦80 %⟧")]),
    Trap(.notOutOfSpecification, germany, [("result: 71 %", "result: ⟦80.0 %⟧")]),
    Trap(
      .notOutOfSpecification, netherlands,
      [
        (
          "limit: no growth\n    result: pending\n    resultStatus: pending",
          "limit: no growth\n    result: ⟦no growth⟧\n    resultStatus: final"
        )
      ]),
    Trap(.otherResultOutOfSpecification, germany, [("result: 34 %", "result: ⟦14.9 %⟧")]),
    Trap(.undecidableResult, germany, [("result: 71 %", "result: ⟦\"< 85 %\"⟧")]),
    Trap(.incomparableResult, germany, [("result: 71 %", "result: ⟦detected⟧")]),
    Trap(
      .unitMismatch, italy,
      [("result: 48 x10^6 CAR+ viable cells", "result: ⟦0.6 x10^6 CAR+ viable cells/kg⟧")]),
    Trap(.unitMismatch, germany, [("result: 71 %", "result: ⟦71⟧")]),
    Trap(
      .pendingNotOutOfSpecification, germany,
      [
        (
          "result: 71 %\n    resultStatus: final",
          "result: ⟦pending⟧\n    resultStatus: interim\n    dueAt: 2026-05-08T10:00Z"
        )
      ]),
    Trap(
      .pendingNotOutOfSpecification, germany,
      [
        (
          "result: 71 %\n    resultStatus: final",
          "result: ⟦pending⟧\n    resultStatus: pending\n    state: running\n    dueAt: 2026-05-08T10:00Z"
        )
      ], severity: .warning),
    Trap(
      .pendingStatus, netherlands,
      [("result: pending\n    resultStatus: pending", "result: pending\n    resultStatus: ⟦final⟧")]),
    Trap(.pendingWithoutDueTime, netherlands, [("    dueAt: 2026-06-22T12:00+02:00", "    ⟦dueAt⟧:")]),
    Trap(
      .pendingWithoutDueTime, dublin,
      [
        ("  - attribute: STER_PEND", "  - ⟦attribute: STER_PEND"),
        ("    dueAt: 2026-06-25T12:00+01:00\n    state: no-growth-so-far", "    state: no-growth-so-far⟧"),
      ]),
    Trap(
      .cumulativeAssessmentMissing, italy,
      [("cumulative:\n  assessment:", "cumulative:\n  ⟦assessment⟧:\nactions:")]),
    Trap(
      .newBatchContradiction, italy,
      [
        ("option: remake\n      feasibility: not-feasible", "option: remake\n      feasibility: feasible"),
        ("remake:\n  possible: no", "remake:\n  possible: ⟦no⟧"),
      ], severity: .warning),
    Trap(
      .newBatchContradiction, spain,
      [
        ("option: remake\n      feasibility: unknown", "option: remake\n      feasibility: not-feasible"),
        ("remake:\n  possible: unknown", "remake:\n  possible: ⟦unknown⟧"),
      ], severity: .warning),
    Trap(
      .newBatchContradiction, germany,
      [
        ("option: remake\n      feasibility: feasible", "option: remake\n      feasibility: not-feasible"),
        ("remake:\n  possible: yes", "remake:\n  possible: ⟦yes⟧"),
      ], severity: .warning),
    Trap(.weightMissing, spain, [("  weightKg: 22", "  ⟦weightKg⟧:")]),
    Trap(
      .importerMissing, germany,
      [
        ("importer:\n  site:", "importer:\n  ⟦site⟧:\nbatchRelease:"),
        (
          "batchRelease:\n  site:\n    name: Importa B.V.\n    address: \"Voorbeeldweg 3, Leiden, Netherlands\"\n    country: NL\n    authorisation: NL-MIA-0002\nagreement",
          "agreement"
        ), ("batchRelease:\n    name", "batchRelease:\n  site:\n    name"),
      ]),
    Trap(
      .importerNotInEEA, germany,
      [
        (
          "importer:\n  site:\n    name: Importa B.V.\n    address: \"Voorbeeldweg 3, Leiden, Netherlands\"\n    country: NL",
          "importer:\n  site:\n    name: Importa B.V.\n    country: ⟦GB⟧"
        )
      ]),
    Trap(.agreementMissing, germany, [("  ref: \"QA-2025-014, 1 March 2025\"", "  ⟦ref⟧:")]),
    Trap(
      .supervisoryAuthority, germany, [("supervisory:\n    country: NL", "supervisory:\n    country: ⟦IE⟧")]),
    Trap(
      .supervisoryAuthority, germany,
      [("supervisory:\n    country: NL\n    name: Inspectie Gezondheidszorg en Jeugd", "supervisory: ⟦DE⟧")]),
  ]

  static let events: [Trap] = [
    Trap(
      .timeOrder, germany, [("informedAt: 2026-05-06T09:05+02:00", "informedAt: ⟦2026-05-06T08:05+02:00⟧")]),
    Trap(.timeOrder, germany, [("sentAt: 2026-05-06T17:10+02:00", "sentAt: ⟦2026-05-06T09:04+02:00⟧")]),
    // The local hour is later, the moment is not.
    Trap(
      .timeOrder, germany, [("informedAt: 2026-05-06T09:05+02:00", "informedAt: ⟦2026-05-06T09:05+03:00⟧")]),
    Trap(.timeOrder, germany, [("  at: 2026-05-07T11:05+02:00", "  at: ⟦2026-05-06T17:09+02:00⟧")]),
    Trap(
      .timeOrder, dublin, [("detectedAt: 2026-06-12T11:20+01:00", "detectedAt: ⟦2026-06-11T10:59+01:00⟧")]),
    Trap(
      .timeOrder, dublin,
      [("administration:\n  at: 2026-06-11T11:00+01:00", "administration:\n  at: ⟦2026-06-09T16:29+01:00⟧")]),
    Trap(.physicianNotInformed, germany, [("  informedAt: 2026-05-06T09:05+02:00", "  ⟦informedAt⟧:")]),
    Trap(
      .physicianInformedLate, germany,
      [
        ("detectedAt: 2026-05-06T08:20+02:00", "detectedAt: 2026-05-05T09:04+02:00"),
        ("informedAt: 2026-05-06T09:05+02:00", "informedAt: ⟦2026-05-06T09:05+02:00⟧"),
      ],
      severity: .warning),
    Trap(
      .supplyAfterDecline, austria,
      [("acceptance:\n", "supply:\n  at: ⟦2026-03-28T15:00+01:00⟧\nacceptance:\n")]),
    Trap(
      .supplyWithoutAcceptance, netherlands,
      [
        (
          "acceptance:\n  confirmed: accept\n  at: 2026-06-12T09:20+02:00\n  evaluation: \"1\"\n  channel: e-signature\n",
          "supply:\n  at: ⟦2026-06-12T10:00+02:00⟧\n"
        )
      ]),
    Trap(
      .supplyBeforeAcceptance, germany, [("  at: 2026-05-07T15:40+02:00", "  at: ⟦2026-05-07T11:04+02:00⟧")]),
    Trap(.evaluationVersion, germany, [("evaluation:\n  ref: \"1\"", "evaluation:\n  ref: ⟦\"2\"⟧")]),
    Trap(.evaluationSuperseded, germany, [("  evaluation: \"1\"", "  evaluation: ⟦\"0\"⟧")]),
    Trap(
      .evaluationSuperseded, germany, [("consideredEvaluation: \"1\"", "consideredEvaluation: ⟦version 0⟧")]),
    Trap(.missingField, germany, [("  evaluation: \"1\"", "  ⟦evaluation⟧:")]),
    Trap(
      .patientNotInformed, germany,
      [
        (
          "  given:\n    at: 2026-05-07T10:40+02:00\n    ref: \"leaflet, version 1\"\n    by: Dr A. Beispiel",
          "  given: no\n  ⟦reasonNotGiven⟧:"
        )
      ]),
    Trap(
      .patientNotInformed, germany,
      [
        (
          "  given:\n    at: 2026-05-07T10:40+02:00\n    ref: \"leaflet, version 1\"\n",
          "  ⟦given⟧:\n    at: 2026-05-07T10:40+02:00\n"
        )
      ]),
    Trap(
      .groundsMissing, germany,
      [
        (
          "  hazard:\n    de: Das Lymphom schreitet unter der Überbrückungstherapie fort.\n    en: The lymphoma is progressing under bridging therapy.",
          "  ⟦hazard⟧:"
        )
      ]),
    Trap(.statusContradiction, austria, [("status: declined", "status: ⟦supplied⟧")]),
    Trap(
      .deadlineOnWeekend, germany, [("  at: 2026-05-07T15:40+02:00", "  at: ⟦2026-05-07T15:40+02:00⟧")],
      severity: .warning),
    Trap(.readerAge, spain, [("readerType: parent-guardian", "readerType: ⟦adult⟧")]),
    Trap(.readerAge, germany, [("readerType: adult", "readerType: ⟦young-person⟧")]),
    Trap(.readerAge, netherlands, [("readerType: young-person", "readerType: ⟦adult⟧")]),
  ]

  @Test(arguments: file + rules + events) func findsEachFaultAtItsPlace(trap: Trap) throws {
    let (text, range) = try trap.text()
    let found = CaseTestContent.check(text, documents: trap.documents).filter {
      $0.identifier == trap.rule.rawValue
    }
    let diagnostic = try #require(
      found.first { $0.range == range }, "\(CaseTestContent.check(text, documents: trap.documents))")
    #expect(diagnostic.severity == trap.severity)
    #expect(diagnostic.summary.hasSuffix("."))
  }

  @Test(arguments: file + rules + events) func pointsToTheSameTextBehindGreekWords(trap: Trap) throws {
    // The place is counted in bytes, so Greek text before it must not move it to another text.
    let (text, range) = try trap.text()
    let greek = "# Παρτίδα εκτός προδιαγραφών\n" + text
    let moved = SourceLocation(line: range.lowerBound.line + 1, column: range.lowerBound.column)
    let found = CaseTestContent.check(greek, documents: trap.documents)
    #expect(found.contains { $0.identifier == trap.rule.rawValue && $0.range.lowerBound == moved })
  }

  @Test func countsColumnsInBytesAfterGreekTextOfTheSameLine() throws {
    let line = "product: {form: {el: Διασπορά}, name: Exemplacel, innn: x}"
    let diagnostics = CaseTestContent.read(line + "\n").diagnostics
    let unknown = try #require(diagnostics.first { $0.identifier == CaseRule.unknownKey.rawValue })
    let key = try #require(line.firstRange(of: "innn"))
    #expect(
      unknown.range.lowerBound.column == line.utf8.distance(from: line.startIndex, to: key.lowerBound) + 1)
    #expect(unknown.range.upperBound.column == unknown.range.lowerBound.column + 4)
  }

  @Test func everyRuleHasATrapOrATestOfItsOwn() {
    let trapped = Set((Self.file + Self.rules + Self.events).map(\.rule))
    let elsewhere: Set<CaseRule> = [.tooLarge, .notUTF8, .empty, .syntax, .tooDeep]
    #expect(trapped.union(elsewhere) == Set(CaseRule.allCases))
  }

  // MARK: Solutions

  @Test(arguments: [
    ("  inn:", "  innn:", CaseRule.unknownKey), ("trigger: before", "trigger: befor", .badValue),
    ("result: 71 %", "result: 71,5 %", .decimalComma), ("limit: \">= 80 %\"", "limit: >= 80 %", .syntax),
    ("attribute: VIAB", "attribute: VIABB", .unknownAttribute),
    ("    country: CH", "    country: ch", .badValue),
  ]) func offersAnEditThatRemovesTheFault(part: String, replacement: String, rule: CaseRule) throws {
    let text = CaseTestContent.example(Self.germany).patched(part, replacement)
    let fault = try #require(CaseTestContent.check(text).first { $0.identifier == rule.rawValue })
    let lines = LineIndex(text.utf8)
    var bytes = Array(text.utf8)
    for edit in try #require(fault.solutions.first).replacements.reversed() {
      let range = lines.offset(of: edit.range.lowerBound)..<lines.offset(of: edit.range.upperBound)
      bytes.replaceSubrange(range, with: Array(edit.text.utf8))
    }
    let repaired = CaseTestContent.check(String(decoding: bytes, as: UTF8.self))
    #expect(repaired.map(\.identifier) == [CaseRule.deadlineOnWeekend.rawValue])
  }

  @Test func givesTheReasonWhenTheHoldersCountryIsNamedAsSupervisor() throws {
    let text = CaseTestContent.example(Self.germany).patched(
      "supervisory:\n    country: NL", "supervisory:\n    country: IE")
    let fault = try #require(
      CaseTestContent.check(text).first { $0.identifier == CaseRule.supervisoryAuthority.rawValue })
    #expect(fault.explanation.contains("seat of the marketing authorisation holder"))
    #expect(fault.notes.count == 1)
  }

  @Test func saysThatTotalCellsAndCellsPerKilogramNeverMix() throws {
    let text = CaseTestContent.example(Self.italy).patched(
      "result: 48 x10^6 CAR+ viable cells", "result: 0.6 x10^6 CAR+ viable cells/kg")
    let fault = try #require(
      CaseTestContent.check(text).first { $0.identifier == CaseRule.unitMismatch.rawValue })
    #expect(fault.explanation.contains("per kg of body weight"))
  }

  @Test func takesANewCollectionForAWayToANewBatch() throws {
    let found = { (feasibility: String) in
      let text = CaseTestContent.example(Self.germany).patched(
        "    - option: remake\n      feasibility: feasible\n",
        "    - option: recollect\n      feasibility: \(feasibility)\n"
          + "    - option: remake\n      feasibility: not-feasible\n")
      return CaseTestContent.check(text).filter { $0.identifier == CaseRule.newBatchContradiction.rawValue }
    }
    #expect(found("feasible") == [])
    let fault = try #require(found("not-feasible").first)
    #expect(Set(fault.notes.map(\.range)).count == 2)
  }

  // MARK: The file as a whole

  @Test func refusesWhatIsNoCaseFile() {
    let read = { (bytes: [UInt8]) in
      CaseReader.read(bytes, file: "case.yml", dictionary: CaseTestContent.dictionary).diagnostics.map(
        \.identifier)
    }
    #expect(read([]) == ["case-empty"])
    #expect(read(Array("# nothing\n".utf8)) == ["case-empty"])
    #expect(read([UInt8](repeating: 0x61, count: 1_000_001)) == ["case-too-large"])
    #expect(read(Array("case:\n  id: ".utf8) + [0xFF]) == ["case-not-utf8"])
    #expect(read(Array("case: [".utf8) + [UInt8](repeating: 0x5B, count: 60)) == ["case-too-deep"])
    #expect(read(Array("case: {id: 1\n".utf8)) == ["case-syntax"])
    #expect(read(Array("just words\n".utf8)) == ["case-wrong-type"])
  }

  @Test func reportsAllFaultsInOneRun() {
    let text = CaseTestContent.example(Self.germany).patched("trigger: before", "trigger: bfore").patched(
      "  inn:", "  innn:"
    )
    .patched("result: 71 %", "result: 71,5 %").patched("containers: 1", "containers: one")
    let identifiers = CaseTestContent.read(text).diagnostics.map(\.identifier)
    #expect(identifiers == ["case-bad-value", "case-unknown-key", "case-bad-number", "case-decimal-comma"])
  }
}
