package import Candour

/// How far texts of a language have come, counted in units: done, stale and missing ones make the total.
package struct TextProgress: Sendable, Equatable {
  package private(set) var total = 0
  package private(set) var done = 0
  /// Made from another English text than the one as it is, or from one that nobody wrote down.
  package private(set) var stale = 0
  package private(set) var missing = 0

  /// Counts the units that have an English text.
  package init(_ units: some Sequence<TranslationUnit>) {
    for unit in units where unit.english != nil {
      total += 1
      switch unit.state {
      case .missing: missing += 1
      case .stale, .unrecorded: stale += 1
      case .done, .approved: done += 1
      }
    }
  }
}

/// A file of a language that is written by hand and has no text to be translated one by one.
package struct LanguageFile: Sendable, Equatable {
  /// Whether somebody has written in it.
  package enum State: String, Sendable {
    case written
    /// The file holds nothing but comments and empty places.
    case waiting = "not written yet"
    case absent = "not there"
  }

  /// The name in the folder of the language.
  package var name: String
  /// The path within the content.
  package var path: String
  package var state: State
}

extension LanguageUnits {
  /// The progress of a document: its sections.
  package func progress(of document: DocumentKind) -> TextProgress {
    TextProgress(units.lazy.filter { $0.file == "\(document.rawValue).md" })
  }

  /// The progress of the words that all documents share.
  package var progressOfWords: TextProgress { TextProgress(units.lazy.filter { !$0.path.isEmpty }) }

  /// What a language has besides its documents and words: forms, lists of words, data for measuring. A regional variant
  /// has what its language has.
  package var otherFiles: [LanguageFile] {
    (["locale.yml"] + rules.forms.map(\.file)).map { name in
      let paths = LanguageTag.fallbacks(of: tag).map { "Locales/\($0)/\(name)" }
      guard let path = paths.first(where: { files.bytes(of: $0) != nil }) else {
        return LanguageFile(name: name, path: paths[0], state: .absent)
      }
      let isWaiting = WaitingWords.isWaiting(files.bytes(of: path) ?? [])
      return LanguageFile(name: name, path: path, state: isWaiting ? .waiting : .written)
    }
  }
}
