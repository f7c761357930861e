import Testing

@testable import Candour

@Suite struct ExampleCaseTests {
  @Test(arguments: CaseTestContent.exampleNames) func decodesAndFitsEachExample(name: String) throws {
    let diagnostics = CaseTestContent.check(CaseTestContent.example(name))
    let weekend: Set = [
      "sc-01-importer-germany", "sc-02-two-results-italy", "sc-05-child-spain", "sc-09-romanian-in-germany",
    ]
    let expected = weekend.contains(name) ? [CaseRule.deadlineOnWeekend.rawValue] : []
    #expect(diagnostics.map(\.identifier) == expected, "\(diagnostics)")
  }
}
