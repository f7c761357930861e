import Foundation
import SourceText
import Testing

@testable import Candour

/// `Templates/findings.schema.json` describes what `--diagnostics json` writes: no member more, none less.
@Suite struct FindingsSchemaTests {
  private let place = SourceLocation(line: 2, column: 6)..<SourceLocation(line: 2, column: 9)

  /// A finding with every part, and one with as few as there can be.
  private func file(showsValues: Bool) -> DiagnosticFile {
    let full = Diagnostic(
      .warning, "sentence-long", file: "a.md", range: place, summary: "Too long.", explanation: "Why.",
      notes: [.init(file: "b.md", range: place, message: "Here.")],
      solutions: [.init("Shorten it.", replacements: [.init(range: place, text: "x")], isSafe: true)],
      privateDetail: "value")
    return DiagnosticFile(
      [full, Diagnostic(.error, "case-empty", file: "c.yml", summary: "Empty.")], showsValues: showsValues)
  }

  private func schema() throws -> [String: Any] {
    let bytes = try #require(ContentFiles.embedded.bytes(of: "Templates/findings.schema.json"))
    return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  /// The members of an object of the schema, and those that must be there.
  private func members(_ name: String?) throws -> (all: Set<String>, required: Set<String>) {
    var node = try schema()
    if let name { node = try #require((node["$defs"] as? [String: Any])?[name] as? [String: Any], "\(name)") }
    #expect(node["additionalProperties"] as? Bool == false, "\(name ?? "root")")
    let all = try #require(node["properties"] as? [String: Any])
    return (Set(all.keys), Set(node["required"] as? [String] ?? []))
  }

  /// The stored properties of a value: also those that are nil and so are not written.
  private func properties(_ value: Any) -> (all: Set<String>, required: Set<String>) {
    let children = Mirror(reflecting: value).children.map { ($0.label ?? "", $0.value) }
    let optional = children.filter { Mirror(reflecting: $0.1).displayStyle == .optional }.map(\.0)
    return (Set(children.map(\.0)), Set(children.map(\.0)).subtracting(optional))
  }

  @Test func hasTheMembersOfEveryPartOfTheOutput() throws {
    let file = file(showsValues: true)
    let entry = try #require(file.diagnostics.first)
    let parts: [(String?, Any)] = [
      (nil, file), ("diagnostic", entry), ("range", entry.range), ("place", entry.range.start),
      ("note", try #require(entry.notes.first)), ("solution", try #require(entry.solutions.first)),
      ("replacement", try #require(entry.solutions.first?.replacements.first)),
    ]
    for (name, part) in parts {
      let wanted = properties(part)
      let described = try members(name)
      #expect(described.all == wanted.all, "\(name ?? "root")")
      #expect(described.required == wanted.required, "\(name ?? "root")")
    }
    let described = try #require(try schema()["$defs"] as? [String: Any])
    #expect(Set(described.keys) == Set(parts.compactMap(\.0)))
  }

  @Test func namesVersionAndSeverities() throws {
    let root = try #require(try schema()["properties"] as? [String: [String: Any]])
    #expect(root["version"]?["const"] as? Int == file(showsValues: false).version)
    let definitions = try #require(try schema()["$defs"] as? [String: [String: Any]])
    let members = try #require(definitions["diagnostic"]?["properties"] as? [String: [String: Any]])
    #expect(
      Set(members["severity"]?["enum"] as? [String] ?? []) == Set(Diagnostic.Severity.allCases.map(\.rawValue)))
  }

  @Test func theOutputHasTheMembersOfTheSchemaAndNoOthers() throws {
    let encoder = JSONEncoder()
    for showsValues in [true, false] {
      let data = try encoder.encode(file(showsValues: showsValues))
      let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
      let described = try members("diagnostic")
      for entry in try #require(root["diagnostics"] as? [[String: Any]]) {
        #expect(Set(entry.keys).isSubset(of: described.all) && described.required.isSubset(of: entry.keys))
        #expect((entry["detail"] != nil) == (showsValues && entry["identifier"] as? String == "sentence-long"))
      }
    }
  }

  @Test func everyIdentifierOfTheCatalogueHasTheFormOfTheSchema() throws {
    let definitions = try #require(try schema()["$defs"] as? [String: [String: Any]])
    let members = try #require(definitions["diagnostic"]?["properties"] as? [String: [String: Any]])
    let pattern = try #require(members["identifier"]?["pattern"] as? String)
    for entry in DiagnosticCatalogue(.embedded).entries {
      #expect(entry.identifier.range(of: pattern, options: .regularExpression) != nil, "\(entry.identifier)")
    }
  }
}
