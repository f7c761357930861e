import Testing

@testable import Wording

/// What is found without a look at most of a table is what a look at all of it would find.
@Suite struct WordTableTests {
  private let rules: WordingRules

  init() throws { rules = try SampleLanguage.plainRules() }

  /// The meanings of a text that is read with a few words, as their names.
  private func meanings(_ text: String, _ words: String) throws -> [String] {
    let language = try SampleLanguage.language(words, rules: rules)
    var scanner = WordScanner(script: language.lexicon.script)
    let bytes = Array(text.utf8)
    bytes.withUnsafeBufferPointer { scanner.scan($0, 0..<bytes.count) }
    var reader = MeaningReader(lexicon: language.lexicon, rules: rules)
    var items: [MeaningItem] = []
    reader.items(scanner, into: &items)
    return items.flatMap { item in
      rules.meanings.indices.filter { item.meanings.contains($0) }.map { rules.meanings[$0].name }
    }
  }

  @Test(arguments: [
    // Shorter than the bytes that tell the lengths of keys, and as long as they are.
    ("ab abc abcd abcde", "words: {waive: [\"ab*\"]}", 4), ("ab abc abcd abcde", "words: {waive: [\"abcd*\"]}", 2),
    // One letter behind another word: the key opens with that one.
    ("give abc", "words: {waive: [\"give a*\"]}", 1), ("give a", "words: {waive: [\"give a*\"]}", 1),
    ("give a", "words: {waive: [\"give a\"]}", 1), ("give abc", "words: {waive: [\"give a\"]}", 0),
    // A key of several words goes on behind its last one only if it is open.
    ("give up rights", "words: {waive: [\"give up right*\"]}", 1),
    ("give up rights", "words: {waive: [\"give up right\"]}", 0),
    // A part of a word at its beginning, in its middle, at its end, and of two words with a hyphen between them.
    ("haftung", "words: {waive: [\"*haftung*\"]}", 1), ("xhaftungx", "words: {waive: [\"*haftung*\"]}", 1),
    ("xhaftung", "words: {waive: [\"*haftung\"]}", 1), ("haftungx", "words: {waive: [\"*haftung\"]}", 0),
    ("haf-tung", "words: {waive: [\"*haftung*\"]}", 1),
  ])
  func findsKeysOfAnyLength(text: String, words: String, count: Int) throws {
    #expect(try meanings(text, words).count == count, "\(text)")
  }

  /// The longest keys share one mark.
  @Test(arguments: [39, 40, 41, 60])
  func findsVeryLongKeys(length: Int) throws {
    let letters = String((0..<length).map { Character(Unicode.Scalar(UInt8(97 + $0 % 26))) })
    #expect(try meanings(letters + "s", "words: {waive: [\"\(letters)*\"]}") == ["waive"])
    #expect(try meanings("x" + letters + "s", "words: {waive: [\"*\(letters)*\"]}") == ["waive"])
    #expect(try meanings(String(letters.dropLast()), "words: {waive: [\"\(letters)*\"]}") == [])
  }

  /// Letters of two bytes, and many keys, so that some of them share places, signs and marks.
  @Test func findsEveryKeyOfAFullTableAndNoOther() throws {
    let stems = (0..<2000).map { number in
      String(
        String.UnicodeScalarView(
          [number % 24, number / 24 % 24, number / 576, number % 7].map {
            Unicode.Scalar(0x430 + UInt32($0)) ?? " "
          }))
    }
    let words = "script: cyrillic\nwords: {waive: [\(stems.map { "\"\($0)*\"" }.joined(separator: ", "))]}"
    #expect(try meanings(stems.map { $0 + "щщ" }.joined(separator: " "), words).count == stems.count)
    #expect(try meanings(stems.map { "щ" + $0 }.joined(separator: " "), words) == [])
  }

  /// The hashes of a scanner are those of the letters that it wrote, whatever became of them.
  @Test(arguments: ["Waive", "WAIVÉ", "w\u{430}ive", "Ｗaive", "wai\u{AD}ve", "€", "a€b", "\u{301}Waive"])
  func theScannerHashesWhatItWrote(text: String) {
    var scanner = WordScanner(script: .latin)
    let bytes = Array(text.utf8)
    bytes.withUnsafeBufferPointer { scanner.scan($0, bytes.indices) }
    #expect(!scanner.words.isEmpty)
    for word in scanner.words {
      let letters = Array(scanner.folded[word.folded])
      for count in 1...letters.count {
        #expect(scanner.hashes[word.folded.lowerBound + count - 1] == WordTable.hash(of: letters[..<count]))
      }
      #expect(String(decoding: scanner.folded[word.folded.lowerBound..<word.beginning], as: UTF8.self).count <= 5)
    }
  }
}

/// Numbers and sets come back from their digits.
@Suite struct DigitsTests {
  @Test(arguments: [0, 1, 63, 64, 4095, 4096, 16_777_215])
  func givesBackNumbers(number: Int) {
    var digits: [UInt8] = []
    Digits.append(number, Digits.wide, to: &digits)
    digits.withUnsafeBufferPointer { digits in
      guard let start = digits.baseAddress else { return }
      #expect(Digits.value(start, Digits.wide) == number)
      #expect(Digits.wideValue(start) == number)
    }
  }

  @Test(arguments: [[0], [63], [64], [127], [0, 23, 24, 47, 48, 71, 72, 95, 96, 127], Array(0..<128)])
  func givesBackSets(meanings: [Int]) {
    let set = meanings.reduce(into: MeaningSet()) { $0.insert($1) }
    var digits: [UInt8] = []
    set.appendDigits(to: &digits)
    #expect(digits.count == MeaningSet.digits && digits.allSatisfy { (0x30...0x6F).contains($0) })
    digits.withUnsafeBufferPointer { digits in
      guard let start = digits.baseAddress else { return }
      #expect(MeaningSet(digits: start) == set)
    }
  }
}
