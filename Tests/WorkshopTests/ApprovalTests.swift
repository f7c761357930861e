import Candour
import Foundation
import SourceText
import TestSupport
import Testing

@testable import Workshop

@Suite struct ApprovalTests {
  private func desk(_ changes: [String: String?] = [:], kind: DocumentKind = .physicianRequest) throws -> ApprovalDesk {
    let (content, faults) = Content.load(SampleContent.files(changes), languages: ["de"], countries: [])
    return try #require(
      ApprovalDesk("de", kind, content: content, diagnostics: faults))
  }

  private func text(_ change: FileChange?) throws -> String {
    String(decoding: try #require(change).bytes, as: UTF8.self)
  }

  @Test func aTextIsApprovedByItsDigestAndEveryRole() throws {
    let first = try desk().approve(role: "medical", name: "B. Reader", date: "2026-11-20", authors: ["A. Writer"])
    #expect(first.diagnostics == [])
    let path = try #require(first.change).path
    #expect(path == "Locales/de/approvals.yml")
    let second = try desk([path: text(first.change)]).approve(
      role: "legal", name: "C. Jurist", date: "2026-11-21", authors: [])
    let file = try text(second.change)
    #expect(file.contains("authors:\n  - {name: A. Writer, document: physician-request}\n"))
    let roles = ApprovalDesk.roles(of: .physicianRequest, in: SampleContent.all)
    let content = Content.load(SampleContent.files([path: file]), languages: ["de"], countries: []).content
    let state = try #require(content.textStates([]).first { $0.document == "physician-request" })
    #expect(state.isApproved == roles.allSatisfy(["medical", "legal"].contains))
    // The same approval again changes nothing.
    let again = try desk([path: file]).approve(role: "legal", name: "C. Jurist", date: "2026-11-21", authors: [])
    #expect(again.change == nil && again.diagnostics == [])
  }

  @Test func theSameApprovalOnAnotherDayIsRefusedUntilTheFirstIsTakenBack() throws {
    let path = "Locales/de/approvals.yml"
    let file = try text(
      try desk().approve(role: "medical", name: "B. Reader", date: "1999-01-01", authors: ["A. Writer"]).change)
    func again(_ file: String) throws -> (change: FileChange?, diagnostics: [Diagnostic]) {
      try desk([path: file]).approve(role: "medical", name: "Dr B. Reader", date: "2026-11-20", authors: ["A. Writer"])
    }
    let refused = try again(file)
    #expect(refused.change == nil && refused.diagnostics.map(\.identifier) == ["approval-date-differs"])
    let summary = try #require(refused.diagnostics.first?.summary)
    #expect(summary.contains("on 1999-01-01") && summary.contains("2026-11-20 was not written"))
    let revoked = try text(try desk([path: file]).revoke(role: "medical", name: "B. Reader").change)
    #expect(try text(try again(revoked).change).contains("date: 2026-11-20"))
  }

  @Test func aFaultyFileIsMendedBeforeAnythingIsApproved() throws {
    let path = "Locales/de/approvals.yml"
    func approve(_ file: String, authors: [String] = []) throws -> [Diagnostic] {
      try desk([path: file]).approve(role: "medical", name: "B. Reader", date: "2026-11-20", authors: authors)
        .diagnostics
    }
    let faulty = try approve("# Mine.\nauthors: [A. Writer]\nfoo: 1\n", authors: ["A. Writer"])
    #expect(faulty.map(\.identifier) == ["approval-faulty"] && faulty.first?.range.lowerBound.line == 3)
    // Who has approved the text cannot be named as its author behind that.
    let given = try desk([path: "authors: [A. Writer]\n"])
      .approve(role: "legal", name: "C. Jurist", date: "2026-11-20", authors: ["A. Writer"])
    let standing = try text(given.change)
    #expect(try approve(standing) == [])
    #expect(try approve(standing, authors: ["Clara Jurist"]).map(\.identifier) == ["approval-by-author"])
  }

  @Test func aFileThatIsNoUTF8IsNeverWrittenTo() throws {
    let path = "Locales/de/approvals.yml"
    var files = Dictionary(
      uniqueKeysWithValues: ContentFiles.embedded.paths.map { ($0, ContentFiles.embedded.bytes(of: $0) ?? []) })
    files[path] = Array("authors:\n  - {name: J".utf8) + [0xF6] + Array("rg}\n".utf8)
    let origin = ContentFiles(origin: "memory", files: files)
    let file = ApprovalFile("de", files: origin)
    #expect(file.problem?.summary == "The file is not UTF-8 text from here on.")
    #expect(file.problem?.range.lowerBound.line == 2 && file.problem?.range.lowerBound.column == 13)
    let named = ApprovalFile.naming(["A. Writer"], of: ["page.yml"], "de", in: origin)
    #expect(named.change == nil && named.problem?.identifier == "content-syntax")
    let (content, faults) = Content.load(origin, languages: ["de"], countries: [])
    let desk = try #require(ApprovalDesk("de", .physicianRequest, content: content, diagnostics: faults))
    let result = desk.approve(role: "medical", name: "B. Reader", date: "2026-11-20", authors: ["A. Writer"])
    #expect(result.change == nil && result.diagnostics.map(\.identifier) == ["content-syntax"])
  }

  @Test func commentsAndOrderOfTheFileStay() throws {
    let path = "Locales/de/approvals.yml"
    let sentences = "sentences:\n  - {digest: 0123456789abcdef, role: legal, name: X. Jurist, date: 2026-01-01}\n"
    let file = "# Mine.\napprovals: []  # none yet\n\n" + sentences
    let result = try desk([path: file]).approve(
      role: "medical", name: "B. Reader", date: "2026-11-20", authors: ["A. Writer"])
    let new = try text(result.change)
    #expect(new.hasPrefix("# Mine.\napprovals:\n  - {document: physician-request, digest: "))
    #expect(new.contains("# none yet\n\n" + sentences))
    #expect(new.hasSuffix("authors:\n  - {name: A. Writer, document: physician-request}\n"))
  }

  @Test func anErrorAStalePartOrAnAuthorRefusesIt() throws {
    func refused(_ changes: [String: String?], name: String = "B. Reader", authors: [String] = ["A. Writer"]) throws
      -> [String]
    {
      let result = try desk(changes).approve(role: "medical", name: name, date: "2026-11-20", authors: authors)
      #expect(result.change == nil)
      return result.diagnostics.map(\.identifier)
    }
    let path = "Locales/de/physician-request.md"
    let request = SampleContent.text(path)
    #expect(try refused([path: request + "\n{{nothing.known}}\n"]) == ["approval-errors-stand"])
    #expect(
      try refused([path: request.replacingOccurrences(of: " source: ", with: " source: 0")]) == ["approval-text-stale"])
    #expect(try refused([:], authors: []) == ["approval-author-unknown"])
    #expect(try refused([:], name: "Dr. a.  WRITER") == ["approval-by-author"])
    // An error in another document is no reason.
    let letter = "Locales/de/physician-letter.md"
    let result = try desk([letter: SampleContent.text(letter) + "\n{{nothing.known}}\n"])
      .approve(role: "medical", name: "B. Reader", date: "2026-11-20", authors: ["A. Writer"])
    #expect(result.diagnostics == [] && result.change != nil)
  }

  // MARK: - Author and approvers

  private func naming(_ authors: [String], _ written: [String]) -> (change: FileChange?, problem: Diagnostic?) {
    ApprovalFile.naming(authors, of: written, "de", in: SampleContent.files([:]))
  }

  @Test func anAuthorIsNamedForWhatWasWrittenAndForNothingElse() throws {
    let none = naming(["A. Writer"], [])
    #expect(none.change == nil && none.problem == nil)
    let file = try text(naming(["A. Writer"], ["physician-request.md", "page.yml"]).change)
    #expect(file.hasSuffix("authors:\n  - {name: A. Writer, document: physician-request}\n  - {name: A. Writer}\n"))
    let nobody: [[String]] = [[], ["A. W."], [" "], ["Dr"]]
    for authors in nobody {
      let refused = naming(authors, ["page.yml"])
      #expect(refused.change == nil && refused.problem?.identifier == "approval-author-unknown", "\(authors)")
      #expect(refused.problem?.summary.contains("page.yml") == true)
    }
  }

  @Test(arguments: [[], ["physician-letter.md"], ["page.yml"]] as [[String]])
  func whoMendedAnotherTextIsNotTheAuthorOfThisOne(written: [String]) throws {
    let path = "Locales/de/approvals.yml"
    let file = try naming(["A. Writer"], written).change.map { try text($0) }
    func approve(_ name: String, authors: [String]) throws -> [String] {
      try desk([path: file]).approve(role: "medical", name: name, date: "2026-11-20", authors: authors)
        .diagnostics.map(\.identifier)
    }
    #expect(try approve("B. Reader", authors: []) == ["approval-author-unknown"])
    // Words are a part of every document, so who wrote them approves none.
    let isBarred = written == ["page.yml"]
    #expect(try approve("Anna Writer", authors: ["E. Else"]) == (isBarred ? ["approval-by-author"] : []))
  }

  @Test func theFirstApprovalOfAChangedTextAsksWhoChangedIt() throws {
    let path = "Locales/de/approvals.yml"
    let request = "Locales/de/physician-request.md"
    let file = try text(
      try desk().approve(role: "medical", name: "B. Reader", date: "2026-11-20", authors: ["A. Writer"]).change)
    let changes: [String: String?] = [path: file, request: SampleContent.text(request) + "\n"]
    func approve(authors: [String]) throws -> (change: FileChange?, diagnostics: [Diagnostic]) {
      try desk(changes).approve(role: "legal", name: "C. Jurist", date: "2026-11-21", authors: authors)
    }
    let refused = try approve(authors: [])
    #expect(refused.change == nil && refused.diagnostics.map(\.identifier) == ["approval-author-unknown"])
    #expect(refused.diagnostics.first?.summary.contains("wrote or changed physician-request") == true)
    #expect(try approve(authors: ["Clara Jurist"]).diagnostics.map(\.identifier) == ["approval-by-author"])
    #expect(try approve(authors: ["A. Writer"]).diagnostics == [])
  }

  @Test func onePersonDoesNotApproveInTwoRoles() throws {
    let path = "Locales/de/approvals.yml"
    let file = try text(
      try desk().approve(role: "medical", name: "B. Reader", date: "2026-11-20", authors: ["A. Writer"]).change)
    let second = try desk([path: file]).approve(role: "legal", name: "Dr Bea Reader", date: "2026-11-20", authors: [])
    #expect(second.change == nil && second.diagnostics.map(\.identifier) == ["approval-one-person"])
    let summary = try #require(second.diagnostics.first?.summary)
    #expect(summary.contains("as legal reviewer"))
    #expect(summary.contains("“B. Reader” has approved it as medical reviewer"))
  }

  @Test func aRevokedApprovalLeavesTheOthers() throws {
    let path = "Locales/de/approvals.yml"
    var file: String?
    for (role, name) in [("medical", "B. Reader"), ("medical", "D. Doctor"), ("legal", "C. Jurist")] {
      file = try text(
        try desk([path: file]).approve(role: role, name: name, date: "2026-11-20", authors: ["A. Writer"]).change)
    }
    let one = try desk([path: file]).revoke(role: "medical", name: "Dr B. Reader")
    #expect(one.revoked.map(\.name) == ["B. Reader"])
    let left = try text(one.change)
    #expect(left.contains("D. Doctor") && left.contains("C. Jurist") && !left.contains("B. Reader"))
    #expect(try desk([path: left]).revoke(role: "medical", name: "B. Reader").change == nil)
    #expect(try desk([path: left]).revoke(role: "medical", name: nil).revoked.map(\.name) == ["D. Doctor"])
    // What was approved before the text was changed stays as history, until there is nothing newer to take back.
    let earlier =
      "  - {document: physician-request, digest: \(String(repeating: "a", count: 64)), role: medical, name: B. Reader, date: 2026-01-01}\n"
    let history = try #require(file) + earlier
    let latest = try desk([path: history]).revoke(role: "medical", name: "B. Reader")
    #expect(latest.revoked.map(\.date) == ["2026-11-20"])
    let rest = try text(latest.change)
    #expect(rest.contains("date: 2026-01-01"))
    #expect(try desk([path: rest]).revoke(role: "medical", name: "B. Reader").revoked.map(\.date) == ["2026-01-01"])
    let flow =
      "approvals: [{document: physician-request, digest: a, role: medical, name: X, date: 2026-01-01}, {document: physician-request, digest: b, role: legal, name: Y, date: 2026-01-01}]\n"
    let other = try desk([path: flow]).revoke(role: "medical", name: nil)
    #expect(
      try text(other.change)
        == "approvals: [ {document: physician-request, digest: b, role: legal, name: Y, date: 2026-01-01}]\n")
  }

  @Test(arguments: [
    ("Anna Writer", "A. Writer", true), ("Dr. Anna Writer", "writer anna", true), ("Zoë Müller", "ZOE MULLER", true),
    ("Anna Writer", "Bea Writer", false), ("Anna Writer", "Anna Reader", false), ("A. W.", "A. Writer", false),
    ("Prof. Ελένη Γεωργίου", "Ε. Γεωργίου", true), ("", "A", false), ("Ελένη Παπαδοπούλου", "E. Papadopoulou", true),
    ("Jörg Müller", "Joerg Mueller", true), ("Jorg Muller", "JÖRG MÜLLER", true),
    ("Søren Åberg", "Soeren Aaberg", true), ("Николай Щерев", "Nikolay Shterev", true),
    ("Николай Щерев", "Nikolai Shterev", true), ("Николай Желев", "N. Zhelev", true),
    ("Георги Цонев", "Georgi Tsonev", true), ("Jörg Müller", "Jorg Moller", false),
  ])
  func namesAreComparedAsPeopleWouldCompareThem(first: String, second: String, isSame: Bool) {
    #expect(PersonNames(.embedded).mayBeSame(first, second) == isSame)
    #expect(PersonNames(.embedded).mayBeSame(second, first) == isSame)
  }
}
