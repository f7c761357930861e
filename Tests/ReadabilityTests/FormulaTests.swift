import Foundation
import Readability
import Testing

struct FormulaTests {
  /// Counts and scores computed by hand from the publications, one or two for each shape.
  @Test(arguments: [
    ("en", "flesch-re", 59.635), ("en", "flesch-kincaid", 9.91), ("en", "smog", 11.979_248), ("de", "amstad", 72.25),
    ("it", "gulpease", 59.0), ("sv", "lix", 41.0), ("pl", "pisarek", 10.0), ("sk", "mistrik", 26.0),
    ("et", "tuldava", 4.493_598), ("hr", "smog-cro", 2.0),
  ])
  func scoresALeafletParagraph(tag: String, identifier: String, expected: Double) throws {
    let counts = TextCounts(
      words: 100, sentences: 5, syllables: 150, letters: 450, types: 80,
      wordsByLetters: [0, 0, 0, 0, 0, 79, 0, 21], wordsBySyllables: [0, 60, 28, 12])
    let formula = try #require(try LocaleProfile.profile(tag).formulas.first { $0.identifier == identifier })
    let score = try #require(formula.score(for: counts))
    #expect(abs(score.value - expected) < 1e-5, "\(score.value)")
  }

  @Test func givesNoScoreWithoutWordsOrSentences() throws {
    for tag in LanguageProfileTests.tags {
      let profile = try LocaleProfile.profile(tag)
      #expect(profile.scores(for: TextCounts()).isEmpty)
      #expect(profile.scores(for: TextCounts(words: 5, syllables: 7, letters: 9, types: 5)).isEmpty)
      #expect(TextAnalysis(of: ["", "– … !"], in: profile).counts.words == 0)
    }
  }

  @Test func callsAShortTextUnstable() throws {
    let english = try LocaleProfile.profile("en")
    let short = TextAnalysis(of: ["Ask your doctor."], in: english)
    #expect(english.scores(for: short.counts).allSatisfy { !$0.isStable })
    let long = TextAnalysis(of: Array(repeating: "Ask your doctor.", count: 34), in: english)
    #expect(long.counts.words == 102)
    #expect(english.scores(for: long.counts).allSatisfy { $0.isStable })
  }

  /// Fewer words of a long text are new, so Mistrík’s formula, made for samples of 300 words, would find it easier.
  @Test(arguments: ["sk", "cs"]) func aFormulaMadeForSamplesReadsALongTextInSamples(tag: String) throws {
    let profile = try LocaleProfile.profile(tag)
    let mistrik = try #require(profile.formulas.first { $0.identifier == "mistrik" })
    let letters = Array("abcdefghij")
    let sample = (0..<60).map { "Dnes sa slovo\(letters[$0 / 10])\(letters[$0 % 10]) pýtate lekára." }
    let one = TextAnalysis(of: sample, in: profile)
    let four = TextAnalysis(of: sample + sample + sample + sample, in: profile)
    try #require(one.counts.words == 300 && four.counts.words == 1200)
    let expected = try #require(mistrik.score(for: one.counts)).value
    let inSamples = try #require(mistrik.score(for: four)).value
    let asOne = try #require(mistrik.score(for: four.counts)).value
    let ofAPart = try #require(mistrik.score(for: four, sentences: 0..<60)).value
    #expect(abs(inSamples - expected) < 1e-9 && abs(ofAPart - expected) < 1e-9)
    #expect(asOne > expected + 1)
    #expect(profile.scores(for: four).first { $0.formula == mistrik }?.value == inSamples)
    let others = profile.formulas.filter { $0.sampleWords == nil }
    #expect(!others.isEmpty && others.allSatisfy { $0.score(for: four) == $0.score(for: four.counts) })
  }

  @Test func aSentenceLongerThanASampleStaysWhole() throws {
    let slovak = try LocaleProfile.profile("sk")
    let mistrik = try #require(slovak.formulas.first { $0.identifier == "mistrik" })
    let long = Array(repeating: "bunky", count: 1000).joined(separator: " ") + "."
    let text = TextAnalysis(of: [long, "Pýtajte sa.", "Pýtajte sa lekára."], in: slovak)
    #expect(text.sentences.count == 3)
    #expect(mistrik.score(for: text) != nil)
    #expect(mistrik.score(for: TextAnalysis(of: [String](), in: slovak)) == nil)
  }

  @Test func namesTheBandAndComparesWithTheTarget() throws {
    let english = try LocaleProfile.profile("en")
    let flesch = try #require(english.formulas.first)
    func score(_ value: Double) -> Score { Score(formula: flesch, value: value, isStable: true) }
    #expect(score(70).band?.name == "fairly easy")
    #expect(score(69.9).band?.name == "standard")
    #expect(score(-20).band?.name == "very difficult")
    #expect(score(70).meetsTarget == true)
    #expect(score(69.9).meetsTarget == false)
    let swedish = try #require(try LocaleProfile.profile("sv").formulas.first)
    #expect(Score(formula: swedish, value: 40, isStable: true).band?.name == "easy")
    #expect(Score(formula: swedish, value: 40.1, isStable: true).meetsTarget == false)
  }

  @Test func neverShowsAFormulaThatIsOnlyForComparison() throws {
    let counts = TextCounts(words: 100, sentences: 5, syllables: 150, letters: 450, types: 80)
    let scores = try LocaleProfile.profile("hu").scores(for: counts)
    #expect(!scores.contains { $0.formula.status == .comparison })
  }

  // MARK: - Reference vectors

  private struct Vectors: Decodable {
    struct Formula: Decodable {
      struct Vector: Decodable {
        var `in`: [String: Int]
        var score: Double?
      }
      var id: String
      var languages: [String]
      var vectors: [Vector]
      var undefined: [Vector]
    }
    var formulas: [Formula]
  }

  private static let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/reference/readability/vectors.json").standardizedFileURL
  private static let path =
    ProcessInfo.processInfo.environment["READABILITY_VECTORS"]
    ?? (FileManager.default.fileExists(atPath: file.path) ? file.path : nil)

  @Test(.enabled(if: path != nil)) func agreesWithTheReferenceVectors() throws {
    let data = try Data(contentsOf: URL(filePath: try #require(Self.path)))
    let formulas = try LanguageProfileTests.tags.flatMap { try LocaleProfile.profile($0).formulas }
    var checked = 0
    for reference in try JSONDecoder().decode(Vectors.self, from: data).formulas {
      let ours = try #require(formulas.first { $0.identifier == reference.id }, "no formula \(reference.id)")
      for vector in reference.vectors + reference.undefined where vector.in["complex"] == nil {
        let value = ours.shape.value(with: vector.in)
        switch vector.score {
        case let expected?: #expect(abs((value ?? .infinity) - expected) <= 1e-6, "\(reference.id) \(vector.in)")
        case nil: #expect(value == nil, "\(reference.id) \(vector.in)")
        }
        checked += 1
      }
    }
    #expect(checked > 200)
  }
}

extension FormulaShape {
  /// The score of counts that are named as in the reference vectors; words that are not named are taken as one.
  fileprivate func value(with counts: [String: Int]) -> Double? {
    var text = TextCounts(
      words: counts["words"] ?? 1, sentences: counts["sentences"] ?? 1, syllables: counts["syllables"] ?? 0,
      letters: counts["letters"] ?? counts["characters"] ?? 0, types: counts["types"] ?? 0,
      wordsByLetters: Array(repeating: 0, count: 12), wordsBySyllables: Array(repeating: 0, count: 6))
    for limit in 6...9 { text.wordsByLetters[limit + 1] = counts["long\(limit)"] ?? 0 }
    for least in 3...5 { text.wordsBySyllables[least] = counts["poly\(least)"] ?? 0 }
    text.wordsBySyllables[1] = counts["mono"] ?? 0
    return Formula(
      identifier: "", name: "", shape: self, direction: .easier, status: .built, source: ""
    ).score(for: text)?.value
  }
}
