/// Lists of words and phrases, ready to be found in one pass over the words of a text.
///
/// `word` is that word, `stem*` every word that begins so, and several words are a phrase, in which `...` stands for up
/// to six words. What is written with a capital counts only with a capital in the middle of a sentence: there it tells
/// `Sie` from `sie`.
struct PhraseIndex<List: Hashable & Sendable>: Sendable {
  struct Phrase: Sendable {
    var list: List
    /// As it was written.
    var text: String
    fileprivate var parts: [Part]
    /// Whether it counts only with a capital.
    var isCapitalised: Bool
  }

  fileprivate struct Part: Sendable {
    var hash: UInt64
    /// The letters of a stem; nil for a whole word.
    var stem: [UInt32]?
    /// How many other words may stand before it.
    var gap: Int
  }

  private static var longestGap: Int { 6 }

  private var phrases: [Phrase] = []
  private var byWord: [UInt64: [Int]] = [:]
  private var byStem: [UInt64: [Int]] = [:]

  /// Adds a word or phrase; false if it holds no word or a stem that is too short, or begins or ends with a gap.
  mutating func add(_ text: String, to list: List) -> Bool {
    var parts: [Part] = []
    var gap = 0
    for piece in text.split(separator: " ") {
      if piece == "...", !parts.isEmpty {
        gap = Self.longestGap
        continue
      }
      defer { gap = 0 }
      let isStem = piece.hasSuffix("*")
      let words = WordScanner.words(of: String(piece))
      guard let last = words.last else { return false }
      for (place, word) in words.dropLast().enumerated() {
        parts.append(Part(hash: word.hash, stem: nil, gap: place == 0 ? gap : 0))
      }
      let lastGap = words.count == 1 ? gap : 0
      guard isStem else {
        parts.append(Part(hash: last.hash, stem: nil, gap: lastGap))
        continue
      }
      guard last.stemHash != 0 else { return false }
      var letters = Array(piece.dropLast().utf8)
      letters = Array(letters[last.range])
      parts.append(
        Part(hash: last.stemHash, stem: letters.withUnsafeBufferPointer(WordScanner.folded), gap: lastGap))
    }
    guard let first = parts.first, gap == 0 else { return false }
    let isCapitalised = text.unicodeScalars.first?.properties.isUppercase ?? false
    if first.stem == nil {
      byWord[first.hash, default: []].append(phrases.count)
    } else {
      byStem[first.hash, default: []].append(phrases.count)
    }
    phrases.append(Phrase(list: list, text: text, parts: parts, isCapitalised: isCapitalised))
    return true
  }

  /// Calls back for every phrase that begins at a word, with the number of its words.
  ///
  /// - Parameters:
  ///   - index: The place of the word.
  ///   - end: The place after the last word that a phrase may take in.
  ///   - bytes: The text that the words were read from.
  ///   - word: The word at a place.
  ///   - body: What to do with a phrase.
  func match(
    at index: Int, before end: Int, in bytes: [UInt8], word: (Int) -> WordScanner.Word, _ body: (Phrase, Int) -> Void
  ) {
    let first = word(index)
    for candidate in byWord[first.hash] ?? [] {
      let parts = phrases[candidate].parts[...]
      guard let last = place(behind: parts, from: index, before: end, in: bytes, word: word) else { continue }
      body(phrases[candidate], last - index)
    }
    guard first.stemHash != 0 else { return }
    for candidate in byStem[first.stemHash] ?? [] {
      let parts = phrases[candidate].parts[...]
      guard let last = place(behind: parts, from: index, before: end, in: bytes, word: word) else { continue }
      body(phrases[candidate], last - index)
    }
  }

  /// The place behind the words that fit some parts one after the other; nil if they do not stand there.
  private func place(
    behind parts: ArraySlice<Part>, from index: Int, before end: Int, in bytes: [UInt8],
    word: (Int) -> WordScanner.Word
  ) -> Int? {
    guard let part = parts.first else { return index }
    for next in index..<min(index + part.gap + 1, max(end, index)) where fits(part, word(next), in: bytes) {
      if let last = place(behind: parts.dropFirst(), from: next + 1, before: end, in: bytes, word: word) { return last }
    }
    return nil
  }

  private func fits(_ part: Part, _ word: WordScanner.Word, in bytes: [UInt8]) -> Bool {
    guard let stem = part.stem else { return word.hash == part.hash }
    return word.stemHash == part.hash
      && bytes[word.range].withUnsafeBufferPointer(WordScanner.folded).starts(with: stem)
  }
}

extension PhraseIndex {
  /// The phrases that begin at a word of a document, within its block.
  func match(at index: Int, in words: DocumentWords, _ text: ReadableText, _ body: (Phrase, Int) -> Void) {
    match(
      at: index, before: words.blocks[words.all[index].block].upperBound, in: text.bytes,
      word: { words.all[$0].word }, body)
  }

  /// Whether a phrase of a list stands anywhere in a text.
  func contains(_ list: List, in text: ScannedText) -> Bool {
    var isFound = false
    for index in text.words.indices where !isFound {
      match(at: index, before: text.words.count, in: text.bytes, word: { text.words[$0] }) { phrase, _ in
        if phrase.list == list { isFound = true }
      }
    }
    return isFound
  }
}

/// A text with its words.
struct ScannedText: Sendable {
  let bytes: [UInt8]
  let words: [WordScanner.Word]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var words: [WordScanner.Word] = []
    bytes.withUnsafeBufferPointer { WordScanner.scan($0) { words.append($0) } }
    self.words = words
  }
}
