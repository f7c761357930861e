/// Reads rules in the notation of `readability.yml`: `left[target]right = number`.
///
/// The notation is that of letter-to-sound rules (Elovitz et al. 1976, IEEE Trans. ASSP 24:446-459: `A [B] C = D`), with
/// a number of syllables in place of sounds. `SyllableRules` tells what may stand in a rule.
struct SyllableRuleParser {
  private(set) var alphabet = SyllableAlphabet()
  private(set) var vowels: LetterSet = 0
  private var classes: [Unicode.Scalar: LetterSet] = [:]

  init(vowels: String, classes: [(name: String, letters: String)]) throws(ProfileFault) {
    for scalar in vowels.unicodeScalars { self.vowels |= try letter(scalar, "syllables.vowels", vowels) }
    for (name, letters) in classes {
      guard name.unicodeScalars.count == 1, let key = name.unicodeScalars.first, key.properties.isUppercase,
        key != "V", key != "C"
      else {
        throw ProfileFault(
          path: "syllables.classes", value: name, reason: "The name of a class is one capital letter, not V or C.")
      }
      var set: LetterSet = 0
      for scalar in letters.unicodeScalars { set |= try letter(scalar, "syllables.classes." + name, letters) }
      self.classes[key] = set
    }
  }

  /// The rules that one line stands for: one for each choice of its alternatives.
  mutating func rules(_ line: String) throws(ProfileFault) -> [SyllableRule] {
    let sides = line.split(separator: "=", omittingEmptySubsequences: false)
    guard sides.count == 2, let syllables = Int(sides[1].filter { $0 != " " }), (0...9).contains(syllables) else {
      throw fault(line, "A rule ends in “= ” and a number of syllables.")
    }
    let pattern = Array(sides[0].unicodeScalars.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    var rules: [SyllableRule] = []
    for choice in try expanded(pattern, line) {
      guard let open = choice.firstIndex(of: "["), let close = choice.firstIndex(of: "]"), open < close else {
        throw fault(line, "The letters that are counted stand in square brackets.")
      }
      let left = try elements(choice[..<open], line)
      let right = try elements(choice[(close + 1)...], line)
      for target in choice[(open + 1)..<close].split(separator: "|", omittingEmptySubsequences: false) {
        let letters = try elements(target, line)
        guard !letters.isEmpty, letters.allSatisfy({ $0.kind == .letter }) else {
          throw fault(line, "Between the square brackets stand letters and classes, at least one.")
        }
        rules.append(
          SyllableRule(left: left.reversed(), target: letters.map(\.letters), right: right, syllables: syllables))
      }
    }
    return rules
  }

  /// Every choice of the alternatives in round brackets outside the target; they may stand inside one another.
  private func expanded(_ pattern: [Unicode.Scalar], _ line: String) throws(ProfileFault) -> [[Unicode.Scalar]] {
    var pending = [pattern]
    var done: [[Unicode.Scalar]] = []
    while let next = pending.popLast() {
      guard let close = next.firstIndex(of: ")") else {
        done.append(next)
        continue
      }
      guard let open = next[..<close].lastIndex(of: "(") else { throw fault(line, "A bracket is not opened.") }
      let choices = Self.choices(next[(open + 1)..<close])
      for choice in choices.reversed() { pending.append(next[..<open] + choice + next[(close + 1)...]) }
      guard pending.count + done.count <= 4000 else { throw fault(line, "The rule has too many alternatives.") }
    }
    guard done.allSatisfy({ !$0.contains("(") }) else { throw fault(line, "A bracket is not closed.") }
    return done
  }

  /// The parts between strokes, except the strokes of a target in square brackets.
  private static func choices(_ text: ArraySlice<Unicode.Scalar>) -> [[Unicode.Scalar]] {
    var parts: [[Unicode.Scalar]] = [[]]
    var isTarget = false
    for scalar in text {
      if scalar == "[" { isTarget = true }
      if scalar == "]" { isTarget = false }
      if scalar == "|", !isTarget { parts.append([]) } else { parts[parts.count - 1].append(scalar) }
    }
    return parts
  }

  private mutating func elements(
    _ text: ArraySlice<Unicode.Scalar>, _ line: String
  ) throws(ProfileFault) -> [SyllableElement] {
    var elements: [SyllableElement] = []
    var index = text.startIndex
    while index < text.endIndex {
      let scalar = text[index]
      index += 1
      switch scalar {
      case "^": elements.append(SyllableElement(kind: .wordStart))
      case "$": elements.append(SyllableElement(kind: .wordEnd))
      case "*":
        guard let last = elements.last, last.kind == .letter else { throw fault(line, "A star follows a letter.") }
        elements[elements.count - 1].kind = .anyNumberOfLetters
      case "{":
        guard let close = text[index...].firstIndex(of: "}") else { throw fault(line, "A brace is not closed.") }
        var set: LetterSet = 0
        for scalar in text[index..<close] { set |= try letters(scalar, line) }
        elements.append(SyllableElement(kind: .letter, letters: set))
        index = close + 1
      default: elements.append(SyllableElement(kind: .letter, letters: try letters(scalar, line)))
      }
    }
    return elements
  }

  /// The letters for which a letter or the name of a class stands.
  private mutating func letters(_ scalar: Unicode.Scalar, _ line: String) throws(ProfileFault) -> LetterSet {
    if scalar == "V" { return vowels }
    if scalar == "C" { return ~vowels & ~SyllableAlphabet.edge }
    if let set = classes[scalar] { return set }
    let kind = CharacterClass(of: scalar)
    guard kind == .lowercase || kind == .apostrophe || kind == .hyphen else {
      throw fault(line, "“\(scalar)” is neither a small letter nor the name of a class.")
    }
    return try letter(scalar, "syllables.rules", line)
  }

  private mutating func letter(
    _ scalar: Unicode.Scalar, _ path: String, _ value: String
  ) throws(ProfileFault) -> LetterSet {
    guard let set = alphabet.set(scalar) else {
      throw ProfileFault(
        path: path, value: value, reason: "The rules name more than \(SyllableAlphabet.capacity) different letters.")
    }
    return set
  }

  private func fault(_ line: String, _ reason: String) -> ProfileFault {
    ProfileFault(path: "syllables.rules", value: line, reason: reason)
  }
}
