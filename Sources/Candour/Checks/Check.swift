internal import Readability
internal import SourceText

/// A rule that a document must keep.
///
/// A check is a pure function: it reads no file, no clock and no setting of the machine. What belongs to a language is
/// data of the language. Its explanation, source and examples stand in `Templates/diagnostics.yml`.
protocol Check: Sendable {
  /// The permanent identifier of what it reports.
  static var identifier: String { get }
  /// Every breach of the rule.
  static func diagnostics(for input: CheckInput) -> [Diagnostic]
}

/// What a check may look at.
struct CheckInput: Sendable {
  let document: ComposedDocument
  let contract: DocumentContract
  let locale: LocaleContent
  let content: Content
  /// The document as a person reads it.
  let text: ReadableText
  /// Its words.
  let words: DocumentWords
  /// What the values of the document come from; nil for a text that was not composed from a case.
  let context: ValueContext?
  /// How it reads, sentence by sentence; nil where that is not measured.
  let style: AnalysedText?

  init(
    document: ComposedDocument, contract: DocumentContract, locale: LocaleContent, content: Content,
    text: ReadableText, context: ValueContext?, style: AnalysedText? = nil
  ) {
    self.document = document
    self.contract = contract
    self.locale = locale
    self.content = content
    self.text = text
    self.context = context
    self.style = style
    let countryFiles = Set(content.countries.values.map { Int32($0.file) })
    words = DocumentWords(text, document, countryFiles: countryFiles)
  }

  /// Whether a flag of the placeholders holds; nil if nobody knows.
  func holds(_ placeholder: Int) -> Bool? {
    context.map { content.placeholders[placeholder].resolver?.value($0, nil).isPresent ?? false }
  }

  func diagnostic(
    _ severity: Diagnostic.Severity, _ identifier: String, at place: Place?, _ summary: String,
    _ explanation: String, _ solutions: [Diagnostic.Solution] = []
  ) -> Diagnostic {
    let origin = place?.origin ?? document.nodes.first?.origin ?? Origin(caseRange: nil)
    return Diagnostic(
      severity, identifier, file: content.fileName(origin, caseFile: document.caseFile),
      range: place?.range ?? origin.range, summary: summary, explanation: explanation, solutions: solutions)
  }
}

extension CheckInput {
  /// The limits of plain language for the reader of the document.
  var limits: DocumentContract.Limits { contract.limits(for: document.reader) }

  /// The sentences of a block.
  func sentences(of block: ReadableBlock) -> [Sentence] {
    text.bytes(of: block).withUnsafeBufferPointer { Segmenter.sentences(in: $0, profile: locale.segmentation) }
  }

  /// The place of a part of a block, given by its UTF-8 offsets in the block.
  func place(_ range: Range<Int>, in block: ReadableBlock) -> Place {
    let start = block.range.lowerBound
    return text.place(of: start + range.lowerBound..<start + range.upperBound, in: block, document)
  }
}

/// Runs the checks of a document, in a fixed order.
public struct DocumentChecker: Sendable {
  let content: Content
  private let measuresStyle: Bool

  /// Every check. A file in `Checks/` that holds a check and is missing here fails a test.
  static let all: [any Check.Type] = [
    PlaceholdersResolved.self, CharactersShown.self, SectionsComplete.self, RequiredDisclaimers.self,
    AgreesWithCase.self,
    ForbiddenWording.self, MainMessage.self,
    PhonePresent.self, NoForeignCountry.self, SentenceLength.self, ParagraphLength.self, ListLength.self,
    HeadingLevels.self, LineSentences.self, SymbolsExplained.self, PercentagesCounted.self, AbbreviationsExplained.self,
    CapitalsRun.self,
    DegreesMeasured.self, AddressKept.self, OneLanguage.self, ContactInLanguage.self, MedicalWordsExplained.self,
    TermsAvoided.self,
    SentencesShortOnAverage.self, ClausesFew.self, ActiveVoice.self, VerbsNotNouns.self, ScoreMeetsTarget.self,
  ]

  /// Creates a checker over content that was read.
  ///
  /// - Parameters:
  ///   - content: The content.
  ///   - measuresStyle: Whether clauses, passives, nouns made of verbs and scores are looked at: properties of a text, which
  ///     no case changes. Needs content that was loaded with readability.
  public init(_ content: Content, measuresStyle: Bool = false) {
    self.content = content
    self.measuresStyle = measuresStyle
  }

  /// Every fault of a document, sorted by place.
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - subject: The case that it was composed from; nil for a text that somebody else wrote.
  /// - Returns: The faults.
  public func diagnostics(for document: ComposedDocument, of subject: Case?) -> [Diagnostic] {
    guard let locale = content.locales[document.language], let contract = content.contracts[document.kind] else {
      return []
    }
    let context = subject.map {
      ValueContext(
        subject: $0, content: content, locale: locale, contract: contract, reader: document.reader,
        issuedAt: document.issuedAt, acceptsAnyLanguage: document.acceptsAnyLanguage)
    }
    let text = ReadableText(document.nodes)
    let input = CheckInput(
      document: document, contract: contract, locale: locale, content: content, text: text, context: context,
      style: measuresStyle ? locale.profile.map { AnalysedText(text, $0) } : nil)
    let found = DocumentChecker.all.flatMap { $0.diagnostics(for: input) }
    return content.suppressions.applied(to: found, document: document.kind, language: document.language).sorted()
  }
}
