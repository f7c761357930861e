import SourceText
import TestSupport

@testable import Candour

/// Small content: the real contracts, and an English folder that holds only what a test writes.
enum ContentFixture {
  static let emptyDocument = "<!-- section: a -->\n\n## A\n"

  /// Files with the templates of the package and a few files of languages.
  static func files(_ locales: [String: String?]) -> ContentFiles {
    var changes: [String: String?] = [
      "Locales/en/locale.yml": SampleContent.text("Locales/en/locale.yml"), "Locales/en/page.yml": "language: en\n",
      "Locales/en/vocabulary.yml": "language: en\n", "Locales/en/disclaimers.yml": "# none\nsource: \"\"\n",
      "Locales/en/forbidden-wording.yml": "words: {}\n",
    ]
    for kind in DocumentKind.allCases { changes["Locales/en/\(kind.rawValue).md"] = emptyDocument }
    for (path, text) in locales { changes["Locales/" + path] = text }
    return SampleContent.files(changes) { $0.hasPrefix("Templates/") }
  }

  /// What reading an English letter reports.
  static func diagnostics(letter: String) -> [Diagnostic] {
    Content.load(files(["en/physician-letter.md": letter]), languages: ["en"], countries: []).diagnostics
  }

  /// What reading a section of a letter reports. Marks show the places; the heading takes the first three lines.
  static func diagnostics(section: String) -> (found: [Diagnostic], marks: [SourceRange]) {
    let marked = MarkedText("<!-- section: a -->\n\n## A\n\n" + section + "\n")
    return (diagnostics(letter: marked.text), marked.ranges)
  }
}
