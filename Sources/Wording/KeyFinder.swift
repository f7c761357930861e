/// Finds the keys of a lexicon that begin at a word of a sentence.
struct KeyFinder {
  let words: UnsafeBufferPointer<ScannedWord>
  /// The folded letters of all words with their hashes, as a ``WordScanner`` gives them.
  let letters: UnsafePointer<UInt8>
  let hashes: UnsafePointer<UInt32>
  /// For each word whether an entry has spoken for it.
  let taken: UnsafeMutablePointer<Bool>
  let beginnings: WordTable?
  let interiors: WordTable?

  /// Letters that are looked up: those of a word of the text, of two words as one, or of a word without its prefix.
  struct Start {
    let letters: UnsafePointer<UInt8>
    let hashes: UnsafePointer<UInt32>
    let count: Int
    /// The first word, and how many words of the text behind it the letters are made of.
    let index: Int
    var joined = 0
    /// Whether only acts are looked for.
    var isAct = false

    /// The last word of the text that the letters are made of.
    var last: Int { index + joined }
  }

  /// The letters of a word of the text.
  @inline(__always)
  func start(at index: Int) -> Start {
    let place = words[index].folded.lowerBound
    return Start(
      letters: letters + place, hashes: hashes + place, count: words[index].folded.count, index: index)
  }

  @inline(__always)
  func letters(of index: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: letters + words[index].folded.lowerBound, count: words[index].folded.count)
  }

  /// Calls a closure with each key that begins there: its entries, whether it ends where a word ends, and the last word
  /// that it touches. Keys that say more come first: parts of the word from its end on, then keys of several words, then
  /// beginnings of the word, longer ones before shorter ones.
  ///
  /// - Parameters:
  ///   - start: The letters.
  ///   - isAlone: Whether keys of several words are left out.
  ///   - body: The closure.
  @inline(__always)
  func forEachKey(_ start: Start, isAlone: Bool = false, _ body: (WordEntries, Bool, Int) -> Void) {
    guard start.count > 0 else { return }
    if let interiors { findInteriors(start, interiors, body) }
    guard let beginnings else { return }
    if !isAlone { follow(start, start.last, start.hashes[start.count - 1], beginnings, body) }
    findBeginnings(start, beginnings, body)
  }

  @inline(__always)
  private func findBeginnings(_ start: Start, _ table: WordTable, _ body: (WordEntries, Bool, Int) -> Void) {
    let hash = start.hashes[start.count - 1]
    if let entries = table.entries(hash, isKey: { KeyFinder.isKey($0, start.letters, start.count) }) {
      body(entries, true, start.last)
    }
    KeyFinder.forEachLength(table.stems.marks(at: start.letters, start.count), upTo: start.count - 1) { length in
      let entries = table.entries(start.hashes[length - 1]) { KeyFinder.isKey($0, start.letters, length) }
      if let entries { body(entries, false, start.last) }
    }
  }

  /// Finds the keys that go on with the word behind `word`, if nothing stands between them. The hash is that of the words
  /// from the start to `word`.
  @inline(__always)
  private func follow(
    _ start: Start, _ word: Int, _ hash: UInt32, _ table: WordTable, _ body: (WordEntries, Bool, Int) -> Void
  ) {
    let next = word + 1
    guard next < words.count, !words[next].folded.isEmpty else { return }
    let opening = hashes[words[next].opening - 1]
    // A key that ends with a single letter opens with that one.
    if table.mayHave(WordTable.hash(hash, openedBy: opening)) || table.hasLetterBehind {
      go(on: next, start, hash, table, body)
    }
  }

  private func go(
    on next: Int, _ start: Start, _ hash: UInt32, _ table: WordTable, _ body: (WordEntries, Bool, Int) -> Void
  ) {
    guard !taken[next] else { return }
    let joint = words[next].joint
    guard joint == .none || words[next].isHyphenated && joint < .strong else { return }
    let range = words[next].folded
    let whole = WordTable.hash(hash, followedBy: hashes[range.upperBound - 1])
    follow(start, next, whole, table, body)
    if let entries = table.entries(whole, isKey: { isKey($0, start, to: next, count: range.count) }) {
      body(entries, true, next)
    }
    let opening = WordTable.hash(hash, openedBy: hashes[words[next].opening - 1], isOpen: true)
    guard table.mayHave(opening) || table.hasLetterBehind else { return }
    for length in stride(from: range.count - 1, to: 0, by: -1) {
      let hash = WordTable.hash(hash, followedBy: hashes[range.lowerBound + length - 1])
      if let entries = table.entries(hash, isKey: { isKey($0, start, to: next, count: length) }) {
        body(entries, false, next)
      }
    }
  }

  @inline(__always)
  private func findInteriors(_ start: Start, _ table: WordTable, _ body: (WordEntries, Bool, Int) -> Void) {
    let stems = table.stems
    var place = start.count
    while place > 0 {
      place &-= 1
      let letters = start.letters + place
      let count = start.count &- place
      let marks = stems.marks(at: letters, count)
      // Most places end here; so does one inside a letter.
      if marks == 0 || letters[0] & 0xC0 == 0x80 { continue }
      KeyFinder.forEachLength(marks, upTo: count) { length in
        let hash = WordTable.hash(of: UnsafeBufferPointer(start: letters, count: length))
        if let entries = table.entries(hash, isKey: { KeyFinder.isKey($0, letters, length) }) {
          body(entries, length == count, start.last)
        }
      }
    }
  }

  /// Calls a closure with the lengths that marks stand for, longer ones first.
  @inline(__always)
  private static func forEachLength(_ marks: UInt64, upTo limit: Int, _ body: (Int) -> Void) {
    var marks = marks
    while marks != 0 {
      let length = StemIndex.popLongest(&marks)
      if length == StemIndex.longest, limit > length {
        for longer in stride(from: limit, to: length, by: -1) { body(longer) }
      }
      if length <= limit { body(length) }
    }
  }

  @inline(__always)
  private static func isKey(
    _ key: UnsafeBufferPointer<UInt8>, _ letters: UnsafePointer<UInt8>, _ count: Int
  ) -> Bool {
    guard key.count == count else { return false }
    for index in 0..<count where key[index] != letters[index] { return false }
    return true
  }

  /// Whether a key has these letters: those of the start, then those of the words of the text up to `word`, of which the
  /// last one has `count`.
  private func isKey(_ key: UnsafeBufferPointer<UInt8>, _ start: Start, to word: Int, count: Int) -> Bool {
    guard key.count > start.count else { return false }
    for index in 0..<start.count where key[index] != start.letters[index] { return false }
    var place = start.count
    for current in start.last + 1...word {
      let letters = letters(of: current)
      let length = current == word ? count : letters.count
      guard key.count - place > length, key[place] == WordTable.space else { return false }
      place += 1
      for index in 0..<length where key[place + index] != letters[index] { return false }
      place += length
    }
    return place == key.count
  }

  /// The word behind another one that is a part of a phrase; nil if there is none where it may stand.
  func find(_ part: WordEntry.Part, after index: Int) -> Int? {
    let last = min(index + 1 + part.gap, words.count - 1)
    var position = index + 1
    while position <= last {
      let joint = words[position].joint
      if joint == .strong || part.gap == 0 && joint >= .weak && !words[position].isHyphenated { return nil }
      if !taken[position], part.fits(letters(of: position)) { return position }
      position += 1
    }
    return nil
  }
}
