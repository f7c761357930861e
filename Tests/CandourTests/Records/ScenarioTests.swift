import Foundation
import SourceText
import TestSupport
import Testing

@testable import Candour

/// The scenarios of the field handbook (domain.md, section 7), each with its trap.
@Suite struct ScenarioTests {
  private static let english = CompositionPlan.Choice(languages: ["en"])
  private static let all = ["physician-letter", "physician-request", "patient-information"]

  // MARK: - SC-01

  @Test func importerMakerAndHolderAreThreeCompanies() throws {
    let run = try ScenarioRun("sc-01-importer-germany")
    #expect(run.documents == ScenarioTests.all.map { $0 + ".de" })
    let letter = try run.text("physician-letter.de")
    #expect(letter.contains(try ScenarioRun.words("de", "values.senderRole.importer-for-holder")))
    for company in ["Examplia Therapeutics Ltd", "Cellwerk AG", "Importa B.V."] { #expect(letter.contains(company)) }
    let english = try ScenarioRun("sc-01-importer-germany", ScenarioTests.english)
    #expect(
      try english.text("physician-letter.en").contains("importer, on behalf of the marketing authorisation holder"))
    #expect(
      try english.text("physician-letter.en").contains(
        "does not discharge the marketing authorisation holder, the manufacturer or any importer"))
    #expect(
      try english.text("patient-information.en").contains(
        "the company (the holder of the European authorisation) or the maker of the batch"))
  }

  @Test func theClockOfGermanyRunsOverTheWeekend() throws {
    let run = try ScenarioRun("sc-01-importer-germany")
    let task = try run.task("notify-supervisory-authority")
    #expect(task.dueAt == "2026-05-09T15:40:00+02:00")
    #expect(task.action.contains("(NL)") && task.reason.contains("weekend"))
    #expect(try run.finding("case-deadline-on-weekend").severity == .warning)
    #expect(run.taskIdentifiers.contains("ask-national-authority"))
    #expect(try run.task("ask-national-authority").action.contains("Germany"))
  }

  @Test(arguments: ["IE", "DE", "CH"]) func theSupervisoryAuthorityIsThatOfTheImportingSite(country: String) throws {
    let run = try ScenarioRun("sc-01-importer-germany") { $0.authority.supervisoryCountry = country }
    #expect(run.result.files.isEmpty && run.result.record == nil)
    let finding = try run.finding("case-supervisory-authority")
    #expect(finding.severity == .error && !finding.explanation.isEmpty)
  }

  @Test func theAgreementBetweenTheCompaniesIsRequired() throws {
    let run = try ScenarioRun("sc-01-importer-germany") { $0.parties.agreement = nil }
    #expect(run.errorIdentifiers == ["case-agreement-missing"])
    #expect(run.result.files.isEmpty)
  }

  // MARK: - SC-02

  @Test func aLanguageThatIsNotThereIsNotReplaced() throws {
    let run = try ScenarioRun("sc-02-two-results-italy", .init(languages: ["ca"]))
    #expect(run.result.files.isEmpty)
    let finding = try run.finding("language-not-available")
    #expect(finding.summary.contains("“ca”"))
    #expect(finding.solutions.first?.summary.contains("interpreter") == true)
    #expect(!finding.explanation.contains("-"), "regional variants are not offered as languages")
  }

  @Test func theCaseOfItalyIsComposedInItalian() throws {
    let run = try ScenarioRun("sc-02-two-results-italy")
    #expect(run.errorIdentifiers == [] && run.documents == ScenarioTests.all.map { $0 + ".it" })
  }

  @Test func twoResultsHaveTwoRowsTwoSentencesAndAJointOne() throws {
    let run = try ScenarioRun("sc-02-two-results-italy", ScenarioTests.english)
    #expect(run.documents == ScenarioTests.all.map { $0 + ".en" })
    for (document, tables) in [
      ("physician-letter.en", ["data results", "data risks"]), ("physician-request.en", ["data requestResults"]),
    ] {
      let tags = try run.html(document).tags
      for name in tables {
        let start = try #require(
          tags.firstIndex { $0.name == "table" && ($0["class"] ?? "").contains(name.dropFirst(5)) })
        let end = try #require(tags[start...].firstIndex { $0.name == "/table" })
        #expect(tags[start..<end].filter { $0.name == "tr" }.count == 3, "\(document) \(name)")
      }
    }
    let leaflet = try run.text("patient-information.en")
    for attribute in ["DOSE_LOW", "VIAB"] {
      #expect(leaflet.contains(try ScenarioRun.words("en", "attributes.\(attribute).different")))
    }
    #expect(leaflet.contains(try ScenarioRun.words("en", "joint")))
    #expect(leaflet.components(separatedBy: try ScenarioRun.words("en", "joint")).count == 2)
  }

  @Test func italySaysThatTheBatchIsFreeOfCharge() throws {
    let run = try ScenarioRun("sc-02-two-results-italy", ScenarioTests.english)
    for document in run.documents { #expect(try run.text(document).contains("There is no charge for this batch.")) }
    let paid = try ScenarioRun("sc-02-two-results-italy", ScenarioTests.english) { $0.isFreeOfCharge = false }
    for document in paid.documents { #expect(try !paid.text(document).contains("no charge")) }
  }

  @Test func italyIsInformedOnceForBothAuthorities() throws {
    let run = try ScenarioRun("sc-02-two-results-italy", ScenarioTests.english)
    #expect(try run.task("notify-supervisory-authority").dueAt == "2026-06-14T09:10:00+02:00")
    #expect(try run.task("notify-supervisory-authority").reason.contains("weekend"))
    #expect(try run.task("notify-national-authority").dueAt == "2026-06-14T09:10:00+02:00")
  }

  @Test func unitsMustBeTheSameAndTheJointAssessmentThere() throws {
    let units = try ScenarioRun("sc-02-two-results-italy", ScenarioTests.english) { subject in
      let number = try #require(DecimalNumber("0.6"))
      subject.outOfSpecificationResults[0].result = .number(Quantity(number: number, unit: "x10^6 CAR+ cells/kg"))
    }
    #expect(units.errorIdentifiers.contains("case-unit-mismatch") && units.result.files.isEmpty)
    let joint = try ScenarioRun("sc-02-two-results-italy", ScenarioTests.english) { $0.cumulativeAssessment = nil }
    #expect(joint.errorIdentifiers.contains("case-cumulative-assessment-missing") && joint.result.files.isEmpty)
  }

  // MARK: - SC-04

  @Test func aBelgianSiteWorksInThreeLanguages() throws {
    let run = try ScenarioRun("sc-04-three-languages-belgium")
    #expect(run.documents == ["physician-letter.fr", "physician-request.fr", "patient-information.de"])
    let leaflet = try run.text("patient-information.de")
    #expect(leaflet.contains("Föderalagentur für Arzneimittel und Gesundheitsprodukte (FAAG)"))
    #expect(words(["BfArM", "Paul-Ehrlich-Institut", "bfarm.de", "pei.de"], in: leaflet) == [])
    #expect(try run.text("physician-letter.fr").contains("Loi du 22 août 2002 relative aux droits du patient"))
    #expect(try run.task("notify-supervisory-authority").dueAt == "2026-07-22T21:15:00+02:00")
    #expect(run.taskIdentifiers.contains("ask-national-authority"))
    let dutch = try ScenarioRun("sc-04-three-languages-belgium", .init(languages: ["nl"]))
    #expect(dutch.documents == ScenarioTests.all.map { $0 + ".nl" })
    #expect(try dutch.text("patient-information.nl").contains("www.eenbijwerkingmelden.be"))
  }

  @Test func theThreeLanguagesHaveTheSameBlocksAndNumbers() throws {
    let content = SampleContent.all
    let subject = try ExampleCase.named("sc-04-three-languages-belgium").read()
    for kind in DocumentKind.allCases {
      var shapes: [[String]] = []
      var numbers: [[String]] = []
      for tag in ["fr", "nl", "de"] {
        let document = try content.composed(subject, kind, tag).document
        let blocks = TextBlock.blocks(of: document)
        shapes.append(blocks.map { "\($0.section) \($0.role)" })
        // Numbers with a decimal sign, in the order of the tables.
        let cells = blocks.filter { $0.role == .tableText }.map(\.text).joined(separator: " ")
        numbers.append(ScenarioTests.decimals(in: cells))
      }
      #expect(shapes[0] == shapes[1] && shapes[1] == shapes[2], "\(kind)")
      #expect(numbers[0] == numbers[1] && numbers[1] == numbers[2], "\(kind)")
      if kind == .physicianLetter { #expect(numbers[0].contains("1,2") && numbers[0].contains("0,5")) }
    }
  }

  private static func decimals(in text: String) -> [String] {
    text.withPlainSpaces.matches(of: /[0-9]+,[0-9]+/).map { String($0.output) }
  }

  // MARK: - SC-07

  @Test func aDeclinedCaseHasNoLeafletAndNoNotification() throws {
    let run = try ScenarioRun("sc-07-decline-austria")
    #expect(run.documents == ["physician-letter.de", "physician-request.de"])
    #expect(run.taskIdentifiers.contains("record-disposition"))
    #expect(!run.taskIdentifiers.contains("notify-supervisory-authority"))
    #expect(!run.taskIdentifiers.contains("notify-national-authority"))
    #expect(try run.task("record-disposition").action.contains("declined"))
    let asked = try ScenarioRun("sc-07-decline-austria", .init(kinds: [.patientInformation]))
    #expect(asked.errorIdentifiers.contains("case-leaflet-after-decline") && asked.result.files.isEmpty)
  }

  @Test func nothingIsSuppliedAfterADecline() throws {
    let run = try ScenarioRun("sc-07-decline-austria") {
      $0.supply.at = try Timestamp(parsing: "2026-03-28T15:00+01:00")
      $0.places["supply.at"] = .startOfFile
    }
    #expect(run.errorIdentifiers.contains("case-supply-after-decline") && run.result.files.isEmpty)
  }

  /// The rule that knows the right values says it; that the document then lacks the value is the same mistake.
  @Test func aWrongCodeIsSaidOnce() throws {
    let example = try ExampleCase.named("sc-01-importer-germany")
    let text = String(decoding: example.bytes, as: UTF8.self).replacing("ageBand: 18-64", with: "ageBand: adult")
    let content = SampleContent.all
    let dictionary = try #require(content.caseDictionary)
    let subject = try #require(
      CaseReader.read(Array(text.utf8), file: "case.yml", dictionary: dictionary).case)
    let result = Issuer(content).issue(subject, caseBytes: Array(text.utf8), options: .init())
    let found = result.diagnostics.filter { $0.severity == .error }.map(\.identifier)
    #expect(found == ["case-bad-value"] && result.files.isEmpty)
  }

  @Test func austriaHasItsOwnWordsWhenAskedFor() throws {
    let run = try ScenarioRun("sc-07-decline-austria", .init(kinds: [.physicianLetter], languages: ["de-AT"])) {
      $0.document.issuedAt = try Timestamp(parsing: "2026-03-27T15:50+01:00")
    }
    #expect(run.documents == ["physician-letter.de-AT"])
    #expect(try run.html("physician-letter.de-AT").tags.first { $0.name == "html" }?["lang"] == "de-AT")
  }
}
