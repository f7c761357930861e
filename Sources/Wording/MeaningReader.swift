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
  private var joined: [UInt8] = []
  private var taken: [Bool] = []
  private var best = Choice()
  private var keys: [Key] = []

  /// The entries that say most of those that fit at a word.
  private struct Choice {
    var rank = 0
    var meanings = MeaningSet()
    /// The last word of the first of them.
    var last = 0
    /// Its words behind the first one.
    var matched: [Int] = []
  }

  /// A stretch of words that is looked up: letters that may not be a word of the text, then words of the text.
  private struct Start {
    var letters: UnsafeBufferPointer<UInt8>
    /// The first word, and how many words of the text behind it the letters are made of.
    var index: Int
    var joined = 0
    /// Whether only acts are looked for.
    var isAct = false
  }

  /// A key that stands in the text.
  private struct Key: @unchecked Sendable {
    var entries: WordEntries
    /// Whether it ends where a word ends.
    var isEnd: Bool
    /// The last word that it touches.
    var last: Int
  }

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
    taken.removeAll(keepingCapacity: true)
    taken.append(contentsOf: repeatElement(false, count: scanner.words.count))
    scanner.words.withUnsafeBufferPointer { words in
      scanner.folded.withUnsafeBufferPointer { folded in
        let text = Text(words: words, folded: folded)
        for index in words.indices where !taken[index] {
          if let item = item(at: index, text) { items.append(item) }
        }
      }
    }
  }

  /// The words of a text and their letters.
  private struct Text {
    let words: UnsafeBufferPointer<ScannedWord>
    let folded: UnsafeBufferPointer<UInt8>
    /// A text that has no marks at all was typed without them.
    let isBare: Bool

    init(words: UnsafeBufferPointer<ScannedWord>, folded: UnsafeBufferPointer<UInt8>) {
      self.words = words
      self.folded = folded
      isBare = !words.contains { $0.hasMark }
    }

    @inline(__always)
    func letters(_ word: Int) -> UnsafeBufferPointer<UInt8> {
      UnsafeBufferPointer(rebasing: folded[words[word].folded])
    }
  }

  private mutating func item(at index: Int, _ text: Text) -> MeaningItem? {
    best.rank = 0
    best.meanings = MeaningSet()
    find(Start(letters: text.letters(index), index: index), text)
    if index + 1 < text.words.count, text.words[index + 1].isHyphenated { findJoined(index, text) }
    if best.rank == 0 { findNegated(index, text) }
    guard best.rank > 0 else { return nil }
    // "neither … nor" leaves its second word to say for itself what it denies.
    let isLogic = best.meanings.isSubset(of: logic)
    if !isLogic || best.matched.last == index + best.matched.count {
      for position in best.matched { taken[position] = true }
    }
    var item = MeaningItem(words: index...best.last, meanings: best.meanings)
    // A phrase that its entry calls denied ("no se hace responsable") counts as any denied verb.
    if !best.matched.isEmpty, !isLogic, !best.meanings.contains(denied) {
      item.ownsNegation = isNegation(index, text) || best.matched.contains { isNegation($0, text) }
    }
    return item
  }

  /// A word that a hyphen splits is read as one if the whole says more than its parts.
  private mutating func findJoined(_ index: Int, _ text: Text) {
    joined.removeAll(keepingCapacity: true)
    joined.append(contentsOf: text.letters(index))
    joined.append(contentsOf: text.letters(index + 1))
    let alone = best.rank
    let limit = max(alone, text.words[index].folded.count + 1)
    best.rank = limit
    // Borrowed while the reader changes: the letters are not among what changes.
    let letters = joined
    letters.withUnsafeBufferPointer { find(Start(letters: $0, index: index, joined: 1), text) }
    if best.rank <= limit { best.rank = alone }
  }

  /// A verb that no entry knows may be one in its negated form.
  private mutating func findNegated(_ index: Int, _ text: Text) {
    let word = text.letters(index)
    for prefix in lexicon.negationPrefixes where word.count > prefix.count + 2 && word.starts(with: prefix) {
      find(Start(letters: UnsafeBufferPointer(rebasing: word[prefix.count...]), index: index, isAct: true), text)
      if best.rank > 0 { return best.meanings.insert(denied) }
    }
  }

  /// Whether a word by itself is a negation.
  private func isNegation(_ index: Int, _ text: Text) -> Bool {
    var isFound = false
    lookUp(Start(letters: text.letters(index), index: index), text) { entries, isEnd, last in
      guard last == index else { return }
      var entries = entries
      while let entry = entries.pop() {
        guard entry.restCount == 0, isEnd || entry.isOpenAtEnd else { continue }
        let meanings = lexicon.sets[entry.set]
        if meanings.contains(not) && meanings.isSubset(of: logic) { isFound = true }
      }
    }
    return isFound
  }

  // MARK: - Looking up

  private mutating func find(_ start: Start, _ text: Text) {
    var keys: [Key] = []
    swap(&keys, &self.keys)
    keys.removeAll(keepingCapacity: true)
    lookUp(start, text) { keys.append(Key(entries: $0, isEnd: $1, last: $2)) }
    // Longer keys say more, so they are tried first.
    for key in keys.reversed() { consider(key, start, text) }
    swap(&keys, &self.keys)
  }

  /// Lets the entries of a key that fit compete with the best so far.
  private mutating func consider(_ key: Key, _ start: Start, _ text: Text) {
    var entries = key.entries
    while let entry = entries.pop(), entry.rank >= best.rank {
      guard key.isEnd || entry.isOpenAtEnd else { continue }
      if entry.isBare, !(text.isBare || text.words[start.index].isCapitals) { continue }
      let meanings = lexicon.sets[entry.set]
      if start.isAct, !meanings.intersects(acts) { continue }
      guard let end = end(of: entry, after: key.last, text) else { continue }
      if entry.rank > best.rank {
        best.rank = entry.rank
        best.meanings = meanings
        best.last = end
        setMatched(entry, start, key.last, text)
      } else {
        best.meanings.formUnion(meanings)
      }
    }
  }

  /// Notes the words of an entry that fits.
  private mutating func setMatched(_ entry: WordEntry, _ start: Start, _ last: Int, _ text: Text) {
    best.matched.removeAll(keepingCapacity: true)
    if last > start.index { best.matched.append(contentsOf: start.index + 1...last) }
    var rest = entry.rest
    var position = last
    while let part = rest.pop(), let found = find(part, after: position, text) {
      best.matched.append(found)
      position = found
    }
  }

  /// The keys that begin at a word, from the shortest to the longest: their entries, whether they end with a word, and
  /// the last word that they touch.
  @inline(__always)
  private func lookUp(_ start: Start, _ text: Text, _ found: (WordEntries, Bool, Int) -> Void) {
    lookUpBeginnings(start, text, found)
    guard !lexicon.interiors.isEmpty else { return }
    let letters = start.letters
    var place = 0
    while place + lexicon.interiors.lengths.lowerBound <= letters.count {
      if letters[place] & 0xC0 != 0x80,
        lexicon.interiors.mayHave(WordTable.beginning(letters[place], letters[place + 1]))
      {
        lookUpInterior(letters, place, start, found)
      }
      place += 1
    }
  }

  @inline(__always)
  private func lookUpInterior(
    _ letters: UnsafeBufferPointer<UInt8>, _ place: Int, _ start: Start, _ found: (WordEntries, Bool, Int) -> Void
  ) {
    let table = lexicon.interiors
    var hash = WordTable.start
    for index in place..<min(letters.count, place + table.lengths.upperBound) {
      hash = WordTable.hash(hash, letters[index])
      guard index - place + 1 >= table.lengths.lowerBound, table.mayHave(hash) else { continue }
      let entries = table.entries(hash) { key in
        key.count == index - place + 1 && key.indices.allSatisfy { key[$0] == letters[place + $0] }
      }
      if let entries { found(entries, index + 1 == letters.count, start.index + start.joined) }
    }
  }

  @inline(__always)
  private func lookUpBeginnings(_ start: Start, _ text: Text, _ found: (WordEntries, Bool, Int) -> Void) {
    let table = lexicon.beginnings
    guard !table.isEmpty, start.letters.count >= table.lengths.lowerBound else { return }
    let first = start.index + start.joined
    var hash = WordTable.start
    var word = first
    var letters = start.letters
    var shortest = table.lengths.lowerBound
    while true {
      for index in letters.indices {
        hash = WordTable.hash(hash, letters[index])
        guard index + 1 >= shortest, table.mayHave(hash) else { continue }
        let entries = table.entries(hash) { key in
          MeaningReader.isKey(key, start.letters, from: first, to: word, count: index + 1, text)
        }
        if let entries { found(entries, index + 1 == letters.count, word) }
      }
      // A key may go on with the next word, if nothing stands between them.
      hash = WordTable.hash(hash, WordTable.space)
      guard word + 1 < text.words.count, table.mayHave(hash), !taken[word + 1] else { return }
      let next = text.words[word + 1]
      guard next.joint == .none || next.isHyphenated && next.joint < .strong else { return }
      word += 1
      letters = text.letters(word)
      shortest = 1
    }
  }

  /// Whether a key has these letters: those of the first word, then those of the words of the text up to `word`, of
  /// which the last one has `count`.
  @inline(__always)
  private static func isKey(
    _ key: UnsafeBufferPointer<UInt8>, _ letters: UnsafeBufferPointer<UInt8>, from first: Int, to word: Int, count: Int,
    _ text: Text
  ) -> Bool {
    var place = 0
    for current in first...word {
      let letters = current == first ? letters : text.letters(current)
      let length = current == word ? count : letters.count
      guard key.count - place >= length else { return false }
      for index in 0..<length where key[place + index] != letters[index] { return false }
      place += length
      if current < word {
        guard place < key.count, key[place] == WordTable.space else { return false }
        place += 1
      }
    }
    return place == key.count
  }

  /// The last word of an entry whose key ends at a word; nil if the rest of the phrase does not follow.
  @inline(__always)
  private func end(of entry: WordEntry, after last: Int, _ text: Text) -> Int? {
    var rest = entry.rest
    var position = last
    while let part = rest.pop() {
      guard let found = find(part, after: position, text) else { return nil }
      position = found
    }
    return position
  }

  private func find(_ part: WordEntry.Part, after index: Int, _ text: Text) -> Int? {
    let last = min(index + 1 + part.gap, text.words.count - 1)
    var position = index + 1
    while position <= last {
      let joint = text.words[position].joint
      if joint == .strong || part.gap == 0 && joint >= .weak && !text.words[position].isHyphenated { return nil }
      if !taken[position], part.fits(text.letters(position)) { return position }
      position += 1
    }
    return nil
  }
}
