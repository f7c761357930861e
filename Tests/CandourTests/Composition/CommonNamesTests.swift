import TestSupport
import Testing

@testable import Candour

/// Names of hospitals and companies are words of other languages to a check; none of them may refuse a document.
@Suite struct CommonNamesTests {
  private static let hospitals = [
    "University Hospital", "Royal Free Hospital", "Hospice and Cancer Centre", "Hôpital de la Liberté",
    "Universitätsklinikum Freiburg", "Hospital Universitario La Paz", "Karolinska Universitetssjukhuset",
    "Ospedale San Raffaele", "Akademiska sjukhuset", "Государствена болница",
  ]
  private static let companies = [
    "Liberty Cell Therapies GmbH", "Pure Gene Pharma Ltd", "Novum Vita AB", "Cura Biologics B.V.",
    "Safe Harbour Cells SE",
  ]

  @Test(arguments: SampleContent.languageTags.filter { !$0.contains("-") })
  func refuseNoDocument(tag: String) throws {
    let content = SampleContent.all
    let checker = DocumentChecker(content)
    var subject = try content.sampleCase()
    for (index, hospital) in CommonNamesTests.hospitals.enumerated() {
      subject.site.name = hospital
      subject.parties.holder.name = CommonNamesTests.companies[index % CommonNamesTests.companies.count]
      for kind in [DocumentKind.physicianLetter, .patientInformation] {
        let (document, faults) = try content.composed(subject, kind, tag, reader: .adult)
        let found = errors(faults + checker.diagnostics(for: document, of: subject))
        #expect(found.isEmpty, "\(tag) \(kind) \(hospital)")
      }
    }
  }
}
