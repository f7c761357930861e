import SourceText
import TestSupport
import Testing

@testable import Candour

/// Limits and results as professionals and as lay readers see them.
@Suite struct MeasureFormatTests {
  private func format(_ tag: String) throws -> MeasureFormat {
    let content = SampleContent.all
    let subject = try content.sampleCase()
    return MeasureFormat(
      context: ValueContext(
        subject: subject, content: content, locale: try #require(content.locales[tag]),
        contract: try #require(content.contracts[.physicianLetter]), reader: nil, issuedAt: nil,
        acceptsAnyLanguage: true))
  }

  private func number(_ digits: String) throws -> DecimalNumber { try #require(DecimalNumber(digits)) }

  private func percent(_ digits: String) throws -> Quantity { Quantity(number: try number(digits), unit: "%") }

  private func text(_ value: Value) -> String? { value.firstText?.text }

  @Test func writesLimitsWithOperatorsAndNoBreaks() throws {
    let format = try format("en")
    let limits: [(Limit, String)] = [
      (.atLeast(try percent("80")), "≥ 80%"), (.atMost(try percent("5.0")), "≤ 5.0%"),
      (.moreThan(try percent("0.10")), "> 0.10%"), (.lessThan(try percent("12345")), "< 12,345%"),
      (.range(try number("60"), try number("600"), unit: "%"), "60 to 600%"),
      (.notDetected, "not detected"), (.complies, "complies"),
    ]
    for (limit, expected) in limits {
      let written = try #require(text(format.professional(limit, path: "oos[0].limit")))
      #expect(written.withPlainSpaces == expected)
      #expect(!written.contains("% ") && (!expected.contains("%") || !written.contains(" ")), "\(written) may break")
    }
  }

  @Test func writesResultsInTheSignsOfTheLanguage() throws {
    let format = try format("de")
    let results: [(Measurement, String)] = [
      (.number(try percent("71.50")), "71,50 %"), (.lessThan(try percent("0.5")), "< 0,5 %"),
      (.moreThan(try percent("100000")), "> 100.000 %"),
    ]
    for (result, expected) in results {
      #expect(text(format.professional(result, path: "oos[0].result"))?.withPlainSpaces == expected)
    }
  }

  /// In a narrow cell a long unit that may not break is broken inside a word.
  @Test func aLongUnitBreaksBetweenItsWords() throws {
    let dose = Quantity(number: try number("48"), unit: "x10^6 CAR+ viable cells")
    for (tag, expected) in [
      ("en", "48\u{A0}×\u{A0}10⁶\u{A0}CAR-positive viable cells"),
      ("pl", "48\u{A0}×\u{A0}10⁶\u{A0}żywych komórek CAR-dodatnich"),
    ] {
      #expect(text(try format(tag).quantity(dose, path: "batch.dose")) == expected)
    }
  }

  /// The percent sign stands at the number or after a space, as the language has it; never on the next line.
  @Test(arguments: SampleContent.languageTags) func thePercentSignStaysWithItsNumber(tag: String) throws {
    let written = text(try format(tag).quantity(try percent("71"), path: "oos[0].result"))
    let attached = ["bg", "el", "en", "et", "ga", "hu", "is", "it", "lv", "mt", "nl", "pl", "pt"]
    let isAttached = attached.contains(LanguageTag.language(of: tag))
    #expect(written == (isAttached ? "71%" : "71\u{A0}%"))
  }

  @Test func givesLayReadersWordsInPlaceOfOperators() throws {
    let format = try format("en")
    #expect(format.lay(Limit.atLeast(try percent("80"))) == "at least 80")
    #expect(format.lay(Limit.range(try number("60"), try number("600"), unit: "%")) == "from 60 to 600")
    #expect(format.lay(Measurement.lessThan(try percent("5"))) == "less than 5")
    #expect(format.lay(Limit.notDetected) == nil && format.lay(Measurement.pending) == nil)
  }

  @Test func refusesAUnitWithoutWords() throws {
    let value = try format("en").quantity(Quantity(number: try number("1"), unit: "furlong"), path: "batch.dose")
    guard case .unknownCode(let path, let known) = value else {
      Issue.record("\(value)")
      return
    }
    #expect(path == "batch.dose" && known.contains("%"))
  }
}
