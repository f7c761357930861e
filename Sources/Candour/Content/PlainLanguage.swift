internal import SourceText
internal import YAML

/// The words that the checks of plain language need to know of a language: `Locales/<tag>/plain-language.yml`.
struct PlainLanguage: Sendable {
  /// A list of words of the file, by its key.
  enum List: String, Sendable, Hashable, CaseIterable {
    /// Before the whole of a count: 9 *in* 100, 9 *out of* 13.
    case counts
    /// A whole in words: 9 *in a hundred*.
    case countsInWords = "counts-in-words"
    /// Behind the whole, in languages that say it with an ending: 9 100:*sta*, 100 *emberből* 9.
    case countsBehind = "counts-behind"
    /// A part in words: *one* in 5, *none* of 13.
    case partsInWords = "parts-in-words"
    /// What is measured and not counted: in 5 *weeks*.
    case durations
    /// Beside a number: 9 *per cent*.
    case percent
    /// Adjectives and adverbs of degree.
    case degree
    /// Abbreviations that need no explanation.
    case knownAbbreviations = "known-abbreviations"
    /// Medical words that need one.
    case medical
    /// What an explanation is made with: is *called*, *that is*.
    case explains
    /// What a bracket refers elsewhere with, so that it explains nothing: *see* 2, *page* 4.
    case refers
    /// How the familiar and the polite form of address say “you”; none in languages that have one form.
    case familiar = "address.familiar"
    case polite = "address.polite"
    /// What only a parent is told, and only a patient.
    case toParents = "to-parents"
    case toPatients = "to-patients"

    /// The lists that may be empty: not every language has such words.
    var mayBeEmpty: Bool {
      switch self {
      case .familiar, .polite, .knownAbbreviations, .durations, .countsBehind: true
      default: false
      }
    }
  }

  private(set) var phrases = PhraseIndex<List>()
  private(set) var knownAbbreviations: Set<String> = []
  /// Whether the language has two forms of address.
  private(set) var distinguishesAddress = false

  /// Reads the words of a language; what is faulty is left out and reported.
  static func read(_ root: YAMLNode) -> (words: PlainLanguage, faults: [WordListFault]) {
    var words = PlainLanguage()
    var faults: [WordListFault] = []
    let known = Set(List.allCases.map(\.rawValue).filter { !$0.hasPrefix("address.") }).union([
      "address", FunctionWords.key,
    ])
    for entry in root.map ?? [] where !known.contains(entry.key) {
      let nearest = NearMiss.nearest(to: entry.key, in: known).map { " Did you mean \($0)?" } ?? ""
      faults.append(
        WordListFault(
          range: entry.keyRange, summary: "“\(entry.key)” is not a list of plain-language words.\(nearest)",
          explanation: "Lists: \(known.sorted().joined(separator: ", "))."))
    }
    for list in List.allCases {
      words.read(list, root, &faults)
    }
    words.checkFunctionWords(root, &faults)
    return (words, faults)
  }

  private mutating func read(_ list: List, _ root: YAMLNode, _ faults: inout [WordListFault]) {
    let path = list.rawValue.split(separator: ".").map(String.init)
    var node = root[path[0]]
    if path.count == 2, let address = node {
      if address.text == "none" { return }
      node = address[path[1]]
      distinguishesAddress = true
    }
    guard let node, let items = node.list, !items.isEmpty || list.mayBeEmpty else {
      faults.append(
        WordListFault(
          range: node?.range ?? root.range, summary: "The words “\(list.rawValue)” are missing.",
          explanation: path.count == 2
            ? "A language with one form of address says so: “address: none”."
            : "Write them as a list: [word, other*, two words]."))
      return
    }
    for item in items {
      guard let text = item.text, phrases.add(text, to: list) else {
        faults.append(
          WordListFault(
            range: item.range, summary: "“\(item.text ?? "…")” is no word, stem or phrase.",
            explanation: "A stem has at least \(WordScanner.stemLength) letters before its “*”."))
        continue
      }
      if list == .knownAbbreviations { knownAbbreviations.insert(text) }
    }
  }

  private func checkFunctionWords(_ root: YAMLNode, _ faults: inout [WordListFault]) {
    let node = root[FunctionWords.key]
    let count = node?.text?.split(separator: " ").count ?? 0
    guard count < FunctionWords.minimum || node?.text?.contains("\n") == true else { return }
    faults.append(
      WordListFault(
        range: node?.range ?? root.range, summary: "The words “\(FunctionWords.key)” are missing or too few.",
        explanation: "At least \(FunctionWords.minimum) short common words with spaces between them, on one line."))
  }
}

/// The function words of all languages, by which a text is known to be in one of them.
///
/// A run reads the words of its own languages only, but a paragraph may be in any other, so this one line is read from
/// the file of every language without the rest of it.
struct FunctionWords: Sendable {
  static let key = "function-words"
  static let minimum = 20
  /// The most languages that can be told apart.
  private static let capacity = 64

  /// The tags of the languages, by their bits.
  private(set) var tags: [String] = []
  private var languages: [UInt64: UInt64] = [:]

  init(_ files: ContentFiles) {
    for path in files.paths where path.hasPrefix("Locales/") && path.hasSuffix("/plain-language.yml") {
      guard tags.count < FunctionWords.capacity, let bytes = files.bytes(of: path),
        let line = FunctionWords.line(in: bytes)
      else { continue }
      let bit = UInt64(1) << UInt64(tags.count)
      tags.append(String(path.split(separator: "/")[1]))
      line.withUnsafeBufferPointer { buffer in
        WordScanner.scan(buffer) { languages[$0.hash, default: 0] |= bit }
      }
    }
  }

  /// The languages that use a word, as bits.
  func languages(of word: WordScanner.Word) -> UInt64 { languages[word.hash] ?? 0 }

  /// How many of the words each language uses, in the order of ``tags``.
  func hits(in words: some Sequence<WordScanner.Word>) -> [Int] {
    var hits = [Int](repeating: 0, count: tags.count)
    for word in words {
      var bits = languages(of: word)
      while bits != 0 {
        hits[bits.trailingZeroBitCount] += 1
        bits &= bits - 1
      }
    }
    return hits
  }

  /// So many function words of another language at least, and so many more than of the own one.
  private static let minimumHits = 3
  private static let majority = 3

  /// The language whose words clearly outnumber those of the own one, by its place in ``tags``; nil if none does.
  func other(than own: Int, in words: some Collection<WordScanner.Word>) -> Int? {
    let counts = hits(in: words)
    guard let best = counts.indices.max(by: { counts[$0] < counts[$1] }), best != own else { return nil }
    let needed = max(Self.minimumHits, words.count / 6, counts[own] + Self.majority, 2 * counts[own])
    return counts[best] >= needed ? best : nil
  }

  private static func line(in bytes: [UInt8]) -> ArraySlice<UInt8>? {
    let start = Array("\n\(key):".utf8)
    guard let found = ByteText.position(of: start, in: bytes[...], from: 0) else { return nil }
    return bytes[(found + start.count)...].prefix { $0 != 0x0A }
  }
}
