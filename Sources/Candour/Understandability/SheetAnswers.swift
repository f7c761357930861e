internal import SourceText
internal import YAML

/// The answers that a person gave to the items of sheets, from a YAML file.
///
/// ```yaml
/// pemat: {1: agree, 2: agree, 18: not-applicable}
/// clear-communication: {3: no}
/// ```
///
/// Answers are `agree`, `disagree` and `not-applicable`, or the words of the sheet. An answer wins over that of the
/// program, which stays visible.
public struct SheetAnswers: Sendable {
  private(set) var answers: [String: [Int: ItemAnswer]] = [:]

  /// No answers.
  public init() {}

  /// Reads answers; what is faulty is left out and reported. O(bytes).
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - file: Its name, for findings.
  ///   - content: The sheets that it answers.
  /// - Returns: The answers that can be used, and every fault.
  public static func read(
    _ bytes: [UInt8], file: String, content: ContentFiles
  ) -> (answers: SheetAnswers, diagnostics: [Diagnostic]) {
    read(bytes, file: file, instruments: Understandability.read(content).value.instruments)
  }

  static func read(
    _ bytes: [UInt8], file: String, instruments: [Instrument]
  ) -> (answers: SheetAnswers, diagnostics: [Diagnostic]) {
    var answers = SheetAnswers()
    var faults: [Diagnostic] = []
    func fault(_ range: SourceRange, _ summary: String, _ explanation: String) {
      faults.append(
        Diagnostic(
          .error, "sheet-answer", file: file, range: range, summary: summary, explanation: explanation,
          solutions: [.init("Write the sheet, then number and answer: “pemat: {1: agree}”.")]))
    }
    let (root, problems) = YAMLReader.read(bytes)
    for problem in problems {
      fault(problem.range, YAMLProblemText.summary(problem.kind), "The answers cannot be read.")
    }
    if root?.map == nil, problems.isEmpty {
      fault(.startOfFile, "The file holds no answers.", "Sheets: \(instruments.map(\.id).joined(separator: ", ")).")
    }
    for sheet in root?.map ?? [] {
      guard let instrument = instruments.first(where: { $0.id == sheet.key }) else {
        let nearest = NearMiss.nearest(to: sheet.key, in: instruments.map(\.id)).map { " Did you mean \($0)?" } ?? ""
        fault(
          sheet.keyRange, "There is no sheet “\(sheet.key)”.\(nearest)",
          "Sheets: \(instruments.map(\.id).joined(separator: ", ")).")
        continue
      }
      if sheet.value.map == nil {
        fault(
          sheet.value.range, "The answers to \(sheet.key) are no list of numbers.", "Expected: number, colon, answer.")
      }
      for entry in sheet.value.map ?? [] {
        guard let number = Int(entry.key), let item = instrument.items.first(where: { $0.number == number }) else {
          fault(
            entry.keyRange, "\(instrument.name) has no item \(entry.key).",
            "Items: \(instrument.items.map { String($0.number) }.joined(separator: ", ")).")
          continue
        }
        let allowed = item.allowed.map { instrument.word($0) }.joined(separator: ", ")
        // An empty place waits for its answer.
        if entry.value.isEmpty { continue }
        guard let answer = instrument.answer(entry.value.text ?? ""), item.allowed.contains(answer) else {
          fault(
            entry.value.range, "“\(entry.value.text ?? "…")” is no answer to item \(number) of \(instrument.name).",
            "Answers: \(allowed).")
          continue
        }
        answers.answers[instrument.id, default: [:]][number] = answer
      }
    }
    return (answers, faults)
  }
}
