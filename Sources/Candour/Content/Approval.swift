internal import SourceText

/// The approvals of a language: `Locales/<tag>/approvals.yml`, without the entries that have a fault.
///
/// A text counts as approved only while its digest stands here, with role, name and date. A changed text has another
/// digest, so it is a draft again by itself.
package struct Approvals: Sendable {
  /// Somebody has approved a text or a sentence.
  package struct Approval: Sendable, Hashable {
    /// Nil: a sentence.
    package var document: DocumentKind?
    package var digest: String
    package var role: String
    package var name: String
    package var date: String
    /// Where it stands in the file.
    var place: SourceRange
  }

  /// Approvals of whole texts, also of earlier ones.
  var approvals: [Approval] = []
  /// Approvals of single sentences by a legal reviewer; the digest is that of the sentence.
  var sentences: [Approval] = []

  /// What stands for a document that is issued on a day: what was approved on that day or before it. A document without
  /// a day has a fault of its own, and nothing can be said of its approvals.
  func standing(on day: CalendarDate?) -> Approvals {
    guard let day, !approvals.isEmpty || !sentences.isEmpty else { return self }
    func isGiven(_ approval: Approval) -> Bool { CalendarDate(approval.date).map { $0 <= day } ?? false }
    return Approvals(approvals: approvals.filter(isGiven), sentences: sentences.filter(isGiven))
  }

  /// Who may approve a sentence.
  static let sentenceRole = "legal"

  /// The approval of a sentence by a legal reviewer; nil if there is none.
  func approval(ofSentence digest: String) -> Approval? { sentences.first { $0.digest == digest } }

  /// The approvals of exactly this text.
  package func approvals(of document: DocumentKind, digest: String) -> [Approval] {
    approvals.filter { $0.document == document && $0.digest == digest }
  }

  /// Whether every role has approved exactly this text.
  func isApproved(_ document: DocumentKind, digest: String, roles: [String]) -> Bool {
    let present = Set(approvals(of: document, digest: digest).map(\.role))
    return !roles.isEmpty && roles.allSatisfy(present.contains)
  }
}
