/// A number that a reader has to understand: not a date, a time, a phone number, a code or a number of a country.
struct Figure: Sendable {
  /// Its bytes in the buffer of the text.
  var range: Range<Int>
  var block: Int
  /// Whether it has decimal places.
  var isDecimal: Bool

  /// The figures of a document in order.
  static func all(in input: CheckInput) -> [Figure] {
    let countryFiles = Set(input.content.countries.values.map { Int32($0.file) })
    let words = input.words.all
    let bytes = input.text.bytes
    var found: [Figure] = []
    var index = words.startIndex
    while index < words.endIndex {
      defer { index += 1 }
      let word = words[index]
      let block = input.text.blocks[word.block]
      guard word.word.isNumber, block.role != .code, !isYear(bytes[word.range]) else { continue }
      let end = lastOfRun(index, words, bytes)
      let run = word.range.lowerBound..<words[end].range.upperBound
      defer { index = end }
      // A letter or a sign of a code before or behind: EX-26-0417, UTC+02:00, 9CAR.
      guard !isGlued(bytes, before: run.lowerBound), !isGlued(bytes, behind: run.upperBound) else { continue }
      let separators = bytes[run].filter { !(0x30...0x39).contains($0) }
      guard separators.count <= 1, separators.allSatisfy({ $0 == 0x2E || $0 == 0x2C }) else { continue }
      guard !isInPhoneNumber(run, bytes, block.range) else { continue }
      let node = input.text.pieceStarts(of: block).last { $0.start <= run.lowerBound }?.node
      if word.traits.contains(.value), let node {
        let origin = input.document.nodes[node].origin
        let text = Array(input.document.nodes[node].text.utf8)
        let isOther = countryFiles.contains(origin.file) || holdsYear(text)
        // Names and addresses of a table: “1 Sample Quay”.
        if isOther || block.role == .tableText && !isInFigures(block, input.document) { continue }
      }
      // Three digits behind the sign are thousands.
      let isDecimal = separators.count == 1 && words[end].range.count != 3
      found.append(Figure(range: run, block: word.block, isDecimal: isDecimal))
    }
    return found
  }

  /// The last word of digits that hang together: 2.5, 12:00, 7.5.2026.
  private static func lastOfRun(_ first: Int, _ words: [DocumentWords.Word], _ bytes: [UInt8]) -> Int {
    var end = first
    while end + 1 < words.count, words[end + 1].block == words[first].block, words[end + 1].word.digits > 0,
      words[end + 1].range.lowerBound == words[end].range.upperBound + 1,
      [0x2E, 0x2C, 0x3A, 0x2F, 0x2D].contains(bytes[words[end].range.upperBound])
    {
      end += 1
    }
    return end
  }

  /// Whether digits and the signs between them around a number make a phone number.
  private static func isInPhoneNumber(_ run: Range<Int>, _ bytes: [UInt8], _ block: Range<Int>) -> Bool {
    func isSign(_ byte: UInt8) -> Bool {
      (0x30...0x39).contains(byte) || [0x20, 0x28, 0x29, 0x2B, 0x2D, 0x2E, 0x2F, 0xC2, 0xA0].contains(byte)
    }
    let start = bytes[block.lowerBound..<run.lowerBound].lastIndex { !isSign($0) }.map { $0 + 1 } ?? block.lowerBound
    let end = bytes[run.upperBound..<block.upperBound].firstIndex { !isSign($0) } ?? block.upperBound
    return PhonePresent.holdsPhoneNumber(bytes[start..<end])
  }

  private static func isGlued(_ bytes: [UInt8], before start: Int) -> Bool {
    guard start > 0 else { return false }
    return [0x2D, 0x2B, 0x5F, 0x40, 0x3A, 0x2F].contains(bytes[start - 1])
  }

  private static func isGlued(_ bytes: [UInt8], behind end: Int) -> Bool {
    guard end + 1 < bytes.count, [0x2D, 0x5F, 0x40, 0x3A, 0x2F].contains(bytes[end]) else { return false }
    return bytes[end + 1] != 0x20
  }

  private static func isYear(_ digits: ArraySlice<UInt8>) -> Bool {
    digits.count == 4 && (digits.starts(with: Array("19".utf8)) || digits.starts(with: Array("20".utf8)))
  }

  /// Whether a cell stands in the table of measured figures.
  private static func isInFigures(_ block: ReadableBlock, _ document: ComposedDocument) -> Bool {
    document.nodes[..<block.node].contains { node in
      guard case .table(name: "figures", _) = node.kind else { return false }
      return node.end > block.node
    }
  }

  private static func holdsYear(_ text: [UInt8]) -> Bool {
    text.split { !(0x30...0x39).contains($0) }.contains(where: isYear)
  }
}

/// Numbers.
extension EvidenceReader {
  private func text(of figure: Figure) -> String { String(decoding: input.text.bytes[figure.range], as: UTF8.self) }

  private var figureList: SheetEvidence {
    let names = figures.reduce(into: [String]()) { if !$0.contains(text(of: $1)) { $0.append(text(of: $1)) } }
    return SheetEvidence(
      "\(EvidenceReader.count(figures.count, "number")) besides dates, times, phone numbers and codes:",
      quote: names.prefix(24).joined(separator: " · "))
  }

  private func context(_ figure: Figure) -> SheetEvidence {
    let block = blocks[figure.block]
    return evidence("In:", input.sentence(around: figure.range.lowerBound, in: block), in: block)
  }

  private static let noNumbers = "There is no number besides dates, times, phone numbers and codes."

  func numbersClear() -> SheetFinding {
    let against = evidence(of: [PercentagesCounted.identifier, SymbolsExplained.identifier])
    let decimals = figures.filter(\.isDecimal)
    if !against.isEmpty || !decimals.isEmpty {
      return SheetFinding(
        .disagree,
        against
          + decimals.prefix(EvidenceReader.listed).map { figure in
            var line = context(figure)
            line.text = "\(text(of: figure)) is no whole number:"
            return line
          })
    }
    if figures.isEmpty { return SheetFinding(.notApplicable, EvidenceReader.noNumbers) }
    guard input.locale.plain != nil else {
      return SheetFinding(
        nil, [SheetEvidence("The language has no words to check percentages (plain-language.yml)."), figureList])
    }
    return SheetFinding(
      .agree,
      [
        figureList,
        SheetEvidence("All are whole; no percentage stands without its count, and no sign such as ≥ was found."),
      ])
  }

  func numbersIfAny() -> SheetFinding {
    figures.isEmpty
      ? SheetFinding(.notApplicable, EvidenceReader.noNumbers)
      : SheetFinding(nil, [figureList] + figures.prefix(EvidenceReader.listed).map(context))
  }

  // MARK: - Calculation

  /// Signs of arithmetic between two numbers decide; counts with different wholes must be compared, which a person
  /// judges.
  func noCalculation() -> SheetFinding {
    if figures.isEmpty { return SheetFinding(.notApplicable, EvidenceReader.noNumbers) }
    let sums = zip(figures, figures.dropFirst()).filter { first, second in
      guard first.block == second.block, first.range.upperBound < second.range.lowerBound else { return false }
      let between = String(
        decoding: input.text.bytes[first.range.upperBound..<second.range.lowerBound], as: UTF8.self
      ).filter { !$0.isWhitespace }
      return ["+", "−", "×", "÷", "=", "*", "%+", "%−"].contains(between)
    }
    guard sums.isEmpty else {
      return SheetFinding(
        .disagree,
        sums.prefix(EvidenceReader.listed).map { first, _ in
          var line = context(first)
          line.text = "A sign of arithmetic stands between numbers:"
          return line
        })
    }
    let wholes = Set(counts().map(\.whole))
    guard wholes.count <= 1 else {
      return SheetFinding(
        nil,
        [
          SheetEvidence(
            "Counts with different wholes (\(wholes.sorted().joined(separator: ", "))); does the reader have to compare them?"
          )
        ]
          + counts().prefix(EvidenceReader.listed).map(\.evidence))
    }
    return SheetFinding(
      .agree,
      [SheetEvidence("No sign of arithmetic stands between numbers, and no counts have different wholes."), figureList])
  }

  func calculationIfAny() -> SheetFinding {
    let finding = noCalculation()
    switch finding.answer {
    case .agree, .notApplicable: return SheetFinding(.notApplicable, "Nothing has to be calculated.")
    default: return SheetFinding(nil, finding.evidence)
    }
  }

  // MARK: - Likelihood

  func likelihoodIfAny() -> SheetFinding {
    guard let plain = input.locale.plain else {
      return SheetFinding(nil, "The language has no words to find counts and percentages (plain-language.yml).")
    }
    var lines = counts().map(\.evidence)
    for index in blocks.indices where blocks[index].role != .code {
      lines += PercentagesCounted.percentages(in: index, input, plain).map {
        evidence("A percentage:", input.sentence(around: $0.lowerBound, in: blocks[index]), in: blocks[index])
      }
    }
    return lines.isEmpty
      ? SheetFinding(.notApplicable, "No count such as “9 in 100” and no percentage stands in it.")
      : SheetFinding(nil, Array(lines.prefix(EvidenceReader.listed)))
  }

  /// Counts such as “9 in 100”: a number before the word and the whole behind it, in one sentence.
  private func counts() -> [(whole: String, evidence: SheetEvidence)] {
    guard let plain = input.locale.plain else { return [] }
    var found: [(whole: String, evidence: SheetEvidence)] = []
    for (number, figure) in figures.enumerated() where number > 0 && figures[number - 1].block == figure.block {
      let block = blocks[figure.block]
      let sentence = input.words(in: input.sentence(around: figure.range.lowerBound, in: block), of: figure.block)
      func place(_ range: Range<Int>) -> Int? {
        sentence.first { input.words.all[$0].range.lowerBound == range.lowerBound }
      }
      guard let whole = place(figure.range), let part = place(figures[number - 1].range),
        !PercentagesCounted.isMeasure(whole, sentence, input, plain)
      else { continue }
      var isWhole = false
      // At most two words between the part and the word before the whole: “1 person in 20”.
      for before in part + 1..<whole where before - part <= 3 {
        plain.phrases.match(at: before, in: input.words, input.text) { phrase, length in
          if phrase.list == .counts, before + length == whole { isWhole = true }
        }
      }
      if whole + 1 < sentence.upperBound {
        plain.phrases.match(at: whole + 1, in: input.words, input.text) { phrase, _ in
          if phrase.list == .countsBehind { isWhole = true }
        }
      }
      guard isWhole else { continue }
      var line = context(figure)
      line.text = "A count:"
      found.append((text(of: figure), line))
    }
    return found
  }
}
