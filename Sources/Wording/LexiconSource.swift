/// The words of a language before they are compiled.
enum LexiconSource {
  struct Entry: Hashable {
    var words: [Word]
    /// Whether it was written with marks and stands here without them.
    var isBare: Bool
    var meanings = MeaningSet()

    /// How much it says: more words win, then exact ones, then longer ones.
    var rank: Int {
      let isAnyOpen = words.contains { $0.isOpenAtStart || $0.isOpenAtEnd }
      let length = words.reduce(0) { $0 + $1.letters.bytes.count }
      return words.count * 1000 + (isAnyOpen ? 0 : 500) + min(length, 400)
    }

    /// How many words from the first on follow each other as they are, the last one perhaps open at its end: they are
    /// looked up at once.
    var keyCount: Int {
      if words[0].isOpenAtStart { return 1 }
      var count = 1
      while count < words.count, !words[count - 1].isOpenAtEnd, !words[count].isOpenAtStart, words[count].gap == 0 {
        count += 1
      }
      return count
    }
  }

  struct Word: Hashable {
    var letters: Letters
    var isOpenAtStart: Bool
    var isOpenAtEnd: Bool
    /// How many other words may stand before it.
    var gap: Int
  }

  /// The letters of a word or of several, UTF-8. An array would be hashed byte by byte, which took most of the time of a
  /// language.
  struct Letters: Hashable {
    var bytes: [UInt8]

    func hash(into hasher: inout Hasher) { bytes.withUnsafeBytes { hasher.combine(bytes: $0) } }
  }
}
