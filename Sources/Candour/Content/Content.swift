internal import CommonMark
internal import SourceText
internal import Wording

/// Templates and texts, read and ready: the part of a run that stays the same from case to case.
///
/// ```swift
/// let (content, faults) = Content.load(.embedded, languages: ["de"], countries: ["DE"])
/// ```
public struct Content: Sendable {
  /// Where the content came from.
  public let files: ContentFiles
  let placeholders: PlaceholderDictionary
  package let meanings: [DisclaimerMeaning]
  package let contracts: [DocumentKind: DocumentContract]
  let locales: [String: LocaleContent]
  let countries: [String: Country]
  /// The words by which a text is known to speak of a country's own system, for every country.
  let countryMarkers: CountryMarkers
  /// The languages that there are, also those that were not loaded.
  public let languageTags: [String]
  /// The countries that there are, also those that were not loaded.
  public let countryCodes: [String]
  /// Which figures a leaflet may show, by label and unit (`Templates/figures.yml`).
  let figureUnits: [String: Set<String>]
  /// How languages are called in themselves, by tag.
  package let languageNames: [String: String]
  /// What no document may say, without any language in it (`Templates/forbidden-wording.yml`).
  let wordingRules: WordingRules?
  /// Signs that lay readers need not know.
  let signs: PlainLanguageSigns
  /// The function words of every language, also of those that were not loaded.
  let functionWords: FunctionWords
  /// Warnings that somebody has answered with a reason.
  let suppressions: Suppressions
  /// What the documents of one case say alike.
  let agreement: Agreement
  let stylesheet: String
  let logo: String
  /// The data dictionary of case files.
  public let caseDictionary: CaseDictionary?

  /// Reads content.
  ///
  /// Only the languages and countries asked for are read; `nil` reads all. A tag with a region falls back to its
  /// language; a language that is not there is left out and must be refused by whoever asked for it.
  ///
  /// - Parameters:
  ///   - files: The content.
  ///   - languages: The languages.
  ///   - countries: The countries.
  ///   - readability: Whether the data of readability is read too, by which the style of texts is judged; nil if all
  ///     languages are read. Composing needs none.
  /// - Returns: The content and every fault found in what was read.
  public static func load(
    _ files: ContentFiles, languages: Set<String>? = nil, countries: Set<String>? = nil, readability: Bool? = nil
  ) -> (content: Content, diagnostics: [Diagnostic]) {
    var loader = ContentLoader(files: files)
    let content = loader.load(
      languages: languages, countries: countries, readability: readability ?? (languages == nil))
    return (content, loader.diagnostics.sorted())
  }

  /// Whether documents of a language are there, in this region or without one. Never another language.
  public func serves(_ tag: String) -> Bool { languageTags.contains(LanguageTag.language(of: tag)) }

  /// Whether texts of a language can be checked, its own documents or those of others.
  public func checks(_ tag: String) -> Bool { files.checkedTags.contains(LanguageTag.language(of: tag)) }

  /// From how many words on a sentence of a document is noted as long; nil without a contract.
  public func sentenceWords(of kind: DocumentKind) -> Int? { contracts[kind]?.limits.sentenceWordsNoted }

  /// Whether lay people read a document; false without a contract. The targets of readability are set for them alone.
  public func isForLayReaders(_ kind: DocumentKind) -> Bool { contracts[kind]?.isForLayReaders ?? false }

  func fileName(_ origin: Origin, caseFile: String) -> String {
    origin.file < 0 ? caseFile : files.displayName(of: files.paths[Int(origin.file)])
  }
}
