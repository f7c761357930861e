internal import Candour

/// The place of a section that waits for its text: the comment, what the contract asks for, and the English text as a
/// note. Nothing of it can ever be printed.
enum SectionSkeleton {
  /// A section, beginning with its comment and ending before the next one.
  static func section(_ unit: TranslationUnit) -> String {
    guard let comment = unit.comment, let english = unit.english else { return "" }
    let notes = unit.guidance.map(NoteText.note) + [englishNote(english.text)]
    return "\(line(comment, source: english.digest))\n\n" + notes.joined(separator: "\n\n") + "\n\n"
  }

  /// The English text as a note.
  static func englishNote(_ text: String) -> String { NoteText.note("English:\n\n\(UnitText.substance(text))\n\n") }

  /// The comment that opens a section.
  static func line(_ comment: SectionComment, source: String) -> String {
    var line = "<!-- section: \(comment.id)"
    if !comment.readers.isEmpty { line += " reader: " + comment.readers.joined(separator: " ") }
    if !comment.triggers.isEmpty { line += " trigger: " + comment.triggers.joined(separator: " ") }
    return line + " source: \(source) -->"
  }
}
