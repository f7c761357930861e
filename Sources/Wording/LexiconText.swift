/// A lexicon as one line of printable text, so that a program can hold it as a literal and read it back in one pass.
///
/// The groups of words with the same beginning follow each other, sorted: `word=entries`, with `;` between groups and
/// `,` between entries. An entry is the number of its meanings and its signs, then the words of its phrase. Letters are
/// UTF-8. No word has one of the separators in it, because a text never has them inside words.
enum LexiconText {
  /// What is read before it can be looked up.
  struct Source {
    struct Entry: Hashable {
      var first: [UInt8]
      var isOpenAtStart: Bool
      var isOpenAtEnd: Bool
      var isBare: Bool
      var rest: [Word]
      var meanings: MeaningSet
    }

    struct Word: Hashable {
      var letters: [UInt8]
      var isOpenAtStart: Bool
      var isOpenAtEnd: Bool
      var hasGap: Bool
    }

    var entries: [Entry] = []
  }

  private static let open = UInt8(ascii: "*")
  private static let gap = UInt8(ascii: "~")
  private static let bare = UInt8(ascii: "!")
  private static let inside = UInt8(ascii: "<")
  private static let groupEnd = UInt8(ascii: ";")
  private static let entryEnd = UInt8(ascii: ",")
  private static let wordEnd = UInt8(ascii: "=")
  private static let space = UInt8(ascii: " ")

  // MARK: - Writing

  /// The sets of meanings in their order, and the text.
  static func write(_ entries: [Source.Entry]) -> (sets: [MeaningSet], text: [UInt8]) {
    var numbers: [MeaningSet: Int] = [:]
    var sets: [MeaningSet] = []
    for entry in entries where numbers[entry.meanings] == nil {
      numbers[entry.meanings] = sets.count
      sets.append(entry.meanings)
    }
    var text: [UInt8] = []
    let sorted = entries.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      if a.isOpenAtStart != b.isOpenAtStart { return b.isOpenAtStart }
      if a.first != b.first { return a.first.lexicographicallyPrecedes(b.first) }
      return left.offset < right.offset
    }
    var previous: Source.Entry?
    for (_, entry) in sorted {
      if previous?.first == entry.first, previous?.isOpenAtStart == entry.isOpenAtStart {
        text.append(entryEnd)
      } else {
        if previous != nil { text.append(groupEnd) }
        if entry.isOpenAtStart { text.append(inside) }
        text += entry.first
        text.append(wordEnd)
      }
      text += Array(String(numbers[entry.meanings] ?? 0).utf8)
      if entry.isOpenAtEnd { text.append(open) }
      if entry.isBare { text.append(bare) }
      for word in entry.rest {
        text.append(word.hasGap ? gap : space)
        if word.isOpenAtStart { text.append(open) }
        text += word.letters
        if word.isOpenAtEnd { text.append(open) }
      }
      previous = entry
    }
    return (sets, text)
  }

  // MARK: - Reading

  /// Fills the tables of a lexicon. O(bytes).
  static func read(_ text: UnsafeBufferPointer<UInt8>, sets: [MeaningSet], into lexicon: inout Lexicon) {
    var beginnings: [WordTable.Group] = []
    var interiors: [WordTable.Group] = []
    lexicon.letters.reserveCapacity(text.count)
    lexicon.entries.reserveCapacity(text.count / 10)
    var position = 0
    while position < text.count {
      let isInside = text[position] == inside
      if isInside { position += 1 }
      let start = lexicon.letters.count
      while text[position] != wordEnd {
        lexicon.letters.append(text[position])
        position += 1
      }
      let letters = start..<lexicon.letters.count
      let first = lexicon.entries.count
      repeat {
        position += 1
        readEntry(text, &position, sets, firstLength: letters.count, isInside: isInside, &lexicon)
      } while position < text.count && text[position] == entryEnd
      position += 1
      let group = WordTable.Group(letters: letters, entries: first..<lexicon.entries.count)
      if isInside { interiors.append(group) } else { beginnings.append(group) }
    }
    lexicon.beginnings = WordTable(beginnings, letters: lexicon.letters)
    lexicon.interiors = WordTable(interiors, letters: lexicon.letters)
  }

  private static func readEntry(
    _ text: UnsafeBufferPointer<UInt8>, _ position: inout Int, _ sets: [MeaningSet], firstLength: Int, isInside: Bool,
    _ lexicon: inout Lexicon
  ) {
    var number = 0
    while position < text.count, text[position] >= 0x30, text[position] <= 0x39 {
      number = number * 10 + Int(text[position]) - 0x30
      position += 1
    }
    func accept(_ sign: UInt8) -> Bool {
      guard position < text.count, text[position] == sign else { return false }
      position += 1
      return true
    }
    let isOpen = accept(open)
    let isBare = accept(bare)
    let firstPart = lexicon.parts.count
    var isAnyOpen = isOpen || isInside
    var length = firstLength
    while position < text.count, text[position] == space || text[position] == gap {
      let hasGap = text[position] == gap
      position += 1
      let isOpenAtStart = accept(open)
      let start = lexicon.letters.count
      while position < text.count {
        let byte = text[position]
        if byte == space || byte == gap || byte == entryEnd || byte == groupEnd || byte == open { break }
        lexicon.letters.append(byte)
        position += 1
      }
      let isOpenAtEnd = accept(open)
      isAnyOpen = isAnyOpen || isOpenAtStart || isOpenAtEnd
      length += lexicon.letters.count - start
      lexicon.parts.append(
        Lexicon.Part(
          letters: start..<lexicon.letters.count, isOpenAtStart: isOpenAtStart, isOpenAtEnd: isOpenAtEnd,
          gap: hasGap ? Lexicon.gap : 0))
    }
    let rest = firstPart..<lexicon.parts.count
    lexicon.entries.append(
      Lexicon.Entry(
        meanings: number < sets.count ? sets[number] : MeaningSet(), rest: rest,
        rank: (rest.count + 1) * 1000 + (isAnyOpen ? 0 : 500) + min(length, 400), isOpenAtEnd: isOpen, isBare: isBare))
  }
}
