/// The rules of a language in the form in which they are applied.
///
/// Rules are looked up by the letter before and the first letter of the target, so that of the hundreds that the
/// alternatives of a language make only a few are tried at each letter. A class, so that profiles are cheap to hand on.
final class SyllableData: Sendable {
  /// A part that is longer than any word is counted by its vowels alone, so that time stays linear.
  private static let longestPart = 80
  /// How many places for letters there are, the edge of a word included.
  private static let places = 64

  private let alphabet: SyllableAlphabet
  private let vowels: LetterSet
  private let linking: PhraseTable
  private let exceptions: PhraseTable

  /// A rule by the places of its parts in `elements` and `targets`.
  private struct CompiledRule: Sendable {
    var left: Range<Int>
    var target: Range<Int>
    var right: Range<Int>
    var syllables: Int
  }
  private let rules: [CompiledRule]
  /// What stands around the first letter of the target of each rule.
  private let surroundings: [Surroundings]
  private let elements: [SyllableElement]
  private let targets: [LetterSet]
  /// The rules to try, in their order, for all pairs of letters; `candidateStarts` says where those of a pair begin.
  private let candidates: [Int32]
  private let candidateStarts: [Int32]

  init(
    alphabet: SyllableAlphabet, vowels: LetterSet, rules: [SyllableRule], linking: PhraseTable,
    exceptions: PhraseTable
  ) {
    self.alphabet = alphabet
    self.vowels = vowels
    self.linking = linking
    self.exceptions = exceptions
    var compiled: [CompiledRule] = []
    var elements: [SyllableElement] = []
    var targets: [LetterSet] = []
    for rule in rules {
      let left = elements.count..<elements.count + rule.left.count
      elements += rule.left
      let right = elements.count..<elements.count + rule.right.count
      elements += rule.right
      let target = targets.count..<targets.count + rule.target.count
      targets += rule.target
      compiled.append(CompiledRule(left: left, target: target, right: right, syllables: rule.syllables))
    }
    self.rules = compiled
    self.elements = elements
    self.targets = targets
    surroundings = rules.map { Surroundings(of: $0) }
    (candidates, candidateStarts) = Self.index(rules, surroundings)
  }

  /// Sorts the rules by the letter before and the first letter of their target.
  private static func index(
    _ rules: [SyllableRule], _ surroundings: [Surroundings]
  ) -> (candidates: [Int32], starts: [Int32]) {
    var table: [[Int32]] = Array(repeating: [], count: places * places)
    for (number, rule) in rules.enumerated() {
      let before = surroundings[number].previous
      for first in 0..<places where rule.target[0] & (1 << LetterSet(first)) != 0 {
        for previous in 0..<places where before & (1 << LetterSet(previous)) != 0 {
          table[previous * places + first].append(Int32(number))
        }
      }
    }
    var starts: [Int32] = [0]
    for list in table { starts.append((starts.last ?? 0) + Int32(list.count)) }
    return (Array(table.joined()), starts)
  }

  /// The number of syllables of a folded word. Most texts have a new word every few hundred bytes at most, so nothing is
  /// allocated here.
  func count(in word: UnsafeBufferPointer<UInt32>) -> Int {
    let exception = exceptions.value(of: word)
    if exception > 0 { return Int(exception) }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: word.count) { codes in
      var syllables = 0
      var start = 0
      var isBehindNumber = false
      for index in 0...word.count {
        if index < word.count, Self.isInPart(word[index]) {
          codes[index] = alphabet.code(word[index])
        } else {
          if index > start {
            let part = UnsafeBufferPointer(rebasing: word[start..<index])
            let isNumber = Self.isNumber(part)
            // `37,5` is one number in `37,5°C` too.
            if !isNumber || !isBehindNumber {
              syllables += count(
                inPart: part, UnsafeBufferPointer(rebasing: codes[start..<index]), isWhole: part.count == word.count)
            }
            isBehindNumber = isNumber
          }
          start = index + 1
        }
      }
      return max(syllables, 1)
    }
  }

  /// Whether a character goes on with a part of a word; hyphens, points and other signs divide it.
  private static func isInPart(_ value: UInt32) -> Bool {
    value &- 0x61 < 26 || value == 0x2019 || ClassTable.shared.of(value).isAlphanumeric
  }

  /// Whether a part of a word has digits and nothing else.
  private static func isNumber(_ part: UnsafeBufferPointer<UInt32>) -> Bool {
    part.allSatisfy { ClassTable.shared.of($0) == .digit }
  }

  private func count(
    inPart part: UnsafeBufferPointer<UInt32>, _ codes: UnsafeBufferPointer<UInt8>, isWhole: Bool
  ) -> Int {
    if part.count <= linking.longest, linking.value(of: part) != 0 { return 0 }
    // The whole word was looked for before.
    let exception = isWhole ? 0 : exceptions.value(of: part)
    if exception > 0 { return Int(exception) }
    guard codes.count <= Self.longestPart else {
      return max(codes.count { vowels & (1 << LetterSet($0)) != 0 }, 1)
    }
    return elements.withUnsafeBufferPointer { elements in
      targets.withUnsafeBufferPointer { targets in
        rules.withUnsafeBufferPointer { rules in
          candidates.withUnsafeBufferPointer { candidates in
            candidateStarts.withUnsafeBufferPointer { starts in
              surroundings.withUnsafeBufferPointer { surroundings in
                let applied = AppliedRules(
                  rules: rules, surroundings: surroundings, candidates: candidates, starts: starts, targets: targets)
                return max(count(codes, elements, applied), 1)
              }
            }
          }
        }
      }
    }
  }

  /// The rules as they stand in memory.
  private struct AppliedRules {
    let rules: UnsafeBufferPointer<CompiledRule>
    let surroundings: UnsafeBufferPointer<Surroundings>
    let candidates: UnsafeBufferPointer<Int32>
    let starts: UnsafeBufferPointer<Int32>
    let targets: UnsafeBufferPointer<LetterSet>
  }

  private func count(
    _ codes: UnsafeBufferPointer<UInt8>, _ elements: UnsafeBufferPointer<SyllableElement>,
    _ applied: AppliedRules
  ) -> Int {
    let reading = PartReading(codes: codes, elements: elements)
    var syllables = 0
    var index = 0
    reading: while index < codes.count {
      let previous = index > 0 ? Int(codes[index - 1]) : SyllableAlphabet.edgeCode
      let pair = previous * Self.places + Int(codes[index])
      let beforePrevious = reading.letter(at: index - 2)
      let next = reading.letter(at: index + 1)
      let afterNext = reading.letter(at: index + 2)
      for place in applied.starts[pair]..<applied.starts[pair + 1] {
        let number = Int(applied.candidates[Int(place)])
        let around = applied.surroundings[number]
        // Nearly all candidates end here.
        guard around.next & next != 0, around.afterNext & afterNext != 0, around.beforePrevious & beforePrevious != 0
        else { continue }
        let rule = applied.rules[number]
        guard reading.fits(rule.target, of: applied.targets, at: index),
          reading.fits(rule.right, from: index + rule.target.count, step: 1),
          reading.fits(rule.left, from: index - 1, step: -1)
        else { continue }
        syllables += rule.syllables
        index += rule.target.count
        continue reading
      }
      if vowels & (1 << LetterSet(codes[index])) != 0 { syllables += 1 }
      index += 1
    }
    return syllables
  }
}

/// A part of a word that is held against rules.
private struct PartReading {
  let codes: UnsafeBufferPointer<UInt8>
  let elements: UnsafeBufferPointer<SyllableElement>

  /// The set of the one letter at an index; outside, that of the edge.
  @inline(__always) func letter(at index: Int) -> LetterSet {
    1 << LetterSet(index >= 0 && index < codes.count ? Int(codes[index]) : SyllableAlphabet.edgeCode)
  }

  func fits(_ target: Range<Int>, of targets: UnsafeBufferPointer<LetterSet>, at index: Int) -> Bool {
    guard index + target.count <= codes.count else { return false }
    var index = index
    for place in target {
      if !has(targets[place], at: index) { return false }
      index += 1
    }
    return true
  }

  /// Whether a context fits the letters from an index on, forwards or backwards.
  ///
  /// The depth of the recursion is the number of stars of the rule, never decided by the word.
  func fits(_ context: Range<Int>, from start: Int, step: Int) -> Bool {
    var index = start
    for place in context {
      let element = elements[place]
      switch element.kind {
      case .wordStart: if index >= 0 { return false }
      case .wordEnd: if index < codes.count { return false }
      case .letter:
        guard index >= 0, index < codes.count, has(element.letters, at: index) else { return false }
        index += step
      case .anyNumberOfLetters:
        while true {
          if fits(place + 1..<context.upperBound, from: index, step: step) { return true }
          guard index >= 0, index < codes.count, has(element.letters, at: index) else { return false }
          index += step
        }
      }
    }
    return true
  }

  private func has(_ letters: LetterSet, at index: Int) -> Bool { letters & (1 << LetterSet(codes[index])) != 0 }
}
