import Foundation
import SourceText
import TestSupport
import Testing
import YAML

@testable import Candour

/// Dates, numbers and lists are those of Unicode CLDR, as Foundation has them.
@Suite struct LocaleFormatsTests {
  /// Where the data is not what Foundation says, and why.
  private static let deviations: [String: String] = [
    "en date": "The forms are those of Europe (en-GB): a day before its month.",
    "de-LI group": "U+2019 as in all texts; some versions of ICU print U+0027.",
    "de-AT group": "U+00A0 as in CLDR 48; the ICU that Foundation brings has the sign of de.",
  ]

  /// The locale of Unicode that a tag stands for.
  private static func unicode(_ tag: String) -> Locale {
    Locale(identifier: LocaleFormatsTests.europeanForms[LanguageTag.language(of: tag)] ?? tag)
  }

  /// Languages whose bare tag stands for the forms of another continent.
  private static let europeanForms = ["en": "en_GB", "pt": "pt_PT"]

  private func formats(_ tag: String) throws -> LocaleFormats { try #require(SampleContent.all.locales[tag]).formats }

  @Test(arguments: SampleContent.languageTags) func writeTheMonthsOfUnicode(tag: String) throws {
    let formatter = DateFormatter()
    formatter.locale = LocaleFormatsTests.unicode(tag)
    formatter.timeZone = TimeZone(identifier: "UTC")
    formatter.dateStyle = .long
    let formats = try formats(tag)
    for month in 1...12 {
      let date = try #require(CalendarDate(year: 2026, month: month, day: 15))
      let expected = formatter.string(from: Date(timeIntervalSince1970: Double(date.daysSince1970) * 86_400))
      #expect(formats.date(date).withPlainSpaces == expected.withPlainSpaces, "\(tag) \(month)")
    }
  }

  @Test(arguments: SampleContent.languageTags) func writeTheSignsOfUnicode(tag: String) throws {
    let formatter = NumberFormatter()
    formatter.locale = LocaleFormatsTests.unicode(tag)
    formatter.numberStyle = .decimal
    let number = try #require(DecimalNumber("1234567.5"))
    let expected = try #require(formatter.string(from: 1_234_567.5))
    let written = try formats(tag).number(number)
    if LocaleFormatsTests.deviations["\(tag) group"] != nil {
      let digits = { (text: String) in text.filter { $0.isNumber } + String(text.suffix(2)) }
      #expect(digits(written) == digits(expected))
    } else {
      #expect(written == expected)
    }
  }

  @Test(arguments: SampleContent.languageTags) func joinListsAsUnicodeDoes(tag: String) throws {
    let formats = try formats(tag)
    for items in [["A"], ["A", "B"], ["A", "B", "C"], ["A", "B", "C", "D"]] {
      let expected = items.formatted(.list(type: .and).locale(LocaleFormatsTests.unicode(tag)))
      #expect(formats.list(items).withPlainSpaces == expected.withPlainSpaces)
    }
    #expect(formats.list([]) == "")
  }

  @Test(arguments: [
    ("en", ["1\u{A0}day", "35\u{A0}days", "0\u{A0}days"]), ("de", ["1\u{A0}Tag", "35\u{A0}Tage", "0\u{A0}Tage"]),
    ("fr", ["1\u{A0}jour", "35\u{A0}jours", "0\u{A0}jour"]), ("nl", ["1\u{A0}dag", "35\u{A0}dagen", "0\u{A0}dagen"]),
  ]) func countDays(tag: String, expected: [String]) throws {
    let formats = try formats(tag)
    #expect([1, 35, 0].map { formats.days($0) } == expected)
  }

  @Test(arguments: [
    ("0", "0", "0"), ("1.10", "1.10", "1,10"), ("0.150", "0.150", "0,150"), ("1234", "1234", "1234"),
    ("12345", "12,345", "12.345"), ("1234567.00", "1,234,567.00", "1.234.567,00"), ("-130", "−130", "−130"),
    ("-12345.6", "−12,345.6", "−12.345,6"), ("007", "007", "007"),
  ]) func keepEveryDigitOfTheCertificate(digits: String, english: String, german: String) throws {
    let number = try #require(DecimalNumber(digits))
    #expect(try formats("en").number(number) == english)
    #expect(try formats("de").number(number) == german)
  }

  @Test func writeMomentsWithAndWithoutTheirOffset() throws {
    let moment = try Timestamp(parsing: "2026-03-01T07:05+02:00")
    #expect(try formats("en").moment(moment, withOffset: true) == "1\u{A0}March 2026, 07:05\u{A0}(UTC+02:00)")
    #expect(try formats("fr").moment(moment, withOffset: false) == "1er\u{A0}mars 2026 à 07:05")
    #expect(try formats("nl").moment(moment, withOffset: false) == "1\u{A0}maart 2026 om 07:05")
    let summer = try Timestamp(parsing: "2026-12-31T23:59-03:30")
    #expect(try formats("de").moment(summer, withOffset: true) == "31.\u{A0}Dezember 2026, 23:59\u{A0}(UTC-03:30)")
  }

  /// A line that ends between day and month, or number and word, is misread.
  @Test(arguments: SampleContent.languageTags) func keepNumbersWithWhatTheyCount(tag: String) throws {
    let formats = try formats(tag)
    let date = try #require(CalendarDate("2026-06-25"))
    for text in [formats.date(date), formats.days(35)] {
      #expect(text.firstMatch(of: /35 |25\.? \p{L}/) == nil, "\(text)")
    }
  }

  @Test func writeALabelAsTheLanguageDoes() throws {
    #expect(try formats("en").labelled("Version", "1") == "Version: 1")
    #expect(try formats("fr").labelled("Version", "1") == "Version\u{A0}: 1")
    #expect(try formats("fr-BE").labelled("Version", "{{value}}") == "Version\u{A0}: {{value}}")
  }

  @Test func takePluralRulesFromTheData() throws {
    let (root, _) = YAMLReader.read(
      Array(
        """
        plurals: {one: n = 1, few: n % 10 = 2..4 and n % 100 != 12..14, many: n != 1 and n % 10 = 0..1 or n % 10 = 5..9 or n % 100 = 12..14}
        durations: {days: {one: "{{number}} dzień", few: "{{number}} dni", many: "{{number}} dni!", other: "{{number}} dnia"}}
        """.utf8))
    let formats = LocaleFormats(StringTable(try #require(root), file: 0))
    #expect(
      [1, 2, 5, 12, 22, 25].map { formats.days($0) } == ["1 dzień", "2 dni", "5 dni!", "12 dni!", "22 dni", "25 dni!"])
  }

  /// Cúig bliana déag: beyond ten the last digit decides, which the categories of CLDR leave out.
  @Test func countIrishYearsAsTheNumeralIsSpoken() throws {
    let irish = try formats("ga")
    let years = [1, 2, 3, 7, 10, 15, 17, 20, 30].map { irish.duration($0, of: "years")?.withPlainSpaces }
    #expect(
      years == [
        "1 bhliain", "2 bhliain", "3 bliana", "7 mbliana", "10 mbliana", "15 bliana", "17 mbliana", "20 bliain",
        "30 bliain",
      ])
  }

  @Test func leaveAnUnknownNameOfAFormVisible() {
    #expect(InlineForm.fill("a {{x}} b {{y}}") { $0 == "x" ? "1" : nil } == "a 1 b {{y}}")
    #expect(InlineForm.fill("{{x}}{{x}}") { _ in "{{x}}" } == "{{x}}{{x}}")
    #expect(InlineForm.fill("open {{x") { _ in "1" } == "open {{x")
    #expect(InlineForm.fill("") { _ in "1" } == "")
  }
}
