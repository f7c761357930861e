/// The data of a language in the form in which a scan uses it.
///
/// A class, so that a scanner of a short block holds one reference and not a dozen.
final class LanguageData: Sendable {
  /// Abbreviations and the parts of longer ones.
  let abbreviations: PhraseTable
  /// Capitalised words that go on with a sentence after a number or a closing abbreviation.
  let continuations: PhraseTable
  /// Words that begin a sentence and are no names.
  let sentenceOpeners: PhraseTable
  /// Articles and prepositions that are written together with a word and counted apart.
  let joinedPrefixes: PhraseTable
  /// Small words that begin a sentence before its capital letter.
  let lowercaseOpeners: [[UInt32]]
  /// Beginnings of nouns that a number follows.
  let numberedNouns: [[UInt32]]
  /// Beginnings of nouns that a single capital letter follows.
  let letteredNouns: [[UInt32]]
  /// Whether a number with a full stop is an ordinal or part of a date.
  let ordinalFullStop: Bool
  /// Whether all nouns have a capital.
  let capitalisedNouns: Bool
  /// Whether an apostrophe at the end of a word belongs to it.
  let finalApostrophe: Bool
  /// Whether the edges of a word need a look: it may begin with an article or end in an apostrophe.
  let isJoining: Bool
  /// The classes of the characters.
  let classes: ClassTable

  init(
    abbreviations: PhraseTable, continuations: PhraseTable, sentenceOpeners: PhraseTable,
    joinedPrefixes: PhraseTable, lowercaseOpeners: [[UInt32]], numberedNouns: [[UInt32]],
    letteredNouns: [[UInt32]], ordinalFullStop: Bool, capitalisedNouns: Bool, finalApostrophe: Bool,
    classes: ClassTable
  ) {
    self.abbreviations = abbreviations
    self.continuations = continuations
    self.sentenceOpeners = sentenceOpeners
    self.joinedPrefixes = joinedPrefixes
    self.lowercaseOpeners = lowercaseOpeners
    self.numberedNouns = numberedNouns
    self.letteredNouns = letteredNouns
    self.ordinalFullStop = ordinalFullStop
    self.capitalisedNouns = capitalisedNouns
    self.finalApostrophe = finalApostrophe
    self.isJoining = finalApostrophe || !joinedPrefixes.isEmpty
    self.classes = classes
  }
}
