import Candour
import Foundation

/// Findings as text for people, and as JSON.
struct DiagnosticText {
  let showsValues: Bool
  let sources: SourceLines
  let usesColour: Bool

  static func json(_ diagnostics: [Diagnostic], showsValues: Bool) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(DiagnosticFile(diagnostics, showsValues: showsValues)), as: UTF8.self)
      + "\n"
  }

  func text(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map(text).joined()
  }

  private func text(_ diagnostic: Diagnostic) -> String {
    let start = diagnostic.range.lowerBound
    var text = "\(diagnostic.file):\(start.line):\(start.column): "
    text +=
      coloured(diagnostic.severity.rawValue, diagnostic.severity)
      + ": \(diagnostic.summary) [\(diagnostic.identifier)]\n"
    text += excerpt(diagnostic)
    if !diagnostic.explanation.isEmpty { text += "  \(diagnostic.explanation)\n" }
    if showsValues, let detail = diagnostic.privateDetail { text += "  Value: \(detail)\n" }
    for note in diagnostic.notes {
      text += "  \(note.file):\(note.range.lowerBound.line):\(note.range.lowerBound.column): \(note.message)\n"
    }
    for solution in diagnostic.solutions { text += "  → \(solution.summary)\n" }
    return text
  }

  /// The line of the file with the place marked. A line of a case is shown only on request.
  private func excerpt(_ diagnostic: Diagnostic) -> String {
    guard diagnostic.range != .startOfFile, showsValues || !sources.isCase(diagnostic.file),
      let line = sources.line(diagnostic.range.lowerBound.line, of: diagnostic.file)
    else { return "" }
    let bytes = Array(line.utf8)
    let from = Swift.min(diagnostic.range.lowerBound.column - 1, bytes.count)
    let isOneLine = diagnostic.range.upperBound.line == diagnostic.range.lowerBound.line
    let to =
      isOneLine
      ? Swift.min(Swift.max(diagnostic.range.upperBound.column - 1, from + 1), Swift.max(bytes.count, from + 1))
      : bytes.count
    let before = String(decoding: bytes[..<from], as: UTF8.self)
    let marked = from < bytes.count ? String(decoding: bytes[from..<Swift.min(to, bytes.count)], as: UTF8.self) : ""
    let caret =
      String(repeating: " ", count: before.count) + "^" + String(repeating: "~", count: Swift.max(marked.count - 1, 0))
    return "  | \(line)\n  | \(coloured(caret, diagnostic.severity))\n"
  }

  private func coloured(_ text: String, _ severity: Diagnostic.Severity) -> String {
    guard usesColour else { return text }
    let code =
      switch severity {
      case .error: "31"
      case .warning: "33"
      case .information: "36"
      }
    return "\u{1B}[1;\(code)m\(text)\u{1B}[0m"
  }
}
