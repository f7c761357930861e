/// Words given one by one or by their parts: `wenn`, `*ung`, `ge*t`; a star stands for one letter or more.
///
/// Words are compared in the form in which they are counted: small letters, composed, one kind of apostrophe.
struct WordPatterns: Sendable {
  private var words = PhraseTable()
  /// The pieces between the stars of each pattern.
  private var patterns: [[[UInt32]]] = []

  init(_ texts: [String]) {
    var whole: [String] = []
    for text in texts {
      let pieces = text.split(separator: "*", omittingEmptySubsequences: false).map { PhraseTable.key(of: $0) }
      if pieces.count == 1 { whole.append(text) } else { patterns.append(pieces) }
    }
    words = PhraseTable(whole)
  }

  var isEmpty: Bool { words.isEmpty && patterns.isEmpty }

  /// Whether a folded word is one of these.
  func contains(_ word: [UInt32]) -> Bool {
    words.contains(word) || patterns.contains { Self.fits($0, word) }
  }

  private static func fits(_ pieces: [[UInt32]], _ word: [UInt32]) -> Bool {
    guard let first = pieces.first, let last = pieces.last, word.starts(with: first),
      word.count >= pieces.reduce(pieces.count - 1, { $0 + $1.count }), word.suffix(last.count).elementsEqual(last)
    else { return false }
    var start = first.count + 1
    for piece in pieces.dropFirst().dropLast() {
      let end = word.count - last.count - 1 - piece.count
      guard start <= end, let found = (start...end).first(where: { word[$0...].starts(with: piece) }) else {
        return false
      }
      start = found + piece.count + 1
    }
    return start + last.count <= word.count
  }
}
