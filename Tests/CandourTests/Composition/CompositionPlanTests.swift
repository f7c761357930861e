import SourceText
import TestSupport
import Testing

@testable import Candour

@Suite struct CompositionPlanTests {
  private let content = SampleContent.all

  private func plan(
    _ name: String = "sc-01-importer-germany", _ choice: CompositionPlan.Choice = .init(),
    change: (inout Case) -> Void = { _ in }
  ) throws -> CompositionPlan {
    var subject = try ExampleCase.named(name).read()
    change(&subject)
    return CompositionPlan(for: subject, choice: choice, content: content)
  }

  @Test func takesWhatTheCaseCallsFor() throws {
    let requests = try plan("sc-04-three-languages-belgium").requests
    #expect(requests.map(\.kind) == [.physicianLetter, .physicianRequest, .patientInformation])
    #expect(requests.map(\.language) == ["fr", "fr", "de"] && requests.map(\.reader) == [nil, nil, .adult])
    #expect(try plan("after-dublin").requests.map(\.kind) == [.physicianLetter, .patientInformation])
    #expect(try plan("sc-07-decline-austria").requests.map(\.kind) == [.physicianLetter, .physicianRequest])
  }

  @Test func takesEachLanguageOnce() throws {
    let choice = CompositionPlan.Choice(kinds: [.physicianLetter], languages: ["nl", "en", "nl"])
    #expect(try plan("sc-01-importer-germany", choice).requests.map(\.language) == ["nl", "en"])
  }

  @Test func refusesOnlyTheLanguageThatIsNotThere() throws {
    let choice = CompositionPlan.Choice(kinds: [.physicianLetter, .physicianRequest], languages: ["en", "ca"])
    let plan = try plan("sc-01-importer-germany", choice)
    #expect(plan.requests.map(\.language) == ["en", "en"])
    #expect(plan.diagnostics.map(\.identifier) == ["language-not-available"], "said once, not for each document")
  }

  @Test func setsLargePrintForWhoeverNeedsIt() throws {
    let supported = try plan { $0.patient.support = ["large-print"] }.requests
    #expect(supported.map(\.isLargePrint) == [false, false, true])
    let chosen = try plan("sc-01-importer-germany", .init(isLargePrint: true)).requests
    #expect(chosen.map(\.isLargePrint) == [true, true, true])
  }

  @Test func asksForTheReaderOfALeaflet() throws {
    let without = try plan { $0.patient.readerType = nil }
    #expect(without.diagnostics.map(\.identifier) == ["reader-missing"])
    #expect(without.requests.map(\.kind) == [.physicianLetter, .physicianRequest])
    let chosen = try plan("sc-01-importer-germany", .init(reader: .representative)) { $0.patient.readerType = nil }
    #expect(chosen.diagnostics == [] && chosen.requests.last?.reader == .representative)
  }

  @Test func writesTheLeafletInThePhysiciansLanguageIfNoOtherIsNamed() throws {
    #expect(try plan { $0.patient.language = nil }.requests.map(\.language) == ["de", "de", "de"])
  }
}
