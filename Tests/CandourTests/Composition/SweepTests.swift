import Foundation
import SourceText
import TestSupport
import Testing

@testable import Candour

/// Every example, language, country, document and reader fit together (DESIGN.md, decision 3).
///
/// Words depend on the language and facts on the country, so not every pair of case and country is composed: each
/// language meets each case with each reader, and each country with each document. `CANDOUR_FULL_SWEEP=1` composes
/// all combinations.
@Suite struct SweepTests {
  struct Combination {
    var example: ExampleCase
    var country: String
    var kind: DocumentKind
    var reader: Reader?
    /// Whether the case is turned into one whose fault was found after the treatment.
    var isTurned = false
  }

  private static let isFull = ProcessInfo.processInfo.environment["CANDOUR_FULL_SWEEP"] != nil

  private static let documents: [(DocumentKind, Reader?)] =
    [(.physicianLetter, nil), (.physicianRequest, nil)] + Reader.allCases.map { (.patientInformation, $0) }

  private func combinations() -> [Combination] {
    let countries = SampleContent.countryCodes
    let pairs = ExampleCase.all.flatMap { example in SweepTests.documents.map { (example, $0) } }
    if SweepTests.isFull {
      return pairs.flatMap { pair in
        countries.map { Combination(example: pair.0, country: $0, kind: pair.1.0, reader: pair.1.1) }
      }
    }
    var result = pairs.enumerated().map { index, pair in
      Combination(
        example: pair.0, country: countries[index * 7 % countries.count], kind: pair.1.0, reader: pair.1.1)
    }
    for (index, country) in countries.enumerated() {
      let example = ExampleCase.all[index % ExampleCase.all.count]
      let reader = Reader.allCases[index / 2 % Reader.allCases.count]
      let isTurned = index % 2 == 1
      result.append(.init(example: example, country: country, kind: .physicianLetter, isTurned: isTurned))
      result.append(
        .init(example: example, country: country, kind: .patientInformation, reader: reader, isTurned: isTurned))
    }
    return result
  }

  @Test func hasEveryExampleOfTheHandbook() {
    let names = ExampleCase.all.map(\.name)
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
    for combination in combinations() {
      var subject = try cases[combination.example.name] ?? combination.example.read()
      cases[combination.example.name] = subject
      subject.document.country = combination.country
      if combination.isTurned { try turn(&subject) }
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
