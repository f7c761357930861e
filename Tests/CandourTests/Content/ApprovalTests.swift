import Foundation
import SourceText
import TestSupport
import Testing

@testable import Candour

/// A text is approved only while exactly its digest stands in approvals.yml (DESIGN.md, decision 8).
@Suite struct ApprovalTests {
  private let kind = DocumentKind.patientInformation

  private func digest(_ changes: [String: String?] = [:]) throws -> String {
    let content = Content.load(SampleContent.files(changes), languages: ["en"], countries: []).content
    return try #require(content.locales["en"]?.digests[kind])
  }

  private func file(
    _ digest: String, roles: [String] = ["medical", "legal"], date: String = "2026-05-01",
    name: String = "Dr A. Example"
  ) -> String {
    "authors: [A. Writer]\napprovals:\n"
      + roles.map {
        "  - {document: \(kind.rawValue), digest: \(digest), role: \($0), name: \"\(name)\", date: \"\(date)\"}\n"
      }.joined()
  }

  private func isApproved(_ approvals: String, _ changes: [String: String?] = [:]) throws -> Bool {
    var changes = changes
    changes["Locales/en/approvals.yml"] = approvals
    let content = Content.load(SampleContent.files(changes), languages: ["en"], countries: ["IE"]).content
    let (document, _) = try content.composed(try content.sampleCase(), kind, "en")
    return !document.isDraft
  }

  @Test func everyRoleMustHaveApprovedExactlyThisText() throws {
    let digest = try digest()
    #expect(try isApproved(file(digest)))
    #expect(try !isApproved(file(digest, roles: ["medical"])))
    #expect(try !isApproved(file(digest, roles: ["legal", "legal"])))
    #expect(try !isApproved(file(String(digest.dropLast()) + "0")) || digest.hasSuffix("0"))
    #expect(try !isApproved(file(digest.uppercased())))
    #expect(try !isApproved(file(String(digest.prefix(8)))))
  }

  @Test func anApprovalNeedsANameAndADay() throws {
    let digest = try digest()
    #expect(try !isApproved(file(digest, name: "")))
    for date in ["", "2026-02-30", "soon", "1.5.2026"] { #expect(try !isApproved(file(digest, date: date)), "\(date)") }
  }

  /// What reading a file of approvals reports, and the places that are marked in it.
  private func faults(_ approvals: String) throws -> (found: [Diagnostic], marks: [SourceRange], isApproved: Bool) {
    let marked = MarkedText(approvals.replacingOccurrences(of: "DIGEST", with: try digest()))
    let path = "Locales/en/approvals.yml"
    let found = Content.load(SampleContent.files([path: marked.text]), languages: ["en"], countries: []).diagnostics
    return (found.filter { $0.file == path }, marked.ranges, try isApproved(marked.text))
  }

  @Test(arguments: [
    ("document: patient-information", "document: ⟦nothing⟧"), ("digest: DIGEST", "digest: ⟦zz⟧"),
    ("digest: DIGEST", "digest: ⟦0123456789abcdef⟧"), ("role: medical", "role: ⟦boss⟧"),
    ("name: B. Reader", "name: ⟦\"\"⟧"), ("name: B. Reader", "name: ⟦Prof. Dr.⟧"),
    ("date: 2026-05-01", "date: ⟦yesterday⟧"), ("date: 2026-05-01", "date: ⟦2026-02-30⟧"),
    ("date: 2026-05-01", "date: 2026-05-01, ⟦colour⟧: red"),
    ("{document: patient-information, digest: DIGEST, role: medical", "⟦yes⟧ #"),
  ]) func anEntryWithAFaultIsAnErrorAtItsPlaceAndCountsForNothing(right: String, wrong: String) throws {
    let file = """
      authors: [A. Writer]
      approvals:
        - {document: patient-information, digest: DIGEST, role: medical, name: B. Reader, date: 2026-05-01}
        - {document: patient-information, digest: DIGEST, role: legal, name: C. Jurist, date: 2026-05-01}

      """
    let good = try faults(file)
    #expect(good.found == [] && good.isApproved)
    let bad = try faults(file.replacingOccurrences(of: right, with: wrong))
    #expect(Set(bad.found.map(\.identifier)) == ["approval-faulty"] && !bad.isApproved, "\(bad.found)")
    #expect(bad.found.map(\.range) == bad.marks)
    #expect(bad.found.allSatisfy { $0.severity == .error && !$0.explanation.isEmpty && !$0.solutions.isEmpty })
  }

  @Test(arguments: [
    "⟦foo⟧: 1\n", "approvals: ⟦yes⟧\n", "authors: [⟦\"\"⟧, A. Writer]\n", "authors: [{name: ⟦Dr⟧}]\n",
    "authors: [{name: A. Writer, document: ⟦nothing⟧}]\n", "authors: [{name: A. Writer, ⟦colour⟧: red}]\n",
    "approvals:\n  - ⟦{document: physician-letter, digest: DIGEST, role: legal, name: B. Reader}⟧\n",
    "sentences: [{digest: ⟦DIGEST⟧, role: legal, name: C. Jurist, date: 2026-05-01}]\n",
    "sentences: [{digest: 0123456789abcdef, role: ⟦medical⟧, name: C. Jurist, date: 2026-05-01}]\n",
    "sentences: [{⟦document⟧: x, digest: 0123456789abcdef, role: legal, name: C. Jurist, date: 2026-05-01}]\n",
  ]) func everyPartOfTheFileIsChecked(file: String) throws {
    let (found, marks, _) = try faults(file)
    #expect(found.map(\.identifier) == ["approval-faulty"] && found.map(\.range) == marks, "\(found)")
  }

  /// Who is named as author, who approves, and what is said of it.
  private static let authors: [(String, String, String?)] = [
    ("authors: [Xenia Young]", "⟦Xenia Young⟧", "approval-by-author"),
    ("authors: [{name: Xenia Young}]", "⟦Dr X. Young⟧", "approval-by-author"),
    ("authors: [{name: young xenia, document: patient-information}]", "⟦Xenia Young⟧", "approval-by-author"),
    ("authors: [{name: Xenia Young, document: physician-letter}]", "Xenia Young", "approval-author-unknown"),
    ("authors: [{name: Xenia Young, document: physician-letter}, A. Writer]", "Xenia Young", nil),
    ("authors: []", "Xenia Young", "approval-author-unknown"),
    ("authors: [A. Writer]", "Xenia Young", nil),
  ]

  @Test(arguments: ApprovalTests.authors)
  func nobodyApprovesATextOfTheirOwn(authors: String, approver: String, identifier: String?) throws {
    let file = """
      \(authors)
      approvals:
        - {document: patient-information, digest: DIGEST, role: medical, name: \(approver), date: 2026-05-01}
        - {document: patient-information, digest: DIGEST, role: legal, name: \(approver), date: 2026-05-01}

      """
    let (found, marks, isApproved) = try faults(file)
    #expect(found.map(\.identifier) == Array(repeating: identifier, count: 2).compactMap { $0 }, "\(found)")
    #expect(isApproved == (identifier == nil))
    if !marks.isEmpty { #expect(found.map(\.range) == marks) }
    // Who approved an earlier text may have written this one.
    #expect(try faults(file.replacingOccurrences(of: "DIGEST", with: String(repeating: "0", count: 64))).found == [])
  }

  @Test func nobodyApprovesASentenceOfTheirOwn() throws {
    let file = """
      authors: [{name: C. Jurist, document: physician-letter}]
      sentences:
        - {digest: 0123456789abcdef, role: legal, name: ⟦Clara Jurist⟧, date: 2026-05-01}
        - {digest: 0123456789abcdee, role: legal, name: D. Jurist, date: 2026-05-01}

      """
    let (found, marks, _) = try faults(file)
    #expect(found.map(\.identifier) == ["approval-by-author"] && found.map(\.range) == marks, "\(found)")
  }

  @Test(arguments: ["patient-information.md", "page.yml", "vocabulary.yml", "disclaimers.yml", "locale.yml"])
  func oneChangedByteMakesADraftOfIt(name: String) throws {
    let path = "Locales/en/" + name
    let approvals = file(try digest())
    #expect(try !isApproved(approvals, [path: SampleContent.text(path) + " "]))
  }

  @Test func theContractAndNotTheCaseIsPartOfTheText() throws {
    let path = "Templates/patient-information.md"
    let changed = SampleContent.text(path).replacingOccurrences(of: "sentence-words: 25", with: "sentence-words: 24")
    #expect(try digest([path: changed]) != digest())
    #expect(try digest(["Locales/en/physician-letter.md": "x"]) == digest())
    #expect(try digest(["Locales/en/approvals.yml": "approvals: []\n"]) == digest())
  }

  @Test func finalDocumentsAreMadeOfApprovedTextsOnly() throws {
    let example = try ExampleCase.named("after-dublin")
    func issue(_ files: ContentFiles) throws -> Issuer.Result {
      let content = Content.load(files, languages: ["en"], countries: ["IE"]).content
      let choice = CompositionPlan.Choice(kinds: [kind])
      return Issuer(content).issue(
        try example.read(), caseBytes: example.bytes, options: .init(choice: choice, isFinal: true))
    }
    let refused = try issue(SampleContent.files([:]))
    #expect(refused.files.isEmpty)
    #expect(refused.diagnostics.filter { $0.severity == .error }.map(\.identifier) == ["text-not-approved"])
    let made = try issue(SampleContent.files(["Locales/en/approvals.yml": file(try digest())]))
    #expect(errors(made.diagnostics) == [])
    let record = try #require(made.record)
    #expect(record.isFinal && record.documents.allSatisfy { !$0.isDraft })
    #expect(record.documents.first?.approvals.map(\.role) == ["medical", "legal"])
    let page = String(decoding: made.files[0].bytes, as: UTF8.self)
    #expect(!page.contains("draft-mark\"") && !page.contains("--draft-line:"))
  }
}
