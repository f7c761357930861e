import Foundation
import SourceText
import TestSupport
import Testing

@testable import Candour

@Suite struct IssueRecordTests {
  private func record(_ change: (inout Case) throws -> Void = { _ in }) throws -> (IssueRecord, Issuer.Result) {
    let run = try ScenarioRun("sc-01-importer-germany", change: change)
    return (try #require(run.result.record, "\(errors(run.result.diagnostics))"), run.result)
  }

  @Test func namesEveryFileWithItsDigest() throws {
    let (record, result) = try record()
    #expect(result.files.last?.fileName == "record.json")
    #expect(record.documents.map(\.file) == result.files.dropLast().map(\.fileName))
    for (document, file) in zip(record.documents, result.files) {
      #expect(document.sha256 == ContentDigest.hexadecimal(file.bytes))
      #expect(document.sha256.utf8.count == 64)
    }
    let example = try ExampleCase.named("sc-01-importer-germany")
    #expect(record.case.sha256 == ContentDigest.hexadecimal(example.bytes))
    #expect(record.content.sha256 == ContentFiles.embedded.digest && record.content.origin == "built in")
    #expect(record.schema == 1 && !record.isFinal && record.issuedAt == "2026-05-06T17:00:00+02:00")
  }

  @Test func readsBackAsTheSameRecord() throws {
    let (record, result) = try record()
    let bytes = try #require(result.files.last?.bytes)
    #expect(try IssueRecord(json: bytes) == record)
    #expect(try record.json() == bytes)
    #expect(throws: (any Error).self) { try IssueRecord(json: Array("{}".utf8)) }
    #expect(throws: (any Error).self) { try IssueRecord(json: Array(bytes.dropLast(40))) }
  }

  @Test func namesOnlyFactsThatWereRead() throws {
    let (record, _) = try record()
    #expect(!record.countryFacts.isEmpty)
    #expect(record.countryFacts.allSatisfy { $0.country == "DE" && $0.status == "seen" && !$0.source.isEmpty })
    let facts = try #require(SampleContent.all.countries["DE"]?.facts)
    for (name, fact) in facts where fact.status != .seen && name != "nca-duty" {
      #expect(record.tasks.contains { $0.identifier == "verify-country-fact" && $0.action.contains("“\(name)”") })
    }
  }

  @Test func holdsNoValueOfTheCaseButItsNumber() throws {
    let (_, result) = try record()
    let json = String(decoding: try #require(result.files.last?.bytes), as: UTF8.self)
    for value in ["MUS-031", "Dr A. Beispiel", "EX-26-0417", "+49 000", "71 %"] { #expect(!json.contains(value)) }
  }

  @Test func isTheSameWhateverTheOrderOfWork() throws {
    let first = try record().1.files.map(\.bytes)
    for _ in 0..<3 { #expect(try record().1.files.map(\.bytes) == first) }
  }

  @Test func answersOfAuthoritiesBecomeTasks() throws {
    let yes = try record { $0.authority.nationalDuty = .yes }.0
    #expect(
      yes.tasks.contains { $0.identifier == "notify-national-authority" && $0.dueAt == "2026-05-09T15:40:00+02:00" })
    #expect(!yes.tasks.contains { $0.identifier == "ask-national-authority" })
    let no = try record { $0.authority.nationalDuty = .no }.0
    #expect(!no.tasks.contains { ["ask-national-authority", "notify-national-authority"].contains($0.identifier) })
    for open in [NationalDuty.askedNoAnswer, .notYetAsked, nil] {
      let record = try record { $0.authority.nationalDuty = open }.0
      #expect(record.tasks.contains { $0.identifier == "ask-national-authority" })
    }
  }

  @Test func aCaseWithoutAMomentOfIssueIsRefused() throws {
    let run = try ScenarioRun("sc-01-importer-germany") {
      $0.document.issuedAt = nil
      $0.places["doc.issuedAt"] = nil
    }
    #expect(run.errorIdentifiers.contains("case-missing-field") && run.result.files.isEmpty)
  }

  @Test func aCaseThatWasChangedInAProgramIsJudgedByItsValues() throws {
    // The places are those of the file; the values are what is printed.
    let supplied = try ScenarioRun("sc-07-decline-austria") {
      $0.supply.at = try Timestamp(parsing: "2026-03-28T15:00+01:00")
    }
    let unissued = try ScenarioRun("sc-01-importer-germany") { $0.document.issuedAt = nil }
    #expect(supplied.errorIdentifiers.contains("case-supply-after-decline") && supplied.result.files.isEmpty)
    #expect(unissued.errorIdentifiers.contains("case-missing-field") && unissued.result.files.isEmpty)
  }

  @Test func oneErrorInOneDocumentStopsThemAll() throws {
    // The letter is in English here, and the German-only free text is not.
    let run = try ScenarioRun("sc-01-importer-germany") {
      $0.risk.overall = LocalizedText(texts: ["en": "Only English."], range: .startOfFile)
    }
    #expect(run.errorIdentifiers == ["text-not-in-language"])
    #expect(run.result.files.isEmpty && run.result.record == nil)
  }
}
