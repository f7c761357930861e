internal import CommonMark
internal import SourceText

/// Says in words why a Markdown text was not parsed.
enum MarkdownGuard {
  static func diagnostic(_ fault: MarkupLimitExceeded, file: String, at place: SourceRange? = nil) -> Diagnostic {
    let (summary, solution) = words(fault)
    return Diagnostic(
      .error, "markdown-limit", file: file, range: place ?? fault.range, summary: summary,
      explanation: "No letter or leaflet needs this; such text can stop the parser for seconds or hide words.",
      solutions: [.init(solution)])
  }

  private static func words(_ fault: MarkupLimitExceeded) -> (summary: String, solution: String) {
    switch fault.limit {
    case .invalidUTF8:
      ("The text is not UTF-8 at this place.", "Save the file as UTF-8 in the program that wrote it.")
    case .nulCharacter: ("The text holds the character U+0000 at this place.", "Delete it.")
    case .size: ("The text has more than \(fault.value) bytes.", "Divide it into several files.")
    case .blockNesting:
      ("Lists or quotations stand inside each other more than \(fault.value) deep.", "Simplify the text at this place.")
    case .inlineNesting:
      ("Emphasis or links stand inside each other more than \(fault.value) deep.", "Simplify the text at this place.")
    case .brackets: ("There are more than \(fault.value) brackets.", "Simplify the text at this place.")
    case .listItems: ("There are more than \(fault.value) list items.", "Divide the text into several files.")
    case .nodes: ("The text has more than \(fault.value) parts.", "Divide it into several files.")
    }
  }
}
