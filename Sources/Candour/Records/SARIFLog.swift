import Foundation
internal import SourceText

/// Diagnostics in SARIF 2.1.0, the form of static analysis results that code hosts and editors read (OASIS Standard,
/// 27 March 2020).
///
/// Columns count characters (code points), as `columnKind` says; the lines of the files are needed for that.
public struct SARIFLog: Sendable, Codable, Hashable {
  /// The version of the form.
  public var version = "2.1.0"
  /// The schema of the form.
  public var schema = "https://json.schemastore.org/sarif-2.1.0.json"
  /// One run of the program.
  public var runs: [Run]

  private enum CodingKeys: String, CodingKey {
    case version, runs
    case schema = "$schema"
  }

  /// Creates the log of some diagnostics.
  ///
  /// - Parameters:
  ///   - diagnostics: The diagnostics.
  ///   - catalogue: What their identifiers mean.
  ///   - line: Gives a line of a file, by number from 1; nil if it is not there.
  public init(_ diagnostics: [Diagnostic], catalogue: DiagnosticCatalogue, line: (Int, String) -> String?) {
    let identifiers = Array(Set(diagnostics.map(\.identifier))).sorted()
    let rules = identifiers.map { Rule($0, catalogue.entry($0)) }
    let results = diagnostics.map { diagnostic in
      Result(diagnostic, ruleIndex: identifiers.firstIndex(of: diagnostic.identifier) ?? 0, line: line)
    }
    runs = [
      Run(
        tool: Tool(driver: Driver(name: "candour", semanticVersion: CandourVersion.text, rules: rules)),
        columnKind: "unicodeCodePoints", results: results)
    ]
  }

  /// A run.
  public struct Run: Sendable, Codable, Hashable {
    /// The program.
    public var tool: Tool
    /// What columns count.
    public var columnKind: String
    /// The findings.
    public var results: [Result]
  }

  /// The program.
  public struct Tool: Sendable, Codable, Hashable {
    /// Its part that found the results.
    public var driver: Driver
  }

  /// The part of a program that found the results.
  public struct Driver: Sendable, Codable, Hashable {
    /// Its name.
    public var name: String
    /// Its version.
    public var semanticVersion: String
    /// The kinds of findings that occur.
    public var rules: [Rule]
  }

  /// A text.
  public struct Message: Sendable, Codable, Hashable {
    /// Plain text.
    public var text: String
  }

  /// A kind of finding.
  public struct Rule: Sendable, Codable, Hashable {
    /// The permanent identifier.
    public var id: String
    /// What it means.
    public var shortDescription: Message
    /// What to do, and the legal or other source.
    public var help: Message

    init(_ identifier: String, _ entry: DiagnosticCatalogue.Entry?) {
      id = identifier
      shortDescription = Message(text: entry?.meaning ?? identifier)
      help = Message(text: entry.map { "\($0.action) Source: \($0.source)" } ?? identifier)
    }
  }

  /// A finding.
  public struct Result: Sendable, Codable, Hashable {
    /// The identifier of its kind.
    public var ruleId: String
    /// The place of its kind among the rules.
    public var ruleIndex: Int
    /// `error`, `warning` or `note`.
    public var level: String
    /// What is wrong, why, and what to do.
    public var message: Message
    /// Where.
    public var locations: [Location]
    /// Other places that belong to it.
    public var relatedLocations: [Location]?
    /// Edits that mend it.
    public var fixes: [Fix]?

    init(_ diagnostic: Diagnostic, ruleIndex: Int, line: (Int, String) -> String?) {
      ruleId = diagnostic.identifier
      self.ruleIndex = ruleIndex
      level = diagnostic.severity == .information ? "note" : diagnostic.severity.rawValue
      let texts = [diagnostic.summary, diagnostic.explanation] + diagnostic.solutions.map(\.summary)
      message = Message(text: texts.filter { !$0.isEmpty }.joined(separator: " "))
      let artifact = Artifact(uri: SARIFLog.uri(diagnostic.file))
      func ownLine(_ number: Int) -> String? { line(number, diagnostic.file) }
      locations = [
        Location(physicalLocation: .init(artifactLocation: artifact, region: Region(diagnostic.range, line: ownLine)))
      ]
      let related = diagnostic.notes.map { note in
        Location(
          physicalLocation: .init(
            artifactLocation: Artifact(uri: SARIFLog.uri(note.file)),
            region: Region(note.range) { line($0, note.file) }),
          message: Message(text: note.message))
      }
      relatedLocations = related.isEmpty ? nil : related
      let fixes = diagnostic.solutions.filter { !$0.replacements.isEmpty }.map { solution in
        Fix(
          description: Message(text: solution.summary),
          artifactChanges: [
            .init(
              artifactLocation: artifact,
              replacements: solution.replacements.map {
                .init(deletedRegion: Region($0.range, line: ownLine), insertedContent: Message(text: $0.text))
              })
          ])
      }
      self.fixes = fixes.isEmpty ? nil : fixes
    }
  }

  /// A place.
  public struct Location: Sendable, Codable, Hashable {
    /// A place in a file.
    public var physicalLocation: PhysicalLocation
    /// What is to be seen there, for a place beside the finding.
    public var message: Message?
  }

  /// A place in a file.
  public struct PhysicalLocation: Sendable, Codable, Hashable {
    /// The file.
    public var artifactLocation: Artifact
    /// The place in it.
    public var region: Region
  }

  /// A file.
  public struct Artifact: Sendable, Codable, Hashable {
    /// Its path as a relative or absolute reference.
    public var uri: String
  }

  /// A stretch of a file, half-open, lines and columns from 1.
  public struct Region: Sendable, Codable, Hashable {
    /// The first line.
    public var startLine: Int
    /// The first column.
    public var startColumn: Int
    /// The last line.
    public var endLine: Int
    /// The column behind the last character.
    public var endColumn: Int

    init(_ range: SourceRange, line: (Int) -> String?) {
      func column(_ location: SourceLocation) -> Int {
        guard let text = line(location.line) else { return location.column }
        let before = Array(text.utf8.prefix(location.column - 1))
        return String(decoding: before, as: UTF8.self).unicodeScalars.count + 1
      }
      startLine = range.lowerBound.line
      startColumn = column(range.lowerBound)
      endLine = range.upperBound.line
      endColumn = column(range.upperBound)
    }
  }

  /// An edit that mends a finding.
  public struct Fix: Sendable, Codable, Hashable {
    /// What it does.
    public var description: Message
    /// The files that change.
    public var artifactChanges: [Change]
  }

  /// The changes of a file.
  public struct Change: Sendable, Codable, Hashable {
    /// The file.
    public var artifactLocation: Artifact
    /// The edits.
    public var replacements: [Replacement]
  }

  /// An edit.
  public struct Replacement: Sendable, Codable, Hashable {
    /// What is replaced.
    public var deletedRegion: Region
    /// The new text.
    public var insertedContent: Message
  }

  /// A path as a URI reference: everything but letters, digits and a few signs is escaped (RFC 3986, section 2.3).
  private static func uri(_ path: String) -> String {
    var result = ""
    for byte in path.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E, 0x2F:
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let hexadecimal = String(byte, radix: 16, uppercase: true)
        result += "%" + (hexadecimal.count == 1 ? "0" : "") + hexadecimal
      }
    }
    return result
  }

  /// The log as JSON, with the same bytes for the same log.
  public func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self)) + [0x0A]
  }
}
