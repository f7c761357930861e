import Testing
import YAML

@testable import Wording

/// The sum of a sentence: each feature for itself, and units that let features mean another thing in company.
@Suite struct EvidenceTests {
  private func rules(_ evidence: String) throws -> (rules: WordingRules, faults: [WordingFault]) {
    let text = """
      meanings:
        claim: {kind: thing, topic: F1}
        batch: {kind: thing}
      frames:
        - {id: claim, category: F1, when: claim, said: review, denied: safe}
      evidence:
      \(evidence)
      """
    let (rules, faults) = WordingRulesParser.rules(try #require(YAMLReader.read(Array(text.utf8)).value))
    // The joints of a sentence play no part here.
    return (rules, faults.filter { !$0.summary.hasSuffix("is missing.") })
  }

  @Test func addsWhatEachFeatureSaysAndWhatTheySayTogether() throws {
    let (rules, faults) = try rules(
      """
        start: -100
        hidden: -50 0
        output: 200 100
        weights:
          claim: 30 100 0
          denied claim: 10 0 -500
          review claim: 5 0 70
          batch: 0 -60 0
      """)
    #expect(faults == [])
    let evidence = rules.evidence
    // Nothing said: the units begin below zero and stay silent.
    #expect(evidence.sum([]) == -10)
    // -1.00 + 0.30, and (-0.50 + 1.00) × 2.00 from the first unit.
    #expect(evidence.sum([evidence.present(0)]) == 3)
    // The batch takes the unit below zero, so the claim speaks for itself only.
    #expect(evidence.sum([evidence.present(0), evidence.present(1)]) == -7)
    // The frame: 0.05, and 0.70 × 1.00 from the second unit.
    #expect(evidence.sum([evidence.present(0), evidence.frame(0, .review)]) == 10)
    #expect(evidence.sum([evidence.frame(0, .review), evidence.denied(0)]) == -8)
  }

  /// More units than are added at once, and weights too wide for two digits.
  @Test func addsManyUnitsAndLeavesOutWhatItIsTold() throws {
    let numbers = (0..<37).map { $0 * 3 - 40 }
    let rules = try rules(
      """
        hidden: \(numbers.map(String.init).joined(separator: " "))
        output: \(numbers.reversed().map(String.init).joined(separator: " "))
        weights:
          claim: 30 \(numbers.map { String($0 * 100) }.joined(separator: " "))
          denied claim: -9000 \(numbers.map { String(5 - $0) }.joined(separator: " "))
      """
    ).rules
    for evidence in [rules.evidence, rules.compiled.withUnsafeBufferPointer { WordingRules(compiled: $0) }.evidence] {
      let (claim, denied) = (evidence.present(0), evidence.denied(0))
      func expected(_ direct: Int, _ unit: (Int) -> Int) -> Int {
        (direct * 100 + zip(numbers, numbers.reversed()).reduce(0) { $0 + max(unit($1.0), 0) * $1.1 }) / 1000
      }
      #expect(evidence.sum([]) == expected(0) { $0 })
      #expect(evidence.sum([claim, denied]) == expected(-8970) { $0 + $0 * 100 + 5 - $0 })
      #expect(evidence.sum([claim, denied], without: MeaningSet(0)) == evidence.sum([]))
      #expect(evidence.sum([claim, denied], without: MeaningSet(1)) == evidence.sum([claim, denied]))
    }
  }

  @Test func weighsWhatASentenceBeginsAndEndsWith() throws {
    var rules = try SampleLanguage.plainRules()
    let patient = try #require(rules.index("patient"))
    let names = Dictionary(uniqueKeysWithValues: rules.meaningNames.enumerated().map { ($1, $0) })
    let evidence = rules.evidence
    #expect(evidence.feature("begins patient", meanings: names, frames: [:]) == evidence.beginning(patient))
    #expect(evidence.feature("ends patient", meanings: names, frames: [:]) == evidence.ending(patient))
    let areSet = [(evidence.beginning(patient), 300), (evidence.ending(patient), -200)].map {
      rules.evidence.setRow([$1], of: $0)
    }
    #expect(areSet == [true, true])
    let language = try SampleLanguage.language(
      "words:\n  patient: [parents]\n  batch: [bag]\n  company: [maker]\n  care: [ward]", rules: rules)
    func sum(_ text: String) -> Int {
      var scanner = WordScanner(script: .latin)
      let bytes = Array(text.utf8)
      bytes.withUnsafeBufferPointer { scanner.scan($0, 0..<bytes.count) }
      var items: [MeaningItem] = []
      var reader = MeaningReader(lexicon: language.lexicon, rules: rules)
      reader.items(scanner, into: &items)
      var judge = SentenceJudge(rules: rules, spokesman: nil, hasNegativeConcord: false)
      judge.judge(items, scanner.words, wordSum: 0)
      return judge.sum
    }
    #expect(sum("The parents see the bag, the maker, the ward.") == 30)
    #expect(sum("The bag leaves the maker for the parents.") == -20)
    // In the middle it is neither.
    #expect(sum("The bag, the maker, the parents, the ward, the maker.") == 0)
  }

  @Test(arguments: [
    ("  hidden: 1 2\n  output: 1", "“hidden” and “output” are not of one length."),
    ("  hidden: 1\n  output: 1\n  weights:\n    claims: 1 2", "The weights of “claims” belong to nothing."),
    (
      "  hidden: 1\n  output: 1\n  weights:\n    forbidden claims: 1 2",
      "The weights of “forbidden claims” belong to nothing."
    ),
    ("  hidden: 1\n  output: 1\n  weights:\n    claim: 1", "The weights of “claim” are not 2 whole numbers."),
    ("  hidden: 1\n  output: 1\n  weights:\n    claim: 1 x", "The weights of “claim” are not 2 whole numbers."),
  ])
  func reportsWeightsThatCannotBeUsed(evidence: String, summary: String) throws {
    #expect(try rules(evidence).faults.map(\.summary) == [summary])
  }

  @Test func weighsTheSameAfterItWasCompiled() throws {
    let rules = try rules("  start: -7\n  hidden: -1 0\n  output: 2 -3\n  weights:\n    claim: -30 100 0\n").rules
    let read = rules.compiled.withUnsafeBufferPointer { WordingRules(compiled: $0) }
    #expect(read.evidence.row(of: read.evidence.present(0)) == [-30, 100, 0])
    #expect(read.evidence.sum([read.evidence.present(0)]) == rules.evidence.sum([rules.evidence.present(0)]))
  }

  @Test func namesTheWordThatSpeaksLoudest() throws {
    let plain = try SampleLanguage.plainRules()
    let batch = try #require(plain.index("batch"))
    let stopCare = try #require(plain.index("stop-care"))
    // A frame and a topic name stop-care already; without them the sum alone asks, and points to the word.
    var rules = WordingRules(
      categories: plain.categories, meanings: plain.meanings, frames: [], joints: plain.joints,
      evidence: Evidence(meanings: plain.meanings.count, frames: 0))
    rules.topics = MeaningSet()
    rules.evidence.review = 0
    let areSet = [(batch, 40), (stopCare, 90)].map { rules.evidence.setRow([$1], of: rules.evidence.present($0)) }
    #expect(areSet == [true, true])
    let language = try SampleLanguage.language(
      "words:\n  batch: [bag]\n  stop-care: [elsewhere]", rules: rules)
    let text = "The bag goes elsewhere."
    let finding = SampleLanguage.findings(text, language, rules).first
    #expect(finding.map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) } == "elsewhere")
    #expect(finding?.tier == .review && finding?.isSumOnly == true)
  }
}
