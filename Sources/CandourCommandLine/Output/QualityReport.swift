import Candour
import Foundation

/// Prints how well the rules of forbidden wording do, language by language.
enum QualityReport {
  static func run(_ files: ContentFiles, languages: Set<String>?, _ options: DiagnosticOptions) throws {
    let tags = Set(files.checkedTags.filter { !$0.contains("-") })
    let (content, faults) = Content.load(files, languages: languages ?? tags, countries: [])
    let qualities = tags.sorted().compactMap { WordingQuality(tag: $0, content: content) }
    try options.finish(faults, SourceLines(content: files)) {
      guard qualities.contains(where: { !$0.scores.isEmpty }) else {
        return "There are no sentences to measure with: no language has its wording-examples.tsv here.\n"
      }
      return table(qualities) + (languages == nil ? "" : qualities.map(misses).joined())
    }
  }

  private static func table(_ qualities: [WordingQuality]) -> String {
    var rows: [[String]] = []
    for half in ["unseen", "seen"] {
      var total = WordingQuality.Score()
      for quality in qualities {
        guard let score = quality.scores[half] else { continue }
        rows.append(row(quality.tag, half, score))
        total.add(score)
      }
      if qualities.count > 1 { rows.append(row("all", half, total)) }
    }
    return TextTable.text(
      head: [
        "Language", "Half", "Forbidden", "Silent", "Recall", "Precision", "Benign", "With error", "With review",
      ], rows: rows)
  }

  private static func row(_ tag: String, _ half: String, _ score: WordingQuality.Score) -> [String] {
    [
      tag, half, "\(score.forbidden)", percent(score.silentShare), percent(score.recall), percent(score.precision),
      "\(score.benign)", percent(score.wrongShare), percent(score.reviewShare),
    ]
  }

  private static func percent(_ share: Double) -> String {
    let tenths = Int((share * 1000).rounded())
    return "\(tenths / 10).\(tenths % 10) %"
  }

  private static func misses(_ quality: WordingQuality) -> String {
    guard !quality.misses.isEmpty else { return "" }
    return "\n\(quality.tag), seen sentences judged otherwise:\n"
      + quality.misses.map { "\($0.line): \($0.category) \($0.verdict), \($0.judged): \($0.sentence)\n" }.joined()
  }
}
