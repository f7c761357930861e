import Testing

@testable import Candour

@Suite struct QuantityTextTests {
  private static func quantity(_ number: String, _ unit: String) -> Quantity {
    DecimalNumber(number).map { Quantity(number: $0, unit: unit) }
      ?? Quantity(number: DecimalNumber.zero, unit: "?")
  }

  @Test(arguments: [
    (">= 80 %", Limit.atLeast(quantity("80", "%"))), ("≥ 80 %", .atLeast(quantity("80", "%"))),
    (">=80%", .atLeast(quantity("80", "%"))), ("<= 5 copies/cell", .atMost(quantity("5", "copies/cell"))),
    ("≤ -130 °C", .atMost(quantity("-130", "degC"))), ("> 0.50 EU/mL", .moreThan(quantity("0.50", "EU/mL"))),
    ("< 5 EU/mL", .lessThan(quantity("5", "EU/mL"))), ("not detected", .notDetected),
    ("No growth", .notDetected),
    ("negative", .notDetected), ("complies", .complies), ("Conforms", .complies),
    ("60 to 600 x10^6 cells", .range(.of("60"), .of("600"), unit: "x10^6 cells")),
    ("60-600 × 10⁶ cells", .range(.of("60"), .of("600"), unit: "x10^6 cells")),
    ("60–600 x 10^6 cells", .range(.of("60"), .of("600"), unit: "x10^6 cells")),
    ("-130 to -80 degC", .range(.of("-130"), .of("-80"), unit: "degC")),
    ("2..8 °C", .range(.of("2"), .of("8"), unit: "degC")),
    ("0.5-1 x10^6 cells/cm²", .range(.of("0.5"), .of("1"), unit: "x10^6 cells/cm2")),
    ("6.8 to 7.60", .range(.of("6.8"), .of("7.60"), unit: "")),
  ]) func readsLimitsAsOnACertificate(text: String, limit: Limit) throws {
    #expect(try QuantityText.limit(text) == limit)
  }

  @Test(arguments: [
    ("71 %", Measurement.number(quantity("71", "%"))),
    ("1.10 copies/cell", .number(quantity("1.10", "copies/cell"))),
    ("< 0.5 EU/mL", .lessThan(quantity("0.5", "EU/mL"))),
    ("> 200 pg/mL", .moreThan(quantity("200", "pg/mL"))),
    ("detected", .detected), ("growth", .detected), ("positive", .detected), ("not detected", .notDetected),
    ("complies", .complies), ("does not comply", .doesNotComply), ("pending", .pending),
    ("12 mix of cells", .number(quantity("12", "mix of cells"))),
  ]) func readsResultsAsOnACertificate(text: String, result: Measurement) throws {
    #expect(try QuantityText.measurement(text) == result)
  }

  @Test(arguments: [
    ("0,15 x10^6 cells", QuantityText.Fault.decimalComma), ("1,000 cells", .decimalComma),
    ("79 000 cells", .digitGroups),
    ("60 10^6 cells", .digitGroups), ("about 80 %", .notUnderstood), (">= 80 %", .notUnderstood),
    ("", .notUnderstood),
    ("1.2.3 %", .notUnderstood), ("80 <", .notUnderstood),
  ]) func refusesWhatIsNoResult(text: String, fault: QuantityText.Fault) {
    #expect(throws: fault) { try QuantityText.measurement(text) }
  }

  @Test(arguments: [
    ("80 %", QuantityText.Fault.noOperator), ("600 to 60 %", .emptyRange), ("5-5 %", .emptyRange),
  ])
  func refusesLimitsThatSayNothing(text: String, fault: QuantityText.Fault) {
    #expect(throws: fault) { try QuantityText.limit(text) }
  }

  @Test(arguments: [
    (">= 80 %", "79.99 %", LimitVerdict.outside), (">= 80 %", "80.00 %", .within),
    ("> 80 %", "80 %", .outside),
    ("> 80 %", "80.01 %", .within), ("<= 5 x", "5.0 x", .within), ("<= 5 x", "5.01 x", .outside),
    ("< 5 x", "5 x", .outside),
    ("< 5 x", "4.999 x", .within), ("60 to 600 x", "60 x", .within), ("60 to 600 x", "600.0 x", .within),
    ("60 to 600 x", "59.9 x", .outside), ("60 to 600 x", "601 x", .outside),
    ("<= -130 degC", "-129.9 degC", .outside),
    ("<= -130 degC", "-131 degC", .within), (">= 80 %", "< 80 %", .outside), (">= 80 %", "< 70 %", .outside),
    (">= 80 %", "< 85 %", .undecidable), (">= 80 %", "> 80 %", .within), (">= 80 %", "> 70 %", .undecidable),
    ("< 5 x", "< 5 x", .within), ("< 5 x", "< 10 x", .undecidable), ("< 5 x", "> 5 x", .outside),
    ("<= 5 x", "> 5 x", .outside),
    ("<= 5 x", "> 4 x", .undecidable), ("60 to 600 x", "< 60 x", .outside),
    ("60 to 600 x", "< 70 x", .undecidable),
    ("60 to 600 x", "> 600 x", .outside), ("60 to 600 x", "> 100 x", .undecidable),
    ("not detected", "detected", .outside),
    ("not detected", "not detected", .within), ("not detected", "12 copies/mL", .outside),
    ("not detected", "0 copies/mL", .within),
    ("not detected", "< 10 copies/mL", .undecidable), ("complies", "does not comply", .outside),
    ("complies", "complies", .within),
    ("complies", "71 %", .incomparable), (">= 80 %", "detected", .incomparable),
    (">= 80 %", "does not comply", .incomparable),
    (">= 80 %", "71", .unitMismatch), (">= 80 x10^6 cells", "71 x10^6 cells/kg", .unitMismatch),
    (">= 80 %", "pending", .pending),
    ("0.2 to 5.0 x", "0.15 x", .outside), ("0.2 to 5.0 x", "0.20 x", .within),
  ]) func comparesEveryKindOfResultWithEveryKindOfLimit(limit: String, result: String, verdict: LimitVerdict)
    throws
  {
    #expect(
      LimitVerdict(try QuantityText.measurement(result), against: try QuantityText.limit(limit)) == verdict)
  }

  @Test func readsMapsLikeText() throws {
    let text = CaseTestContent.example("sc-01-importer-germany")
      .patched("limit: \">= 80 %\"", "limit: {operator: \">=\", value: 80, unit: \"%\"}").patched(
        "result: 71 %", "result: {value: 71, unit: \"%\"}"
      )
      .patched(
        "limit: 60 to 600 x10^6 CAR+ viable cells",
        "limit: {low: 60, high: 600, unit: × 10⁶ CAR+ viable cells}")
    let (value, diagnostics) = CaseTestContent.read(text)
    #expect(diagnostics.isEmpty)
    let original = try #require(CaseTestContent.read(CaseTestContent.example("sc-01-importer-germany")).case)
    #expect(value?.outOfSpecificationResults.first?.limit == original.outOfSpecificationResults[0].limit)
    #expect(value?.outOfSpecificationResults.first?.result == original.outOfSpecificationResults[0].result)
    #expect(value?.otherResults?.first?.limit == original.otherResults?.first?.limit)
  }
}

extension DecimalNumber {
  fileprivate static var zero: DecimalNumber { .of("0") }
  fileprivate static func of(_ text: String) -> DecimalNumber {
    guard let number = DecimalNumber(text) else { preconditionFailure("not a number in a test: \(text)") }
    return number
  }
}
