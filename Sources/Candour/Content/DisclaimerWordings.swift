internal import SourceText

/// The meaning of a disclaimer, in no language: `Templates/disclaimers.yml`.
package struct DisclaimerMeaning: Sendable {
  package var id: String
  package var name: String
  package var meaning: String
  package var basis: String
  package var atoms: [String]
  /// Atoms that must stand in one sentence with one of some others, in a text that somebody else wrote.
  var beside: [String: [String]] = [:]
  /// Atoms that do not count in a sentence with a word of one of some meanings of forbidden wording, such as “except”,
  /// in a text that somebody else wrote.
  var unless: [String: [String]] = [:]
}

/// The words of a disclaimer for one audience and trigger.
struct DisclaimerWording: Sendable {
  /// `lay`, `patient`, `physician`, or a reader.
  var audience: String
  /// `before`, `after` or `any`.
  var when: String
  var blocks: [TemplateBlock]
  /// The name of each atom with the words that carry it; tags in them are values.
  var atoms: [(name: String, words: StringTable.Entry)]
  var text: StringTable.Entry?
  var origin: Origin
}

/// All wordings of the disclaimers of a language.
package struct DisclaimerWordings: Sendable {
  private(set) var wordings: [String: [DisclaimerWording]] = [:]

  mutating func add(_ wording: DisclaimerWording, id: String) { wordings[id, default: []].append(wording) }

  /// The wording for a document: the most exact audience wins, then the exact trigger.
  func wording(_ id: String, audience: String, reader: Reader?, trigger: Trigger) -> DisclaimerWording? {
    let candidates = wordings[id] ?? []
    for audience in DisclaimerWordings.audiences(audience, reader: reader) {
      for when in [trigger.rawValue, "any"] {
        if let wording = candidates.first(where: { $0.audience == audience && $0.when == when }) { return wording }
      }
    }
    return nil
  }

  /// Adult and young person are both patients; every reader is a lay reader.
  package static func audiences(_ audience: String, reader: Reader?) -> [String] {
    guard !Audience.isProfessional(audience), let reader else { return [audience] }
    let isPatient = reader == .adult || reader == .youngPerson
    // What is not said more easily is said as in the leaflet.
    return (audience == Audience.easy ? [audience] : []) + [reader.rawValue]
      + (isPatient ? [Audience.patient] : []) + [Audience.lay]
  }
}
