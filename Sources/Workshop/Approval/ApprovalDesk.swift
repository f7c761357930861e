package import Candour
internal import SourceText

/// Decides whether a text may be approved, and writes who did.
package struct ApprovalDesk: Sendable {
  private let content: Content
  private let tag: String
  private let document: DocumentKind
  private let state: TextState
  private let faults: [Diagnostic]
  private let names: PersonNames
  /// The file of approvals as it is.
  package let file: ApprovalFile

  /// Opens the approvals of a document; nil if the language has no such document.
  ///
  /// - Parameters:
  ///   - tag: The language.
  ///   - document: The document.
  ///   - content: Content in which the language was read.
  ///   - diagnostics: Everything that reading and checking it reported.
  package init?(_ tag: String, _ document: DocumentKind, content: Content, diagnostics: [Diagnostic]) {
    let state = content.textStates(diagnostics, of: tag).first { $0.document == document.rawValue }
    guard let state else { return nil }
    self.content = content
    self.tag = tag
    self.document = document
    self.state = state
    names = PersonNames(content.files)
    file = ApprovalFile(tag, files: content.files)
    faults = TextFaults(content.files).errors(of: document, tag, in: diagnostics)
  }

  /// The roles that the contract of the document names.
  package static func roles(of document: DocumentKind, in content: Content) -> [String] {
    content.contracts[document]?.approvalRoles ?? []
  }

  /// Approves the text as it is. The first approval of a text must name who wrote or changed it: those who wrote an earlier
  /// one are known, which does not tell who has changed it since. Either there is a file to write, or there are reasons why
  /// the text is not approved; neither if the same approval stands there.
  package func approve(role: String, name: String, date: String, authors: [String]) -> (
    change: FileChange?, diagnostics: [Diagnostic]
  ) {
    if let problem = file.problem { return (nil, [problem]) }
    var file = file
    for author in authors { file.add(.init(name: author, document: document.rawValue)) }
    let given = file.approvals.first {
      $0.document == document.rawValue && $0.digest == state.digest && $0.role == role && names.mayBeSame($0.name, name)
    }
    if given == nil { file.approve(document, digest: state.digest, role: role, name: name, date: date) }
    var found: [Diagnostic] = []
    if !faults.isEmpty { found.append(errorsStand()) }
    found += stale() + entryFaults(in: file)
    let isFirst = !self.file.approvals.contains { $0.document == document.rawValue && $0.digest == state.digest }
    if isFirst, authors.isEmpty, !found.contains(where: { $0.identifier == ApprovalReader.authorUnknownIdentifier }) {
      found.append(authorsUnsaid())
    }
    if let given, given.date != date { found.append(otherDate(given, date)) }
    guard found.isEmpty else { return (nil, found) }
    let isChanged = file.bytes != self.file.bytes
    return (isChanged ? FileChange(path: file.path, bytes: file.bytes) : nil, [])
  }

  /// Takes approvals of the text as it is back: those of a role, of one person or of all. Those of earlier texts stay, as
  /// the history of what was issued with them; they are taken back where there is none of the text as it is.
  package func revoke(role: String, name: String?) -> (change: FileChange?, revoked: [ApprovalFile.Approval]) {
    var file = file
    let given = file.approvals.filter { approval in
      approval.document == document.rawValue && approval.role == role
        && name.map { names.mayBeSame($0, approval.name) } ?? true
    }
    let current = given.filter { $0.digest == state.digest }
    let revoked = current.isEmpty ? given : current
    guard !revoked.isEmpty else { return (nil, []) }
    file.revoke(revoked)
    return (FileChange(path: file.path, bytes: file.bytes), revoked)
  }

  /// Who has approved the text as it is, after a change, and which roles are still to come.
  package func standing(after bytes: [UInt8]?) -> String {
    let current = read(bytes ?? file.bytes).approvals.approvals(of: document, digest: state.digest)
    let roles = ApprovalDesk.roles(of: document, in: content)
    let open = roles.filter { role in !current.contains { $0.role == role } }
    let given = current.map { "\($0.role): \($0.name), \($0.date)" }
    return (given.isEmpty ? "no approval of the text as it is" : given.joined(separator: "; "))
      + (open.isEmpty ? "; approved" : "; still a draft: \(open.joined(separator: ", ")) missing")
  }

  private var displayName: String { content.files.displayName(of: file.path) }

  private func read(_ bytes: [UInt8]) -> (approvals: Approvals, faults: [Diagnostic]) {
    var reader = ApprovalReader(
      file: displayName, contracts: content.contracts, digests: [document: state.digest], names: names)
    reader.inherit(from: content.files, tag)
    let approvals = reader.read(bytes)
    return (approvals, reader.faults)
  }

  /// What would keep an entry of the file from counting: first what stands there already, at its place, then what would
  /// be written, which has no place yet. An author who was not named may be among those who are named now.
  private func entryFaults(in new: ApprovalFile) -> [Diagnostic] {
    let standing = read(file.bytes).faults.filter { $0.identifier != ApprovalReader.authorUnknownIdentifier }
    guard standing.isEmpty else { return standing }
    return read(new.bytes).faults.reduce(into: []) { found, fault in
      var fault = fault
      fault.range = .startOfFile
      if !found.contains(fault) { found.append(fault) }
    }
  }

  /// An approval is evidence of a day, so another day is no correction that a second command makes in passing.
  private func otherDate(_ given: ApprovalFile.Approval, _ date: String) -> Diagnostic {
    report(
      "approval-date-differs",
      "\(given.name) has approved this text already, on \(given.date). \(date) was not written.",
      "The text has not changed since, so the first approval stands, with its date.",
      "If the date is wrong, take the approval back with candour locales revoke \(tag) \(document.rawValue) "
        + "--role \(given.role) --name \"\(given.name)\" --content DIR, and approve again.")
  }

  private func authorsUnsaid() -> Diagnostic {
    report(
      ApprovalReader.authorUnknownIdentifier,
      "Nobody has said who wrote or changed \(document.rawValue) as it is.",
      "It is the first approval of this text. The authors of earlier texts are named in the file, but somebody else may "
        + "have changed it since, and must not approve it.",
      "Name whoever wrote or changed it, also if it is the same person as before: --author NAME.")
  }

  private func errorsStand() -> Diagnostic {
    var found = report(
      "approval-errors-stand",
      faults.count == 1
        ? "An error stands in the text." : "\(faults.count) errors stand in the text; this is the first.",
      "\(faults[0].summary) [\(faults[0].identifier)]",
      "Mend the text first; candour check --content DIR explains every error.")
    found.file = faults[0].file
    found.range = faults[0].range
    found.notes = faults.dropFirst().prefix(9).map {
      .init(file: $0.file, range: $0.range, message: "\($0.summary) [\($0.identifier)]")
    }
    return found
  }

  private func stale() -> [Diagnostic] {
    let parts = state.sections.filter { $0.state != "current" && $0.state != "missing" }
    guard let first = parts.first else { return [] }
    let names = parts.map(\.name).joined(separator: ", ")
    return [
      report(
        "approval-text-stale", "Parts of the text are not known to follow the English text as it is: \(names).",
        "The first stands at \(first.place) (\(first.state)).",
        "Compare and mend them: candour locales update \(tag) --content DIR.")
    ]
  }

  /// Why the text is not approved. It stands at the file of approvals where no better place is known.
  private func report(
    _ identifier: String, _ summary: String, _ explanation: String, _ solution: String
  ) -> Diagnostic {
    Diagnostic(
      .error, identifier, file: displayName, summary: summary, explanation: explanation,
      solutions: [.init(solution)])
  }
}

/// Finds the errors that stand in a document of a language.
package struct TextFaults: Sendable {
  private let files: ContentFiles

  package init(_ files: ContentFiles) { self.files = files }

  /// Errors in the document, in the words of its language, and in the contracts. Errors of other documents do not count,
  /// nor do those of `approvals.yml`, which is no part of the text.
  package func errors(of document: DocumentKind, _ tag: String, in diagnostics: [Diagnostic]) -> [Diagnostic] {
    let others = DocumentKind.allCases.filter { $0 != document }.map { "/\($0.rawValue).md" }
    let templates = files.displayName(of: "Templates/")
    return errors(of: tag, besides: others, in: diagnostics)
      + diagnostics.filter {
        $0.severity == .error && $0.file.hasPrefix(templates)
      }.sorted()
  }

  /// Errors in the words that all documents of a language share, and in its lists of words.
  package func errors(ofWordsIn tag: String, in diagnostics: [Diagnostic]) -> [Diagnostic] {
    errors(of: tag, besides: [".md"], in: diagnostics)
  }

  private func errors(of tag: String, besides endings: [String], in diagnostics: [Diagnostic]) -> [Diagnostic] {
    let folders = LanguageTag.fallbacks(of: tag).map { files.displayName(of: "Locales/\($0)/") }
    return diagnostics.filter { item in
      item.severity == .error && folders.contains { item.file.hasPrefix($0) }
        && !(endings + ["/approvals.yml"]).contains { item.file.hasSuffix($0) }
    }.sorted()
  }
}
