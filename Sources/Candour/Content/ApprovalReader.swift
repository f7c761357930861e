internal import SourceText
internal import YAML

/// Reads `approvals.yml` of a language, and reports every entry that does not count.
///
/// Nobody approves a text of their own. That holds here, where approval is decided, so it holds for a file that was
/// written by hand as well as for `candour locales approve`. It is asked of the text as it is: approvals of earlier
/// texts are history, and who approved one of them may have written the next. Nor does anybody approve a text in two
/// roles: each role is another pair of eyes.
package struct ApprovalReader: Sendable {
  static let faultyIdentifier = "approval-faulty"
  static let byAuthorIdentifier = "approval-by-author"
  static let onePersonIdentifier = "approval-one-person"
  package static let authorUnknownIdentifier = "approval-author-unknown"

  private static let parts = ["authors", "approvals", "sentences"]
  private static let authorKeys = ["name", "document"]
  private static let sentenceKeys = ["digest", "role", "name", "date"]
  private static let approvalKeys = ["document"] + sentenceKeys

  /// Somebody who wrote a text.
  private struct Author {
    var name: String
    /// Nil: words that all documents share, or any text of the language. Such a person approves none of them, and is not
    /// known to be the author of a certain one.
    var document: DocumentKind?
  }

  /// What was wrong with the files that were read.
  package private(set) var faults: [Diagnostic] = []

  private let file: String
  private let roles: [DocumentKind: [String]]
  private let digests: [DocumentKind: String]
  private let names: PersonNames
  private var authors: [Author] = []
  /// Authors of the language that a regional variant falls back to.
  private var inherited: [Author] = []

  /// Creates a reader.
  ///
  /// - Parameters:
  ///   - file: The name under which a person finds the file.
  ///   - contracts: The contracts, which name the roles.
  ///   - digests: The digests of the texts as they are.
  ///   - names: Compares names of people.
  package init(
    file: String, contracts: [DocumentKind: DocumentContract], digests: [DocumentKind: String], names: PersonNames
  ) {
    self.file = file
    self.digests = digests
    self.names = names
    roles = contracts.mapValues(\.approvalRoles)
  }

  /// Takes in who wrote the texts that a regional variant has from its language: none of them approves the variant. Who
  /// wrote what the variant has of its own is not known by that. Faults of their files are reported with their language.
  package mutating func inherit(from files: ContentFiles, _ tag: String) {
    for folder in LanguageTag.fallbacks(of: tag).dropFirst() {
      guard let root = YAMLReader.read(files.bytes(of: "Locales/\(folder)/approvals.yml") ?? []).value else { continue }
      var reader = self
      reader.authors = []
      for node in reader.list("authors", of: root) { reader.readAuthor(node) }
      inherited += reader.authors
    }
  }

  /// Reads the bytes of a file; what breaks the rules of YAML is left to whoever loads it.
  package mutating func read(_ bytes: [UInt8]) -> Approvals {
    guard let root = YAMLReader.read(bytes).value else { return Approvals() }
    return read(root)
  }

  mutating func read(_ root: YAMLNode) -> Approvals {
    var result = Approvals()
    guard root.map != nil || root.isEmpty else {
      faulty(root.range, "The file has no parts.", "Its parts are \(Self.parts.joined(separator: ", ")).")
      return result
    }
    checkKeys(of: root, known: Self.parts)
    authors = []
    for node in list("authors", of: root) { readAuthor(node) }
    for node in list("approvals", of: root) {
      if let approval = approval(node, keys: Self.approvalKeys, besides: result.approvals) {
        result.approvals.append(approval)
      }
    }
    for node in list("sentences", of: root) {
      if let approval = approval(node, keys: Self.sentenceKeys, besides: []) { result.sentences.append(approval) }
    }
    return result
  }

  // MARK: - Entries

  /// An author counts in spite of a fault: nobody becomes an approver by it.
  private mutating func readAuthor(_ node: YAMLNode) {
    let isMap = node.map != nil
    if isMap { checkKeys(of: node, known: Self.authorKeys) }
    let document = isMap ? self.document(of: node) : nil
    guard let name = isMap ? value("name", of: node, "author") : node, let text = person(name) else { return }
    authors.append(Author(name: text, document: document))
  }

  private mutating func approval(
    _ node: YAMLNode, keys: [String], besides given: [Approvals.Approval]
  ) -> Approvals.Approval? {
    let count = faults.count
    guard node.map != nil else {
      faulty(node.range, "This is no approval.", "Write it as {\(keys.map { "\($0): …" }.joined(separator: ", "))}.")
      return nil
    }
    checkKeys(of: node, known: keys)
    let isSentence = !keys.contains("document")
    let document = isSentence ? nil : self.document(of: node)
    if !isSentence { _ = value("document", of: node, "approval") }
    let digest = value("digest", of: node, "approval")
    let role = value("role", of: node, "approval")
    let name = value("name", of: node, "approval")
    let date = value("date", of: node, "approval")
    if let digest { checkDigest(digest, isSentence: isSentence) }
    if let role { checkRole(role, isSentence: isSentence, document) }
    if let name { _ = person(name) }
    if let date, CalendarDate(date.text ?? "") == nil {
      faulty(date.range, "“\(date.text ?? "")” is no calendar date.", "Write year, month and day: 2026-05-06.")
    }
    guard faults.count == count, let namePlace = name?.range else { return nil }
    let approval = Approvals.Approval(
      document: document, digest: digest?.text ?? "", role: role?.text ?? "", name: name?.text ?? "",
      date: date?.text ?? "", place: node.range)
    checkPeople(approval, namePlace, besides: given)
    return faults.count == count ? approval : nil
  }

  // MARK: - Author and approvers

  private mutating func checkPeople(
    _ approval: Approvals.Approval, _ namePlace: SourceRange, besides given: [Approvals.Approval]
  ) {
    let document = approval.document
    // A sentence may stand in any document, so nobody who wrote one of them approves it.
    if let document, digests[document] != approval.digest { return }
    if let document, !authors.contains(where: { $0.document == document }) {
      report(
        Self.authorUnknownIdentifier, approval.place, "Nobody is named as the author of \(document.rawValue).",
        "Author and approver must be two people, so the author must be known. Who is named without a document, or for "
          + "another language or document, may have written something else.",
        "Name whoever wrote the text: --author NAME, or in the file, under authors, with document: "
          + "\(document.rawValue).")
    }
    let writers = (authors + inherited).filter { document == nil || $0.document == nil || $0.document == document }
    if let own = writers.first(where: { names.mayBeSame($0.name, approval.name) }) {
      report(
        Self.byAuthorIdentifier, namePlace, "\(approval.name) wrote the text and cannot approve it.",
        "“\(own.name)” is named as its author. Another person must have read it.",
        "Have it approved by somebody else.")
    }
    let other = given.first {
      $0.document == document && $0.digest == approval.digest && $0.role != approval.role
        && names.mayBeSame($0.name, approval.name)
    }
    if let document, let other {
      report(
        Self.onePersonIdentifier, namePlace,
        "\(approval.name) cannot approve \(document.rawValue) as \(approval.role) reviewer: "
          + "“\(other.name)” has approved it as \(other.role) reviewer already.",
        "Each role is another pair of eyes, so the roles of a text are taken by different people.",
        "Have it approved as \(approval.role) reviewer by somebody else. Two people with names alike are told apart by "
          + "their full names.")
    }
  }

  // MARK: - Values

  private mutating func list(_ key: String, of root: YAMLNode) -> [YAMLNode] {
    guard let node = root[key], !node.isEmpty else { return [] }
    if node.list == nil { faulty(node.range, "“\(key)” is no list.", "Write one entry a line, each after “- ”.") }
    return node.list ?? []
  }

  private mutating func checkKeys(of node: YAMLNode, known: [String]) {
    for entry in node.map ?? [] where !known.contains(entry.key) {
      faulty(entry.keyRange, "“\(entry.key)” means nothing here.", "Known are \(known.joined(separator: ", ")).")
    }
  }

  /// The value of a key; nil, and a fault, if there is none.
  private mutating func value(_ key: String, of node: YAMLNode, _ entry: String) -> YAMLNode? {
    if let value = node[key], value.text != nil, !value.isEmpty { return value }
    faulty((node[key] ?? node).range, "An \(entry) has no \(key).", "Add the \(key).")
    return nil
  }

  /// The name of a person; nil, and a fault, if the text names nobody.
  private mutating func person(_ node: YAMLNode) -> String? {
    if let text = node.text, names.isName(text) { return text }
    faulty(
      node.range, "“\(node.text ?? "…")” is no name of a person.",
      "Write the name of the person, with the family name in full.")
    return nil
  }

  private mutating func document(of node: YAMLNode) -> DocumentKind? {
    guard let value = node["document"], let text = value.text, !value.isEmpty else { return nil }
    if let kind = DocumentKind(rawValue: text) { return kind }
    faulty(
      value.range, "There is no document “\(text)”.",
      "Documents: \(DocumentKind.allCases.map(\.rawValue).joined(separator: ", ")).")
    return nil
  }

  private mutating func checkDigest(_ node: YAMLNode, isSentence: Bool) {
    let text = node.text ?? ""
    let length = isSentence ? 16 : 64
    let isDigest = text.utf8.count == length && text.utf8.allSatisfy(Array("0123456789abcdef".utf8).contains)
    guard !isDigest else { return }
    faulty(
      node.range, "“\(text)” is no digest.",
      "It has \(length) digits, 0 to 9 and a to f; "
        + (isSentence ? "the finding of the sentence names it." : "candour locales TAG prints it."))
  }

  private mutating func checkRole(_ node: YAMLNode, isSentence: Bool, _ document: DocumentKind?) {
    let all = Set(roles.values.joined()).sorted()
    let known = isSentence ? [Approvals.sentenceRole] : document.flatMap { roles[$0] } ?? all
    guard let text = node.text, !known.isEmpty, !known.contains(text) else { return }
    faulty(
      node.range, "“\(text)” is no role that approves \(isSentence ? "a sentence" : document?.rawValue ?? "a text").",
      "Roles: \(known.joined(separator: ", ")).")
  }

  private mutating func faulty(_ range: SourceRange, _ summary: String, _ solution: String) {
    report(
      Self.faultyIdentifier, range, summary,
      "The file says who wrote and who approved which text; an entry with a fault is no approval.", solution)
  }

  private mutating func report(
    _ identifier: String, _ range: SourceRange, _ summary: String, _ explanation: String, _ solution: String
  ) {
    faults.append(
      Diagnostic(
        .error, identifier, file: file, range: range, summary: summary, explanation: explanation,
        solutions: [.init(solution)]))
  }
}
