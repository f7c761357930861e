/// Finds forbidden wording in the text of one language.
///
/// A sentence is read by what its words mean, who does it and what denies it. One reader serves one text after the
/// other; its buffers are used again.
public struct WordingReader: Sendable {
  let language: WordingLanguage
  private var scanner: WordScanner
  private var meanings: MeaningReader
  private var judge: SentenceJudge
  private var items: [MeaningItem] = []
  /// What the sentence before left open.
  private var firmCategory: String?
  private var question: Question?
  private var previous = 0..<0

  /// Who speaks of "we" in a document.
  public enum Spokesman: String, Sendable {
    case company, physician, unknown
  }

  /// A question that waits for its answer.
  private struct Question {
    var items: [MeaningItem]
    var words: [ScannedWord]
    /// What its words say by themselves.
    var wordSum: Int
    var sentence: Range<Int>
    /// What is found in it if nothing answers it.
    var findings: [WordingFinding]
  }

  /// How a sentence answers the question before it.
  private enum Answer {
    case yes, no
    /// It begins with a negation that is not set off: it says itself what is denied.
    case inPassing
  }

  /// Creates a reader.
  ///
  /// - Parameters:
  ///   - language: The words of the language.
  ///   - rules: What no document may say.
  ///   - spokesman: Who says "we".
  ///   - isForPatient: Whether patients or their families are addressed.
  public init(
    _ language: WordingLanguage, rules: WordingRules, spokesman: Spokesman = .unknown, isForPatient: Bool = true
  ) {
    self.language = language
    scanner = WordScanner(script: language.lexicon.script)
    meanings = MeaningReader(lexicon: language.lexicon, rules: rules)
    let speaker: Int? =
      switch spokesman {
      case .company: rules.index("company")
      case .physician: rules.index("physician")
      case .unknown: nil
      }
    judge = SentenceJudge(
      rules: rules, spokesman: speaker,
      voice: isForPatient ? .toPatient : spokesman == .physician ? .ofPhysician : .toPhysician,
      hasNegativeConcord: language.lexicon.hasNegativeConcord)
  }

  /// Forgets what came before: a new section begins.
  public mutating func begin() { firmCategory = nil }

  /// The findings of a passage. What the passage before said can be taken back in this one, until ``begin()``.
  ///
  /// - Parameters:
  ///   - text: UTF-8 as a person reads it.
  ///   - sentences: The sentences of the passage, in order.
  ///   - isHeading: Whether it is a heading: a question there is answered by the text below it.
  /// - Returns: The findings in order, at most one of each reason for a sentence. O(bytes).
  public mutating func findings(
    in text: UnsafeBufferPointer<UInt8>, sentences: [Range<Int>], isHeading: Bool = false
  ) -> [WordingFinding] {
    var findings: [WordingFinding] = []
    question = nil
    for sentence in sentences { read(sentence, text, &findings) }
    if !isHeading, let question { findings += question.findings }
    return findings
  }

  private mutating func read(
    _ sentence: Range<Int>, _ text: UnsafeBufferPointer<UInt8>, _ findings: inout [WordingFinding]
  ) {
    scanner.scan(text, sentence)
    meanings.items(scanner, into: &items)
    let joints = judge.rules.joints
    let words = scanner.words
    if let question {
      self.question = nil
      findings += answered(question, words)
    }
    if items.contains(where: { $0.meanings.contains(joints.unknown) }) {
      findings.removeAll { finding in
        finding.sentence == previous
          && judge.rules.frames.contains { $0.yieldsToDoubt && $0.identifier == finding.reason }
      }
    }
    previous = sentence
    let wordSum = isSilent(items) ? 0 : language.weights.sum(scanner)
    var found = found(in: items, words, wordSum, sentence)
    if let earlier = firmCategory, judge.firmCategory == nil,
      let item = items.first(where: { $0.meanings.contains(joints.except) }), found.allSatisfy({ $0.tier == .review })
    {
      found = [
        WordingFinding(
          tier: .forbidden, category: earlier, reason: "taken-back", range: range(item.words, words), sentence: sentence
        )
      ]
    }
    firmCategory = judge.firmCategory
    if isQuestion(text, sentence) {
      for index in found.indices { found[index].tier = .review }
      question = Question(items: items, words: words, wordSum: wordSum, sentence: sentence, findings: found)
    } else {
      findings += found
    }
  }

  private mutating func found(
    in items: [MeaningItem], _ words: [ScannedWord], _ wordSum: Int, _ sentence: Range<Int>, isDenied: Bool = false
  ) -> [WordingFinding] {
    if isSilent(items) {
      judge.pass()
      return []
    }
    judge.judge(items, words, wordSum: wordSum, isDenied: isDenied)
    var found = judge.verdicts.compactMap { finding($0, words, sentence) }
    weigh(&found, items, words, sentence)
    if found.contains(where: { $0.tier == .forbidden }) { found.removeAll { $0.tier == .review } }
    return found
  }

  /// Whether no word belongs to a category, so that nothing can be found whatever the words add up to.
  private func isSilent(_ items: [MeaningItem]) -> Bool {
    let categorised = judge.rules.categorised
    return !items.contains { $0.meanings.intersects(categorised) }
  }

  /// What a question says by its answer, which is taken out of the sentence that gives it: "No, that door is closed"
  /// does not deny that the door is closed.
  private mutating func answered(_ question: Question, _ words: [ScannedWord]) -> [WordingFinding] {
    guard let answer = answer(words) else { return question.findings }
    if answer == .inPassing { return [] }
    if items[0].meanings.isSubset(of: judge.rules.logic) { items.removeFirst() }
    return found(
      in: question.items, question.words, question.wordSum, question.sentence, isDenied: answer == .no)
  }

  private func answer(_ words: [ScannedWord]) -> Answer? {
    guard let first = items.first, first.words.lowerBound == 0 else { return nil }
    let next = first.words.upperBound + 1
    let isSetOff = next >= words.count || words[next].joint != .none
    if first.meanings.contains(judge.rules.joints.yes) { return .yes }
    guard first.meanings.contains(judge.rules.joints.not) else { return nil }
    return isSetOff && first.meanings.isSubset(of: judge.rules.logic) ? .no : .inPassing
  }

  /// Lets the evidence of the whole sentence decide between error, review and nothing.
  private func weigh(
    _ found: inout [WordingFinding], _ items: [MeaningItem], _ words: [ScannedWord], _ sentence: Range<Int>
  ) {
    let (certain, error) = (judge.rules.evidence.certain, judge.rules.evidence.error)
    let (review, silence) = (judge.rules.evidence.review, judge.rules.evidence.silence)
    let sum = judge.sum
    if sum > certain {
      if found.isEmpty, let (item, category) = judge.loudest(items) {
        found = [finding(.review, category, item, words, sentence)]
      }
      if !found.isEmpty, !found.contains(where: { $0.tier == .forbidden }) { found[0].tier = .forbidden }
    } else if sum <= error {
      for index in found.indices { found[index].tier = .review }
    }
    if review < Evidence.never {
      if sum <= review {
        // What touches responsibility, liability or rights is not passed over because its words look ordinary, only
        // where they leave no doubt. "Liability: none" is too short to leave none.
        found.removeAll {
          $0.tier == .review && !judge.deniesTopic
            && (sum <= silence || judge.rules.category($0.category)?.isErrorEverywhere != true)
        }
      } else if found.isEmpty, let (item, category) = judge.loudest(items) {
        found = [finding(.review, category, item, words, sentence)]
      }
    }
  }

  private func finding(
    _ tier: WordingFinding.Tier, _ category: String, _ item: MeaningItem, _ words: [ScannedWord], _ sentence: Range<Int>
  ) -> WordingFinding {
    WordingFinding(
      tier: tier, category: category, reason: WordingFinding.sum, range: range(item.words, words), sentence: sentence)
  }

  private func finding(
    _ verdict: SentenceJudge.Verdict, _ words: [ScannedWord], _ sentence: Range<Int>
  ) -> WordingFinding? {
    let tier: WordingFinding.Tier
    switch verdict.outcome {
    case .forbidden: tier = .forbidden
    case .review: tier = .review
    case .safe, .nothing: return nil
    }
    return WordingFinding(
      tier: tier, category: verdict.category, reason: verdict.reason, range: range(verdict.words, words),
      sentence: sentence)
  }

  private func range(_ range: ClosedRange<Int>, _ words: [ScannedWord]) -> Range<Int> {
    words[range.lowerBound].range.lowerBound..<words[range.upperBound].range.upperBound
  }

  /// Whether a sentence ends with a question mark; the Greek one looks like a semicolon.
  private func isQuestion(_ text: UnsafeBufferPointer<UInt8>, _ sentence: Range<Int>) -> Bool {
    guard let last = sentence.last(where: { text[$0] > 0x20 }) else { return false }
    return text[last] == 0x3F || language.lexicon.script == .greek && text[last] == 0x3B
  }

  /// The names of the meanings that the words of a sentence have.
  ///
  /// - Parameter sentence: UTF-8 as a person reads it.
  /// - Returns: The names as the rules have them. O(bytes).
  package mutating func meanings(in sentence: UnsafeBufferPointer<UInt8>) -> Set<String> {
    scanner.scan(sentence, 0..<sentence.count)
    meanings.items(scanner, into: &items)
    var all = MeaningSet()
    for item in items { all.formUnion(item.meanings) }
    var names: Set<String> = []
    all.forEach { names.insert(judge.rules.meanings[$0].name) }
    return names
  }

  // MARK: - What the weights are fitted to

  /// What is known of each sentence of a passage before weights are applied, also of sentences that no category has a
  /// word of. `.ci/wording-fit` fits the weights to it.
  ///
  /// - Parameters:
  ///   - text: UTF-8 as a person reads it.
  ///   - sentences: The sentences of the passage.
  /// - Returns: One for each sentence. O(bytes).
  package mutating func evidence(
    in text: UnsafeBufferPointer<UInt8>, sentences: [Range<Int>]
  ) -> [SentenceEvidence] {
    sentences.map { sentence in
      scanner.scan(text, sentence)
      meanings.items(scanner, into: &items)
      let words = language.weights.sum(scanner)
      judge.judge(items, scanner.words, wordSum: words)
      return SentenceEvidence(
        features: judge.features, orderFeatures: Set(judge.orderFeatures).sorted(), words: words, sum: judge.sum)
    }
  }
}
