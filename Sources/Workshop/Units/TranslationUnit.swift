package import Candour
package import SourceText

/// One text of a language beside the English text that it is made from: a variant of a section of a document, or an
/// entry of a file of words.
///
/// The table of languages, `locales update`, the exchange with translation tools and the preview all speak of these.
package struct TranslationUnit: Sendable {
  /// How far a text has come.
  package enum State: String, Sendable, CaseIterable {
    /// There is no text yet.
    case missing
    /// There is a text, but nobody has written down which English text it was made from.
    case unrecorded = "source not recorded"
    /// The English text has changed since.
    case stale
    /// There is a text of the English text as it is.
    case done
    /// Every role has approved it.
    case approved
  }

  /// The text that it is made from.
  package struct English: Sendable {
    /// The text as it stands, notes for translators included.
    package var text: String
    /// The digest of the section, or of the file of words.
    package var digest: String
    /// The file.
    package var path: String
    /// The place in the file.
    package var range: SourceRange
  }

  /// The text of the language.
  package struct Translation: Sendable {
    /// The text as it stands; empty if only its place is there.
    package var text: String
    /// The digest of the English text that it was made from, as it is written down.
    package var recorded: String?
    /// The file.
    package var path: String
    /// The place of the text in the file.
    package var bytes: Range<Int>
    /// The place that a person looks at: the comment of a section, the text of an entry.
    package var range: SourceRange
  }

  /// The file of the folder of a language: `patient-information.md`, `page.yml`.
  package var file: String
  /// The name within the file: `your-choice.adult.before`, `labels.case`.
  package var name: String
  /// The parts of the path of an entry of a file of words; empty for a section.
  package var path: [String]
  /// The attributes of a section.
  package var comment: SectionComment?
  /// The English text; nil for a text that only this language has.
  package var english: English?
  /// The text of the language; nil if even its place is not there.
  package var translation: Translation?
  /// How far it has come.
  package var state: State
  /// What a translator must know: what the contract asks for, and the notes of the writers.
  package var guidance: [String]

  /// Whether a person has written words.
  package var hasText: Bool { translation.map { !UnitText.isBlank($0.text) } ?? false }
}

/// Questions to the text of a unit.
enum UnitText {
  /// Whether nothing but notes and blanks stands in a text.
  static func isBlank(_ text: String) -> Bool { substance(text).isEmpty }

  /// The text without notes for translators and without blank lines at its ends.
  static func substance(_ text: String) -> String {
    String(decoding: SectionScanner.substance(of: Array(text.utf8)[...]), as: UTF8.self)
  }

  /// The notes for translators in a text, without the signs of a comment.
  static func notes(in text: String) -> [String] {
    var notes: [String] = []
    var rest = text[...]
    while let start = rest.range(of: "<!-- note:") {
      let end = rest[start.upperBound...].range(of: "-->")
      let note = rest[start.upperBound..<(end?.lowerBound ?? rest.endIndex)]
      notes.append(String(note).trimmed)
      rest = rest[(end?.upperBound ?? rest.endIndex)...]
    }
    return notes
  }
}

extension StringProtocol {
  /// The text without white space at its ends.
  var trimmed: String {
    var text = self[...]
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }

  /// The first place of a text.
  func range(of wanted: String) -> Range<Index>? {
    let bytes = Array(wanted.utf8)
    guard let first = bytes.first else { return nil }
    var index = utf8.startIndex
    while let found = utf8[index...].firstIndex(of: first) {
      if utf8[found...].starts(with: bytes) {
        return found..<utf8.index(found, offsetBy: bytes.count)
      }
      index = utf8.index(after: found)
    }
    return nil
  }
}
