internal import Readability

/// Sentences are short on average (PL-08).
struct SentencesShortOnAverage: Check {
  static let identifier = "sentence-mean-long"

  static func diagnostics(for input: CheckInput) -> [Diagnostic] {
    guard let style = input.style, let limit = input.limits.meanSentenceWords else { return [] }
    let counts = style.analysis.counts
    guard counts.sentences >= ActiveVoice.leastSentences, counts.words > limit * counts.sentences,
      let longest = style.analysis.sentences.indices.max(by: {
        style.analysis.sentences[$0].words.count < style.analysis.sentences[$1].words.count
      })
    else { return [] }
    let mean = ReadabilityNumber.text(Double(counts.words) / Double(counts.sentences))
    return [
      style.diagnostic(
        .warning, identifier, longest, input,
        "The sentences have \(mean) words on average; at most \(limit) are wanted. This is the longest.",
        "Field handbook, PL-08. One long sentence is tiring; a text of them is not read.",
        "Divide the longest sentences first.")
    ]
  }
}

/// One sentence says one thing: few clauses below another (PL-10).
struct ClausesFew: Check {
  static let identifier = "clauses-many"

  static func diagnostics(for input: CheckInput) -> [Diagnostic] {
    guard let style = input.style, let limit = input.limits.clauses else { return [] }
    let noted = input.limits.clausesNoted ?? limit
    return style.hardness.compactMap { hard -> Diagnostic? in
      for case .clauses(let words) in hard.reasons where words.count > min(limit, noted) {
        let isOver = words.count > limit
        return style.diagnostic(
          isOver ? .warning : .information, identifier, hard.sentence, input,
          "The sentence has \(words.count) clauses below another (\(style.list(.clauses(words), hard.sentence))); "
            + "\(isOver ? limit : noted) \((isOver ? limit : noted) == 1 ? "is" : "are") enough.",
          "Field handbook, PL-10: one idea a sentence. Clauses are known by the words that open them.",
          "Make a sentence of each.")
      }
      return nil
    }
  }
}

/// Somebody does something: most sentences are active (PL-11).
struct ActiveVoice: Check {
  static let identifier = "passive-share"
  /// Of fewer sentences a share says nothing.
  static let leastSentences = 10
  /// So many other places are named.
  private static let named = 5

  static func diagnostics(for input: CheckInput) -> [Diagnostic] {
    guard let style = input.style, let limit = input.limits.passiveShare else { return [] }
    let noted = input.limits.passiveShareNoted ?? limit
    let count = style.hardness.count
    let passive = style.hardness.filter { $0.reasons.contains { if case .passive = $0 { true } else { false } } }
    let share = passive.count * 100
    guard count >= leastSentences, share > min(limit, noted) * count, let first = passive.first else { return [] }
    let isOver = share > limit * count
    var found = style.diagnostic(
      isOver ? .warning : .information, identifier, first.sentence, input,
      "\(passive.count) of \(count) sentences are passive, \(share / count) in 100; "
        + "at most \(isOver ? limit : noted) in 100 are wanted.",
      "Field handbook, PL-11: a reader looks for who does what.", "Say who does it: “we test”, not “is tested”.")
    found.notes = passive.dropFirst().prefix(named).map { hard in
      let place = style.diagnostic(.information, identifier, hard.sentence, input, "", "", "")
      let words = hard.reasons.compactMap { reason in
        if case .passive = reason { style.list(reason, hard.sentence) } else { nil }
      }
      return .init(file: place.file, range: place.range, message: "Passive: \(words.joined(separator: ", "))")
    }
    return [found]
  }
}

/// What is done is said with verbs, not with nouns made of them (PL-22). Names that a case or a country brings do not count.
struct VerbsNotNouns: Check {
  static let identifier = "nominal-style"

  static func diagnostics(for input: CheckInput) -> [Diagnostic] {
    guard let style = input.style, let limit = input.limits.nominalNouns else { return [] }
    return style.hardness.compactMap { hard -> Diagnostic? in
      for case .nominalStyle(let all) in hard.reasons {
        let words = all.filter { !style.isValue($0, in: hard.sentence, input) }
        guard words.count > limit else { continue }
        return style.diagnostic(
          .warning, identifier, hard.sentence, input,
          "The sentence has \(words.count) nouns made of verbs (\(style.list(.nominalStyle(words), hard.sentence))); "
            + "at most \(limit) are wanted.",
          "Field handbook, PL-22 (structure of sentences).",
          "Say it with verbs: “we evaluate”, not “the evaluation of”.")
      }
      return nil
    }
  }
}

/// The score of the whole text meets the target of its language (PL-17).
///
/// Only a formula that was built or tested in the language gives a warning: what an adapted formula or an estimate says
/// is worth a remark.
struct ScoreMeetsTarget: Check {
  static let identifier = "score-below-target"

  static func diagnostics(for input: CheckInput) -> [Diagnostic] {
    guard input.limits.scoreTarget, let style = input.style,
      let score = style.profile.scores(for: style.analysis).first, score.isStable, score.meetsTarget == false,
      let target = score.formula.target
    else { return [] }
    let comparison = score.formula.direction == .easier ? "at least" : "at most"
    return [
      style.diagnostic(
        score.formula.status == .built ? .warning : .information, identifier, 0, input,
        "\(score.formula.name) gives \(ReadabilityNumber.text(score.value)); \(comparison) "
          + "\(ReadabilityNumber.text(target)) is wanted (\(score.formula.status.explanation)).",
        "Field handbook, PL-17. \(score.formula.source). A score measures the length of sentences and words and nothing "
          + "else.",
        "“candour readability” shows the sentences and words to change first.")
    ]
  }
}

extension AnalysedText {
  /// The words that are a reason, for a message.
  fileprivate func list(_ reason: SentenceHardness.Reason, _ sentence: Int) -> String {
    words(reason, in: analysis.sentences[sentence].block).joined(separator: ", ")
  }

  /// Whether a word is a value of the case or a fact of the country.
  fileprivate func isValue(_ word: Int, in sentence: Int, _ input: CheckInput) -> Bool {
    let place = place(of: analysis.words[word].range, in: analysis.sentences[sentence].block, input.document)
    let file = place.origin.file
    guard input.document.isComposed, file >= 0 else { return input.document.isComposed }
    return input.content.files.paths[Int(file)].hasPrefix("Locales/countries/")
  }

  fileprivate func diagnostic(
    _ severity: Diagnostic.Severity, _ identifier: String, _ sentence: Int, _ input: CheckInput, _ summary: String,
    _ explanation: String, _ solution: String
  ) -> Diagnostic {
    let sentence = analysis.sentences[sentence]
    return input.diagnostic(
      severity, identifier, at: place(of: sentence.range, in: sentence.block, input.document), summary, explanation,
      [.init(solution)])
  }
}
