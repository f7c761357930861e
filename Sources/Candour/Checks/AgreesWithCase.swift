internal import SourceText

/// A document states the facts of its case as the case has them, so that the documents of a case agree (PL-27, PL-30).
///
/// What must be stated is data (`Templates/agreement.yml`) and is asked of the case, not of the template: a template that
/// has lost a loop, or names another value, is found. A leaflet may neither weaken nor strengthen what the letter says
/// of an effect: no graded sentence stands in it but those of this case.
struct AgreesWithCase: Check {
  static let identifier = "results-disagree"
  static let effectsIdentifier = "effects-disagree"
  static let pendingIdentifier = "pending-disagree"
  static let uncertaintiesIdentifier = "uncertainties-disagree"
  static let deadlineIdentifier = "deadline-disagrees"
  static let batchIdentifier = "batch-disagrees"
  static let contactIdentifier = "contact-disagrees"

  static func identifier(of fact: Agreement.Fact) -> String {
    switch fact {
    case .results: identifier
    case .effects: effectsIdentifier
    case .pending: pendingIdentifier
    case .uncertainties: uncertaintiesIdentifier
    case .deadline: deadlineIdentifier
    case .batch: batchIdentifier
    case .contact: contactIdentifier
    }
  }

  static func diagnostics(for input: CheckInput) -> [Diagnostic] {
    guard let context = input.context, let statements = input.content.agreement.statements[input.document.kind] else {
      return []
    }
    let expected = statements.filter { $0.trigger == nil || $0.trigger == input.document.trigger }
      .flatMap { ExpectedStatement.all($0, in: context) }
    let sentences = input.contract.isForLayReaders ? GradedSentence.all(in: input.locale, input.content) : []
    let wanted = Set(expected.flatMap { $0.values.map(\.text) } + sentences.map(\.text))
    let check = AgreesWithCase(
      input: input, expected: expected, sentences: sentences, stated: StatedTexts(wanted, in: input),
      labels: input.document.isComposed ? [] : FoundLabel.all(in: input, for: expected))
    let unstated = check.unstated()
    return unstated + check.otherGrades(among: check.standingSentences(unstated)) + check.otherwiseStated()
  }

  private let input: CheckInput
  private let expected: [ExpectedStatement]
  private let sentences: [GradedSentence]
  private let stated: StatedTexts
  /// The words of the template that lead to a value, where they stand in a text that was written or changed elsewhere.
  private let labels: [FoundLabel]

  private var isComposed: Bool { input.document.isComposed }

  // MARK: - What is not there

  private func unstated() -> [Diagnostic] {
    var done: Set<[String]> = []
    var found: [Diagnostic] = []
    // A text that never had the words of a template is free to say a thing once.
    let isOurs = isComposed || labels.contains { !$0.places.isEmpty }
    for statement in expected {
      let texts = statement.values.map(\.text)
      guard done.insert([statement.fact.rawValue] + texts).inserted else { continue }
      let wanted = isOurs ? expected.count { $0.fact == statement.fact && $0.values.map(\.text) == texts } : 1
      guard stated.number(of: texts) < wanted, isComposed || !isStatedOtherwise(statement) else { continue }
      found.append(report(statement))
    }
    return found
  }

  /// A number is the same with other signs between its digits; a moment may stand without its difference from UTC.
  private func isStatedOtherwise(_ statement: ExpectedStatement) -> Bool {
    guard let text = statement.values.first?.text, statement.values.count == 1 else { return false }
    switch statement.fact {
    case .contact:
      let numbers = AgreesWithCase.phoneNumbers(in: Array(text.utf8))
      guard let first = numbers.first else { return false }
      return input.text.blocks.contains {
        AgreesWithCase.phoneNumbers(in: Array(input.text.bytes(of: $0))).contains(first)
      }
    case .deadline:
      guard let end = text.firstRange(of: " (")?.lowerBound else { return false }
      let short = String(text[..<end])
      return !StatedTexts([short], in: input).stands.isEmpty
    default: return false
    }
  }

  /// The digits of each run of at least six, whatever signs stand between them.
  static func phoneNumbers(in text: [UInt8]) -> [[UInt8]] {
    var numbers: [[UInt8]] = []
    var digits: [UInt8] = []
    for byte in text + [0x0A] {
      switch byte {
      case 0x30...0x39: digits.append(byte)
      case 0x20, 0x28, 0x29, 0x2B, 0x2D, 0x2E, 0x2F, 0xC2, 0xA0: break
      default:
        if digits.count >= 6 { numbers.append(digits) }
        digits = []
      }
    }
    return numbers
  }

  private func report(_ statement: ExpectedStatement) -> Diagnostic {
    let names = statement.values.map(\.name).joined(separator: ", ")
    // A number or a code cannot be worded otherwise; of a sentence in own words only a person can tell.
    let isError = isComposed || statement.fact == .batch || statement.fact == .contact
    var diagnostic = input.diagnostic(
      isError ? .error : .warning, AgreesWithCase.identifier(of: statement.fact), at: nil,
      "\(statement.subject) of the case is not stated as the case has it.",
      statement.values.count == 1
        ? "Expected is the value \(names)." : "Expected in one item, paragraph or row, in this order: \(names).",
      [
        .init(
          isComposed
            ? "Put the values back into the text, inside the list that repeats them."
            : "Compare the text with the case, and with the other documents of the case.")
      ])
    diagnostic.notes = notes(statement)
    return diagnostic
  }

  private func notes(_ statement: ExpectedStatement) -> [Diagnostic.Note] {
    guard let range = statement.caseRange else { return [] }
    return [.init(file: input.context?.subject.file ?? "", range: range, message: "The case has it here.")]
  }

  // MARK: - Another grade

  /// The places of graded sentences. A sentence that is written into a template is looked for where one of the case is
  /// missing, and when content is tried out; a search of every document would take longer than all other checks.
  private func standingSentences(_ unstated: [Diagnostic]) -> StatedTexts {
    let isMissing = unstated.contains { $0.identifier == AgreesWithCase.effectsIdentifier }
    guard isComposed, isMissing || input.document.acceptsAnyLanguage else { return stated }
    return StatedTexts(Set(sentences.map(\.text)), in: input, inWords: true)
  }

  /// Graded sentences that are not those of the case.
  private func otherGrades(among stated: StatedTexts) -> [Diagnostic] {
    let own = expected.filter { $0.fact == .effects }.flatMap { $0.values.map(\.text) }
    return sentences.compactMap { sentence in
      guard let stand = stated.stands[sentence.text]?.first, !own.contains(where: { $0.contains(sentence.text) }) else {
        return nil
      }
      let rightful = sentences.first {
        $0.group == sentence.group && $0.effectClass == sentence.effectClass && own.contains($0.text)
      }
      let place = place(of: stand, stated)
      return input.diagnostic(
        .error, AgreesWithCase.effectsIdentifier, at: place,
        "“\(sentence.text)”: " + (rightful.map { sentence.comparison(with: $0) } ?? "the case has no such effect."),
        "The letter and the leaflet of a case name the same grade of each effect (\(sentence.path)).",
        [.init(rightful == nil ? "Leave the sentence out." : "Write the sentence of the grade that the case has.")])
    }
  }

  private func place(of stand: StatedTexts.Stand, _ stated: StatedTexts) -> Place {
    if stated.areNodes {
      let origin = input.document.nodes[stand.order].origin
      return Place(origin: origin, range: origin.range)
    }
    return input.text.place(of: input.text.blocks[stand.unit], input.document)
  }

  // MARK: - Another value behind the words of a template

  private func otherwiseStated() -> [Diagnostic] {
    // Behind “Benefit:” a leaflet may have a sentence in own words.
    labels.filter { !input.contract.isForLayReaders || $0.fact != .effects && $0.fact != .uncertainties }.flatMap {
      label in
      label.places.compactMap { place -> Diagnostic? in
        let texts = label.expected(in: place, stated: expected)
        guard !texts.isEmpty, !texts.contains(where: { place.rest.starts(with: $0) }) else { return nil }
        let block = input.text.blocks[place.block]
        return input.diagnostic(
          .error, AgreesWithCase.identifier(of: label.fact), at: input.text.place(of: block, input.document),
          "Behind “\(label.words)” stands something else than in the case.",
          "The value \(label.name) of the case belongs here.",
          [.init("Write the value of the case, or correct the case and compose all its documents again.")])
      }
    }
  }
}
