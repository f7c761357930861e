/// The words of one language with their meanings, read where they stand in the program.
struct Lexicon: Sendable {
  var script = LetterTable.Kind.latin
  /// Whether several negations in a clause are one, as in Slavic languages, Greek or Spanish.
  var hasNegativeConcord = false
  /// Beginnings that deny a verb, such as Czech "ne"; folded UTF-8.
  var negationPrefixes: [[UInt8]] = []
  /// The sets of meanings that entries name by number.
  var sets: [MeaningSet] = []
  /// Entries that begin with the beginning of a word.
  var beginnings: WordTable?
  /// Entries that begin anywhere in a word.
  var interiors: WordTable?

  /// The largest number of words that may stand in the gap of a phrase.
  static let gap = 6
}

/// The entries with the same key, those that say most first.
struct WordEntries {
  private var next: UnsafePointer<UInt8>
  private var left: Int

  /// The entries whose number stands at a place, and which stand behind it.
  init(_ head: UnsafePointer<UInt8>) {
    next = head + Digits.wide
    left = Digits.wideValue(head)
  }

  /// The next entry.
  @inline(__always)
  mutating func pop() -> WordEntry? {
    guard left > 0 else { return nil }
    left -= 1
    let entry = WordEntry(body: next + 2)
    next += 2 + Digits.value(next, 2)
    return entry
  }
}

/// A word, a beginning of words or a phrase. Its first words are the key of its group.
struct WordEntry {
  fileprivate let body: UnsafePointer<UInt8>

  /// The number of its meanings in the sets of the lexicon.
  var set: Int { Digits.value(body, 2) }
  /// How much it says: more words win, then exact ones, then longer ones.
  var rank: Int { Digits.value(body + 2, 3) }
  /// Whether the last word of the key may go on.
  var isOpenAtEnd: Bool { flags & 1 != 0 }
  /// Whether it was written with marks and stands here without them.
  var isBare: Bool { flags & 2 != 0 }
  /// How many words follow the key.
  var restCount: Int { Digits.value(body + 6, 1) }
  private var flags: Int { Digits.value(body + 5, 1) }

  /// The words after the key, one after the other.
  var rest: Rest { Rest(next: body + 7, left: restCount) }

  struct Rest {
    fileprivate var next: UnsafePointer<UInt8>
    fileprivate var left: Int

    @inline(__always)
    mutating func pop() -> Part? {
      guard left > 0 else { return nil }
      left -= 1
      let count = Digits.value(next + 1, 2)
      let part = Part(
        letters: UnsafeBufferPointer(start: next + 3, count: count), flags: Digits.value(next, 1))
      next += 3 + count
      return part
    }
  }

  /// A word of a phrase after its key.
  struct Part {
    let letters: UnsafeBufferPointer<UInt8>
    fileprivate let flags: Int

    /// How many other words may stand before it.
    var gap: Int { flags & 4 != 0 ? Lexicon.gap : 0 }

    /// Whether a word of a text is this one.
    func fits(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
      guard word.count >= letters.count else { return false }
      switch flags & 3 {
      case 0: return word.count == letters.count && isAt(0, word)
      case 2: return isAt(0, word)
      case 1: return isAt(word.count - letters.count, word)
      default: return (0...word.count - letters.count).contains { isAt($0, word) }
      }
    }

    private func isAt(_ place: Int, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
      for index in letters.indices where letters[index] != word[place + index] { return false }
      return true
    }
  }
}
