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
      let length = words.reduce(0) { $0 + $1.letters.count }
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
    var letters: [UInt8]
    var isOpenAtStart: Bool
    var isOpenAtEnd: Bool
    /// How many other words may stand before it.
    var gap: Int
  }
}

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
      table(entries.filter { $0.words[0].isOpenAtStart == isInside }, numbers)
    }
    return (sets, tables)
  }

  private static func table(_ entries: [LexiconSource.Entry], _ numbers: [MeaningSet: Int]) -> [UInt8] {
    var places: [[UInt8]: Int] = [:]
    var groups: [(key: [UInt8], entries: [LexiconSource.Entry])] = []
    for entry in entries {
      let key = Array(entry.words[..<entry.keyCount].map(\.letters).joined(separator: [WordTable.space]))
      if let place = places[key] {
        groups[place].entries.append(entry)
      } else {
        places[key] = groups.count
        groups.append((key, [entry]))
      }
    }
    var area: [UInt8] = []
    var filter = WordFilter(count: groups.count)
    let size = WordTable.power(over: groups.count * 3 / 2)
    var slots = [Int](repeating: 0, count: size)
    for group in groups {
      var hash = WordTable.start
      for byte in group.key {
        if byte == WordTable.space { filter.insert(WordTable.hash(hash, byte)) }
        hash = WordTable.hash(hash, byte)
      }
      filter.insert(hash)
      filter.insert(WordTable.beginning(group.key))
      var place = WordTable.place(hash) & (size - 1)
      while slots[place] != 0 { place = (place + 1) & (size - 1) }
      slots[place] = area.count + 1
      append(group, numbers, to: &area)
    }
    let first = groups.map { $0.key.prefix { $0 != WordTable.space }.count }
    var table: [UInt8] = []
    for number in [groups.count, first.min() ?? 0, first.max() ?? 0, filter.bytes.count, size] {
      Digits.append(number, Digits.wide, to: &table)
    }
    table += filter.bytes
    for slot in slots { Digits.append(slot, Digits.wide, to: &table) }
    return table + area
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
        Digits.append(word.letters.count, 2, to: &body)
        body += word.letters
      }
      Digits.append(body.count, 2, to: &area)
      area += body
    }
  }
}

/// Numbers as digits of six bits, each a printable sign from "0" on; the lowest digit comes first.
enum Digits {
  /// The digits of a number that may be a place in a table.
  static let wide = 4
  /// The largest number that `count` digits can hold.
  static func limit(_ count: Int) -> Int { (1 << (6 * count)) - 1 }

  static func append(_ value: Int, _ count: Int, to target: inout [UInt8]) {
    var value = min(max(value, 0), limit(count))
    for _ in 0..<count {
      target.append(UInt8(0x30 + value & 0x3F))
      value >>= 6
    }
  }

  @inline(__always)
  static func value(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
    var value = 0
    for digit in (0..<count).reversed() { value = value << 6 | Int(bytes[digit] &- 0x30) }
    return value
  }
}
