/// Chooses, of the entries that fit at a word, those that say most.
struct EntryChoice {
  let finder: UnsafePointer<KeyFinder>
  /// The sets of meanings that entries name by number.
  let sets: UnsafePointer<MeaningSet>
  /// Room for the words of an entry, for letters that stand in no text, and for their hashes.
  let matched: UnsafeMutablePointer<Int>
  let joined: UnsafeMutablePointer<UInt8>
  let joinedHashes: UnsafeMutablePointer<UInt32>
  let acts: MeaningSet
  let logic: MeaningSet
  let denied: Int
  let not: Int
  /// A text that has no marks at all was typed without them.
  private let isBare: Bool

  private var rank = 0
  private var meanings = MeaningSet()
  /// The last word of the first of them.
  private var last = 0
  /// How many words it has behind its first one: those in `matched`.
  private var matchedCount = 0

  init(
    finder: UnsafePointer<KeyFinder>, sets: UnsafePointer<MeaningSet>, matched: UnsafeMutablePointer<Int>,
    joined: UnsafeMutablePointer<UInt8>, joinedHashes: UnsafeMutablePointer<UInt32>, acts: MeaningSet,
    logic: MeaningSet, denied: Int, not: Int
  ) {
    self.finder = finder
    self.sets = sets
    self.matched = matched
    self.joined = joined
    self.joinedHashes = joinedHashes
    self.acts = acts
    self.logic = logic
    self.denied = denied
    self.not = not
    isBare = !finder.pointee.words.contains { $0.hasMark }
  }

  /// What a word means, with the words that belong to it; nil for nothing.
  mutating func item(at index: Int, _ negationPrefixes: [[UInt8]]) -> MeaningItem? {
    rank = 0
    meanings = MeaningSet()
    find(finder.pointee.start(at: index))
    if index + 1 < finder.pointee.words.count, finder.pointee.words[index + 1].isHyphenated { findJoined(index) }
    if rank == 0, !negationPrefixes.isEmpty { findNegated(index, negationPrefixes) }
    guard rank > 0 else { return nil }
    // "neither … nor" leaves its second word to say for itself what it denies.
    let isLogic = meanings.isSubset(of: logic)
    if !isLogic || (matchedCount > 0 ? matched[matchedCount - 1] : nil) == index + matchedCount {
      for place in 0..<matchedCount { finder.pointee.taken[matched[place]] = true }
    }
    var item = MeaningItem(words: index...last, meanings: meanings)
    // A phrase that its entry calls denied ("no se hace responsable") counts as any denied verb.
    if matchedCount > 0, !isLogic, !meanings.contains(denied) {
      item.ownsNegation = isNegation(index) || (0..<matchedCount).contains { isNegation(matched[$0]) }
    }
    return item
  }

  /// A word that a hyphen splits is read as one if the whole says more than its parts.
  private mutating func findJoined(_ index: Int) {
    var count = 0
    for word in [index, index + 1] {
      for letter in finder.pointee.letters(of: word) {
        joined[count] = letter
        count += 1
      }
    }
    let alone = rank
    let limit = max(alone, finder.pointee.words[index].folded.count + 1)
    rank = limit
    find(start(UnsafePointer(joined), count, index, joined: 1))
    if rank <= limit { rank = alone }
  }

  /// A verb that no entry knows may be one in its negated form.
  private mutating func findNegated(_ index: Int, _ prefixes: [[UInt8]]) {
    let word = finder.pointee.start(at: index)
    let letters = finder.pointee.letters(of: index)
    for prefix in prefixes where letters.count > prefix.count + 2 && letters.starts(with: prefix) {
      find(start(word.letters + prefix.count, word.count - prefix.count, index, isAct: true))
      if rank > 0 { return meanings.insert(denied) }
    }
  }

  /// Letters that are not a word of the text as they stand.
  private func start(
    _ letters: UnsafePointer<UInt8>, _ count: Int, _ index: Int, joined: Int = 0, isAct: Bool = false
  ) -> KeyFinder.Start {
    var hash = WordTable.start
    for place in 0..<count {
      hash = WordTable.hash(hash, letters[place])
      joinedHashes[place] = hash
    }
    return KeyFinder.Start(
      letters: letters, hashes: UnsafePointer(joinedHashes), count: count, index: index, joined: joined, isAct: isAct)
  }

  /// Whether a word by itself is a negation.
  private func isNegation(_ index: Int) -> Bool {
    var isFound = false
    finder.pointee.forEachKey(finder.pointee.start(at: index), isAlone: true) { entries, isEnd, _ in
      var entries = entries
      while let entry = entries.pop() {
        guard entry.restCount == 0, isEnd || entry.isOpenAtEnd else { continue }
        let meanings = sets[entry.set]
        if meanings.contains(not) && meanings.isSubset(of: logic) { isFound = true }
      }
    }
    return isFound
  }

  private mutating func find(_ start: KeyFinder.Start) {
    let finder = finder
    finder.pointee.forEachKey(start) { consider($0, isEnd: $1, $2, start) }
  }

  /// Lets the entries of a key that fit compete with the best so far.
  private mutating func consider(
    _ entries: WordEntries, isEnd: Bool, _ keyEnd: Int, _ start: KeyFinder.Start
  ) {
    var entries = entries
    while let entry = entries.pop(), entry.rank >= rank {
      guard isEnd || entry.isOpenAtEnd else { continue }
      if entry.isBare, !(isBare || finder.pointee.words[start.index].isCapitals) { continue }
      let meanings = sets[entry.set]
      if start.isAct, !meanings.intersects(acts) { continue }
      guard let end = end(of: entry, after: keyEnd) else { continue }
      if entry.rank > rank {
        rank = entry.rank
        self.meanings = meanings
        last = end
        setMatched(entry, start, keyEnd)
      } else {
        self.meanings.formUnion(meanings)
      }
    }
  }

  /// Notes the words of an entry that fits.
  private mutating func setMatched(_ entry: WordEntry, _ start: KeyFinder.Start, _ keyEnd: Int) {
    matchedCount = 0
    for position in start.index + 1..<keyEnd + 1 { addMatched(position) }
    var rest = entry.rest
    var position = keyEnd
    while let part = rest.pop(), let found = finder.pointee.find(part, after: position) {
      addMatched(found)
      position = found
    }
  }

  private mutating func addMatched(_ position: Int) {
    matched[matchedCount] = position
    matchedCount += 1
  }

  /// The last word of an entry whose key ends at a word; nil if the rest of the phrase does not follow.
  @inline(__always)
  private func end(of entry: WordEntry, after last: Int) -> Int? {
    var rest = entry.rest
    var position = last
    while let part = rest.pop() {
      guard let found = finder.pointee.find(part, after: position) else { return nil }
      position = found
    }
    return position
  }
}
