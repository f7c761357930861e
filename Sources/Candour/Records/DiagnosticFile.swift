public import SourceText

/// The form of diagnostics in JSON. It has a version and types of its own, so that a change inside does not break
/// readers.
public struct DiagnosticFile: Sendable, Codable, Hashable {
  /// The version of this form.
  public var version = 1
  /// The diagnostics.
  public var diagnostics: [Entry]

  /// Creates the file of some diagnostics.
  public init(_ diagnostics: [Diagnostic], showsValues: Bool) {
    self.diagnostics = diagnostics.map { Entry($0, showsValues: showsValues) }
  }

  /// A diagnostic.
  public struct Entry: Sendable, Codable, Hashable {
    /// The permanent name of the kind of fault.
    public var identifier: String
    /// `error`, `warning` or `information`.
    public var severity: String
    /// The file that a person would edit.
    public var file: String
    /// The place, half-open, lines and UTF-8 columns from 1.
    public var range: Range
    /// What is wrong.
    public var summary: String
    /// What was expected and why.
    public var explanation: String
    /// Other places that belong to it.
    public var notes: [Note]
    /// Ways out.
    public var solutions: [Solution]
    /// Values of the case; only on request.
    public var detail: String?

    init(_ diagnostic: Diagnostic, showsValues: Bool) {
      identifier = diagnostic.identifier
      severity = diagnostic.severity.rawValue
      file = diagnostic.file
      range = Range(diagnostic.range)
      summary = diagnostic.summary
      explanation = diagnostic.explanation
      notes = diagnostic.notes.map { Note(file: $0.file, range: Range($0.range), message: $0.message) }
      solutions = diagnostic.solutions.map { solution in
        Solution(
          summary: solution.summary, isSafe: solution.isSafe,
          replacements: solution.replacements.map { Replacement(range: Range($0.range), text: $0.text) })
      }
      detail = showsValues ? diagnostic.privateDetail : nil
    }
  }

  /// A place in a file.
  public struct Range: Sendable, Codable, Hashable {
    /// The first byte.
    public var start: SourceLocation
    /// The byte after the last.
    public var end: SourceLocation

    init(_ range: SourceRange) {
      start = range.lowerBound
      end = range.upperBound
    }
  }

  /// Another place.
  public struct Note: Sendable, Codable, Hashable {
    /// The file.
    public var file: String
    /// The place.
    public var range: Range
    /// What is to be seen there.
    public var message: String
  }

  /// A way out.
  public struct Solution: Sendable, Codable, Hashable {
    /// What to do.
    public var summary: String
    /// Whether `candour check --fix` makes the edits.
    public var isSafe: Bool
    /// The edits that do it.
    public var replacements: [Replacement]
  }

  /// An edit.
  public struct Replacement: Sendable, Codable, Hashable {
    /// What is replaced.
    public var range: Range
    /// The new text.
    public var text: String
  }
}
