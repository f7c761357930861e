internal import Candour

/// A note that the workshop writes where the English text has changed: `stale 1f2e3d4c english 9a8b7c6d`.
///
/// It holds the digest of the translation as it was when the note was written, so that the next run sees whether a
/// person has mended the text since, and the digest of the English text that it shows.
struct StaleMark: Equatable {
  var translation: String
  var english: String

  /// Reads the first words of a note or of a comment.
  init?(_ text: some StringProtocol) {
    let words = text.split(maxSplits: 4, whereSeparator: { $0.isWhitespace || $0 == ":" })
    guard words.count >= 4, words[0] == "stale", words[2] == "english" else { return nil }
    translation = String(words[1])
    english = String(words[3])
  }

  init(translation: String, english: String) {
    self.translation = translation
    self.english = english
  }

  var head: String { "stale \(translation) english \(english)" }

  /// The digest of the words of a translation: where lines break, and blank lines, are no change of a text.
  static func digest(_ text: String) -> String {
    let words = UnitText.substance(text).split(whereSeparator: \.isWhitespace)
    return ContentDigest.short(words.joined(separator: " ").utf8)
  }

  /// What is said where the earlier English text is not to be had.
  static let unknown = "The earlier English text is not to be had: compare the whole text with the English as it is."
}

/// Texts within comments of HTML.
enum NoteText {
  /// A note for translators; what would end the comment is taken apart.
  static func note(_ text: String) -> String {
    var safe = text
    while let end = safe.range(of: "-->") { safe.replaceSubrange(end, with: "-- >") }
    return "<!-- note: \(safe) -->"
  }

  /// The places of the notes of a text that a condition picks, each with the blank line before it.
  static func ranges(in bytes: [UInt8], within body: Range<Int>, where isWanted: (String) -> Bool) -> [Range<Int>] {
    var found: [Range<Int>] = []
    let opening = Array("<!-- note:".utf8)
    let closing = Array("-->".utf8)
    var index = body.lowerBound
    while index + opening.count <= body.upperBound {
      guard bytes[index] == opening[0], bytes[index..<index + opening.count].elementsEqual(opening) else {
        index += 1
        continue
      }
      var end = index + opening.count
      while end + 3 <= body.upperBound, !bytes[end..<end + 3].elementsEqual(closing) { end += 1 }
      let text = String(decoding: bytes[index + opening.count..<min(end, body.upperBound)], as: UTF8.self)
      end = min(end + 3, body.upperBound)
      if isWanted(text.trimmed) {
        var start = index
        while start > body.lowerBound, bytes[start - 1] == 0x0A || bytes[start - 1] == 0x0D { start -= 1 }
        found.append(start..<end)
      }
      index = end
    }
    return found
  }
}
