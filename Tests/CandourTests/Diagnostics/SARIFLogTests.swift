import Foundation
import SourceText
import Testing

@testable import Candour

/// Findings in the form of SARIF 2.1.0: what its readers need is there, and columns count characters.
@Suite struct SARIFLogTests {
  private let diagnostic = Diagnostic(
    .information, "sentence-long", file: "folder one/Text.md",
    range: SourceLocation(line: 2, column: 6)..<SourceLocation(line: 2, column: 9), summary: "Too long.",
    explanation: "Why.",
    notes: [
      .init(
        file: "case.yml", range: SourceLocation(line: 2, column: 3)..<SourceLocation(line: 2, column: 5),
        message: "It stands here.")
    ],
    solutions: [
      .init(
        "Shorten it.",
        replacements: [
          .init(range: SourceLocation(line: 2, column: 1)..<SourceLocation(line: 2, column: 3), text: "x")
        ])
    ])

  private func log() throws -> [String: Any] {
    let log = SARIFLog([diagnostic], catalogue: DiagnosticCatalogue(.embedded)) { line, _ in line == 2 ? "äöü abc" : nil
    }
    return try #require(try JSONSerialization.jsonObject(with: Data(try log.json())) as? [String: Any])
  }

  @Test func namesVersionToolAndRule() throws {
    let log = try log()
    #expect(log["version"] as? String == "2.1.0")
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    let rules = try #require(driver["rules"] as? [[String: Any]])
    #expect(driver["name"] as? String == "candour" && rules.map { $0["id"] as? String } == ["sentence-long"])
    #expect(((rules.first?["help"] as? [String: Any])?["text"] as? String)?.contains("Source: ") == true)
    #expect(run["columnKind"] as? String == "unicodeCodePoints")
  }

  @Test func countsColumnsInCharactersAndEscapesPaths() throws {
    let run = try #require((try log()["runs"] as? [[String: Any]])?.first)
    let result = try #require((run["results"] as? [[String: Any]])?.first)
    #expect(result["level"] as? String == "note" && result["ruleIndex"] as? Int == 0)
    let location = try #require((result["locations"] as? [[String: Any]])?.first)
    let place = try #require(location["physicalLocation"] as? [String: Any])
    #expect((place["artifactLocation"] as? [String: Any])?["uri"] as? String == "folder%20one/Text.md")
    let region = try #require(place["region"] as? [String: Int])
    // Bytes 6 to 9 of "äöü abc" are the third letter's second byte and what follows: characters 3 to 6.
    #expect(region == ["startLine": 2, "startColumn": 4, "endLine": 2, "endColumn": 6])
    let fix = try #require((result["fixes"] as? [[String: Any]])?.first)
    #expect(fix["artifactChanges"] != nil)
  }

  @Test func showsNotesAsRelatedPlaces() throws {
    let run = try #require((try log()["runs"] as? [[String: Any]])?.first)
    let result = try #require((run["results"] as? [[String: Any]])?.first)
    let related = try #require((result["relatedLocations"] as? [[String: Any]])?.first)
    #expect((related["message"] as? [String: Any])?["text"] as? String == "It stands here.")
    let place = try #require(related["physicalLocation"] as? [String: Any])
    #expect((place["artifactLocation"] as? [String: Any])?["uri"] as? String == "case.yml")
    // Bytes 3 to 5 of "äöü abc" are the second letter.
    #expect(
      (place["region"] as? [String: Int])?["startColumn"] == 2 && (place["region"] as? [String: Int])?["endColumn"] == 3
    )
    let own = try #require((result["locations"] as? [[String: Any]])?.first)
    #expect(own["message"] == nil)
  }
}
