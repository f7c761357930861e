/// All content at a glance: the texts of each language against the target of its formula.
///
/// ```swift
/// let overview = try ReadabilityOverview(.embedded, languages: ["de", "el"])
/// let picture = ReadabilityPicture().render(overview)
/// ```
public struct ReadabilityOverview: Sendable, Encodable {
  /// A text with its score.
  public struct Document: Sendable, Encodable {
    /// The document.
    public var kind: DocumentKind
    /// Whether lay people read it, for whom the target was set.
    public var isForLayReaders: Bool
    /// Words.
    public var words: Int
    /// Sentences.
    public var sentences: Int
    /// The score by the formula to use first.
    public var score: ReadabilityReport.FormulaScore
    /// The sections with the worst scores, the worst first; the score of fewer than 20 words says nothing.
    public var hardestSections: [ReadabilityReport.Section]
  }

  /// The texts of a language.
  public struct Language: Sendable, Encodable {
    /// The tag.
    public var tag: String
    /// The documents that it has, in the order of their kinds.
    public var documents: [Document]
  }

  /// The languages, sorted by tag.
  public var languages: [Language]

  private static let leastWords = 20
  private static let listed = 3

  /// Measures the texts of content.
  ///
  /// - Parameters:
  ///   - files: The content.
  ///   - wanted: The languages; nil takes all that can be measured.
  /// - Throws: ``ReadabilityReader/Fault`` if a language is not there, or its data or a text cannot be read.
  public init(_ files: ContentFiles, languages wanted: Set<String>? = nil) throws(ReadabilityReader.Fault) {
    languages = []
    let contracts = Content.load(files, languages: [], countries: []).content.contracts
    let known = ReadabilityReader.languages(in: files)
    if let missing = wanted?.subtracting(known).min() { throw ReadabilityReader.unknown(missing, in: files) }
    for tag in known where wanted?.contains(tag) ?? true {
      let reader = try ReadabilityReader(language: tag, files: files)
      var documents: [Document] = []
      for kind in DocumentKind.allCases {
        let path = "Locales/\(tag)/\(kind.rawValue).md"
        guard let bytes = files.bytes(of: path) else { continue }
        let report = try reader.report(bytes, file: files.displayName(of: path))
        guard let score = report.scores.first else { continue }
        documents.append(
          Document(
            kind: kind, isForLayReaders: contracts[kind]?.isForLayReaders ?? false, words: report.counts.words,
            sentences: report.counts.sentences, score: score, hardestSections: Self.hardest(report, score)))
      }
      languages.append(Language(tag: tag, documents: documents))
    }
  }

  private static func hardest(
    _ report: ReadabilityReport, _ score: ReadabilityReport.FormulaScore
  ) -> [ReadabilityReport.Section] {
    let sections = report.sections.filter { $0.words >= leastWords && $0.value != nil }
    return sections.enumerated().sorted { left, right in
      let (first, second) = (left.element.value ?? 0, right.element.value ?? 0)
      if first == second { return left.offset < right.offset }
      return score.higherIs == "easier" ? first < second : first > second
    }.prefix(listed).map(\.element)
  }
}
