/// Writes a lexicon in the form in which it is read where it stands, without a pass over it at the start.
///
/// Everything is printable text, so that a program can hold it as a literal: numbers are written in digits of six bits
/// (``Digits``), words as UTF-8. ``WordTable`` reads what is written here.
enum LexiconWriter {
  /// The sets of meanings in their order, and the tables of beginnings and of interiors.
  static func write(_ entries: [LexiconSource.Entry]) -> (sets: [MeaningSet], tables: [[UInt8]]) {
    var numbers: [MeaningSet: Int] = [:]
    var sets: [MeaningSet] = []
    for entry in entries where numbers[entry.meanings] == nil {
      numbers[entry.meanings] = sets.count
      sets.append(entry.meanings)
    }
    let tables = [false, true].map { isInside in
      table(entries.filter { $0.words[0].isOpenAtStart == isInside }, numbers, isInside: isInside)
    }
    return (sets, tables)
  }

  /// A table of entries; empty without any.
  private static func table(
    _ entries: [LexiconSource.Entry], _ numbers: [MeaningSet: Int], isInside: Bool
  ) -> [UInt8] {
    var places: [LexiconSource.Letters: Int] = [:]
    var groups: [(key: [UInt8], entries: [LexiconSource.Entry])] = []
    places.reserveCapacity(entries.count)
    groups.reserveCapacity(entries.count)
    for entry in entries {
      let key = Self.key(of: entry)
      if let place = places[key] {
        groups[place].entries.append(entry)
      } else {
        places[key] = groups.count
        groups.append((key.bytes, [entry]))
      }
    }
    guard !groups.isEmpty else { return [] }
    var area: [UInt8] = []
    var filter = WordFilter(count: groups.count)
    let size = WordTable.power(over: groups.count * 3 / 2)
    var slots = [(sign: UInt8, group: Int)](repeating: (WordTable.empty, 0), count: size)
    var hasLetterBehind = false
    for group in groups {
      let isOpen = group.entries.contains { $0.words[$0.keyCount - 1].isOpenAtEnd }
      let hash = insert(group.key, isOpen: isOpen, in: &filter)
      if isOpen, group.key.suffix(2).first == WordTable.space { hasLetterBehind = true }
      var place = WordTable.place(hash) & (size - 1)
      while slots[place].sign != WordTable.empty { place = (place + 1) & (size - 1) }
      slots[place] = (WordTable.sign(hash), area.count)
      append(group, numbers, to: &area)
    }
    // A word that goes on behind a key has the key of one word only, and only one that may go on.
    let stems = groups.filter { group in
      isInside
        || !group.key.contains(WordTable.space) && group.entries.contains { $0.words[$0.keyCount - 1].isOpenAtEnd }
    }.map(\.key)
    let prefix = isInside ? shortestPart : 4
    let (marks, short) = StemIndex.write(stems, prefix: prefix)
    var table: [UInt8] = []
    for number in [filter.bytes.count, size, marks.count / StemIndex.width, prefix, short, hasLetterBehind ? 1 : 0] {
      Digits.append(number, Digits.wide, to: &table)
    }
    table += filter.bytes
    for slot in slots {
      table.append(slot.sign)
      Digits.append(slot.group, Digits.wide, to: &table)
    }
    return table + marks + area
  }

  /// The words that an entry is looked up by, with a space between two.
  private static func key(of entry: LexiconSource.Entry) -> LexiconSource.Letters {
    var key = entry.words[0].letters
    for word in entry.words[1..<entry.keyCount] {
      key.bytes.append(WordTable.space)
      key.bytes += word.letters.bytes
    }
    return key
  }

  /// The bytes of the shortest part of a word that an entry may name, which has three letters.
  private static let shortestPart = 3

  /// Lets a filter have a key and how it goes on behind each of its words.
  ///
  /// - Returns: The hash of the key.
  private static func insert(_ key: [UInt8], isOpen: Bool, in filter: inout WordFilter) -> UInt32 {
    let words = key.split(separator: WordTable.space)
    var hash = WordTable.hash(of: words[0])
    for (index, word) in words.enumerated().dropFirst() {
      let opening = WordTable.hash(of: opening(of: word))
      filter.insert(WordTable.hash(hash, openedBy: opening))
      if isOpen, index == words.count - 1 { filter.insert(WordTable.hash(hash, openedBy: opening, isOpen: true)) }
      hash = WordTable.hash(hash, followedBy: WordTable.hash(of: word))
    }
    filter.insert(hash)
    return hash
  }

  /// The first letters of a word, or all if it has fewer.
  private static func opening(of word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = word
    for _ in 0..<WordTable.opening { rest = rest.dropFirst(rest.first.map(WordTable.width(ofLetter:)) ?? 0) }
    return word[..<rest.startIndex]
  }

  private static func append(
    _ group: (key: [UInt8], entries: [LexiconSource.Entry]), _ numbers: [MeaningSet: Int], to area: inout [UInt8]
  ) {
    Digits.append(group.key.count, 2, to: &area)
    area += group.key
    Digits.append(group.entries.count, Digits.wide, to: &area)
    // What says most comes first, so that nobody reads on once something fits.
    for (_, entry) in group.entries.enumerated().sorted(by: {
      ($1.element.rank, $0.offset) < ($0.element.rank, $1.offset)
    }) {
      var body: [UInt8] = []
      Digits.append(numbers[entry.meanings] ?? 0, 2, to: &body)
      Digits.append(entry.rank, 3, to: &body)
      let rest = entry.words[entry.keyCount...]
      let isOpen = entry.words[entry.keyCount - 1].isOpenAtEnd
      Digits.append((isOpen ? 1 : 0) + (entry.isBare ? 2 : 0), 1, to: &body)
      Digits.append(rest.count, 1, to: &body)
      for word in rest {
        let flags = (word.isOpenAtStart ? 1 : 0) + (word.isOpenAtEnd ? 2 : 0) + (word.gap > 0 ? 4 : 0)
        Digits.append(flags, 1, to: &body)
        Digits.append(word.letters.bytes.count, 2, to: &body)
        body += word.letters.bytes
      }
      Digits.append(body.count, 2, to: &area)
      area += body
    }
  }
}
