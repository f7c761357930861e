public import SourceText

/// One fault, doubt or remark about a file, a case or a document, with the way out.
///
/// The same value becomes text, JSON, SARIF and annotations of a build server. A message never quotes a value of a case; what may be quoted
/// stands in ``Diagnostic/privateDetail`` and is shown only on request.
public struct Diagnostic: Sendable, Hashable {
  /// What the reader must do.
  public enum Severity: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
    /// The document must not be issued.
    case error
    /// A person must look before the document is issued.
    case warning
    /// No action is needed.
    case information

    /// Orders from error to information.
    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
    private var rank: Int {
      switch self {
      case .error: 0
      case .warning: 1
      case .information: 2
      }
    }
  }

  /// What the reader must do.
  public var severity: Severity
  /// The permanent name of the kind of fault, in kebab case: `required-disclaimer`.
  public var identifier: String
  /// The file that a person would edit, as it was named to the program.
  public var file: String
  /// The place in the file.
  public var range: SourceRange
  /// What is wrong, in one sentence.
  public var summary: String
  /// What was expected and why it matters, in plain words; empty if the summary says it all.
  public var explanation: String
  /// Other places that belong to the fault.
  public var notes: [Note]
  /// Ways out. The first is the one to try.
  public var solutions: [Solution]
  /// Values of the case that help to understand the fault. Shown only with `--show-values`.
  public var privateDetail: String?

  /// Creates a diagnostic.
  public init(
    _ severity: Severity, _ identifier: String, file: String, range: SourceRange = .startOfFile,
    summary: String, explanation: String = "", notes: [Note] = [], solutions: [Solution] = [],
    privateDetail: String? = nil
  ) {
    self.severity = severity
    self.identifier = identifier
    self.file = file
    self.range = range
    self.summary = summary
    self.explanation = explanation
    self.notes = notes
    self.solutions = solutions
    self.privateDetail = privateDetail
  }

  /// Another place that belongs to a fault.
  public struct Note: Sendable, Hashable {
    /// The file of the place.
    public var file: String
    /// The place.
    public var range: SourceRange
    /// What is to be seen there.
    public var message: String

    /// Creates a note.
    public init(file: String, range: SourceRange, message: String) {
      self.file = file
      self.range = range
      self.message = message
    }
  }

  /// A way out: advice, and the edits that carry it out where a program can make them.
  public struct Solution: Sendable, Hashable {
    /// What to do, in one sentence.
    public var summary: String
    /// The edits; empty where the solution is advice.
    public var replacements: [Replacement]
    /// Whether the edits change nothing that a person must decide, so that `candour check --fix` may make them.
    public var isSafe: Bool

    /// Creates a solution.
    public init(_ summary: String, replacements: [Replacement] = [], isSafe: Bool = false) {
      self.summary = summary
      self.replacements = replacements
      self.isSafe = isSafe
    }
  }

  /// An edit of the file of the diagnostic.
  public struct Replacement: Sendable, Hashable {
    /// What is replaced.
    public var range: SourceRange
    /// The new text.
    public var text: String

    /// Creates an edit.
    public init(range: SourceRange, text: String) {
      self.range = range
      self.text = text
    }
  }
}

extension Diagnostic: Comparable {
  /// Orders by file, place, severity and identifier, so that output does not depend on the order of work.
  public static func < (left: Diagnostic, right: Diagnostic) -> Bool {
    if left.file != right.file { return left.file < right.file }
    if left.range.lowerBound != right.range.lowerBound { return left.range.lowerBound < right.range.lowerBound }
    if left.severity != right.severity { return left.severity < right.severity }
    if left.identifier != right.identifier { return left.identifier < right.identifier }
    return left.summary < right.summary
  }
}

extension Sequence<Diagnostic> {
  /// Whether something must not be issued.
  public var containsError: Bool { contains { $0.severity == .error } }
}
