/// Lists of words and phrases, ready to be found in one pass over the words of a text.
///
/// `word` is that word, `stem*` every word that begins so, and several words are a phrase. What is written with a
/// capital counts only with a capital in the middle of a sentence: there it tells `Sie` from `sie`.
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
  }

  private var phrases: [Phrase] = []
  private var byWord: [UInt64: [Int]] = [:]
  private var byStem: [UInt64: [Int]] = [:]

  /// Adds a word or phrase; false if it holds no word or a stem that is too short.
  mutating func add(_ text: String, to list: List) -> Bool {
    var parts: [Part] = []
    for piece in text.split(separator: " ") {
      let isStem = piece.hasSuffix("*")
      let words = WordScanner.words(of: String(piece))
      guard let last = words.last else { return false }
      for word in words.dropLast() { parts.append(Part(hash: word.hash, stem: nil)) }
      guard isStem else {
        parts.append(Part(hash: last.hash, stem: nil))
        continue
      }
      guard last.stemHash != 0 else { return false }
      var letters = Array(piece.dropLast().utf8)
      letters = Array(letters[last.range])
      parts.append(Part(hash: last.stemHash, stem: letters.withUnsafeBufferPointer(WordScanner.folded)))
    }
    guard let first = parts.first else { return false }
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
  func match(
    at index: Int, in words: DocumentWords, _ text: ReadableText, _ body: (Phrase, Int) -> Void
  ) {
    let word = words.all[index]
    if let candidates = byWord[word.word.hash] {
      for candidate in candidates { match(candidate, at: index, in: words, text, body) }
    }
    if word.word.stemHash != 0, let candidates = byStem[word.word.stemHash] {
      for candidate in candidates { match(candidate, at: index, in: words, text, body) }
    }
  }

  private func match(
    _ candidate: Int, at index: Int, in words: DocumentWords, _ text: ReadableText,
    _ body: (Phrase, Int) -> Void
  ) {
    let phrase = phrases[candidate]
    guard index + phrase.parts.count <= words.all.count else { return }
    for (offset, part) in phrase.parts.enumerated() {
      let word = words.all[index + offset]
      guard word.block == words.all[index].block else { return }
      if let stem = part.stem {
        guard word.word.stemHash == part.hash else { return }
        let letters = text.bytes[word.word.range].withUnsafeBufferPointer(WordScanner.folded)
        guard letters.starts(with: stem) else { return }
      } else if word.word.hash != part.hash {
        return
      }
    }
    body(phrase, phrase.parts.count)
  }
}
