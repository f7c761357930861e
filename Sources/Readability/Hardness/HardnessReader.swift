extension TextAnalysis {
  /// What makes each sentence hard.
  ///
  /// - Parameters:
  ///   - blocks: The blocks that were analysed.
  ///   - language: The language in which they were.
  /// - Returns: An entry for each sentence, in order.
  public func hardness(of blocks: [String], in language: LanguageProfile) -> [SentenceHardness] {
    var reader = HardnessReader(self, language)
    var found: [SentenceHardness] = []
    found.reserveCapacity(sentences.count)
    // Whether capitals stress a word shows in the whole text.
    eachBlock(of: blocks) { part, bytes in
      for sentence in sentences[part] { reader.learnSpelling(sentence.words, bytes) }
    }
    eachBlock(of: blocks) { part, bytes in
      for number in part { found.append(reader.read(number, bytes)) }
    }
    return found
  }

  /// Lends the bytes of each block that has sentences, with the places of these.
  private func eachBlock(of blocks: [String], _ body: (Range<Int>, UnsafeBufferPointer<UInt8>) -> Void) {
    var first = sentences.startIndex
    while first < sentences.endIndex {
      let block = sentences[first].block
      let end = sentences[first...].firstIndex { $0.block != block } ?? sentences.endIndex
      guard blocks.indices.contains(block) else { break }
      var text = blocks[block]
      text.withUTF8 { body(first..<end, $0) }
      first = end
    }
  }
}

/// Reads why sentences are hard; what is the same for all words of a type is asked once.
private struct HardnessReader {
  private struct Traits: OptionSet {
    let rawValue: UInt16
    static let known = Self(rawValue: 1)
    static let clause = Self(rawValue: 2)
    static let clauseAfterComma = Self(rawValue: 4)
    static let nominal = Self(rawValue: 8)
    static let auxiliary = Self(rawValue: 16)
    static let participle = Self(rawValue: 32)
    static let passiveForm = Self(rawValue: 64)
    /// It may begin words in a row that open a clause, open none, or are no passive.
    static let clausePhrase = Self(rawValue: 128)
    static let clauseException = Self(rawValue: 256)
    static let passiveException = Self(rawValue: 512)
  }

  /// The share of long words from which they are a reason: a sentence of Swedish newspapers has 30 of 100.
  private static let longShare = 0.4

  private let analysis: TextAnalysis
  private let rules: HardnessRules
  private var abbreviations: AbbreviationReader
  private var traits: [Traits]
  /// The folded form of each type of which the traits are known.
  private var forms: [[UInt32]]

  init(_ analysis: TextAnalysis, _ language: LanguageProfile) {
    self.analysis = analysis
    rules = language.hardness
    abbreviations = AbbreviationReader(analysis, language)
    traits = Array(repeating: [], count: analysis.types.count)
    forms = Array(repeating: [], count: analysis.types.count)
  }

  /// Notes how words are written; to be asked for all words before the first sentence is read.
  mutating func learnSpelling(_ words: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) {
    abbreviations.learn(words, bytes)
  }

  mutating func read(_ number: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> SentenceHardness {
    let sentence = analysis.sentences[number]
    for word in sentence.words { learn(word, bytes) }
    var reasons: [SentenceHardness.Reason] = []
    let words = sentence.words.count
    if words > rules.longSentenceWords { reasons.append(.length(words: words, limit: rules.longSentenceWords)) }
    let long = sentence.words.filter { isLong($0) }
    if long.count > 2, Double(long.count) > Self.longShare * Double(words) { reasons.append(.longWords(long)) }
    let clauses = clauses(in: sentence.words, bytes)
    if clauses.count > 1 { reasons.append(.clauses(clauses)) }
    let passive = passives(in: sentence.words, bytes)
    if !passive.isEmpty { reasons.append(.passive(passive)) }
    let short = abbreviations.abbreviations(in: sentence, bytes)
    if !short.isEmpty { reasons.append(.abbreviations(short)) }
    let nominal = sentence.words.filter { traits(of: $0).contains(.nominal) }
    if nominal.count >= HardnessRules.nominalStyle { reasons.append(.nominalStyle(nominal)) }
    let weight =
      10 * Double(words) / Double(rules.longSentenceWords) + 10 * Double(long.count) / Double(max(words, 1))
      + 3 * Double(max(clauses.count - 1, 0)) + 3 * Double(passive.isEmpty ? 0 : 1) + 2 * Double(short.count)
      + Double(nominal.count)
    return SentenceHardness(sentence: number, reasons: reasons, weight: weight)
  }

  private func traits(of word: Int) -> Traits { traits[analysis.words[word].type] }

  private func folded(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> [UInt32] {
    WordFolding.folded(String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self))
  }

  /// Asks the data once for each type.
  private mutating func learn(_ word: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
    let type = analysis.words[word].type
    guard traits[type].isEmpty else { return }
    var found: Traits = .known
    let form = folded(analysis.words[word].range, bytes)
    // Words are of one type because their folded forms are the same.
    forms[type] = form
    if !analysis.types[type].isNumber {
      // An elided word in front of an apostrophe opens a clause too: qu’il.
      let elided = form.firstIndex(of: 0x2019).map { Array(form[...$0]) }
      func has(_ patterns: WordPatterns) -> Bool {
        patterns.contains(form) || (elided.map { patterns.contains($0) } ?? false)
      }
      if has(rules.clauses) { found.insert(.clause) }
      if has(rules.clausesAfterComma) { found.insert(.clauseAfterComma) }
      if rules.clausePhrases.canBegin(with: form) { found.insert(.clausePhrase) }
      if rules.clauseExceptions.canBegin(with: form) { found.insert(.clauseException) }
      if rules.passive.exceptionPhrases.canBegin(with: form) { found.insert(.passiveException) }
      if rules.nominal.contains(form), !rules.nominalExceptions.contains(form) { found.insert(.nominal) }
      if rules.passive.auxiliaries.contains(form) { found.insert(.auxiliary) }
      if !rules.passive.exceptions.contains(form) {
        if rules.passive.participles.contains(form) { found.insert(.participle) }
        if rules.passive.forms.contains(form) { found.insert(.passiveForm) }
      }
    }
    traits[type] = found
  }

  private func isLong(_ word: Int) -> Bool {
    let type = analysis.types[analysis.words[word].type]
    return !type.isNumber && type.letters > rules.longWordLetters
  }

  /// The words that open a clause; of several in a row (`parce que`, `so that`) the first.
  private func clauses(in words: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
    var found: [Int] = []
    var last: Int?
    var (except, phraseEnd) = (words.lowerBound, words.lowerBound)
    for word in words {
      if let end = phrase(rules.clauseExceptions, .clauseException, at: word, words, bytes) {
        except = max(except, end)
      }
      if let end = phrase(rules.clausePhrases, .clausePhrase, at: word, words, bytes) {
        phraseEnd = max(phraseEnd, end)
      }
      guard word < phraseEnd || word >= except && isClause(word, first: words.lowerBound, bytes) else { continue }
      if last != word - 1 || !isSpace(between: word - 1, bytes) { found.append(word) }
      last = word
    }
    return found
  }

  /// Where the longest of some phrases ends that begins with a word; nil if none does.
  private func phrase(
    _ phrases: PhrasePatterns, _ trait: Traits, at word: Int, _ words: Range<Int>,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    guard traits(of: word).contains(trait) else { return nil }
    let count = phrases.longest { place in
      let index = word + place
      guard index < words.upperBound, place == 0 || isSpace(between: index - 1, bytes) else { return nil }
      return forms[analysis.words[index].type]
    }
    return count.map { word + $0 }
  }

  /// Whether only space stands between a word and the next.
  private func isSpace(between word: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes[analysis.words[word].range.upperBound..<analysis.words[word + 1].range.lowerBound].allSatisfy { $0 == 0x20 }
  }

  private func isClause(_ word: Int, first: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let traits = traits(of: word)
    guard !traits.isDisjoint(with: [.clause, .clauseAfterComma]), !isCited(word, bytes) else { return false }
    if traits.contains(.clause) { return true }
    guard traits.contains(.clauseAfterComma), word > first else { return false }
    let between = bytes[analysis.words[word - 1].range.upperBound..<analysis.words[word].range.lowerBound]
    return between.contains(UInt8(ascii: ","))
  }

  /// Whether a word stands alone between quotation marks: it is spoken of and opens nothing (`»da«`, yes in Slovenian).
  private func isCited(_ word: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let range = analysis.words[word].range
    var start = range.lowerBound - 1
    guard start >= 0, range.upperBound < bytes.count else { return false }
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    let before = ClassTable.shared.of(bytes.scalar(at: start).value)
    let after = ClassTable.shared.of(bytes.scalar(at: range.upperBound).value)
    return (before == .quotation || before == .opening) && (after == .quotation || after == .closing)
  }

  /// The words of passives: each auxiliary with its participle, and verb forms that are a passive alone.
  private func passives(in words: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
    var found: [Int] = []
    var except: Set<Int> = []
    for word in words {
      if let end = phrase(rules.passive.exceptionPhrases, .passiveException, at: word, words, bytes) {
        except.formUnion(word..<end)
      }
    }
    for word in words where !except.contains(word) {
      if traits(of: word).contains(.passiveForm), !isCapitalised(word, bytes) || word == words.lowerBound {
        found.append(word)
      }
      guard traits(of: word).contains(.auxiliary) else { continue }
      let after = (word + 1)..<min(word + 1 + rules.passive.window, words.upperBound)
      let before = max(word - rules.passive.window, words.lowerBound)..<word
      let isParticiple = { (other: Int) in
        traits(of: other).contains(.participle) && !except.contains(other)
          && (other == words.lowerBound || !isCapitalised(other, bytes))
      }
      // Where the participle may stand far away, it closes its clause: the first with a comma behind it, else the last.
      // In other languages it follows the auxiliary.
      let participle =
        rules.passive.eitherOrder
        ? after.first { isParticiple($0) && hasCommaBehind($0, bytes) } ?? after.last(where: isParticiple)
          ?? before.last(where: isParticiple) : after.first(where: isParticiple)
      if let participle { found += [min(word, participle), max(word, participle)] }
    }
    return Array(Set(found)).sorted()
  }

  private func hasCommaBehind(_ word: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.byte(at: analysis.words[word].range.upperBound) == UInt8(ascii: ",")
  }

  /// Whether a word begins with a capital; inside a sentence that is a name or a noun and no verb form.
  private func isCapitalised(_ word: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let value = bytes.scalar(at: analysis.words[word].range.lowerBound).value
    return ClassTable.shared.of(value) == .uppercase
  }
}
