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
    "approvals:\n"
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
