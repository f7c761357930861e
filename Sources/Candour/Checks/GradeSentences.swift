internal import SourceText

/// The sentences that grade an effect say different things, and each says its own grade (PL-30).
///
/// No word list is needed: in a language the words of certainty are the same for every class of effect. If a sentence
/// of one class has the words that other classes have for another grade, and that one has the words for its, the two
/// were exchanged, and a leaflet would say more or less than the letter.
struct GradeSentences {
  static let alikeIdentifier = "grade-sentences-alike"
  static let exchangedIdentifier = "grade-sentences-exchanged"

  private let content: Content
  private let sentences: [GradedSentence]
  private let words: [Set<String>]

  init(content: Content, locale: LocaleContent) {
    self.content = content
    sentences = GradedSentence.all(in: locale, content)
    words = sentences.map { GradeSentences.words(of: $0.text) }
  }

  func diagnostics() -> [Diagnostic] {
    var found: [Diagnostic] = []
    for first in sentences.indices {
      for second in sentences.indices.dropFirst(first + 1)
      where sentences[first].group == sentences[second].group
        && sentences[first].effectClass == sentences[second].effectClass
      {
        if words[first] == words[second] {
          found.append(
            report(
              .error, GradeSentences.alikeIdentifier, second,
              "Two grades of one effect have the same sentence: \(sentences[first].path) and \(sentences[second].path).",
              "The reader of a leaflet could not tell what the letter tells apart.",
              "Write for each grade a sentence of its own."))
        } else if areExchanged(first, second) {
          found.append(
            report(
              .warning, GradeSentences.exchangedIdentifier, second,
              "The sentences of \(sentences[first].path) and \(sentences[second].path) seem to be exchanged.",
              "Each has the words that other effects of this language have for the other grade.",
              "Compare both with the English, and exchange them."))
        }
      }
    }
    return found
  }

  /// Whether two sentences fit the grades of each other better than their own.
  private func areExchanged(_ first: Int, _ second: Int) -> Bool {
    let left = sentences[first]
    let right = sentences[second]
    let apart = content.agreement.grades.first { $0.group == left.group }?.apart ?? []
    guard !apart.contains(left.effectClass) else { return false }
    var counts: [String: (left: Int, right: Int)] = [:]
    for (index, other) in sentences.enumerated()
    where (other.group != left.group || other.effectClass != left.effectClass)
      && (other.grade == left.grade || other.grade == right.grade)
    {
      for word in words[index] {
        if other.grade == left.grade { counts[word, default: (0, 0)].left += 1 }
        if other.grade == right.grade { counts[word, default: (0, 0)].right += 1 }
      }
    }
    /// How much some words speak for the grade of the first sentence.
    func weight(_ words: Set<String>) -> Double {
      words.sorted().reduce(0) { sum, word in
        guard let count = counts[word] else { return sum }
        return sum + Double(count.left - count.right) / Double(count.left + count.right)
      }
    }
    let own = words[first].subtracting(words[second])
    let others = words[second].subtracting(words[first])
    return weight(own) - weight(others) < -0.000_001
  }

  /// The words of a sentence, and its neighbouring words in pairs, in lower case.
  private static func words(of text: String) -> Set<String> {
    let single = text.lowercased().split { !$0.isLetter }.map(String.init)
    return Set(single).union(zip(single, single.dropFirst()).map { $0 + " " + $1 })
  }

  private func report(
    _ severity: Diagnostic.Severity, _ identifier: String, _ index: Int, _ summary: String, _ explanation: String,
    _ solution: String
  ) -> Diagnostic {
    Diagnostic(
      severity, identifier, file: content.fileName(sentences[index].origin, caseFile: ""),
      range: sentences[index].origin.range, summary: summary, explanation: explanation, solutions: [.init(solution)])
  }
}
