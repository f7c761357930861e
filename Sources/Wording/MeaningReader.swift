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
  private var taken: [Bool] = []
  private var matched = Array(repeating: 0, count: MeaningReader.longestEntry)
  /// Letters that are not a word of the text as they stand, with their hashes.
  private var joined: [UInt8] = []
  private var joinedHashes: [UInt32] = []

  /// More words than an entry has.
  private static let longestEntry = 32

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
    let count = scanner.words.count
    if taken.count < count { taken = Array(repeating: false, count: 2 * count) }
    if joined.count < scanner.folded.count {
      joined = Array(repeating: 0, count: scanner.folded.count)
      joinedHashes = Array(repeating: 0, count: scanner.folded.count)
    }
    // Borrowed once for a sentence: nothing is copied or counted for a word.
    scanner.words.withUnsafeBufferPointer { words in
      scanner.folded.withUnsafeBufferPointer { folded in
        scanner.hashes.withUnsafeBufferPointer { hashes in
          guard let letters = folded.baseAddress, let hashes = hashes.baseAddress else { return }
          read(words, letters, hashes, &items)
        }
      }
    }
  }

  private mutating func read(
    _ words: UnsafeBufferPointer<ScannedWord>, _ letters: UnsafePointer<UInt8>, _ hashes: UnsafePointer<UInt32>,
    _ items: inout [MeaningItem]
  ) {
    let (acts, logic, denied, not, lexicon) = (acts, logic, denied, not, lexicon)
    taken.withUnsafeMutableBufferPointer { taken in
      matched.withUnsafeMutableBufferPointer { matched in
        joined.withUnsafeMutableBufferPointer { joined in
          joinedHashes.withUnsafeMutableBufferPointer { joinedHashes in
            lexicon.sets.withUnsafeBufferPointer { sets in
              guard let taken = taken.baseAddress, let matched = matched.baseAddress, let joined = joined.baseAddress,
                let joinedHashes = joinedHashes.baseAddress, let sets = sets.baseAddress
              else { return }
              taken.update(repeating: false, count: words.count)
              let finder = KeyFinder(
                words: words, letters: letters, hashes: hashes, taken: taken, beginnings: lexicon.beginnings,
                interiors: lexicon.interiors)
              withUnsafePointer(to: finder) { finder in
                var choice = EntryChoice(
                  finder: finder, sets: sets, matched: matched, joined: joined, joinedHashes: joinedHashes, acts: acts,
                  logic: logic, denied: denied, not: not)
                for index in words.indices where !taken[index] {
                  if let item = choice.item(at: index, lexicon.negationPrefixes) { items.append(item) }
                }
              }
            }
          }
        }
      }
    }
  }
}
