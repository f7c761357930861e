import Candour

/// Findings as the workflow commands of GitHub Actions, which shows them beside the lines of a change.
enum BuildAnnotations {
  static func text(_ diagnostics: [Diagnostic]) -> String { diagnostics.map(line).joined() }

  private static func line(_ diagnostic: Diagnostic) -> String {
    let command = diagnostic.severity == .information ? "notice" : diagnostic.severity.rawValue
    let start = diagnostic.range.lowerBound
    let end = diagnostic.range.upperBound
    var properties = [
      "file=\(property(diagnostic.file))", "line=\(start.line)", "endLine=\(end.line)",
      "title=\(diagnostic.identifier)",
    ]
    // GitHub ignores columns that span lines.
    if start.line == end.line { properties += ["col=\(start.column)", "endColumn=\(max(end.column, start.column))"] }
    let texts = [diagnostic.summary, diagnostic.explanation] + diagnostic.solutions.map { "→ \($0.summary)" }
    let message = texts.filter { !$0.isEmpty }.joined(separator: "\n")
    return "::\(command) \(properties.joined(separator: ","))::\(data(message))\n"
  }

  /// The escapes of the message of a workflow command.
  private static func data(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n", "\r\n": result += "%0A"
      default: result.append(character)
      }
    }
  }

  /// The escapes of a property, which ends at a colon or comma.
  private static func property(_ text: String) -> String {
    data(text).reduce(into: "") { result, character in
      switch character {
      case ":": result += "%3A"
      case ",": result += "%2C"
      default: result.append(character)
      }
    }
  }
}
