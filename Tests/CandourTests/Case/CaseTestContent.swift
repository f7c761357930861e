import Foundation
import SourceText
import Testing

@testable import Candour

/// The dictionary and the example cases of this package.
enum CaseTestContent {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func bytes(_ path: String) -> [UInt8] {
    (try? Data(contentsOf: root.appendingPathComponent(path))).map { Array($0) } ?? []
  }

  static let dictionary: CaseDictionary = {
    do throws(CaseDictionaryError) {
      return try CaseDictionary(
        reading: bytes("Templates/case-fields.yml"), personalData: bytes("Templates/personal-data.yml"))
    } catch {
      fatalError("\(error.diagnostics)")
    }
  }()

  /// Not the list of the program, which has none, but an independent copy: EU 27, Iceland, Liechtenstein, Norway.
  static let countries = Set(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK".split(
      separator: " "
    ).map(
      String.init))

  static func example(_ name: String) -> String {
    String(decoding: bytes("Tests/Examples/\(name).yml"), as: UTF8.self)
  }

  static let exampleNames = [
    "sc-01-importer-germany", "sc-02-two-results-italy", "sc-04-three-languages-belgium", "sc-05-child-spain",
    "sc-07-decline-austria", "sc-09-romanian-in-germany", "pending-sterility-netherlands", "after-dublin",
  ]

  static func read(_ text: String) -> (case: Case?, diagnostics: [Diagnostic]) {
    CaseReader.read(Array(text.utf8), file: "case.yml", dictionary: dictionary)
  }

  /// Reads and validates, for the documents that the case calls for or for others.
  static func check(_ text: String, documents: Set<DocumentKind>? = nil) -> [Diagnostic] {
    let (value, diagnostics) = read(text)
    guard let value else { return diagnostics }
    return diagnostics
      + CaseValidator.diagnostics(
        for: value, documents: documents ?? value.documentsCalledFor, countries: countries,
        dictionary: dictionary)
  }
}

extension String {
  /// The text with one part replaced; the part must be there.
  func patched(
    _ part: String, _ replacement: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) -> String {
    guard let range = range(of: part) else {
      Issue.record("“\(part)” is not in the example", sourceLocation: sourceLocation)
      return self
    }
    return replacingCharacters(in: range, with: replacement)
  }
}
