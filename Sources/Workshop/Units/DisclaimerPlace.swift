internal import Candour

/// The place of a wording of a required statement: `D1.texts.adult.before`.
struct DisclaimerPlace {
  private let statement: String
  private let audience: String
  private let when: String

  init?(_ path: [String]) {
    guard path.count >= 4, path[1] == "texts" else { return nil }
    (statement, audience, when) = (path[0], path[2], path[3])
  }

  /// Whether a language says the same to the same readers in another wording: one for all readers, or for before and
  /// after the treatment alike. Then it needs no wording in this place.
  func isServed(in own: WordLeaves) -> Bool {
    func has(_ audience: String, _ when: String) -> Bool {
      own[[statement, "texts", audience, when, "text"]].map { !$0.text.isEmpty } ?? false
    }
    return audiences.contains { audience in
      has(audience, when) || has(audience, "any") || when == "any" && has(audience, "before") && has(audience, "after")
    }
  }

  /// Whose wording is taken for this one, the most exact first.
  private var audiences: [String] {
    if let reader = Reader(rawValue: audience) { return DisclaimerWordings.audiences("lay", reader: reader) }
    return audience == "patient" ? ["patient", "lay"] : [audience]
  }
}
