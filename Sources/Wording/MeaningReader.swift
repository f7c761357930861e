/// A word or phrase of a sentence that means something to the rules.
struct MeaningItem: Sendable {
  /// Its words, from the first to the last.
  var words: ClosedRange<Int>
  var meanings: MeaningSet
  /// Whether it is a phrase with a negation of its own, such as "nobody will help": another negation beside it is the
  /// same one, or belongs elsewhere.
  var ownsNegation = false
}

/// Finds the words with meanings in a scanned text. The entry that says most wins; its words are then spoken for.
struct MeaningReader: Sendable {
  let lexicon: Lexicon
  private let acts: MeaningSet
  private let logic: MeaningSet
  private let denied: Int
  private let not: Int
  private var candidates: [Int32] = []
  private var joined: [UInt8] = []
  private var taken: [Bool] = []
  private var matched: [Int] = []

  /// Creates a reader.
  ///
  /// - Parameters:
  ///   - lexicon: The words of the language.
  ///   - rules: Tells which meanings are acts, which alone have a negated form.
  init(lexicon: Lexicon, rules: WordingRules) {
    self.lexicon = lexicon
    acts = rules.clauseMakers
    logic = rules.logic
    denied = rules.joints.denied
    not = rules.joints.not
  }

  mutating func items(_ scanner: WordScanner, into items: inout [MeaningItem]) {
    items.removeAll(keepingCapacity: true)
    let words = scanner.words
    taken.removeAll(keepingCapacity: true)
    taken.append(contentsOf: repeatElement(false, count: words.count))
    // A text that has no marks at all was typed without them.
    let isBare = !words.contains { $0.hasMark }
    for index in words.indices where !taken[index] {
      if let item = item(at: index, scanner, isBare: isBare) { items.append(item) }
    }
  }

  private mutating func item(at index: Int, _ scanner: WordScanner, isBare: Bool) -> MeaningItem? {
    var best = 0
    var meanings = MeaningSet()
    var last = index
    var bestMatched: [Int] = []
    let word = scanner.words[index]
    collect(scanner.folded, word.folded)
    consider(index, isBare)
    if index + 1 < scanner.words.count, scanner.words[index + 1].isHyphenated {
      // A word that a hyphen splits is read as one if the whole says more than its parts.
      joined.removeAll(keepingCapacity: true)
      joined.append(contentsOf: scanner.folded[word.folded])
      joined.append(contentsOf: scanner.folded[scanner.words[index + 1].folded])
      let alone = best
      collect(joined, 0..<joined.count)
      best = max(best, word.folded.count + 1)
      let limit = best
      consider(index, isBare, shift: 1)
      if best <= limit { best = alone }
    }
    if best == 0 {
      readNegated(word, scanner, isBare)
    }
    guard best > 0 else { return nil }
    // "neither … nor" leaves its second word to say for itself what it denies.
    if !meanings.isSubset(of: logic) || bestMatched.last == index + bestMatched.count {
      for position in bestMatched { taken[position] = true }
    }
    var item = MeaningItem(words: index...last, meanings: meanings)
    if !bestMatched.isEmpty, !meanings.isSubset(of: logic) {
      item.ownsNegation = ([index] + bestMatched).contains { isNegation($0, scanner) }
    }
    return item

    /// A verb that no entry knows may be one in its negated form.
    func readNegated(_ word: ScannedWord, _ scanner: WordScanner, _ isBare: Bool) {
      for prefix in lexicon.negationPrefixes
      where word.folded.count > prefix.count + 2 && scanner.folded[word.folded].starts(with: prefix) {
        collect(scanner.folded, word.folded.lowerBound + prefix.count..<word.folded.upperBound)
        candidates.removeAll { !lexicon.entries[Int($0)].meanings.intersects(acts) }
        consider(index, isBare)
        if best > 0 { return meanings.insert(denied) }
      }
    }

    func consider(_ index: Int, _ isBare: Bool, shift: Int = 0) {
      for candidate in candidates {
        let entry = lexicon.entries[Int(candidate)]
        guard entry.rank >= best else { continue }
        if entry.isBare, !(isBare || scanner.words[index].isCapitals) { continue }
        guard matches(entry, after: index + shift, scanner) else { continue }
        if entry.rank > best {
          best = entry.rank
          meanings = MeaningSet()
          bestMatched = matched
          if shift == 1 { bestMatched.append(index + 1) }
          last = Swift.max(matched.last ?? index, index + shift)
        }
        meanings.formUnion(entry.meanings)
      }
    }
  }

  /// Whether a word by itself is a negation.
  private mutating func isNegation(_ index: Int, _ scanner: WordScanner) -> Bool {
    collect(scanner.folded, scanner.words[index].folded)
    return candidates.contains { candidate in
      let entry = lexicon.entries[Int(candidate)]
      return entry.rest.isEmpty && entry.meanings.contains(not) && entry.meanings.isSubset(of: logic)
    }
  }

  /// The entries that may begin with a word.
  private mutating func collect(_ bytes: [UInt8], _ range: Range<Int>) {
    candidates.removeAll(keepingCapacity: true)
    bytes.withUnsafeBufferPointer { bytes in
      collect(lexicon.beginnings, bytes, range)
      guard !lexicon.interiors.isEmpty else { return }
      for start in range where bytes[start] & 0xC0 != 0x80 {
        collect(lexicon.interiors, bytes, start..<range.upperBound)
      }
    }
  }

  private mutating func collect(_ table: WordTable, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    guard !table.isEmpty, range.count >= table.lengths.lowerBound else { return }
    if range.count > 1, !table.mayBegin(bytes[range.lowerBound], bytes[range.lowerBound + 1]) { return }
    var hash = WordTable.hashStart
    for index in range.lowerBound..<Swift.min(range.upperBound, range.lowerBound + table.lengths.upperBound) {
      hash = WordTable.hash(hash, bytes[index])
      guard index - range.lowerBound + 1 >= table.lengths.lowerBound,
        let found = table.entries(hash, range.lowerBound..<index + 1, of: bytes, lexicon.letters)
      else { continue }
      let isEnd = index + 1 == range.upperBound
      for entry in found where isEnd || lexicon.entries[entry].isOpenAtEnd { candidates.append(Int32(entry)) }
    }
  }

  /// Whether the rest of a phrase follows; `matched` then holds its words.
  private mutating func matches(_ entry: Lexicon.Entry, after index: Int, _ scanner: WordScanner) -> Bool {
    matched.removeAll(keepingCapacity: true)
    if entry.rest.isEmpty { return true }
    var position = index
    for part in lexicon.parts[entry.rest] {
      guard let found = find(part, after: position, scanner) else { return false }
      position = found
      matched.append(found)
    }
    return true
  }

  private func find(_ part: Lexicon.Part, after index: Int, _ scanner: WordScanner) -> Int? {
    let last = Swift.min(index + 1 + part.gap, scanner.words.count - 1)
    var position = index + 1
    while position <= last {
      let word = scanner.words[position]
      if word.joint == .strong || part.gap == 0 && word.joint >= .weak && !word.isHyphenated { return nil }
      if !taken[position], MeaningReader.fits(lexicon.letters[part.letters], part, scanner.folded[word.folded]) {
        return position
      }
      position += 1
    }
    return nil
  }

  private static func fits(_ letters: ArraySlice<UInt8>, _ part: Lexicon.Part, _ word: ArraySlice<UInt8>) -> Bool {
    guard word.count >= letters.count else { return false }
    switch (part.isOpenAtStart, part.isOpenAtEnd) {
    case (false, false): return word.elementsEqual(letters)
    case (false, true): return word.starts(with: letters)
    case (true, false): return word.suffix(letters.count).elementsEqual(letters)
    case (true, true):
      return word.indices.contains { word[$0...].starts(with: letters) }
    }
  }
}
