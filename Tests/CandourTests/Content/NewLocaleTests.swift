import Foundation
import TestSupport
import Testing

@testable import Candour

/// A new language or country is a new folder or file, and nothing else.
@Suite struct NewLocaleTests {
  /// The content of the package in a folder of its own.
  private func contentFolder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for path in ContentFiles.embedded.paths { try folder.write(ContentFiles.embedded.bytes(of: path) ?? [], to: path) }
    return folder
  }

  @Test func aLanguageIsAddedByAFolder() throws {
    let folder = try contentFolder()
    for path in ContentFiles.embedded.paths(under: "Locales/en/") {
      let text = SampleContent.text(path).replacingOccurrences(of: "tag: en\n", with: "tag: xx\n")
      try folder.write(text, to: path.replacingOccurrences(of: "Locales/en/", with: "Locales/xx/"))
    }
    let files = try ContentFiles(folder: folder.path)
    let (content, faults) = Content.load(files, languages: ["xx"], countries: ["BE"])
    #expect(faults == [] && content.languageTags.contains("xx"))
    let subject = try content.sampleCase(country: "BE")
    for kind in DocumentKind.allCases {
      let (document, faults) = try content.composed(subject, kind, "xx")
      #expect(errors(faults + DocumentChecker(content).diagnostics(for: document, of: subject)) == [])
      #expect(HTMLPage(content).render(document).contains("<html lang=\"xx\""))
    }
  }

  @Test func aCountryIsAddedByAFile() throws {
    let folder = try contentFolder()
    let text = SampleContent.text("Locales/countries/BE.yml").replacingOccurrences(
      of: "- famhp.be\n", with: "- zz-famhp.example\n")
    try folder.write(text, to: "Locales/countries/ZZ.yml")
    let files = try ContentFiles(folder: folder.path)
    let (content, faults) = Content.load(files, languages: ["fr"], countries: ["ZZ"])
    #expect(faults == [] && content.countryCodes.contains("ZZ"))
    let subject = try content.sampleCase(country: "ZZ")
    let (document, found) = try content.composed(subject, .patientInformation, "fr")
    #expect(errors(found) == [])
    #expect(document.plainText.contains("Agence fédérale des médicaments et des produits de santé"))
    #expect(content.countries["ZZ"]?.markers.contains("zz-famhp.example") == true)
  }

  @Test func aFactThatWasNotReadIsNeverPrinted() throws {
    let path = "Locales/countries/BE.yml"
    for (name, status) in [("recalled", "recalled"), ("unknown", "unknown")] {
      var text = SampleContent.text(path)
      let start = try #require(text.range(of: "  emergency-number:"))
      let seen = try #require(text.range(of: "status: seen", range: start.upperBound..<text.endIndex))
      text.replaceSubrange(seen, with: "status: " + status)
      let content = Content.load(SampleContent.files([path: text]), languages: ["fr"], countries: ["BE"]).content
      let (_, found) = try content.composed(try content.sampleCase(country: "BE"), .patientInformation, "fr")
      #expect(found.filter { $0.severity == .error }.map(\.identifier) == ["country-fact-not-printable"], "\(name)")
    }
  }
}
