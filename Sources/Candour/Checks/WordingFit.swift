internal import Wording

/// What the weights of forbidden wording are fitted to, as text: what `.ci/wording-fit` reads.
package enum WordingFit {
  /// The names of the features in `Templates/forbidden-wording.yml` and in `Templates/wording-order.yml`, one a line;
  /// empty without rules.
  package static func names(_ content: Content) -> (features: [String], order: [String]) {
    guard let rules = content.wordingRules else { return ([], []) }
    return (rules.featureNames, rules.orderFeatureNames)
  }

  /// A line for each example of a language: its line in the file, half, category, verdict and document; then for each
  /// sentence its features, features of order, the sum of its words and the whole sum, with `;` between and `,` in them.
  /// Separated by tabs. Empty if the language has no rules or no examples.
  package static func lines(tag: String, content: Content) -> [String] {
    guard let examples = WordingExamples(tag: tag, content: content) else { return [] }
    return examples.examples.map { example in
      let sentences = examples.read(example) { reader, text, sentences in
        reader.evidence(in: text, sentences: sentences)
      }
      let fields = [
        String(example.line), example.half, example.category, example.verdict, example.kind.rawValue,
      ]
      return (fields + sentences.map(field)).joined(separator: "\t")
    }
  }

  private static func field(_ evidence: SentenceEvidence) -> String {
    let lists = [evidence.features, evidence.orderFeatures, [evidence.words], [evidence.sum]]
    return lists.map { $0.map(String.init).joined(separator: ",") }.joined(separator: ";")
  }
}
