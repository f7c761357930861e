import Testing
import YAML

@testable import Wording

/// What words say beyond their meanings: only words that were weighed, whole, by their beginning or with a neighbour.
@Suite struct WordWeightsTests {
  private func read(_ text: String) throws -> (weights: WordWeights, faults: [WordingFault]) {
    WordWeightsParser.weights(try #require(YAMLReader.read(Array(text.utf8)).value))
  }

  private func sum(_ sentence: String, _ weights: WordWeights, script: LetterTable.Kind = .latin) -> Int {
    var scanner = WordScanner(script: script)
    let bytes = Array(sentence.utf8)
    bytes.withUnsafeBufferPointer { scanner.scan($0, bytes.indices) }
    return weights.sum(scanner)
  }

  @Test(arguments: [
    // No word of the file.
    ("We will call you tomorrow.", 0),
    // One word; capitals do not matter.
    ("SIGN here.", 90),
    // "accept*" would have six letters: a beginning has five, and only longer words have one.
    ("They accepted.", 40), ("It is accep.", 0),
    // The word, and its beginning: (70 + 40) / √2.
    ("We accept.", 78),
    // Two neighbours by how they begin, whatever their endings: -200 alone, the beginning of the second has no weight.
    ("Our companies keeping on.", -200), ("The company keeps on.", -200),
    // Not neighbours.
    ("The company always keeps on.", 0),
    // Each time it stands there: (90 + 90) / √2.
    ("Sign, and sign.", 127),
  ])
  func addsWordsBeginningsAndPairs(_ sentence: String, _ expected: Int) throws {
    let (weights, faults) = try read(
      "weights: >-\n  sign 90 accep* 40 accept 70\n  compa+keeps -200 compa+keepi -200\n")
    #expect(faults == [])
    #expect(sum(sentence, weights) == expected)
    let compiled = weights.compiled
    compiled.withUnsafeBufferPointer { #expect(sum(sentence, WordWeights(compiled: $0)) == expected) }
  }

  /// A beginning has five letters, not five bytes.
  @Test func countsLettersOfOtherScripts() throws {
    let (greek, _) = try read("weights: ευθύν* 50 την+ευθύν 25")
    #expect(sum("ευθύνεται", greek, script: .greek) == 50)
    #expect(sum("ευθύν", greek, script: .greek) == 0)
    #expect(sum("την ευθύνη", greek, script: .greek) == 53)
    let (bulgarian, _) = try read("weights: отгов* 50")
    #expect(sum("отговорност", bulgarian, script: .cyrillic) == 50)
    #expect(sum("отгов", bulgarian, script: .cyrillic) == 0)
  }

  @Test func everyWeightOfAFullTableIsFound() throws {
    let words = (0..<3000).map { "w\($0)x" }
    let weights = WordWeights(words.enumerated().map { ($1, $0 % 4000 - 1500) })
    for (index, word) in words.enumerated() { #expect(sum(word, weights) == index - 1500) }
    #expect((3000..<9000).allSatisfy { sum("w\($0)x", weights) == 0 })
  }

  @Test(arguments: [
    ("words: a 1", "There are no weights."),
    ("weights: sign 90 accept", "A word has no weight, or a weight has no word."),
    ("weights: sign much", "“much” after “sign” is no weight."),
    ("weights: sign 2048", "“2048” after “sign” is no weight."),
    ("weights: sign 1 sign 2", "“sign” has two weights."),
  ])
  func aFaultSaysWhatIsWrong(_ text: String, _ summary: String) throws {
    #expect(try read(text).faults.map(\.summary) == [summary])
  }

  /// Words without a meaning never make a finding, however heavy; with one they add to what it says.
  @Test func wordsAddToMeaningsAndSayNothingAlone() throws {
    let rules = WordingRulesParser.rules(try SampleLanguage.yaml("Templates/forbidden-wording.yml")).rules
    var language = try SampleLanguage.language(SampleLanguage.english, rules: rules)
    language.weights = WordWeights([("teapot", 2000)])
    #expect(SampleLanguage.verdict("The teapot is blue.", language, rules) == "silent")
    #expect(SampleLanguage.verdict("You keep the teapot and accept it.", language, rules) == "error")
    language.weights = WordWeights([("teapot", -2000)])
    #expect(SampleLanguage.verdict("You keep the teapot and accept it.", language, rules) == "silent")
  }
}
