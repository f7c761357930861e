/// What makes sentences of a language hard, as its data says.
public struct HardnessRules: Sendable {
  /// A sentence with more words is long.
  public var longSentenceWords: Int
  /// A word with more letters is long.
  public var longWordLetters: Int
  /// What cannot be told in this language, with the reason: `passive`, `clauses`, `nominal`.
  public var unsupported: [(feature: String, reason: String)]

  /// Words that open a clause below another.
  let clauses: WordPatterns
  /// Words in a row that do so together.
  let clausePhrases: PhrasePatterns
  /// Words in a row that open none, though one of them stands in ``clauses``: `so far`.
  let clauseExceptions: PhrasePatterns
  /// Words that do so only after a comma.
  let clausesAfterComma: WordPatterns
  /// Nouns made of verbs and adjectives.
  let nominal: WordPatterns
  /// Words that look like one and are none.
  let nominalExceptions: WordPatterns
  /// Short words that texts write in capitals to stress them: `not`, `now`.
  let stressed: WordPatterns
  let passive: Passive

  /// How a passive is recognised.
  struct Passive: Sendable {
    var auxiliaries: WordPatterns
    var participles: WordPatterns
    /// Verb forms that are a passive without an auxiliary.
    var forms: WordPatterns
    /// Words that look like a participle or such a form and are none.
    var exceptions: WordPatterns
    /// Words in a row that are no passive: `is used to`. A star in them stands for no auxiliary.
    var exceptionPhrases: PhrasePatterns
    /// How many words away from the auxiliary a participle may stand.
    var window: Int
    /// Whether the participle may also stand before the auxiliary.
    var eitherOrder: Bool
  }

  /// So many nouns made of verbs and adjectives are nominal style.
  static let nominalStyle = 3

  /// Reads `hardness` and `long-word-letters` of the data of a language.
  init(_ table: ProfileTable) throws(ProfileFault) {
    func patterns(_ key: String) -> WordPatterns { WordPatterns(table.list("hardness." + key)) }
    func phrases(_ key: String) -> PhrasePatterns { PhrasePatterns(table.list("hardness." + key)) }
    func number(_ path: String, default standard: Int) throws(ProfileFault) -> Int {
      let number = try table.number(path) ?? Double(standard)
      guard number > 0, number < 1000 else {
        throw ProfileFault(path: path, value: "\(number)", reason: "A number from 1 to 999 was expected.")
      }
      return Int(number)
    }
    longSentenceWords = try number("hardness.long-sentence-words", default: 20)
    longWordLetters = try number("long-word-letters", default: 6)
    unsupported = table.keys("hardness.unsupported").map { feature in
      (feature, table.text("hardness.unsupported." + feature) ?? "")
    }
    clauses = patterns("clauses")
    clausePhrases = phrases("clauses")
    clauseExceptions = phrases("clauses-except")
    clausesAfterComma = patterns("clauses-after-comma")
    nominal = patterns("nominal")
    nominalExceptions = patterns("nominal-except")
    stressed = patterns("stressed")
    let auxiliaries = patterns("passive.auxiliaries")
    passive = Passive(
      auxiliaries: auxiliaries, participles: patterns("passive.participles"),
      forms: patterns("passive.forms"), exceptions: patterns("passive.except"),
      exceptionPhrases: PhrasePatterns(table.list("hardness.passive.except"), named: auxiliaries),
      window: try number("hardness.passive.window", default: 4),
      eitherOrder: table.isSet("hardness.passive.either-order"))
  }
}
