import Candour
import Foundation

/// Reports on readability for a terminal and for programs.
enum ReadabilityText {
  /// A report for people, no line of which is wider than their terminal.
  static func text(_ report: ReadabilityReport) -> String { TextLines.fitted(lines(report)) }

  private static func lines(_ report: ReadabilityReport) -> String {
    let counts = report.counts
    var text = "\(report.file) (\(report.language))\n"
    let numbers = [
      (counts.words, "word"), (counts.sentences, "sentence"), (counts.syllables, "syllable"),
      (counts.types, "different word"),
    ].map { ReadabilityWords.count($0.0, $0.1) }
    text += (numbers + [ReadabilityWords.longWords(counts)]).joined(separator: ", ") + "\n\n"
    guard let first = report.scores.first else { return text + "There are no sentences to measure.\n" }
    if let warning = ReadabilityWords.languageWarning(report) { text += warning + "\n\n" }
    if !first.isStable { text += "Under 100 words: the scores are unstable.\n\n" }
    text += scores(report) + "\n" + sections(report, first)
    if !report.hardest.isEmpty { text += "\nHardest sentences\n" }
    for sentence in report.hardest {
      text += "\n\(report.file):\(sentence.line):\(sentence.column): \(sentence.text)\n"
      text += sentence.reasons.map { "    \($0)\n" }.joined()
    }
    if !report.longestWords.isEmpty { text += "\nLongest words\n\n" + words(report.longestWords) }
    if report.comparedWords > 0, !report.unfamiliarWords.isEmpty {
      text += "\n\(ReadabilityWords.unfamiliarTitle)\n\(ReadabilityWords.unfamiliarNote(report))\n\n"
      text += words(report.unfamiliarWords)
    }
    for reason in report.unsupported { text += "\nNot told in this language: \(reason)\n" }
    return text
  }

  private static func words(_ words: [ReadabilityReport.LongWord]) -> String {
    TextTable.text(
      head: ["Word", "Syllables", "Letters", "Times", "Line", "Lay word of the glossary"],
      rows: words.map {
        [$0.word, "\($0.syllables)", "\($0.letters)", "\($0.occurrences)", "\($0.line)", $0.layWordShown]
      })
  }

  private static func scores(_ report: ReadabilityReport) -> String {
    var text = TextTable.text(
      head: ["Formula", "Score", "Band", "Target", "Status"],
      rows: report.scores.map {
        [$0.name, ReadabilityNumber.text($0), $0.band ?? "–", ReadabilityNumber.target($0), $0.status]
      })
    for score in report.scores { text += "\n" + ReadabilityWords.sourceNote(score) + "\n" }
    return text
  }

  private static func sections(_ report: ReadabilityReport, _ first: ReadabilityReport.FormulaScore) -> String {
    TextTable.text(
      head: ["Section", "Line", "Words", "Sentences", first.name, "Verdict"],
      rows: report.sections.map { section in
        [
          section.title, "\(section.line)", "\(section.words)", "\(section.sentences)",
          section.value.map(ReadabilityNumber.text) ?? "–", section.verdictShown,
        ]
      }) + (report.sectionsNote.map { "\n\($0)\n" } ?? "")
  }

  private struct File: Encodable {
    var version = 1
    var reports: [ReadabilityReport]
  }

  /// Reports for programs; the version changes when a reader would break.
  static func json(_ reports: [ReadabilityReport]) throws -> String { try encoded(File(reports: reports)) }

  static func encoded(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
  }
}

/// All content at a glance, for a terminal and for programs.
enum OverviewText {
  static func text(_ overview: ReadabilityOverview) -> String {
    let rows = overview.languages.flatMap { language in language.documents.map { row(language.tag, $0) } }
    let head = [
      "Language", "Document", "Words", "Formula", "Composed", "As kept", "Target", "Status", "Hardest sections",
    ]
    let note =
      "Composed: the documents of an example case, for every reader, before and after the treatment, from the hardest "
      + "to the easiest. As kept: the text with a short word for each value.\n"
    return TextTable.text(head: head, rows: rows) + "\n" + TextLines.fitted(note)
  }

  private static func row(_ tag: String, _ document: ReadabilityOverview.Document) -> [String] {
    let score = document.score
    let sections = document.hardestSections.map { "\($0.title) \(ReadabilityNumber.text($0.value ?? 0))" }
    return [
      tag, document.kind.rawValue, "\(document.words)", score.name, document.composed?.rangeShown ?? "–",
      ReadabilityNumber.text(score.value), ReadabilityNumber.target(document.shown), score.status,
      sections.joined(separator: ", "),
    ]
  }

  private struct File: Encodable {
    var version = 1
    var overview: ReadabilityOverview
  }

  static func json(_ overview: ReadabilityOverview) throws -> String {
    try ReadabilityText.encoded(File(overview: overview))
  }
}
