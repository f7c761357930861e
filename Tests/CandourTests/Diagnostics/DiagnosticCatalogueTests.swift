import Foundation
import TestSupport
import Testing
import YAML

@testable import Candour

/// Every finding that the program can report is explained, and nothing else is.
@Suite struct DiagnosticCatalogueTests {
  private static let path = "Templates/diagnostics.yml"

  /// Identifiers in the source, with a file that holds each.
  private func reported() throws -> [String: String] {
    var result: [String: String] = [:]
    for rule in CaseRule.allCases { result[rule.rawValue] = "CaseRule.swift" }
    let id = "\"([a-z][a-z0-9]*(?:-[a-z0-9]+)+)\""
    let patterns = [
      // Diagnostic(.error, "x", …), also with a choice of severity or of identifier before the comma.
      #"\.(?:error|warning|information),\s*"# + id,
      #"\.(?:error|warning|information),[^,;(){}]*\?\s*"# + id + #"\s*:\s*"# + id,
      #"static let \w*[iI]dentifier(?:: String)? = "# + id,
      #"\breport\(\s*"# + id, #"\bfinding: "# + id,
    ]
    let expressions = try patterns.map { try NSRegularExpression(pattern: $0) }
    for folder in ["Sources/Candour", "Sources/CandourCommandLine", "Sources/Workshop"] {
      for file in PackageFolder.files(below: folder, ending: ".swift") {
        let text = try PackageFolder.text(file)
        for expression in expressions {
          for match in expression.matches(in: text, range: NSRange(text.startIndex..., in: text)) {
            for group in 1..<match.numberOfRanges {
              guard let range = Range(match.range(at: group), in: text) else { continue }
              result[String(text[range])] = file
            }
          }
        }
      }
    }
    return result
  }

  @Test func explainsEveryFindingOfTheProgram() throws {
    let catalogue = DiagnosticCatalogue(.embedded)
    try #require(!catalogue.entries.isEmpty, "\(DiagnosticCatalogueTests.path) is missing or empty.")
    let known = Set(catalogue.entries.map(\.identifier))
    let reported = try reported()
    #expect(reported.count > 80)
    let missing = reported.filter { !known.contains($0.key) }.map { "\($0.key) (\($0.value))" }.sorted()
    #expect(missing == [])
  }

  @Test func explainsNothingThatTheProgramDoesNotReport() throws {
    let catalogue = DiagnosticCatalogue(.embedded)
    try #require(!catalogue.entries.isEmpty, "\(DiagnosticCatalogueTests.path) is missing or empty.")
    let reported = try reported()
    #expect(catalogue.entries.map(\.identifier).filter { reported[$0] == nil } == [])
  }

  @Test func givesMeaningActionAndSourceOfEach() throws {
    let (root, problems) = YAMLReader.read(ContentFiles.embedded.bytes(of: DiagnosticCatalogueTests.path) ?? [])
    #expect(problems.isEmpty && root != nil)
    for entry in DiagnosticCatalogue(.embedded).entries {
      #expect(!entry.meaning.isEmpty && !entry.source.isEmpty && !entry.action.isEmpty, "\(entry.identifier)")
      #expect(entry.meaning.hasSuffix("."), "\(entry.identifier)")
      #expect(!entry.wrong.isEmpty && !entry.right.isEmpty, "\(entry.identifier)")
      #expect(entry.wrong != entry.right, "\(entry.identifier)")
    }
  }

  /// Checks whose examples cannot be a text alone: they need a whole document or a case. Their own tests try them.
  private static let needsMore: Set<String> = [
    "required-disclaimer", "section-missing", AgreesWithCase.identifier, ContactInLanguage.identifier,
  ]

  @Test(arguments: DiagnosticCatalogue(.embedded).entries.filter { !$0.tried.isEmpty })
  func theFirstExampleIsFoundAndTheSecondIsNot(entry: DiagnosticCatalogue.Entry) throws {
    let words = entry.tried.split(separator: " ").map(String.init)
    let kind = try #require(words.first.flatMap(DocumentKind.init(rawValue:)), "\(entry.tried)")
    let text = ForeignText(
      kind: kind, language: try #require(words.last), country: "IE", reader: nil, trigger: .before, file: "text.md")
    for (example, isFound) in [(entry.wrong, true), (entry.right, false)] {
      let found = text.diagnostics(Array((example + "\n").utf8), content: SampleContent.all).map(\.identifier)
      #expect(found.contains(entry.identifier) == isFound, "\(entry.identifier): \(example)")
    }
  }

  @Test func theExamplesOfEveryCheckOfDocumentsAreTried() {
    let catalogue = DiagnosticCatalogue(.embedded)
    let untried = DocumentChecker.all.map { $0.identifier }
      .filter { !DiagnosticCatalogueTests.needsMore.contains($0) && catalogue.entry($0)?.tried.isEmpty != false }
    #expect(untried == [])
  }

  @Test func everySourceNamesAPlaceInADocumentOrADecision() {
    for entry in DiagnosticCatalogue(.embedded).entries {
      let hasPlace = entry.source.contains(
        /sections? \d|questions? \d|PL-\d|§|Article|Articles|RFC \d|Standard|design decisions? \d|Project's decision \(|section on|11\.5|RC-\d/
      )
      #expect(hasPlace, "\(entry.identifier): \(entry.source)")
      // A question of the authority is cited with the day of its revision.
      if entry.source.contains("EMA/CAT/224381/2019") {
        #expect(entry.source.contains("Rev.1, 26 February 2026"), "\(entry.identifier)")
      }
      #expect(!entry.isLegal || !entry.source.isEmpty)
    }
  }

  @Test func findsTheIdentifierThatWasMeant() {
    let catalogue = DiagnosticCatalogue(.embedded)
    #expect(catalogue.nearest(to: "requird-disclaimer") == "required-disclaimer")
    #expect(catalogue.entry("required-disclaimer") != nil && catalogue.entry("x") == nil)
    #expect(catalogue.nearest(to: "zzzzzzzzzzzz") == nil)
  }

  @Test func explainsEveryCategoryOfForbiddenWording() {
    let categories = DiagnosticCatalogue(.embedded).categories
    #expect(categories.map(\.identifier) == (1...16).map { "F\($0)" })
    for entry in categories { #expect(!entry.source.isEmpty && !entry.action.isEmpty, "\(entry.identifier)") }
    #expect(DiagnosticCatalogue(.embedded).entry("F5")?.meaning.contains("takes away or narrows a right") == true)
  }

  @Test(arguments: DiagnosticCatalogue(.embedded).categories)
  func theWrongSentenceOfACategoryIsAnErrorOfItAndTheRightOneIsNothing(entry: DiagnosticCatalogue.Entry) {
    let text = ForeignText(
      kind: .patientInformation, language: "en", country: "IE", reader: nil, trigger: .before, file: "text.md")
    func found(_ sentence: String) -> [String] {
      text.diagnostics(Array((sentence + "\n").utf8), content: SampleContent.all)
        .filter { [ForbiddenWording.identifier, ForbiddenWording.reviewIdentifier].contains($0.identifier) }
        .map { "\($0.identifier) \($0.summary)" }
    }
    let wrong = found(entry.wrong)
    #expect(wrong.contains { $0.hasPrefix("forbidden-wording") && $0.contains("(\(entry.identifier))") }, "\(wrong)")
    #expect(found(entry.right) == [])
  }
}
