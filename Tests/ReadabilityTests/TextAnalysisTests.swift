import Readability
import Testing

struct TextAnalysisTests {
  @Test func countsALeafletParagraph() throws {
    let analysis = TextAnalysis(
      of: ["The cells are different. Ask Dr. Smith about 2.5 million T-cells!", "– fever\n"],
      in: try LocaleProfile.profile("en"))
    #expect(analysis.counts.words == 12)
    #expect(analysis.counts.sentences == 3)
    #expect(analysis.counts.types == 12)
    #expect(analysis.counts.letters == 3 + 5 + 3 + 9 + 3 + 2 + 5 + 5 + 2 + 7 + 6 + 5)
    #expect(analysis.counts.longWords(moreLettersThan: 6) == 2)
    #expect(analysis.sentences.map(\.block) == [0, 0, 1])
  }

  @Test func givesThePlaceOfEachWordAndItsCounts() throws {
    let text = "  Über die Ärztin, über»die« Zellen."
    let analysis = TextAnalysis(of: [text], in: try LocaleProfile.profile("de"))
    let words = analysis.words.map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) }
    #expect(words == ["Über", "die", "Ärztin", "über", "die", "Zellen"])
    #expect(analysis.words.map { analysis.types[$0.type].syllables } == [2, 1, 2, 2, 1, 2])
    #expect(analysis.types.map(\.occurrences) == [2, 2, 1, 1])
    #expect(analysis.types.map(\.firstWord) == [0, 1, 2, 5])
  }

  @Test func takesANumeralForAShortWordOfOneSyllable() throws {
    let analysis = TextAnalysis(of: ["1 234 567,89 and +49 (0)30 1234567 or 10⁶."], in: try LocaleProfile.profile("de"))
    #expect(analysis.counts.words == 5)
    #expect(analysis.counts.longWords(moreLettersThan: 3) == 0)
    #expect(analysis.types.filter(\.isNumber).map(\.syllables) == [1, 1, 1])
  }

  @Test func countsLettersAsAReaderSeesThem() throws {
    let french = try LocaleProfile.profile("fr")
    let composed = TextAnalysis(of: ["préféré l’hôpital ﬁn"], in: french)
    let decomposed = TextAnalysis(of: ["pre\u{301}fe\u{301}re\u{301} l'ho\u{302}\u{AD}pital fin"], in: french)
    #expect(composed.counts == decomposed.counts)
    #expect(composed.counts.letters == 7 + 8 + 3)
    #expect(composed.counts.syllables == 3 + 3 + 1)
  }

  @Test func countsPartsOfATextByThemselves() throws {
    let profile = try LocaleProfile.profile("en")
    let blocks = ["Your cells are new. Ask us.", "Your doctor can ask us too."]
    let whole = TextAnalysis(of: blocks, in: profile)
    #expect(whole.counts(of: 0..<2) == TextAnalysis(of: [blocks[0]], in: profile).counts)
    #expect(whole.counts(of: 2..<3) == TextAnalysis(of: [blocks[1]], in: profile).counts)
    #expect(whole.counts(of: 0..<3) == whole.counts)
    #expect(whole.counts(of: 0..<0).words == 0)
  }

  /// So many different words that every table grows several times; lengths lie on both sides of 8, 16 and 24 bytes.
  @Test(arguments: [("en", "bcdfghjk"), ("el", "βγδζθκλμ"), ("bg", "бвгджзкл")])
  func tellsManyWordsApartAndKnowsEachAgainInAnySpelling(tag: String, letters: String) throws {
    let letters = letters.map { String($0) }
    func word(_ number: Int) -> String {
      let digits = (0..<6).map { letters[number >> (3 * $0) & 7] }.joined()
      return String(repeating: letters[1], count: number % 20) + "a" + digits + "é"
    }
    let words = (0..<40_000).map(word)
    let blocks = [
      words.joined(separator: " "),
      words.map { $0.uppercased() }.joined(separator: " "),
      words.map { $0.dropLast() + "e\u{301}" }.joined(separator: " "),
      words.map { "\($0.prefix(2))\u{AD}\($0.dropFirst(2))" }.joined(separator: " "),
    ]
    let analysis = TextAnalysis(of: blocks, in: try LocaleProfile.profile(tag))
    #expect(Set(words).count == words.count)
    #expect(analysis.types.count == words.count)
    #expect(analysis.types.map(\.firstWord) == Array(words.indices))
    #expect(analysis.types.map(\.letters) == words.map(\.count))
    #expect(analysis.types.allSatisfy { $0.occurrences == blocks.count })
    #expect(analysis.words.map(\.type) == blocks.flatMap { _ in words.indices })
  }

  /// A type may first stand in a spelling that is not its folded form, and a word may be longer than any that is spoken.
  @Test func knowsATypeThatFirstStandsInCapitals() throws {
    let long = String(repeating: "é", count: 40_000)
    let text = "ÉTÉ Été été ﬁn FIN fin \(long.uppercased()) \(long) L'eau l’eau"
    let analysis = TextAnalysis(of: [text], in: try LocaleProfile.profile("fr"))
    #expect(analysis.words.map(\.type) == [0, 0, 0, 1, 1, 1, 2, 2, 3, 3])
    #expect(analysis.types.map(\.letters) == [3, 3, 40_000, 4])
  }

  @Test func agreesWithTheSegmenterOnAnyBytes() throws {
    var state: UInt64 = 7
    let pieces: [UInt8] = Array("aZé9.;!?’'-– ()\u{AD}\u{301}ﬁŉ@/:,+¿".utf8) + [0xFF, 0xC3, 0xE2, 0xF0, 0x80]
    for tag in ["en", "el", "mt"] {
      let profile = try LocaleProfile.profile(tag)
      for length in 0..<300 {
        let bytes: [UInt8] = (0..<length).map { _ in
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          return pieces[Int(state >> 33) % pieces.count]
        }
        bytes.withUnsafeBufferPointer { buffer in
          var analyser = TextAnalyser(profile)
          analyser.add(buffer)
          let analysis = analyser.finish()
          let sentences = Segmenter.sentences(in: buffer, profile: profile.segmentation)
          #expect(analysis.sentences.map(\.range) == sentences.map(\.range))
          #expect(analysis.words.map(\.range) == sentences.flatMap(\.words))
          #expect(analysis.counts.words == analysis.types.map(\.occurrences).reduce(0, +))
        }
      }
    }
  }
}
