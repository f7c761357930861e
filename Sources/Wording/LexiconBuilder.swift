/// Reads the words of a lexicon in the notation that the files of the languages use.
///
/// `word` is that word; `begin*` every word that begins so; `*part*` every word that has it; several words are a
/// phrase; `...` in a phrase stands for up to six other words.
struct LexiconBuilder {
  /// Why an entry cannot be used.
  enum Problem: Error {
    case empty
    case tooShort
    case misplacedGap
    case tooLong
  }

  private struct Word {
    var letters: [UInt32]
    var isOpenAtStart: Bool
    var isOpenAtEnd: Bool
    var gap = 0
  }

  private var entries: [LexiconSource.Entry] = []
  /// Letters with the two letters that some people type for them, such as ä with ae.
  private let spellings: [UInt32: [UInt32]]
  /// First letters with what may stand in their place, as in Irish.
  private let mutations: [(from: [UInt32], to: [UInt32])]

  init(spellings: [UInt32: [UInt32]], mutations: [(from: String, to: String)]) {
    self.spellings = spellings
    self.mutations = mutations.map { (LexiconBuilder.scalars($0.from), LexiconBuilder.scalars($0.to)) }
  }

  private static func scalars(_ text: String) -> [UInt32] {
    text.unicodeScalars.map { LetterTable.shared.lower($0.value) }
  }

  /// Adds an entry.
  mutating func add(_ notation: String, _ meanings: MeaningSet) throws(Problem) {
    let words = try LexiconBuilder.words(notation)
    guard words.count < 16, notation.utf8.count < 1000 else { throw .tooLong }
    add(words, meanings, isBare: false)
    let marked = words.contains { $0.letters.contains { LetterTable.shared.hasMark($0) } }
    guard marked else { return }
    let bare = words.map { word in
      var word = word
      var letters: [UInt32] = []
      for letter in word.letters { LetterTable.shared.appendBare(letter, to: &letters) }
      word.letters = letters
      return word
    }
    add(bare, meanings, isBare: true)
    guard !spellings.isEmpty else { return }
    let spelt = words.map { word in
      var word = word
      word.letters = word.letters.flatMap { spellings[$0] ?? [$0] }
      return word
    }
    if spelt.map(\.letters) != words.map(\.letters) { add(spelt, meanings, isBare: true) }
  }

  private mutating func add(_ words: [Word], _ meanings: MeaningSet, isBare: Bool) {
    insert(words, meanings, isBare: isBare)
    guard !words[0].isOpenAtStart else { return }
    for mutation in mutations where words[0].letters.starts(with: mutation.from) {
      var changed = words
      changed[0].letters = mutation.to + words[0].letters.dropFirst(mutation.from.count)
      insert(changed, meanings, isBare: isBare)
    }
  }

  private mutating func insert(_ words: [Word], _ meanings: MeaningSet, isBare: Bool) {
    let words = words.map { word in
      LexiconSource.Word(
        letters: .init(bytes: word.letters.reduce(into: []) { WordScanner.append($1, to: &$0) }),
        isOpenAtStart: word.isOpenAtStart, isOpenAtEnd: word.isOpenAtEnd, gap: word.gap)
    }
    entries.append(LexiconSource.Entry(words: words, isBare: isBare, meanings: meanings))
  }

  /// The same words under several meanings become one entry that has them all.
  func finish() -> [LexiconSource.Entry] {
    var places: [LexiconSource.Entry: Int] = [:]
    var merged: [LexiconSource.Entry] = []
    places.reserveCapacity(entries.count)
    merged.reserveCapacity(entries.count)
    for entry in entries {
      let key = LexiconSource.Entry(words: entry.words, isBare: entry.isBare)
      if let place = places[key] {
        merged[place].meanings.formUnion(entry.meanings)
      } else {
        places[key] = merged.count
        merged.append(entry)
      }
    }
    return merged
  }

  // Scalars and not characters: a language has thousands of entries, and the ends of characters take long to find.
  private static let separators = " '’-‑\u{00A0}".unicodeScalars.map(\.value)
  private static let gaps = ["...", "…"].map { $0.unicodeScalars.map(\.value) }
  /// Signs that a text never has inside words.
  private static let signs = "*~!<;,=|".unicodeScalars.map(\.value)

  /// The words of an entry. Apostrophes and hyphens separate words, as they do in a text.
  private static func words(_ notation: String) throws(Problem) -> [Word] {
    var words: [Word] = []
    var gap = 0
    for piece in scalars(notation).split(whereSeparator: { separators.contains($0) }) {
      var letters = Array(piece)
      if gaps.contains(letters) {
        guard !words.isEmpty else { throw .misplacedGap }
        gap = Lexicon.gap
        continue
      }
      let isOpenAtStart = letters.first == 0x2A
      if isOpenAtStart { letters.removeFirst() }
      let isOpenAtEnd = letters.last == 0x2A
      if isOpenAtEnd { letters.removeLast() }
      guard !letters.isEmpty, !letters.contains(where: { signs.contains($0) }) else { throw .empty }
      guard !(isOpenAtStart && letters.count < 3) else { throw .tooShort }
      words.append(Word(letters: letters, isOpenAtStart: isOpenAtStart, isOpenAtEnd: isOpenAtEnd, gap: gap))
      gap = 0
    }
    guard !words.isEmpty else { throw .empty }
    guard gap == 0 else { throw .misplacedGap }
    return words
  }
}
