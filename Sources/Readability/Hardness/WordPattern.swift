/// Words given one by one or by their parts: `wenn`, `*ung`, `ge*t`; a star stands for one letter or more.
///
/// Words are compared in the form in which they are counted: small letters, composed, one kind of apostrophe.
struct WordPatterns: Sendable {
  private var words = PhraseTable()
  /// The pieces between the stars of each pattern.
  private var patterns: [[[UInt32]]] = []

  /// Takes the texts of one word; those of several are for ``PhrasePatterns``.
  init(_ texts: [String]) {
    var whole: [String] = []
    for text in texts where !text.contains(" ") {
      let pieces = text.split(separator: "*", omittingEmptySubsequences: false).map { PhraseTable.key(of: $0) }
      if pieces.count == 1 { whole.append(text) } else { patterns.append(pieces) }
    }
    words = PhraseTable(whole)
  }

  var isEmpty: Bool { words.isEmpty && patterns.isEmpty }

  /// Whether one of them is given by its parts.
  var hasStar: Bool { !patterns.isEmpty }

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

/// Several words in a row, each given like one of ``WordPatterns``: `so that`, `att *a`.
struct PhrasePatterns: Sendable {
  /// The phrases, the longest first.
  private var phrases: [[WordPatterns]] = []
  /// The places of the phrases that begin with a word, and of those that begin with a star, in order.
  private var byFirst: [[UInt32]: [Int]] = [:]
  private var withStarFirst: [Int] = []
  private var firsts = WordPatterns([])
  private let named: WordPatterns

  /// Takes the texts that have more than one word; the others are no phrases.
  ///
  /// - Parameters:
  ///   - texts: The phrases, with single spaces.
  ///   - named: Words for which no star stands, so that a phrase has them only where it names them: Norwegian `har *t`
  ///     is `har testet` (has tested) and not `har blitt` (has been).
  init(_ texts: [String], named: WordPatterns = WordPatterns([])) {
    let split = texts.map { $0.split(separator: " ").map(String.init) }.filter { $0.count > 1 }
      .sorted { $0.count > $1.count }
    phrases = split.map { words in words.map { WordPatterns([$0]) } }
    firsts = WordPatterns(split.map { $0[0] })
    self.named = named
    for (place, words) in split.enumerated() {
      if phrases[place][0].hasStar {
        withStarFirst.append(place)
      } else {
        byFirst[PhraseTable.key(of: words[0]), default: []].append(place)
      }
    }
  }

  /// Whether a phrase begins with a folded word.
  func canBegin(with word: [UInt32]) -> Bool { firsts.contains(word) }

  /// The longest phrase that fits.
  ///
  /// - Parameter word: The folded word so many places behind the first; nil where the text does not go on.
  /// - Returns: How many words it has; nil if none fits.
  func longest(_ word: (Int) -> [UInt32]?) -> Int? {
    guard let first = word(0) else { return nil }
    // The first that fits is the longest of its list.
    let given = (byFirst[first] ?? []).first { fits(phrases[$0], word) }
    let starred = withStarFirst.first { fits(phrases[$0], word) }
    return [given, starred].compactMap { $0.map { phrases[$0].count } }.max()
  }

  private func fits(_ phrase: [WordPatterns], _ word: (Int) -> [UInt32]?) -> Bool {
    phrase.indices.allSatisfy { place in
      word(place).map { phrase[place].contains($0) && !(phrase[place].hasStar && named.contains($0)) } ?? false
    }
  }
}
