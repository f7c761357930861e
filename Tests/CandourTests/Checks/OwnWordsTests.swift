import TestSupport
import Testing

@testable import Candour

/// Required disclaimers that a team says in its own words: `Locales/<tag>/disclaimer-examples.tsv`.
@Suite struct OwnWordsTests {
  private struct Rates {
    var whole = 0
    var found = 0
    var lacking = 0
    var noticed = 0
  }

  /// Half, disclaimer, `whole` or `lacking`, passage.
  private static func rows(_ tag: String) throws -> [[String]] {
    try PackageFolder.text("Locales/\(tag)/disclaimer-examples.tsv").split(separator: "\n")
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
  }

  private static func rates(_ tag: String, _ half: String) throws -> Rates {
    let content = SampleContent.all
    let locale = try #require(content.locales[tag])
    let atoms = try #require(locale.atoms)
    let run = AtomRun(content: content, locale: locale)
    var rates = Rates()
    for row in try rows(tag) where row[0] == half {
      let meaning = try #require(content.meanings.first { $0.id == row[1] })
      let isWhole = run.lacking(row[3], meaning, atoms).isEmpty
      if row[2] == "whole" {
        rates.whole += 1
        rates.found += isWhole ? 1 : 0
      } else {
        rates.lacking += 1
        rates.noticed += isWhole ? 0 : 1
      }
    }
    return rates
  }

  private static let tags = PackageFolder.files(below: "Locales", ending: "disclaimer-examples.tsv")
    .map { String($0.split(separator: "/")[1]) }.sorted()

  @Test func everyLanguageHasPassagesByOtherHands() throws {
    #expect(Self.tags.count == 26)
    for tag in Self.tags {
      for row in try Self.rows(tag) {
        let isRead = row.count == 4 && ["seen", "unseen"].contains(row[0]) && ["whole", "lacking"].contains(row[2])
        #expect(isRead, "\(row)")
      }
    }
  }

  /// The passages that nobody looked at while the words were written.
  @Test func wholePassagesAreKnownAndGapsAreNoticed() throws {
    var all = Rates()
    for tag in Self.tags {
      let rates = try Self.rates(tag, "unseen")
      print(
        "\(tag): whole \(rates.found) of \(rates.whole), lacking \(rates.noticed) of \(rates.lacking)")
      all.whole += rates.whole
      all.found += rates.found
      all.lacking += rates.lacking
      all.noticed += rates.noticed
    }
    #expect(Double(all.found) >= 0.6 * Double(all.whole), "\(all.found) of \(all.whole)")
    #expect(Double(all.noticed) >= 0.95 * Double(all.lacking), "\(all.noticed) of \(all.lacking)")
  }

  private static func isFound(_ id: String, in text: String, _ language: String) -> Bool {
    !ForeignText(
      kind: .patientInformation, language: language, country: "IE", reader: nil, trigger: .before, file: "own.md"
    ).diagnostics(Array(text.utf8), content: SampleContent.all).contains {
      $0.identifier == "required-disclaimer" && $0.summary.contains(" \(id) ")
    }
  }

  /// Disclaimer, language, what says it, and what seems to.
  @Test(arguments: [
    (
      "D1", "en", "Neither this leaflet nor your signature passes any responsibility to you.",
      "In general, neither this leaflet nor your signature passes any responsibility to you."
    ),
    (
      "D1", "sl", "Niti letak niti podpis na vas ne preneseta odgovornosti.",
      "Niti letak niti podpis na vas ne preneseta odgovornosti, razen za posledice vaše odločitve."
    ),
    (
      "D2", "is", "Skyldur markaðsleyfishafa og framleiðanda minnka ekki vegna þessa bréfs.",
      "Skyldur markaðsleyfishafa og framleiðanda minnka almennt ekki vegna þessa bréfs."
    ),
    (
      "D5", "sk", "Šarža bola dodaná na žiadosť lekára.",
      "Šarža bola dodaná na žiadosť firmy; lekár bol informovaný."
    ),
    (
      "D12", "pt",
      "Este folheto não substitui a conversa com o médico, o consentimento ou o folheto informativo. A lei nacional manda.",
      "Este folheto substitui a conversa com o médico, o consentimento ou o folheto informativo. A lei nacional manda."
    ),
  ]) func whatIsWeakenedRestrictedOrSaidOfSomebodyElseIsNotSaid(
    id: String, language: String, whole: String, lacking: String
  ) {
    #expect(Self.isFound(id, in: whole, language))
    #expect(!Self.isFound(id, in: lacking, language))
  }

  @Test(arguments: [
    ("en", "Signing this form does not shift any responsibility to you, and neither does reading this leaflet.", "D1"),
    (
      "en",
      "Nothing in this leaflet releases the marketing authorisation holder or the manufacturer from a single obligation.",
      "D2"
    ),
  ]) func aTeamMaySayItInItsOwnWords(language: String, text: String, id: String) {
    #expect(Self.isFound(id, in: text, language))
    // Nobody says it in a heading, a quotation, a note or what is passed over, and without the negation it is not said.
    let struck = "~~\(text)~~"
    let backwards = "\u{202E}\(text)\u{202C}"
    for other in [
      "## \(text)", "> \(text)", "`\(text)`", "[\(text)](https://example.org)",
      "Read on: [\(text)](https://example.org)", "![\(text)](seal.png)",
      "Read on.[^1]\n\n[^1]: \(text)", "\\* \(text)", "| a |\n|---|\n| \(text) |", struck, backwards,
      text.replacing("does not shift", with: "does shift").replacing("Nothing", with: "All"),
    ] { #expect(!Self.isFound(id, in: other.replacing("neither", with: "so"), language), "\(other)") }
  }
}
