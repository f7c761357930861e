/// A line of evidence: what was counted or found, the words of the text, and the place where a person would edit them.
public struct SheetEvidence: Sendable, Hashable {
  /// What was counted or found, in English.
  public var text: String
  /// Words of the leaflet, in its language.
  public var quote: String?
  /// `Locales/en/patient-information.md:24`
  public var place: String?

  init(_ text: String, quote: String? = nil, place: String? = nil) {
    self.text = text
    self.quote = quote
    self.place = place
  }
}

/// What the program found for an item: an answer where it can decide, evidence in any case.
struct SheetFinding: Sendable {
  /// Nil where only a person can tell.
  var answer: ItemAnswer?
  var evidence: [SheetEvidence]

  init(_ answer: ItemAnswer?, _ evidence: [SheetEvidence] = []) {
    self.answer = answer
    self.evidence = evidence
  }

  init(_ answer: ItemAnswer?, _ text: String) { self.init(answer, [SheetEvidence(text)]) }
}
