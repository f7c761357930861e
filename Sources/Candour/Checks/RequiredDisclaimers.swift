internal import SourceText

/// Every disclaimer that the contract requires stands in the document: whole, visible, in the body, once.
///
/// The check reads the composed tree and not where it came from. A text made from templates must carry the canonical
/// wording, word for word, with the values of the case. A text that somebody else wrote may use words of its own as
/// long as all atoms of the meaning stand in one passage.
struct RequiredDisclaimers: Check {
  static let identifier = "required-disclaimer"

  static func diagnostics(for input: CheckInput) -> [Diagnostic] {
    let finder = PassageFinder(input)
    var faults: [Diagnostic] = []
    var done: Set<String> = []
    for required in input.contract.disclaimers {
      guard required.trigger == nil || required.trigger == input.document.trigger else { continue }
      if let condition = required.condition {
        // Without a case nobody knows whether the condition holds.
        guard input.holds(condition) == true else { continue }
      }
      guard done.insert(required.id).inserted else { continue }
      faults += diagnostics(for: required.id, finder, input)
    }
    return faults
  }

  private static func diagnostics(for id: String, _ finder: PassageFinder, _ input: CheckInput) -> [Diagnostic] {
    let document = input.document
    guard
      let wording = input.locale.disclaimers.wording(
        id, audience: input.contract.audience, reader: document.reader, trigger: document.trigger)
    else {
      return [
        input.diagnostic(
          .error, "disclaimer-not-worded", at: nil, "The disclaimer \(id) has no wording for this reader and trigger.",
          meaning(id, input))
      ]
    }
    let passages = input.context.map { finder.passages(of: id, in: $0) } ?? []
    if passages.count == 1 { return [] }
    if let second = passages.dropFirst().first {
      return [
        input.diagnostic(
          .error, "disclaimer-twice", at: finder.place(second), "The disclaimer \(id) stands twice.",
          "Said twice, it reads as two different things, and one of them may be changed alone.")
      ]
    }
    if !document.isComposed, finder.hasAllAtoms(of: id, wording) { return [] }
    let missing = finder.missingAtoms(of: id, wording)
    var lacking = missing.names.isEmpty ? "" : " Missing here: \(missing.names.joined(separator: ", "))."
    if !document.isComposed, !lacking.isEmpty {
      lacking += " What its sentence weakens (“in general”) or restricts (“except”) does not count."
    }
    return [
      input.diagnostic(
        .error, identifier, at: missing.place, "The required disclaimer \(id) is not there in full.",
        meaning(id, input) + lacking, [solution(id, wording, input)])
    ]
  }

  /// A template includes the disclaimer; a text that somebody else wrote needs its words.
  private static func solution(
    _ id: String, _ wording: DisclaimerWording, _ input: CheckInput
  ) -> Diagnostic.Solution {
    guard !input.document.isComposed, let text = wording.text?.text else {
      return .init("Put {{> \(id)}} in a paragraph of its own.")
    }
    let words = text.split(whereSeparator: \.isWhitespace).filter { !$0.hasPrefix("{{#") && !$0.hasPrefix("{{/") }
    return .init("Say it in one passage, for example: “\(words.joined(separator: " "))”")
  }

  private static func meaning(_ id: String, _ input: CheckInput) -> String {
    guard let meaning = input.content.meanings.first(where: { $0.id == id }) else { return "" }
    return "\(meaning.meaning) (\(meaning.basis))"
  }
}
