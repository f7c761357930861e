import Testing

@testable import Candour

/// A number beside its target never looks as if it met what it misses.
@Suite struct ReadabilityNumberTests {
  private func shown(_ value: Double, target: Double, meetsTarget: Bool) -> String {
    ReadabilityNumber.text(score(value, target: target, meetsTarget: meetsTarget))
  }

  private func score(_ value: Double, target: Double?, meetsTarget: Bool?) -> ReadabilityReport.FormulaScore {
    ReadabilityReport.FormulaScore(
      identifier: "x", name: "X", value: value, band: nil, target: target, higherIs: "harder",
      meetsTarget: meetsTarget, status: "", source: "", note: nil, isStable: true)
  }

  /// A target that was not set for the readers of a text is neither met nor missed.
  @Test(
    arguments: [
      (8.0, true, "≤ 8.0, met"), (8.0, false, "≤ 8.0, not met"), (8.0, nil, "none"), (nil, nil, "none"),
    ] as [(Double?, Bool?, String)])
  func saysWhetherATargetHolds(target: Double?, meetsTarget: Bool?, expected: String) {
    #expect(ReadabilityNumber.target(score(9, target: target, meetsTarget: meetsTarget)) == expected)
  }

  @Test(arguments: [
    (8.04, 8, false, "8.04"), (8.001, 8, false, "8.01"), (7.96, 8, true, "8.0"), (8.2, 8, false, "8.2"),
    (59.97, 60, false, "59.97"), (59.999, 60, false, "59.99"), (60, 60, true, "60.0"), (-0.04, 0, false, "-0.04"),
  ])
  func showsAMissedTargetAsMissed(value: Double, target: Double, meetsTarget: Bool, expected: String) {
    #expect(shown(value, target: target, meetsTarget: meetsTarget) == expected)
  }
}
