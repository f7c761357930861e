import Foundation
internal import SourceText

/// What was issued, from what, with which findings: `record.json` beside the documents.
///
/// The file is complete without this program: it names every digest with its method and says in words what is still to
/// be done.
public struct IssueRecord: Sendable, Codable, Hashable {
  /// The version of this form.
  public static let schemaVersion = 1

  /// The version of this form in the file.
  public var schema: Int
  /// The version of the program.
  public var tool: String
  /// The moment of issue, ISO 8601 with offset; nil if none was given.
  public var issuedAt: String?
  /// Whether the documents were issued as final.
  public var isFinal: Bool
  /// The case.
  public var `case`: CaseReference
  /// The content.
  public var content: ContentReference
  /// The documents.
  public var documents: [Document]
  /// National facts that were printed, with their sources.
  public var countryFacts: [CountryFact]
  /// Every finding.
  public var diagnostics: [DiagnosticFile.Entry]
  /// What is still to be done.
  public var tasks: [CaseTask]

  /// The case that the documents were made from.
  public struct CaseReference: Sendable, Codable, Hashable {
    /// `case.id`
    public var identifier: String
    /// `doc.version`
    public var version: String
    /// The SHA-256 of the case file.
    public var sha256: String
  }

  /// The content that the documents were made from.
  public struct ContentReference: Sendable, Codable, Hashable {
    /// `built in`, or the folder as it was named.
    public var origin: String
    /// The SHA-256 of all content files with their paths.
    public var sha256: String
  }

  /// A document that was written.
  public struct Document: Sendable, Codable, Hashable {
    /// The name of the file beside the record.
    public var file: String
    /// The kind of document.
    public var kind: String
    /// The language of its words.
    public var language: String
    /// For whom a leaflet is written.
    public var reader: String?
    /// The SHA-256 of the file.
    public var sha256: String
    /// The SHA-256 of the texts it is made of, which approvals name.
    public var textSHA256: String
    /// Whether it carries the draft mark.
    public var isDraft: Bool
    /// Who approved the texts.
    public var approvals: [Approval]
  }

  /// An approval of the texts of a document.
  public struct Approval: Sendable, Codable, Hashable {
    /// `medical`, `legal`, …
    public var role: String
    /// The person.
    public var name: String
    /// The day.
    public var date: String
  }

  /// A national fact that was printed.
  public struct CountryFact: Sendable, Codable, Hashable {
    /// The country.
    public var country: String
    /// The name of the fact in the country file.
    public var name: String
    /// `seen`: only such facts are printed.
    public var status: String
    /// The keys of its sources in the country file.
    public var source: String
  }

  /// The record as JSON, with the same bytes for the same record.
  public func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self)) + [0x0A]
  }
}

extension IssueRecord {
  /// The SHA-256 of a file in hexadecimal, as records name it.
  public static func sha256(_ bytes: [UInt8]) -> String { ContentDigest.hexadecimal(bytes) }

  /// Reads a record.
  public init(json bytes: [UInt8]) throws {
    self = try JSONDecoder().decode(IssueRecord.self, from: Data(bytes))
  }
}
