/// Patient information explains a medical word in the sentence where it first stands (PL-13, PL-29).
///
/// A word counts as explained if brackets that explain stand behind it, if it stands in brackets behind the lay word, or
/// if words that explain stand directly beside it: “viability, that is”, “called viability”. Elsewhere in its sentence
/// such words explain something else: “the viability is low, which means that …”.
struct MedicalWordsExplained: Check {
  static let identifier = "medical-word-unexplained"

  static func diagnostics(for input: CheckInput) -> [Diagnostic] {
    guard input.isForLayReaders, let plain = input.locale.plain else { return [] }
    let check = MedicalWordsExplained(input: input, plain: plain)
    var seen: Set<String> = []
    return input.phrases(of: plain.phrases) { $0 == .medical }.compactMap { found in
      let word = input.words.all[found.words.lowerBound]
      guard word.traits.isDisjoint(with: [.value, .foreign]), seen.insert(found.phrase.text).inserted,
        !check.isExplained(found)
      else { return nil }
      let place = input.place(ofBytes: found.range, in: input.text.blocks[word.block])
      return input.diagnostic(
        .warning, identifier, at: place,
        "\(input.quotation(found.range, at: place)) is a medical word that is not explained where it first stands.",
        "Field handbook, PL-13 and PL-29: the lay word first, the medical word in brackets.",
        check.solutions(for: found))
    }
  }

  private typealias Found = FoundPhrase<PlainLanguage.List>
  private typealias Block = (index: Int, own: ReadableBlock)

  private let input: CheckInput
  private let plain: PlainLanguage
  private var bytes: [UInt8] { input.text.bytes }

  private func block(of found: Found) -> Block {
    let index = input.words.all[found.words.lowerBound].block
    return (index, input.text.blocks[index])
  }

  // MARK: - Ways out

  private func solutions(for found: Found) -> [Diagnostic.Solution] {
    let advice = Diagnostic.Solution("Say it in plain words, and put the medical word in brackets behind them.")
    guard let word = layWord(for: found) else { return [advice] }
    let instead = Diagnostic.Solution("Say it with “\(word.lay)”, the word of the glossary for lay readers.")
    return [instead] + (explanation(word, behind: found).map { [$0] } ?? []) + [advice]
  }

  /// The lay word of the glossary; nil if it has none, or one that is a medical word itself.
  ///
  /// It never takes the place of the medical word by itself: the one for sterility is “germs”, which says the contrary
  /// there.
  private func layWord(for found: Found) -> Glossary.LayWord? {
    let block = block(of: found).own
    let start = block.range.lowerBound
    let own = found.range.lowerBound - start..<found.range.upperBound - start
    guard let word = input.locale.glossary?.layWord(for: own, in: Array(input.text.bytes(of: block))),
      !plain.phrases.contains(.medical, in: ScannedText(Array(word.lay.utf8)))
    else { return nil }
    return word
  }

  /// The lay word in brackets behind the medical word, where the glossary says that it explains it.
  ///
  /// The bracket has the word in its base form, so no ending of the sentence changes. Whether it reads well there, a
  /// person decides: the edit is proposed and not made by `candour check --fix`.
  private func explanation(_ word: Glossary.LayWord, behind found: Found) -> Diagnostic.Solution? {
    let block = block(of: found).own
    guard word.isExplanation, block.isRunningText, endsPhrase(found, in: block), isVerbatim(found.range, in: block)
    else { return nil }
    let term = String(decoding: bytes[found.range], as: UTF8.self)
    let end = input.place(ofBytes: found.range, in: block).range.upperBound
    return .init(
      "Explain it where it first stands: “\(term) (\(word.lay))”.",
      replacements: [.init(range: end..<end, text: " (\(word.lay))")])
  }

  /// Whether a bracket may follow: behind the word stands a space or a sign of punctuation, no hyphen, apostrophe or
  /// other bracket.
  private func endsPhrase(_ found: Found, in block: ReadableBlock) -> Bool {
    let rest = bytes[found.range.upperBound..<block.range.upperBound]
    guard let next = rest.first else { return true }
    guard next == 0x20 else { return Array(".,;:!?)".utf8).contains(next) }
    return rest.first { $0 != 0x20 } != UInt8(ascii: "(")
  }

  /// Whether words stand in a team’s own file as they are read, so that their place in it is exact: in one node, without
  /// an entity, an escape or a soft hyphen before them.
  private func isVerbatim(_ range: Range<Int>, in block: ReadableBlock) -> Bool {
    guard !input.document.isComposed,
      let piece = input.text.pieceStarts(of: block).last(where: { $0.start <= range.lowerBound })
    else { return false }
    let node = input.document.nodes[piece.node]
    let source = node.origin.range
    let end = piece.start + node.text.utf8.count
    return source.lowerBound.line == source.upperBound.line
      && source.upperBound.column - source.lowerBound.column == node.text.utf8.count
      && range.upperBound <= end && end <= block.range.upperBound
      && bytes[piece.start..<end].elementsEqual(node.text.utf8)
  }

  // MARK: - Explanations

  private func isExplained(_ found: Found) -> Bool {
    let block = block(of: found)
    let range = found.range
    let sentence = input.sentence(around: range.lowerBound, in: block.own)
    // Between an opening bracket before it and the closing one, with words of the sentence before the bracket.
    if let open = bytes[sentence.lowerBound..<range.lowerBound].lastIndex(of: 0x28), open > sentence.lowerBound,
      !bytes[open..<range.lowerBound].contains(0x29)
    {
      return true
    }
    let words = input.words(in: sentence, of: block.index)
    if let open = bracketBehind(found, in: words, before: sentence.upperBound),
      input.explains(bracketAt: open, of: block.index, plain, except: .medical)
    {
      return true
    }
    return isExplainedBehind(found, in: words) || isExplainedBefore(found, in: words)
  }

  /// The bracket that opens behind a medical word, with nothing but its own phrase between: “infusion (drip)”,
  /// “CAR T-cells of your own (…)”.
  private func bracketBehind(_ found: Found, in sentence: Range<Int>, before end: Int) -> Int? {
    let start = found.range.upperBound
    guard start < end, let open = bytes[start..<end].firstIndex(of: UInt8(ascii: "(")) else { return nil }
    let next = wordBehind(found, in: sentence)
    let between = sentence.lazy.filter { $0 >= next && input.words.all[$0].range.upperBound <= open }.count
    let isParted = bytes[start..<open].contains { Self.partingSigns.contains($0) }
    return between <= Self.wordsBetween && !isParted ? open : nil
  }

  /// “viability means …”, “viability, that is …”, “viability – which means …”.
  private func isExplainedBehind(_ found: Found, in sentence: Range<Int>) -> Bool {
    let next = wordBehind(found, in: sentence)
    guard next < sentence.upperBound else { return false }
    if !lengthsOfExplanations(at: next, in: sentence).isEmpty { return true }
    // A relative pronoun may lead in, behind a sign alone.
    return hasSign(before: next) && next + 1 < sentence.upperBound
      && !lengthsOfExplanations(at: next + 1, in: sentence).isEmpty
  }

  /// “called viability”; with an article or another word between, only at the end of a clause: “is called a relapse.”
  private func isExplainedBefore(_ found: Found, in sentence: Range<Int>) -> Bool {
    let word = found.words.lowerBound
    let next = wordBehind(found, in: sentence)
    let endsClause = next >= sentence.upperBound || hasSign(before: next)
    let between = endsClause ? Self.wordsBetween : 0
    let earliest = max(sentence.lowerBound, word - between - Self.longestExplanation)
    guard earliest < word else { return false }
    return (earliest..<word).contains { first in
      lengthsOfExplanations(at: first, in: sentence).contains { length in
        let end = first + length
        return end <= word && word - end <= between
      }
    }
  }

  /// So many words may stand between a medical word and its explanation.
  private static let wordsBetween = 2
  /// Comma, semicolon, colon and a closing bracket: what stands behind them belongs to something else.
  private static let partingSigns: [UInt8] = [0x2C, 0x3B, 0x3A, 0x29]
  /// No phrase that explains has more words.
  private static let longestExplanation = 6

  /// The first word behind a medical word and the parts that hyphens join to it: “CAR-T-Zellen”.
  private func wordBehind(_ found: Found, in sentence: Range<Int>) -> Int {
    var next = found.words.upperBound
    while next < sentence.upperBound, bytes[gap(before: next)].elementsEqual([UInt8(ascii: "-")]) { next += 1 }
    return next
  }

  /// What stands between a word and the one before it.
  private func gap(before word: Int) -> Range<Int> {
    input.words.all[word - 1].range.upperBound..<input.words.all[word].range.lowerBound
  }

  private func hasSign(before word: Int) -> Bool { bytes[gap(before: word)].contains { $0 != 0x20 } }

  /// How many words the phrases have that begin at a word and explain.
  private func lengthsOfExplanations(at word: Int, in sentence: Range<Int>) -> [Int] {
    var lengths: [Int] = []
    plain.phrases.match(at: word, in: input.words, input.text) { phrase, length in
      if phrase.list == .explains, word + length <= sentence.upperBound { lengths.append(length) }
    }
    return lengths
  }
}
