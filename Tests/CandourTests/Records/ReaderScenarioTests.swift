import Foundation
import SourceText
import TestSupport
import Testing

@testable import Candour

/// The scenarios of the field handbook that turn on who reads, in which language, and when.
@Suite struct ReaderScenarioTests {
  private static let english = CompositionPlan.Choice(languages: ["en"])

  // MARK: - SC-05

  @Test(arguments: ["tr", "ca"]) func aLanguageThatIsNotThereIsAnAnswer(tag: String) throws {
    let run = try ScenarioRun("sc-05-child-spain", .init(languages: [tag]))
    #expect(run.result.files.isEmpty)
    let finding = try run.finding("language-not-available")
    #expect(finding.summary.contains("“\(tag)”"))
    #expect(finding.solutions.first?.summary.contains("interpreter") == true)
  }

  @Test func aParentReadsOfTheChildThroughout() throws {
    let run = try ScenarioRun("sc-05-child-spain", ReaderScenarioTests.english)
    let leaflet = try run.text("patient-information.en").lowercased()
    #expect(leaflet.components(separatedBy: "your child").count > 15)
    // Nothing that speaks of the reader's own body, treatment or cells.
    let mixed = [
      "your own cells", "your treatment", "your body", "your blood", "you may feel", "you feel", "your illness",
      "your disease", "your doctor will treat you", "treat you", "if you get", "give you the", "you were given",
      "you received", "you will receive", "your cells", "your symptoms",
    ]
    #expect(mixed.filter { leaflet.contains($0) } == [])
    #expect(leaflet.contains("for parents and guardians"))
  }

  @Test(arguments: ["en", "de", "fr", "nl"]) func theChildIsAddressedInNoLanguage(tag: String) throws {
    let run = try ScenarioRun("sc-05-child-spain", .init(kinds: [.patientInformation], languages: [tag]))
    let leaflet = try run.text("patient-information.\(tag)").lowercased()
    let child = ["en": "your child", "de": "ihr kind", "fr": "votre enfant", "nl": "uw kind"][tag] ?? ""
    let own = [
      "en": "your own cells", "de": "ihren eigenen zellen", "fr": "vos propres cellules", "nl": "uw eigen cellen",
    ]
    #expect(leaflet.components(separatedBy: child).count > 8, "\(child)")
    #expect(!leaflet.contains(own[tag] ?? ""))
  }

  @Test func aDosePerKilogramNeedsTheWeight() throws {
    let run = try ScenarioRun("sc-05-child-spain", ReaderScenarioTests.english)
    #expect(try run.text("physician-request.en").contains("22 kg"))
    #expect(try run.task("notify-supervisory-authority").dueAt == "2026-09-05T11:00:00+02:00")
    let without = try ScenarioRun("sc-05-child-spain", ReaderScenarioTests.english) { $0.patient.weightKg = nil }
    #expect(without.errorIdentifiers.contains("case-weight-missing") && without.result.files.isEmpty)
  }

  @Test func aYoungPersonHasATextOfItsOwn() throws {
    let run = try ScenarioRun(
      "sc-05-child-spain", .init(kinds: [.patientInformation], languages: ["en"], reader: .youngPerson)
    ) { $0.patient.ageBand = .youngPerson }
    let leaflet = try run.text("patient-information.en")
    #expect(leaflet.contains("For patients aged 16 or 17 years"))
    #expect(!leaflet.lowercased().contains("your child"))
  }

  // MARK: - SC-09

  @Test func aRomanianReadsRomanianInGermany() throws {
    let run = try ScenarioRun("sc-09-romanian-in-germany")
    #expect(run.errorIdentifiers == [] && run.documents.contains("patient-information.ro"))
  }

  @Test func anotherLanguageOfTheHospitalIsOfferedForOneThatIsNotThere() throws {
    let run = try ScenarioRun("sc-09-romanian-in-germany", .init(kinds: [.patientInformation], languages: ["tr"]))
    #expect(run.result.files.isEmpty)
    let finding = try run.finding("language-not-available")
    #expect(finding.summary.contains("“tr”"))
    #expect(finding.solutions.first?.summary.contains("de") == true)
    let german = try ScenarioRun(
      "sc-09-romanian-in-germany", .init(kinds: [.patientInformation], languages: ["de"]))
    #expect(german.documents == ["patient-information.de"])
  }

  @Test func factsFollowTheCountryWhateverTheLanguage() throws {
    for tag in ["en", "fr", "nl", "de"] {
      let run = try ScenarioRun("sc-09-romanian-in-germany", .init(kinds: [.patientInformation], languages: [tag]))
      let leaflet = try run.text("patient-information.\(tag)")
      #expect(leaflet.contains("+49 000 000 010"))
      let facts = try #require(SampleContent.all.countries["DE"]?.facts)
      let reporting = try #require(facts["side-effect-reporting"]?.printable(for: tag)?.text)
      #expect(leaflet.contains(reporting.withPlainSpaces))
    }
  }

  @Test func theClockGoesOnWhenTheClocksChange() throws {
    let run = try ScenarioRun(
      "sc-09-romanian-in-germany", .init(kinds: [.patientInformation], languages: ["de"]))
    let due = try Timestamp(parsing: try #require(try run.task("notify-supervisory-authority").dueAt))
    #expect(due.secondsSince1970 == (try Timestamp(parsing: "2026-03-29T17:00+02:00")).secondsSince1970)
  }

  // MARK: - After, pending

  @Test func afterTheTreatmentThereIsNoForm() throws {
    let run = try ScenarioRun("after-dublin")
    #expect(run.documents == ["physician-letter.en", "patient-information.en"])
    let asked = try ScenarioRun("after-dublin", .init(kinds: [.physicianRequest]))
    #expect(asked.errorIdentifiers.contains("document-not-for-trigger") && asked.result.files.isEmpty)
    let leaflet = try run.text("patient-information.en")
    #expect(leaflet.contains("Important information about the treatment you had"))
    #expect(!leaflet.contains("You are free to say yes or no to it."))
  }

  @Test func aFaultFoundLaterWasNoException() throws {
    let content = SampleContent.all
    var subject = try ExampleCase.named("after-dublin").read()
    for kind in [DocumentKind.physicianLetter, .patientInformation] {
      subject.supply.underException = false
      let later = try content.composed(subject, kind, "en").document.disclaimers.map(\.id)
      #expect(Set(later).isDisjoint(with: ["D4", "D5", "D6"]), "\(kind)")
      subject.supply.underException = true
      let known = try content.composed(subject, kind, "en").document.disclaimers.map(\.id)
      #expect(Set(known).isSuperset(of: ["D4", "D5", "D6"]), "\(kind)")
    }
    let run = try ScenarioRun("after-dublin")
    #expect(!run.taskIdentifiers.contains("notify-supervisory-authority"))
    #expect(run.taskIdentifiers.contains("pending-result"))
  }

  @Test func aPendingResultIsSaidAndFollowedUp() throws {
    let run = try ScenarioRun("pending-sterility-netherlands")
    #expect(run.documents == ["physician-letter.nl", "physician-request.nl", "patient-information.nl"])
    #expect(try run.task("pending-result").dueAt == "2026-06-22T12:00:00+02:00")
    let content = SampleContent.all
    for kind in DocumentKind.allCases {
      let document = try content.composed(run.subject, kind, "nl", reader: .youngPerson).document
      #expect(document.disclaimers.map(\.id).contains("D16"), "\(kind)")
    }
    let without = try ScenarioRun("pending-sterility-netherlands") { $0.outOfSpecificationResults[0].dueAt = nil }
    #expect(without.errorIdentifiers.contains("case-pending-without-due-time") && without.result.files.isEmpty)
  }
}
