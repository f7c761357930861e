import Foundation
import SourceText
import TestSupport
import Testing

@testable import Candour

/// A text is approved only while exactly its digest stands in approvals.yml (DESIGN.md, decision 8).
@Suite struct ApprovalTests {
  private static let writer = "{name: A. Writer, document: patient-information}"
  private let kind = DocumentKind.patientInformation

  private func digest(_ changes: [String: String?] = [:]) throws -> String {
    let content = Content.load(SampleContent.files(changes), languages: ["en"], countries: []).content
    return try #require(content.locales["en"]?.digests[kind])
  }

  private func file(
    _ digest: String, roles: [String] = ["medical", "legal"], date: String = "2026-05-01", name: String? = nil
  ) -> String {
    "authors: [\(Self.writer)]\napprovals:\n"
      + roles.map { role -> String in
        let person = name ?? (role == "legal" ? "C. Jurist" : "Dr B. Reader")
        let text = "document: \(kind.rawValue), digest: \(digest), role: \(role)"
        return "  - {\(text), name: \"\(person)\", date: \"\(date)\"}\n"
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
      authors: [\(Self.writer)]
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
    "authors: [⟦A. W.⟧]\n",
    "authors: [{name: A. Writer, document: ⟦nothing⟧}]\n", "authors: [{name: A. Writer, ⟦colour⟧: red}]\n",
    "approvals:\n  - ⟦{document: physician-letter, digest: DIGEST, role: legal, name: B. Reader}⟧\n",
    "sentences: [{digest: ⟦DIGEST⟧, role: legal, name: C. Jurist, date: 2026-05-01}]\n",
    "sentences: [{digest: 0123456789abcdef, role: ⟦medical⟧, name: C. Jurist, date: 2026-05-01}]\n",
    "sentences: [{⟦document⟧: x, digest: 0123456789abcdef, role: legal, name: C. Jurist, date: 2026-05-01}]\n",
  ]) func everyPartOfTheFileIsChecked(file: String) throws {
    let (found, marks, _) = try faults(file)
    #expect(found.map(\.identifier) == ["approval-faulty"] && found.map(\.range) == marks, "\(found)")
  }

  /// Who is named as author, who approves beside another person, and what is said of it.
  private static let authors: [(String, String, [String])] = [
    ("Xenia Young, \(writer)", "⟦Xenia Young⟧", ["approval-by-author"]),
    ("{name: Xenia Young}, \(writer)", "⟦Dr X. Young⟧", ["approval-by-author"]),
    ("{name: young xenia, document: patient-information}", "⟦Xenia Young⟧", ["approval-by-author"]),
    ("{name: Xenia Young, document: physician-letter}", "Xenia Young", unknown),
    ("{name: Xenia Young, document: physician-letter}, \(writer)", "Xenia Young", []),
    ("", "Xenia Young", unknown),
    ("A. Writer", "Xenia Young", unknown),
    (writer, "Xenia Young", []),
  ]

  /// Both approvals of the text lack an author.
  private static let unknown = ["approval-author-unknown", "approval-author-unknown"]

  @Test(arguments: ApprovalTests.authors)
  func nobodyApprovesATextOfTheirOwn(authors: String, approver: String, identifiers: [String]) throws {
    let file = """
      authors: [\(authors)]
      approvals:
        - {document: patient-information, digest: DIGEST, role: medical, name: \(approver), date: 2026-05-01}
        - {document: patient-information, digest: DIGEST, role: legal, name: C. Jurist, date: 2026-05-01}

      """
    let (found, marks, isApproved) = try faults(file)
    #expect(found.map(\.identifier) == identifiers, "\(found)")
    #expect(isApproved == identifiers.isEmpty)
    if !marks.isEmpty { #expect(found.map(\.range) == marks) }
    // Who approved an earlier text may have written this one.
    #expect(try faults(file.replacingOccurrences(of: "DIGEST", with: String(repeating: "0", count: 64))).found == [])
  }

  @Test(arguments: [("B. Reader", "⟦Dr Bea Reader⟧"), ("Jörg Müller", "⟦Joerg Mueller⟧")])
  func onePersonApprovesATextInOneRole(medical: String, legal: String) throws {
    let file = """
      authors: [\(Self.writer)]
      approvals:
        - {document: patient-information, digest: DIGEST, role: medical, name: \(medical), date: 2026-05-01}
        - {document: patient-information, digest: DIGEST, role: legal, name: \(legal), date: 2026-05-01}

      """
    let (found, marks, isApproved) = try faults(file)
    #expect(found.map(\.identifier) == ["approval-one-person"] && found.map(\.range) == marks, "\(found)")
    #expect(!isApproved)
    // Of an earlier text nothing is asked any more.
    #expect(try faults(file.replacingOccurrences(of: "DIGEST", with: String(repeating: "0", count: 64))).found == [])
  }

  @Test func anAuthorOfALanguageDoesNotApproveItsVariant() throws {
    func load(_ changes: [String: String?]) -> (content: Content, diagnostics: [Diagnostic]) {
      Content.load(SampleContent.files(changes), languages: ["de-AT"], countries: [])
    }
    let digest = try #require(load([:]).content.locales["de-AT"]?.digests[kind])
    let marked = MarkedText(
      """
      authors: [{name: E. Austrian, document: patient-information}]
      approvals:
        - {document: patient-information, digest: \(digest), role: medical, name: ⟦Anna Writer⟧, date: 2026-05-01}
        - {document: patient-information, digest: \(digest), role: legal, name: C. Jurist, date: 2026-05-01}

      """)
    let path = "Locales/de-AT/approvals.yml"
    #expect(load([path: marked.text]).diagnostics.filter { $0.file == path } == [])
    let german = "authors: [\(Self.writer)]\n"
    let found = load([path: marked.text, "Locales/de/approvals.yml": german]).diagnostics.filter { $0.file == path }
    #expect(found.map(\.identifier) == ["approval-by-author"] && found.map(\.range) == marked.ranges, "\(found)")
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

  /// The case is issued on 12 June 2026.
  @Test(arguments: [("2026-06-11", false), ("2026-06-12", false), ("2026-06-13", true), ("2999-01-01", true)])
  func anApprovalOfALaterDayThanTheIssueDoesNotCount(date: String, isLate: Bool) throws {
    let example = try ExampleCase.named("after-dublin")
    let files = SampleContent.files(["Locales/en/approvals.yml": file(try digest(), date: date)])
    let content = Content.load(files, languages: ["en"], countries: ["IE"]).content
    func issue(isFinal: Bool) throws -> Issuer.Result {
      Issuer(content).issue(
        try example.read(), caseBytes: example.bytes,
        options: .init(choice: CompositionPlan.Choice(kinds: [kind]), isFinal: isFinal))
    }
    let draft = try issue(isFinal: false)
    let document = try #require(draft.record?.documents.first)
    #expect(document.isDraft == isLate && document.approvals.count == (isLate ? 0 : 2))
    let late = draft.diagnostics.filter { $0.identifier == "approval-after-issue" }
    #expect(late.map(\.range.lowerBound.line) == (isLate ? [3, 4] : []), "\(late)")
    #expect(late.allSatisfy { $0.severity == .information && $0.file.hasSuffix("Locales/en/approvals.yml") })
    let issued = try issue(isFinal: true)
    #expect(issued.files.isEmpty == isLate)
    let errors = Set(issued.diagnostics.filter { $0.severity == .error }.map(\.identifier))
    #expect(errors == (isLate ? ["text-not-approved", "approval-after-issue"] : []))
  }

  @Test func aSentenceIsApprovedFromItsDayOn() {
    var reader = ApprovalReader(file: "approvals.yml", contracts: [:], digests: [:], names: PersonNames(.embedded))
    let digest = "0123456789abcdef"
    let file = "sentences:\n  - {digest: \(digest), role: legal, name: C. Jurist, date: 2026-05-02}\n"
    let approvals = reader.read(Array(file.utf8))
    func isApproved(on day: String) -> Bool {
      approvals.standing(on: CalendarDate(day)).approval(ofSentence: digest) != nil
    }
    #expect(!isApproved(on: "2026-05-01") && isApproved(on: "2026-05-02"))
    #expect(approvals.standing(on: nil).approval(ofSentence: digest) != nil)
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
