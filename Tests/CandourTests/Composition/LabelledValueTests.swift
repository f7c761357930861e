import TestSupport
import Testing

@testable import Candour

/// A label stands before its value as the language writes it, also where the program puts the two together.
@Suite struct LabelledValueTests {
  /// Where the case names no leaflet, the form names that of the run with its version.
  @Test(arguments: [
    ("en", "Document used: Information for the patient (Version: 1)."),
    ("fr", "Document utilisé : Information du patient (Version : 1)."),
  ])
  func theFormNamesTheLeafletAndItsVersion(tag: String, expected: String) throws {
    var subject = try SampleContent.all.sampleCase()
    subject.document.version = "1"
    subject.patientInformation = nil
    let (document, _) = try SampleContent.all.composed(subject, .physicianRequest, tag)
    #expect(document.plainText.contains(expected), "\(tag)")
  }
}
