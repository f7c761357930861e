/// Shows a report as a page to read: the scores, then the text with every hard sentence marked and its reasons beside
/// it, then the tables of sentences, sections and words.
///
/// One file without script. Colour is never the only sign: each level has its own line under the text, and the reasons
/// stand after the sentence in words.
public struct ReadabilityPage: Sendable {
  /// Creates a renderer.
  public init() {}

  /// The page of a report, as UTF-8 text. The same report gives the same bytes.
  public func render(_ report: ReadabilityReport) -> String {
    var page = MarkupText(capacity: 32_768)
    page.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    page.element("title", text: "Readability of \(report.file)")
    page.raw("\n<style>\n\(Self.style)</style>\n</head>\n<body>\n<header>\n")
    page.element("h1", text: "Readability of \(report.file)")
    writeScores(report, &page)
    page.raw("</header>\n<main>\n")
    writeLegend(&page)
    page.open("article", [("lang", report.language)])
    page.raw("\n")
    ReadabilityPageText(language: report.language).write(report.blocks, &page)
    page.raw("</article>\n")
    writeHardest(report, &page)
    writeSections(report, &page)
    writeWords("Longest words", nil, report.longestWords, report, &page)
    if report.comparedWords > 0 {
      writeWords(
        ReadabilityWords.unfamiliarTitle, ReadabilityWords.unfamiliarNote(report), report.unfamiliarWords, report, &page
      )
    }
    page.raw("</main>\n</body>\n</html>\n")
    return page.text
  }

  private func writeScores(_ report: ReadabilityReport, _ page: inout MarkupText) {
    let counts = report.counts
    let words = ReadabilityWords.count(counts.words, "word")
    let sentences = ReadabilityWords.count(counts.sentences, "sentence")
    page.element("p", text: "\(words) in \(sentences), \(ReadabilityWords.longWords(counts)).")
    guard let first = report.scores.first else {
      page.element("p", text: "There are no sentences to measure.")
      return
    }
    page.raw(
      "\n<div class=\"scores\" role=\"region\" aria-label=\"Scores\" tabindex=\"0\">\n<table>\n<thead><tr><th scope=\"col\">Formula</th><th scope=\"col\">Score</th>"
    )
    page.raw(
      "<th scope=\"col\">Band</th><th scope=\"col\">Target</th><th scope=\"col\">Status</th></tr></thead>\n<tbody>\n")
    for score in report.scores {
      page.raw("<tr>")
      page.element("th", [("scope", "row")], text: score.name)
      page.element("td", text: ReadabilityNumber.text(score))
      page.element("td", text: score.band ?? "none published")
      page.element("td", text: ReadabilityNumber.target(score))
      page.element("td", text: score.status)
      page.raw("</tr>\n")
    }
    page.raw("</tbody>\n</table>\n</div>\n")
    if !first.isStable {
      page.element("p", [("class", "warning")], text: "Under 100 words: the scores are unstable.")
    }
    if let warning = ReadabilityWords.languageWarning(report) {
      page.element("p", [("class", "warning")], text: warning)
    }
    for score in report.scores {
      page.element("p", [("class", "source")], text: ReadabilityWords.sourceNote(score))
    }
    page.raw("\n")
  }

  private func writeSections(_ report: ReadabilityReport, _ page: inout MarkupText) {
    guard let first = report.scores.first, report.sections.count > 1 else { return }
    let heads = ["Section", "Line", "Words", "Sentences", first.name, "Verdict"]
    writeTable("Sections", heads, &page, footnote: report.sectionsNote) { page in
      for section in report.sections {
        page.raw("<tr>")
        page.element("th", [("scope", "row"), ("lang", report.language)], text: section.title)
        for number in [section.line, section.words, section.sentences] { page.element("td", text: "\(number)") }
        page.element("td", text: section.value.map(ReadabilityNumber.text) ?? "–")
        page.element("td", text: section.verdictShown)
        page.raw("</tr>\n")
      }
    }
  }

  private func writeHardest(_ report: ReadabilityReport, _ page: inout MarkupText) {
    guard !report.hardest.isEmpty else { return }
    writeTable("Hardest sentences", ["Line", "Sentence", "Why"], &page) { page in
      for sentence in report.hardest {
        page.raw("<tr>")
        page.element("th", [("scope", "row")], text: "\(sentence.line)")
        page.element("td", [("lang", report.language)], text: sentence.text)
        page.element("td", text: sentence.reasons.joined(separator: "; "))
        page.raw("</tr>\n")
      }
    }
  }

  private func writeTable(
    _ title: String, note: String? = nil, _ heads: [String], _ page: inout MarkupText, footnote: String? = nil,
    rows: (inout MarkupText) -> Void
  ) {
    page.raw("<section class=\"words\">\n")
    page.element("h2", text: title)
    if let note { page.element("p", text: note) }
    page.raw("\n<div class=\"scores\" role=\"region\" aria-label=\"\(MarkupText.escaped(title))\" tabindex=\"0\">\n")
    page.raw("<table>\n<thead><tr>")
    for head in heads { page.element("th", [("scope", "col")], text: head) }
    page.raw("</tr></thead>\n<tbody>\n")
    rows(&page)
    page.raw("</tbody>\n</table>\n</div>\n")
    if let footnote { page.element("p", [("class", "source")], text: footnote) }
    page.raw("</section>\n")
  }

  private func writeLegend(_ page: inout MarkupText) {
    page.raw("<p class=\"legend\">")
    for (level, name) in Self.levels.enumerated() {
      page.element("span", [("class", "level-\(level)")], text: name)
      page.raw(" ")
    }
    page.raw("</p>\n")
  }

  private static let levels = ["nothing found", "one reason", "two reasons or very long", "three reasons or more"]

  private func writeWords(
    _ title: String, _ note: String?, _ words: [ReadabilityReport.LongWord], _ report: ReadabilityReport,
    _ page: inout MarkupText
  ) {
    guard !words.isEmpty else { return }
    let heads = ["Word", "Syllables", "Letters", "Times", "Line", "Lay word of the glossary"]
    writeTable(title, note: note, heads, &page) { page in
      for word in words {
        page.raw("<tr>")
        page.element("th", [("scope", "row"), ("lang", report.language)], text: word.word)
        for number in [word.syllables, word.letters, word.occurrences, word.line] {
          page.element("td", text: "\(number)")
        }
        page.element("td", [("lang", report.language)], text: word.layWordShown)
        page.raw("</tr>\n")
      }
    }
  }

  private static let style = """
    :root { color-scheme: light; }
    @page { size: A4; margin: 18mm; @bottom-right { content: counter(page) " / " counter(pages); } }
    body { margin: 0 auto; overflow-wrap: anywhere; max-width: 48rem; padding: 1.5rem; background: #fff; color: #1a1a1a;
      font: 1.0625rem/1.7 system-ui, "Liberation Sans", Arial, sans-serif; }
    h1 { font-size: 1.5rem; line-height: 1.3; }
    .scores { overflow-x: auto; }
    th, td { overflow-wrap: normal; }
    table { border-collapse: collapse; width: 100%; font-size: 0.9375rem; line-height: 1.4; }
    th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.6rem 0.3rem 0; border-bottom: 1px solid #767676; }
    .legend span { margin-right: 0.8rem; }
    .level-1 { background: #fff3c4; border-bottom: 2px dotted #7a5b00; }
    .level-2 { background: #ffdcb8; border-bottom: 2px dashed #8a3d00; }
    .level-3 { background: #ffc9c9; border-bottom: 4px double #9b0000; }
    .why { color: #4a4a4a; font-size: 0.8125rem; }
    .warning { font-weight: bold; }
    .source { font-size: 0.875rem; line-height: 1.4; margin: 0.3rem 0; }
    .words { border-top: 1px solid #767676; margin-top: 1rem; break-inside: avoid; }
    h2 { font-size: 1.25rem; line-height: 1.3; }
    article { border-top: 1px solid #767676; margin-top: 1rem; }
    @media print { body { max-width: none; padding: 0; } .level-1, .level-2, .level-3 { print-color-adjust: exact; } }

    """
}

/// What reports say about words.
public enum ReadabilityWords {
  /// The heading of long words that no lay text uses.
  public static let unfamiliarTitle = "Long words that no other lay text uses"

  /// How many words are long, and what that means: `12 long words (more than 6 letters)`.
  public static func longWords(_ counts: ReadabilityReport.Counts) -> String {
    "\(count(counts.longWords, "long word")) (more than \(counts.longWordLetters) letters)"
  }

  /// A number with its noun: `1 word`, `2 words`.
  public static func count(_ number: Int, _ noun: String) -> String { EvidenceReader.count(number, noun) }

  /// Where a formula is published, what else must be known to read its score, and from which length on it takes a word
  /// for long: `LIX: Björnsson C.-H. 1968, Läsbarhet. A long word has more than 6 letters.`
  public static func sourceNote(_ score: ReadabilityReport.FormulaScore) -> String {
    let longWords = score.longWordLetters.map { "A long word has more than \($0) letters." }
    return ["\(score.name): \(score.source).", score.note, longWords].compactMap { $0 }.joined(separator: " ")
  }

  /// A warning that the text seems to be in another language; nil if there is no doubt.
  public static func languageWarning(_ report: ReadabilityReport) -> String? {
    report.otherLanguage.map {
      "The text seems to be in another language (\($0), not \(report.language)): then the scores say nothing. "
        + "Measure it with --language \($0)."
    }
  }

  /// What they were compared with, and what that does not say.
  public static func unfamiliarNote(_ report: ReadabilityReport) -> String {
    "Compared with \(report.comparedWords) words of the leaflets and the vocabulary of the language; a word of the same "
      + "beginning counts as used. There is no list of frequencies: a word may be common elsewhere."
  }
}

/// Numbers of reports.
public enum ReadabilityNumber {
  /// A number with one decimal place: `61.3`.
  public static func text(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e9 else { return "–" }
    let tenths = Int((value * 10).rounded())
    return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }

  /// A score; where rounding makes a missed target look met, with as many places as it takes: `8.04` for the target 8.0.
  public static func text(_ score: ReadabilityReport.FormulaScore) -> String {
    guard let target = score.target, score.meetsTarget == false, text(score.value) == text(target) else {
      return text(score.value)
    }
    let hundredths = Int((score.value * 100).rounded(score.value < target ? .down : .up))
    let digits = abs(hundredths) % 100
    return "\(hundredths < 0 ? "-" : "")\(abs(hundredths) / 100).\(digits < 10 ? "0" : "")\(digits)"
  }

  /// A target with its sign and whether it is met: `≥ 60, met`; `none` where no target holds for the text.
  public static func target(_ score: ReadabilityReport.FormulaScore) -> String {
    guard let target = score.target, let meetsTarget = score.meetsTarget else { return "none" }
    return "\(score.higherIs == "easier" ? "≥" : "≤") \(text(target)), \(meetsTarget ? "met" : "not met")"
  }
}
