import Candour
import Foundation

/// Reports on readability for a terminal and for programs.
enum ReadabilityText {
  /// A report for people.
  static func text(_ report: ReadabilityReport) -> String {
    let counts = report.counts
    var text = "\(report.file) (\(report.language))\n"
    text += "\(counts.words) words, \(counts.sentences) sentences, \(counts.syllables) syllables, "
    text += "\(counts.types) different words, \(counts.longWords) long words\n\n"
    guard let first = report.scores.first else { return text + "There are no sentences to measure.\n" }
    if !first.isStable { text += "Under 100 words: the scores are unstable.\n\n" }
    text += scores(report) + "\n" + sections(report, first)
    if !report.hardest.isEmpty { text += "\nHardest sentences\n" }
    for sentence in report.hardest {
      text += "\n\(report.file):\(sentence.line):\(sentence.column): \(sentence.text)\n"
      text += sentence.reasons.map { "    \($0)\n" }.joined()
    }
    if !report.longestWords.isEmpty {
      text += "\nLongest words\n\n"
      text += TextTable.text(
        head: ["Word", "Syllables", "Letters", "Times", "Line"],
        rows: report.longestWords.map {
          [$0.word, "\($0.syllables)", "\($0.letters)", "\($0.occurrences)", "\($0.line)"]
        })
    }
    for reason in report.unsupported { text += "\nNot told in this language: \(reason)\n" }
    return text
  }

  private static func scores(_ report: ReadabilityReport) -> String {
    var text = TextTable.text(
      head: ["Formula", "Score", "Band", "Target", "Status"],
      rows: report.scores.map {
        [$0.name, ReadabilityNumber.text($0.value), $0.band ?? "–", ReadabilityNumber.target($0), $0.status]
      })
    guard let first = report.scores.first else { return text }
    text += "\n\(first.name): \(first.source).\n"
    if let note = first.note { text += note + "\n" }
    return text
  }

  private static func sections(_ report: ReadabilityReport, _ first: ReadabilityReport.FormulaScore) -> String {
    TextTable.text(
      head: ["Section", "Line", "Words", "Sentences", first.name, ""],
      rows: report.sections.map { section in
        [
          section.title, "\(section.line)", "\(section.words)", "\(section.sentences)",
          section.value.map(ReadabilityNumber.text) ?? "–", section.meetsTarget == false ? "misses the target" : "",
        ]
      })
  }

  private struct File: Encodable {
    var version = 1
    var reports: [ReadabilityReport]
  }

  /// Reports for programs; the version changes when a reader would break.
  static func json(_ reports: [ReadabilityReport]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(File(reports: reports)), as: UTF8.self) + "\n"
  }
}

/// All content at a glance: each language and document against its target.
enum ReadabilityOverview {
  static func text(_ files: ContentFiles, language: String?) throws -> String {
    var rows: [[String]] = []
    for tag in ReadabilityReader.languages(in: files) where language == nil || language == tag {
      do throws(ReadabilityReader.Fault) { rows += try self.rows(tag, files) } catch {
        throw CleanFault(description: error.description)
      }
    }
    return TextTable.text(
      head: ["Language", "Document", "Words", "Formula", "Score", "Target", "Status", "Hardest sections"], rows: rows)
  }

  private static func rows(_ tag: String, _ files: ContentFiles) throws(ReadabilityReader.Fault) -> [[String]] {
    let reader = try ReadabilityReader(language: tag, files: files)
    var rows: [[String]] = []
    for kind in DocumentKind.allCases {
      let path = "Locales/\(tag)/\(kind.rawValue).md"
      guard let bytes = files.bytes(of: path) else { continue }
      let report = try reader.report(bytes, file: files.displayName(of: path))
      guard let score = report.scores.first else { continue }
      // The score of a few words says nothing.
      let sections = report.sections.filter { $0.words >= 20 }.compactMap { section in
        section.value.map { (section.title, $0) }
      }
      let hardest = sections.sorted { score.higherIs == "easier" ? $0.1 < $1.1 : $0.1 > $1.1 }.prefix(3)
      rows.append([
        tag, kind.rawValue, "\(report.counts.words)", score.name, ReadabilityNumber.text(score.value),
        ReadabilityNumber.target(score), score.status,
        hardest.map { "\($0.0) \(ReadabilityNumber.text($0.1))" }.joined(separator: ", "),
      ])
    }
    return rows
  }
}

/// A fault that is shown as it is.
private struct CleanFault: Error, CustomStringConvertible { let description: String }
