package import Candour

/// How far one document of a language has come, counted in units.
package struct DocumentProgress: Sendable {
  package var tag: String
  package var document: DocumentKind
  package var total = 0
  package var done = 0
  package var stale = 0
  package var missing = 0
  package var errors = 0
  package var approval = ""
}

extension LanguageUnits {
  /// The progress of a document: its sections, and the words that all documents share.
  package func progress(of document: DocumentKind, state: TextState, errors: Int) -> DocumentProgress {
    var progress = DocumentProgress(tag: tag, document: document, errors: errors, approval: state.approval)
    for unit in units where unit.english != nil && unit.file == "\(document.rawValue).md" {
      progress.total += 1
      switch unit.state {
      case .missing: progress.missing += 1
      case .stale, .unrecorded: progress.stale += 1
      case .done, .approved: progress.done += 1
      }
    }
    return progress
  }
}
