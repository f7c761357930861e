import Readability
import Testing

struct WordTests {
  @Test(arguments: [
    ("2,5 × 10⁶ cells/kg", ["2,5", "10⁶", "cells", "kg"]),
    ("l’hôpital d'Ivry, c’est-à-dire CAR-T", ["l’hôpital", "d'Ivry", "c’est-à-dire", "CAR-T"]),
    ("• un – deux ( trois ) … !", ["un", "deux", "trois"]),
    (
      "1\u{202F}234\u{A0}567,89 and 1.234,5 and 10 000",
      ["1\u{202F}234\u{A0}567,89", "1.234,5", "10 000"].inserting("and")
    ),
    (
      "Tel. 01 23 45 67 89, +49 (0)30 123-456 or 030/12 34 56.",
      ["Tel", "01 23 45 67 89", "+49 (0)30 123-456", "or", "030/12 34 56"]
    ),
    ("at 8.30 on 3.5.2026 or 3. 5. 2026", ["at", "8.30", "on", "3.5.2026", "or", "3", "5", "2026"]),
    (
      "info@example.org, www.example.org/car-t?x=1. See https://a.eu/b_c).",
      ["info@example.org", "www.example.org/car-t?x=1", "See", "https://a.eu/b_c"]
    ),
    ("z.B. 38,5 °C, EMA:n, 5 %", ["z.B", "38,5", "C", "EMA:n", "5"]),
    ("pain.Call 20 mg 3 times", ["pain", "Call", "20", "mg", "3", "times"]),
    (
      "Arznei\u{AD}mittel e\u{301}te\u{301} x\u{200B}y",
      ["Arznei\u{AD}mittel", "e\u{301}te\u{301}", "x\u{200B}y"]
    ),
    ("‘Ja’ ’s Avonds", ["Ja", "s", "Avonds"]),
    ("Zell- und Gentherapie", ["Zell", "und", "Gentherapie"]),
  ])
  func findsTheWords(of text: String, expected: [String]) {
    #expect(words(of: text, SegmentationProfile()) == expected)
  }

  @Test func splitsJoinedArticles() {
    let profile = SegmentationProfile(joinedPrefixes: ["il-", "fl-", "fit-"], finalApostrophe: true)
    #expect(
      words(of: "Il-kura fit-3 ta’ Mejju, fl-Isptar ‘kelma’ self-test", profile)
        == ["Il-", "kura", "fit-", "3", "ta’", "Mejju", "fl-", "Isptar", "kelma", "self-test"])
  }

  private func words(of text: String, _ profile: SegmentationProfile) -> [String] {
    Segmenter.words(in: text, profile: profile).map { String(decoding: Array(text.utf8)[$0], as: UTF8.self) }
  }
}

extension [String] {
  fileprivate func inserting(_ word: String) -> [String] { Array(map { [$0] }.joined(separator: [word])) }
}
