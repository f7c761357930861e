internal import SourceText
internal import YAML

/// The approvals of a language: `Locales/<tag>/approvals.yml`.
///
/// A text counts as approved only while its digest stands here, with role, name and date. A changed text has another
/// digest, so it is a draft again by itself.
struct Approvals: Sendable {
  struct Approval: Sendable, Hashable {
    var document: String
    var digest: String
    var role: String
    var name: String
    var date: String
    var range: SourceRange
  }

  private(set) var approvals: [Approval] = []
  /// Approvals of single sentences by a legal reviewer; the document is empty, the digest that of the sentence.
  private(set) var sentences: [Approval] = []

  init() {}

  init(_ root: YAMLNode) {
    approvals = (root["approvals"]?.list ?? []).map(Approvals.approval)
    sentences = (root["sentences"]?.list ?? []).map(Approvals.approval)
  }

  private static func approval(_ node: YAMLNode) -> Approval {
    func text(_ key: String) -> String { node[key]?.text ?? "" }
    return Approval(
      document: text("document"), digest: text("digest"), role: text("role"), name: text("name"),
      date: text("date"), range: node.range)
  }

  /// The approval of a sentence by a legal reviewer, with name and date; nil if there is none.
  func approval(ofSentence digest: String) -> Approval? {
    sentences.first {
      $0.digest == digest && $0.role == Approvals.sentenceRole && !$0.name.isEmpty && CalendarDate($0.date) != nil
    }
  }

  /// Who may approve a sentence.
  static let sentenceRole = "legal"

  /// The approvals of exactly this text, with name and date.
  func approvals(of document: DocumentKind, digest: String) -> [Approval] {
    approvals.filter {
      $0.document == document.rawValue && $0.digest == digest && !$0.name.isEmpty && CalendarDate($0.date) != nil
    }
  }

  /// Whether every role has approved exactly this text.
  func isApproved(_ document: DocumentKind, digest: String, roles: [String]) -> Bool {
    let present = Set(approvals(of: document, digest: digest).map(\.role))
    return !roles.isEmpty && roles.allSatisfy(present.contains)
  }
}
