import Readability
import Testing

struct SegmenterTests {
  @Test(arguments: SentenceTrap.all) func cutsNoSentenceInTheWrongPlace(trap: SentenceTrap) throws {
    guard let profile = LocaleProfile.all[trap.language] else { return }
    let text = trap.sentences.joined(separator: " ")
    #expect(sentences(of: text, profile) == trap.sentences)
  }

  @Test func readsAProfileOfEveryLanguageWithTraps() {
    let languages = Dictionary(grouping: SentenceTrap.all, by: \.language)
    #expect(languages.count == 26)
    for (tag, traps) in languages { #expect(traps.count >= 4, "\(tag)") }
    #expect(!LocaleProfile.all.isEmpty)
  }

  @Test func countsABlockWithoutAFullStopAsASentence() {
    #expect(sentences(of: "a test is outside the limit") == ["a test is outside the limit"])
    #expect(sentences(of: " \n – … *** \u{AD} ") == [])
    #expect(sentences(of: "") == [])
  }

  @Test func givesOffsetsInTheTextAsWritten() {
    let text = "  Ναι.  Über\u{AD}morgen!  "
    let found = Segmenter.sentences(in: text, profile: SegmentationProfile())
    #expect(found.map(\.range) == [2..<9, 11..<25])
    #expect(found.map(\.words) == [[2..<8], [11..<24]])
  }

  @Test func foldsCaseAndInnerSpaceOfAbbreviations() {
    let profile = SegmentationProfile(abbreviations: ["z. B.", "t.d."])
    #expect(sentences(of: "Z.B. Fieber, z.\u{A0}B. Husten. Ja", profile).count == 2)
    #expect(sentences(of: "og t. d. Kymriah", profile).count == 1)
  }

  @Test func survivesBytesThatAreNotText() {
    var state: UInt64 = 1
    let pieces: [UInt8] =
      Array("aZé9.;!?’'-–„“”«»()  \u{A0}\u{AD}@/:,+¿…".utf8) + [0xFF, 0xC3, 0xE2, 0xF0, 0x80]
    for profile in LocaleProfile.all.sorted(by: { $0.key < $1.key }).map(\.value) {
      for length in 0..<200 {
        let bytes: [UInt8] = (0..<length).map { _ in
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          return pieces[Int(state >> 33) % pieces.count]
        }
        let found = bytes.withUnsafeBufferPointer { Segmenter.sentences(in: $0, profile: profile) }
        let words = bytes.withUnsafeBufferPointer { Segmenter.words(in: $0, profile: profile) }
        #expect(found.flatMap(\.words) == words)
        let ranges = found.map(\.range)
        #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
        #expect(zip(words, words.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
        #expect(
          found.allSatisfy { sentence in sentence.words.allSatisfy { sentence.range.contains($0.lowerBound) }
          })
      }
    }
  }

  private func sentences(
    of text: String, _ profile: SegmentationProfile = SegmentationProfile()
  ) -> [String] {
    Segmenter.sentences(in: text, profile: profile).map {
      String(decoding: Array(text.utf8)[$0.range], as: UTF8.self)
    }
  }
}
