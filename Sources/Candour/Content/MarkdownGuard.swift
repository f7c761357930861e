internal import CommonMark
internal import SourceText

/// Says in words why a Markdown text was not parsed.
enum MarkdownGuard {
  static func diagnostic(_ fault: MarkupLimitExceeded, file: String, at place: SourceRange? = nil) -> Diagnostic {
    Diagnostic(
      .error, "markdown-limit", file: file, range: place ?? fault.range,
      summary: "The text exceeds the limit of \(fault.limit.rawValue) (\(fault.value)).",
      explanation: "No letter or leaflet needs this; such text can stop the parser for seconds or hide words.",
      solutions: [.init("Simplify the text at this place.")])
  }
}
