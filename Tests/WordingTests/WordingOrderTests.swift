import Testing
import YAML

@testable import Wording

/// What the order of meanings says: who stands before what, how near, and which of the two is denied.
@Suite struct WordingOrderTests {
  /// One unit that begins at nothing and speaks as it is: its sum is what the weights say.
  private func rules(_ order: String) throws -> (rules: WordingRules, faults: [WordingFault]) {
    var rules = try SampleLanguage.plainRules()
    _ = rules.evidence.setLayer(hidden: [0, 0], output: [0, 100])
    let node = try #require(YAMLReader.read(Array(order.utf8)).value)
    let (order, faults) = WordingOrderParser.order(node, rules: rules)
    rules.order = order
    return (rules, faults)
  }

  private func sum(_ sentence: String, _ order: String, voice: WordingOrder.Voice = .toPatient) throws -> Int {
    let (rules, faults) = try rules(order)
    #expect(faults == [])
    let language = try SampleLanguage.language(SampleLanguage.english, rules: rules)
    var scanner = WordScanner(script: .latin)
    let bytes = Array(sentence.utf8)
    bytes.withUnsafeBufferPointer { scanner.scan($0, bytes.indices) }
    var items: [MeaningItem] = []
    var meanings = MeaningReader(lexicon: language.lexicon, rules: rules)
    meanings.items(scanner, into: &items)
    var judge = SentenceJudge(rules: rules, spokesman: nil, voice: voice, hasNegativeConcord: false)
    judge.judge(items, scanner.words, wordSum: 0)
    return judge.sum
  }

  // A digit behind P is one step of ten hundredths: Z is a whole logit, so the sum is ten tenths for each.
  @Test(arguments: [
    ("You give up claims.", "patient>claim ZP", 10),
    // The same meanings the other way round.
    ("Claims you give up.", "patient>claim ZP", 0),
    // Right before, or with something between.
    ("You give up claims.", "patient+waive ZP", 10), ("You give up claims.", "patient+claim ZP", 0),
    // Which of the two is denied.
    ("You do not give up claims.", "!patient>!claim ZP", 10), ("You give up claims.", "!patient>!claim ZP", 0),
    // However often a sentence says it.
    ("You give up claims, you give up claims.", "patient+waive ZP", 10),
    // The last unit speaks only above zero.
    ("You give up claims.", "patient>claim PZ", 10), ("You give up claims.", "patient>claim PF", 0),
    // Words by fours, words with a meaning, and whether most have none.
    ("You give up claims.", "words:1 ZP", 10), ("You give up claims.", "words:2 ZP", 0),
    ("You give up claims.", "meanings:3 ZP", 10),
    ("You went home by bus and then slept for very many hours.", "plain:1 ZP", 10),
  ]) func theOrderIsWeighed(sentence: String, weights: String, expected: Int) throws {
    #expect(try sum(sentence, "scale: 10\nweights: '\(weights)'\n") == expected)
  }

  @Test(arguments: [(WordingOrder.Voice.toPatient, 0), (.toPhysician, 10), (.ofPhysician, 0)])
  func whoSpeaksToWhomIsWeighed(voice: WordingOrder.Voice, expected: Int) throws {
    #expect(try sum("You give up claims.", "scale: 10\nweights: voice:1 ZP\n", voice: voice) == expected)
  }

  @Test(arguments: [
    ("weights: patient>claim ZP\n", "no scale"), ("scale: 10\nweights: patient>nobody ZP\n", "names nothing"),
    ("scale: 10\nweights: patient ZP\n", "names nothing"), ("scale: 10\nweights: words:12 ZP\n", "names nothing"),
    ("scale: 10\nweights: patient>claim ZP patient>claim ZP\n", "stands twice"),
    ("scale: 10\nweights: patient>claim ZP waive>claim\n", "has no weights"),
    ("scale: 10\nweights: patient>claim ZP claim>patient Z\n", "not 2 digits"),
    ("scale: 10\nweights: patient>claim ZPPP\n", "more weights than units"),
  ]) func whatIsFaultyIsSaid(order: String, words: String) throws {
    let faults = try rules(order).faults
    #expect(faults.contains { $0.summary.contains(words) }, "\(faults)")
  }

  /// The program holds the weights as text, which is read where it stands.
  @Test func whatWasCompiledSaysTheSame() throws {
    let rules = WordingRulesParser.rules(try SampleLanguage.yaml("Templates/forbidden-wording.yml")).rules
    let (order, faults) = WordingOrderParser.order(try SampleLanguage.yaml("Templates/wording-order.yml"), rules: rules)
    #expect(faults == [])
    #expect(order.width > 1)
    let text = order.compiled
    #expect(text.allSatisfy { (0x20..<0x7F).contains($0) })
    text.withUnsafeBufferPointer { #expect(WordingOrder(compiled: $0).compiled == text) }
  }

  /// The weights are fitted to features by number and written by name.
  @Test func eachFeatureIsReadAsItIsNamed() throws {
    let rules = WordingRulesParser.rules(try SampleLanguage.yaml("Templates/forbidden-wording.yml")).rules
    let meanings = Dictionary(uniqueKeysWithValues: rules.meaningNames.enumerated().map { ($1, $0) })
    let frames = Dictionary(uniqueKeysWithValues: rules.frames.enumerated().map { ($1.identifier, $0) })
    for (number, name) in rules.featureNames.enumerated() {
      #expect(rules.evidence.feature(name, meanings: meanings, frames: frames) == number, "\(name)")
    }
    let order = OrderFeatures(meanings: rules.meanings.count)
    let misread = rules.orderFeatureNames.enumerated().filter { order.feature($1[...], meanings) != $0 }
    #expect(misread.map(\.element) == [])
  }
}
