/// What segmentation needs to know of a language.
///
/// Everything that belongs to a language stands here as data; the rules themselves know none. Words are compared
/// without case, and an abbreviation with or without the space inside (`z. B.`, `z.B.`).
public struct SegmentationProfile: Sendable {
  /// The data, shared by all copies.
  let data: LanguageData

  /// Creates the profile of a language.
  ///
  /// - Parameters:
  ///   - abbreviations: A full stop after one of these never ends a sentence.
  ///   - closingAbbreviations: A full stop after one of these ends a sentence when a capital letter follows.
  ///   - nameTakingAbbreviations: A full stop after one of these ends a sentence only when a sentence opener
  ///     follows, because a name or noun may go on with the sentence (lt `3 d. Vilniuje`).
  ///   - ordinalFullStop: Whether a number with a full stop is an ordinal or part of a date.
  ///   - capitalisedNouns: Whether all nouns have a capital, so that a capital after an ordinal proves nothing.
  ///   - months: Names of months, in all forms that stand in a date.
  ///   - continuations: Other capitalised words that go on with a sentence after a number or a closing
  ///     abbreviation: units of time, days of the week.
  ///   - numberedNouns: Beginnings of nouns that a number follows (`Seite`, `Abschnitt`), so that a full stop after
  ///     that number can end a sentence. Only asked where nouns have a capital.
  ///   - letteredNouns: Beginnings of nouns that a single letter follows (`hepatitis`, `vitamin`), so that the letter
  ///     is not the initial of a name.
  ///   - sentenceOpeners: Words that begin a sentence and are no names: a capital in them proves a beginning.
  ///   - lowercaseOpeners: Small words that begin a sentence and hand the capital to the next word (`’s`).
  ///   - questionMarks: Characters that end a question besides `?`.
  ///   - joinedPrefixes: Articles and prepositions with their hyphen that are words of their own (`il-`).
  ///   - finalApostrophe: Whether an apostrophe at the end of a word belongs to it (`ta’`).
  public init(
    abbreviations: [String] = [],
    closingAbbreviations: [String] = [],
    nameTakingAbbreviations: [String] = [],
    ordinalFullStop: Bool = false,
    capitalisedNouns: Bool = false,
    months: [String] = [],
    continuations: [String] = [],
    numberedNouns: [String] = [],
    letteredNouns: [String] = [],
    sentenceOpeners: [String] = [],
    lowercaseOpeners: [String] = [],
    questionMarks: [Unicode.Scalar] = [],
    joinedPrefixes: [String] = [],
    finalApostrophe: Bool = false
  ) {
    data = LanguageData(
      abbreviations: PhraseTable(abbreviations: [
        (abbreviations, .inner), (closingAbbreviations, .closing), (nameTakingAbbreviations, .nameTaking),
      ]),
      continuations: PhraseTable(months + continuations),
      sentenceOpeners: PhraseTable(sentenceOpeners),
      joinedPrefixes: PhraseTable(joinedPrefixes),
      lowercaseOpeners: lowercaseOpeners.map { PhraseTable.key(of: $0) },
      numberedNouns: numberedNouns.map { PhraseTable.key(of: $0) },
      letteredNouns: letteredNouns.map { PhraseTable.key(of: $0) },
      ordinalFullStop: ordinalFullStop,
      capitalisedNouns: capitalisedNouns,
      finalApostrophe: finalApostrophe,
      classes: ClassTable(terminators: questionMarks))
  }
}

extension SegmentationProfile {
  /// Reads the profile from `sentences` and the names of months from `dates` of the data of a language.
  public init(_ table: ProfileTable) {
    func words(_ key: String) -> [String] { table.list("sentences." + key) }
    let months = words("months")
    self.init(
      abbreviations: words("abbreviations"), closingAbbreviations: words("closing-abbreviations"),
      nameTakingAbbreviations: words("name-taking-abbreviations"),
      ordinalFullStop: table.isSet("sentences.ordinal-full-stop"),
      capitalisedNouns: table.isSet("sentences.capitalised-nouns"),
      months: months.isEmpty ? table.list("dates.months") : months, continuations: words("continuations"),
      numberedNouns: words("numbered-nouns"), letteredNouns: words("lettered-nouns"),
      sentenceOpeners: words("sentence-openers"), lowercaseOpeners: words("lowercase-openers"),
      questionMarks: words("question-marks").compactMap(\.unicodeScalars.first),
      joinedPrefixes: words("joined-prefixes"), finalApostrophe: table.isSet("sentences.final-apostrophe"))
  }
}
