/// What is known about reading and counting a language. It is data; the program knows no language.
public struct LanguageProfile: Sendable {
  /// The language tag: `de`.
  public var tag: String
  /// How sentences and words are found.
  public var segmentation: SegmentationProfile
  /// How syllables are counted.
  public var syllables: SyllableRules
  /// The formulas, the one to use first in front.
  public var formulas: [Formula]
  /// What makes sentences hard.
  public var hardness: HardnessRules

  /// Reads the profile from the data of a language.
  ///
  /// - Throws: ``ProfileFault`` for the first value that cannot be used.
  public init(tag: String, _ table: ProfileTable) throws(ProfileFault) {
    self.tag = tag
    segmentation = SegmentationProfile(table)
    syllables = try SyllableRules(table)
    formulas = []
    hardness = try HardnessRules(table)
    for path in table.entries("formulas") { formulas.append(try Formula(table, path)) }
  }

  /// The scores of a text by all formulas that are valid in the language, the one to use first in front.
  ///
  /// A formula that was made for samples of one length reads a longer text in such samples. Empty if the text has no
  /// words or no sentences.
  public func scores(for analysis: TextAnalysis) -> [Score] {
    formulas.compactMap { $0.status == .comparison ? nil : $0.score(for: analysis) }
  }

  /// The scores of counts, as one sample whatever their length, by all formulas that are valid in the language.
  ///
  /// Empty if there are no words or no sentences.
  public func scores(for counts: TextCounts) -> [Score] {
    formulas.compactMap { $0.status == .comparison ? nil : $0.score(for: counts) }
  }
}

extension SyllableRules {
  /// Reads `syllables` of the data of a language.
  init(_ table: ProfileTable) throws(ProfileFault) {
    guard let vowels = table.text("syllables.vowels") else {
      throw ProfileFault(path: "syllables.vowels", value: "", reason: "The vowel letters are missing.")
    }
    var exceptions: [(word: String, syllables: Int)] = []
    for word in table.keys("syllables.exceptions") {
      let path = "syllables.exceptions." + word
      exceptions.append((word, try table.number(path).map { Int($0) } ?? 0))
    }
    try self.init(
      vowels: vowels,
      classes: table.keys("syllables.classes").map { ($0, table.text("syllables.classes." + $0) ?? "") },
      rules: table.list("syllables.rules"), linkingLetters: table.list("syllables.linking-letters"),
      exceptions: exceptions)
  }
}
