internal import SourceText
internal import YAML

/// What is wrong with a file as a whole, in the words of this program rather than of the parser.
extension CaseReading {
  func reportEmptyFile() {
    report(
      .empty, at: .startOfFile, "The case file is empty.",
      solutions: [.init("“candour new FILE” writes a case file with every field explained.")])
  }

  func report(_ problem: YAMLProblem) {
    let range = problem.range
    switch problem.kind {
    case .tooLarge(let limit):
      report(
        .tooLarge, at: range, "The case file is larger than \(limit) bytes.",
        explanation: "A case is a few kilobytes of text. Certificates and photos stay outside it.")
    case .notUTF8:
      report(
        .notUTF8, at: range, "The case file is not UTF-8 text.",
        solutions: [.init("Save the file in the encoding UTF-8.")])
    case .syntax(let reason):
      reportSyntax(reason, at: range)
    case .severalDocuments:
      report(
        .syntax, at: range, "The file holds more than one YAML document.",
        explanation: "One file is one case.", solutions: [.init("Write each case to a file of its own.")])
    case .keyNotText:
      report(.syntax, at: range, "A key must be a word, not a list or a map.")
    case .duplicateKey(let key, let first):
      let name = CaseReading.isQuotable(key) ? "“\(key)”" : "This key"
      report(
        .duplicateKey, at: range, "\(name) stands twice in the same map.",
        explanation: "Two values for one field could contradict each other.",
        notes: [.init(file: file, range: first, message: "It stands here first.")],
        solutions: [.init("Keep one of the two.")])
    case .alias:
      report(
        .alias, at: range, "Anchors (&) and aliases (*) are not allowed in a case file.",
        explanation: "Each value must be read where it stands, and an alias can make a small file huge.",
        solutions: [.init("Write the value again; put text that begins with & or * in quotes.")])
    case .tag:
      report(
        .tag, at: range, "Tags (!) are not allowed in a case file.",
        solutions: [.init("Delete the tag; put text that begins with ! in quotes.")])
    case .tooDeep(let limit):
      report(
        .tooDeep, at: range, "Lists and maps stand in one another more than \(limit) times.",
        explanation: "No field of a case is that deep. The file was not read further.")
    }
  }

  private func reportSyntax(_ reason: String, at range: SourceRange) {
    var solutions = [
      Diagnostic.Solution("Look at indentation, quotes and brackets here and on the line before.")
    ]
    if let (edit, isOperator) = missingQuotes(line: range.lowerBound.line) {
      let why = isOperator ? "a value that begins with > needs them" : "a value with “: ” or “ #” needs them"
      solutions.insert(.init("Put the value in quotes: \(why).", replacements: edit, isSafe: true), at: 0)
    }
    report(
      .syntax, at: range, "The file breaks the rules of YAML here: \(reason).",
      explanation: "Nothing after it was read.",
      solutions: solutions)
  }

  /// The quotes around an unquoted value of a line that the rules of YAML do not allow without.
  ///
  /// A limit such as `>= 80 %` is what people write most, and YAML reads its first sign as the begin of a block.
  private func missingQuotes(line: Int) -> ([Diagnostic.Replacement], Bool)? {
    guard line >= 1, line <= lines.lineStarts.count else { return nil }
    let start = lines.lineStarts[line - 1]
    var end = line < lines.lineStarts.count ? lines.lineStarts[line] : bytes.count
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    let text = bytes[start..<end]
    guard
      let colon = text.indices.first(where: { bytes[$0] == 0x3A && $0 + 1 < end && bytes[$0 + 1] == 0x20 }),
      let value = text[(colon + 1)...].firstIndex(where: { $0 != 0x20 }),
      !text[value...].contains(0x22), ![0x27, 0x5B, 0x7B].contains(bytes[value])
    else { return nil }
    let isOperator = bytes[value] == 0x3E
    let hasColon = text[value...].indices.dropLast().contains { bytes[$0] == 0x3A && bytes[$0 + 1] == 0x20 }
    guard isOperator || hasColon else { return nil }
    let edits = [value, end].map {
      Diagnostic.Replacement(range: lines.range(ofOffsets: $0..<$0), text: "\"")
    }
    return (edits, isOperator)
  }

  func reportPersonalData(_ kind: PersonalDataKind, at range: SourceRange, path: String) {
    report(
      .personalData, at: range, "“\(path)” seems to hold \(kind.description).",
      explanation:
        "No name, birth date, number or contact of a patient may enter a case: data minimisation, GDPR, "
        + "Article 5(1)(c). The value is not repeated here.",
      solutions: [.init(kind.advice)])
  }
}
