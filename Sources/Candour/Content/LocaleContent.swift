internal import CommonMark
internal import Readability
internal import SourceText
internal import Wording

/// All that belongs to one language: its texts, words, forms and approvals.
struct LocaleContent: Sendable {
  /// The tag that was asked for: `de-AT`.
  var tag: String
  /// The folders that serve it, the most exact first: `de-AT`, `de`.
  var folders: [String]
  var formats: LocaleFormats
  var locale: StringTable
  var page: StringTable
  var vocabulary: StringTable
  var disclaimers: DisclaimerWordings
  /// Other words for the parts of the disclaimers; nil where nobody has written them.
  var atoms: DisclaimerAtoms?
  /// How the region spells the texts of its language.
  var respelling = Respelling()
  /// Whether a file of words is not there or cannot be read, and reading has reported it.
  var lacksWords = false
  var documents: [DocumentKind: DocumentTemplate]
  var approvals: Approvals
  var segmentation: SegmentationProfile
  /// The words of the language for the rules of forbidden wording.
  var wording: WordingLanguage?
  /// The words of the language for the checks of plain language; nil where nobody has written them.
  var plain: PlainLanguage?
  /// The words to which texts of the language are bound; nil where nobody has written them.
  var glossary: Glossary?
  /// How texts of the language are counted and what makes them hard; nil where that was not asked for.
  var profile: LanguageProfile?
  /// The digest of all that a document of this language is made of.
  var digests: [DocumentKind: String]
  /// Sections whose English source has changed since they were translated, and files of words likewise.
  var staleParts: [DocumentKind: [StalePart]]

  struct StalePart: Sendable, Hashable {
    var name: String
    var origin: Origin
    /// Whether no source was recorded at all.
    var isUnrecorded: Bool
    /// The digest of the English text as it is now.
    var current: String
  }

  var nativeName: String { locale.text("name") ?? tag }
  var direction: String { locale.text("direction") ?? "ltr" }

  /// A text of `page.yml`, or nil; checks of content report what is missing.
  func furniture(_ path: String) -> String? { page.text(path) }
}
