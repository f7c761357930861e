import SourceText
import TestSupport
import Testing

@testable import Candour

/// Who reads a leaflet can read whom to ask about the data, or the team knows that they cannot.
@Suite struct ContactInLanguageTests {
  private static let identifier = "contact-not-in-language"

  private func found(_ texts: [String: String], leaflet tag: String) throws -> (Diagnostic?, ScenarioRun) {
    let run = try ScenarioRun("sc-01-importer-germany", .init(kinds: [.patientInformation], languages: [tag])) {
      $0.privacyContact?.texts = texts
    }
    return (run.result.diagnostics.first { $0.identifier == Self.identifier }, run)
  }

  @Test(arguments: ["el", "hu", "bg"])
  func wordsOfAnotherLanguageAreFoundAndPrinted(tag: String) throws {
    let (diagnostic, run) = try found(["de": "Datenschutzstelle der Klinik, +49 000 000 001"], leaflet: tag)
    let finding = try #require(diagnostic)
    #expect(finding.severity == .warning && finding.range == run.subject.privacyContact?.range)
    #expect(finding.file == run.subject.file && finding.solutions[0].summary.contains("{\(tag): …}"))
    #expect(try run.text("patient-information." + tag).contains("Datenschutzstelle"))
  }

  /// A text without a language counts as written in the physician's language, whatever it is written in.
  @Test(arguments: [
    (["de": "data protection officer of the hospital, +49 000 000 001"], "de"),
    (["el": "responsable de la protection des données de l’hôpital, +49 000 000 001"], "el"),
    (["hu": "data protection officer of the hospital, +49 000 000 001"], "hu"),
  ]) func wordsUnderTheWrongLanguageAreFound(texts: [String: String], tag: String) throws {
    #expect(try found(texts, leaflet: tag).0?.summary.contains("seems to be") == true)
  }

  @Test(arguments: [
    (["de": "Datenschutzbeauftragte des Krankenhauses, +49 000 000 001"], "de"),
    (["de": "Datenschutz, +49 000", "el": "Υπεύθυνη προστασίας δεδομένων, +49 000 000 001"], "el"),
    (["de": "+49 000 000 001"], "el"), (["de": "privacy@clinic.example; +49 000 000 001"], "hu"),
    (["de": "https://clinic.example/privacy"], "bg"), (["de": "www.clinic.example/privacy, +49 (0)00 000-001"], "el"),
  ]) func aContactThatTheReaderCanReadPasses(texts: [String: String], tag: String) throws {
    #expect(try found(texts, leaflet: tag).0 == nil)
  }
}
