import ArgumentParser
import Candour
import Workshop

/// Which text is approved, and by whom.
struct ApprovalOptions: ParsableArguments {
  @Argument(help: "The language.")
  var tag: String

  @Argument(help: "The document.")
  var document: DocumentKind

  @Option(help: "The role of the person, as the contract of the document names it: medical, legal.")
  var role: String

  func desk(_ files: ContentFiles) throws -> ApprovalDesk {
    try files.requireLanguage(tag, allowsEnglish: true)
    let (loaded, faults) = Content.load(files, languages: [tag, ContentLoader.masterTag])
    let diagnostics = faults + ContentChecker(loaded).diagnostics(of: tag)
    let roles = ApprovalDesk.roles(of: document, in: loaded)
    guard roles.contains(role) else {
      throw ValidationError("\(document.rawValue) has no role “\(role)”. Roles: \(roles.joined(separator: ", ")).")
    }
    guard let desk = ApprovalDesk(tag, document, content: loaded, diagnostics: diagnostics) else {
      throw ValidationError("There is no \(document.rawValue) in \(tag).")
    }
    return desk
  }
}

struct LocalesApproveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve",
    abstract: "Approves the text of a document as it is, by its digest, in approvals.yml.",
    discussion: """
      Refused while errors or stale parts stand in the text, for a person who wrote any of it, and for one who has \
      approved it in another role. The first approval of a text as it is needs --author NAME. What the same person has \
      approved already keeps its date: revoke it first if the date is wrong.
      """)

  @OptionGroup var approval: ApprovalOptions

  @Option(help: "The name of the person who approves.")
  var name: String

  @Option(help: ArgumentHelp("The day of the approval: 2026-11-20.", valueName: "date"))
  var date: ApprovalDate

  @Option(
    name: .customLong("author"),
    help: "Who wrote or changed the text; the first approval of each text needs it; may be repeated.")
  var authors: [String] = []

  @OptionGroup var content: EditableContent
  @OptionGroup var diagnosticOptions: DiagnosticOptions

  func run() throws {
    let files = try content.files()
    guard !name.allSatisfy(\.isWhitespace) else { throw ValidationError("--name must not be empty.") }
    let desk = try approval.desk(files)
    let result = desk.approve(role: approval.role, name: name, date: date.text, authors: authors)
    if let change = result.change { try content.write([change], to: files) }
    try diagnosticOptions.finish(result.diagnostics, SourceLines(content: files)) {
      guard !result.diagnostics.containsError else { return "Nothing was approved.\n" }
      return "\(approval.document.rawValue), \(approval.tag): \(desk.standing(after: result.change?.bytes))\n"
    }
  }
}

struct LocalesRevokeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "Takes approvals of a document back and says what is left.",
    discussion: "Those of the text as it is; where there is none, those of earlier texts.")

  @OptionGroup var approval: ApprovalOptions

  @Option(help: "Only the approvals of this person.")
  var name: String?

  @OptionGroup var content: EditableContent
  @OptionGroup var diagnosticOptions: DiagnosticOptions

  func run() throws {
    let files = try content.files()
    let desk = try approval.desk(files)
    if let problem = desk.file.problem {
      return try diagnosticOptions.finish([problem], SourceLines(content: files)) { "Nothing was changed.\n" }
    }
    let result = desk.revoke(role: approval.role, name: name)
    guard let change = result.change else {
      throw ValidationError(
        "There is no such approval of \(approval.document.rawValue) in \(approval.tag). Nothing was changed.")
    }
    try content.write([change], to: files)
    try diagnosticOptions.finish([], SourceLines(content: files)) {
      result.revoked.map { "revoked: \($0.role), \($0.name), \($0.date)\n" }.joined()
        + "\(approval.document.rawValue), \(approval.tag): \(desk.standing(after: change.bytes))\n"
    }
  }
}
