import Foundation
import SourceText
import TestSupport
import Testing

@testable import Candour

/// Every example, language, country and document fit together (DESIGN.md, decision 3).
///
/// Each of the 780 pairs of language and country meets each example with the letter, the form and the leaflet. The
/// reader of the leaflet, and whether the fault was found after the treatment, go round with the country, so that each
/// language meets each example with each reader both ways. A regional variant meets the country that it is made for.
@Suite struct SweepTests {
  struct Combination {
    var example: ExampleCase
    var country: String
    var kind: DocumentKind
    var reader: Reader?
    /// Whether the case is turned into one whose fault was found after the treatment.
    var isTurned: Bool
  }

  private func combinations(_ tag: String) -> [Combination] {
    let countries = SampleContent.countryCodes.filter { !tag.contains("-") || tag.hasSuffix("-" + $0) }
    return ExampleCase.all.enumerated().flatMap { number, example in
      countries.enumerated().flatMap { index, country in
        let turn = number + index
        let reader = Reader.allCases[turn % Reader.allCases.count]
        let isTurned = turn / Reader.allCases.count % 2 == 1
        return [(DocumentKind.physicianLetter, nil), (.physicianRequest, nil), (.patientInformation, reader)].map {
          Combination(example: example, country: country, kind: $0.0, reader: $0.1, isTurned: isTurned)
        }
      }
    }
  }

  @Test func hasEveryExampleOfTheHandbook() {
    let names = ExampleCase.all.map(\.name)
    for tag in SampleContent.languageTags { #expect(!combinations(tag).isEmpty, "\(tag)") }
    for scenario in ["sc-01", "sc-02", "sc-04", "sc-05", "sc-07", "sc-09", "after", "pending"] {
      #expect(names.contains { $0.hasPrefix(scenario) }, "\(scenario)")
    }
    #expect(SampleContent.countryCodes.count >= 30)
  }

  @Test(arguments: SampleContent.languageTags)
  func composesEveryCaseForEveryReaderAndCountry(tag: String) throws {
    let content = SampleContent.all
    let checker = DocumentChecker(content)
    var cases: [String: Case] = [:]
    for combination in combinations(tag) {
      var subject = try cases[combination.example.name] ?? combination.example.read()
      cases[combination.example.name] = subject
      subject.document.country = combination.country
      if combination.isTurned, subject.trigger != .after { try turn(&subject) }
      guard content.contracts[combination.kind]?.triggers.contains(subject.trigger) ?? false else { continue }
      let (document, faults) = try content.composed(subject, combination.kind, tag, reader: combination.reader)
      let found = errors(faults + checker.diagnostics(for: document, of: subject))
      let place: Comment = "\(tag) \(combination.kind) \(combination.country) \(combination.example)"
      #expect(found.isEmpty, place)
      expectFacts(of: combination.country, in: document, tag: tag, content: content, place)
    }
  }

  private func turn(_ subject: inout Case) throws {
    subject.trigger = .after
    subject.administration = AdministrationFacts(at: try Timestamp(parsing: "2026-06-11T11:00+02:00"), outcome: nil)
    subject.supply.underException = subject.identifier.utf8.count % 2 == 0
  }

  /// The facts of the country of the hospital are there, and no name of another country's system.
  private func expectFacts(
    of code: String, in document: ComposedDocument, tag: String, content: Content, _ place: Comment
  ) {
    let text = document.plainText
    var names: [String] = []
    if document.kind == .patientInformation { names = ["side-effect-reporting", "emergency-number"] }
    if document.kind == .physicianLetter { names = ["patient-information-law"] }
    for name in names {
      let fact = content.countries[code]?.facts[name]?.printable(for: tag)?.text ?? "no fact \(name)"
      #expect(text.contains(ValueText.singleLine(fact).withPlainSpaces), place)
    }
    let own = SearchedText(
      document.nodes.filter { $0.origin.file != Origin.caseFile }.map(\.text).joined(separator: "\n"))
    let ownMarkers = Set(content.countries[code]?.markers ?? [])
    for (other, country) in content.countries where other != code {
      for marker in country.markers where !ownMarkers.contains(marker) && own.hasWord(marker) {
        Issue.record("\(place) names \(marker) of \(other)")
      }
    }
  }
}
