/// All content at a glance: the texts of each language against the target of its formula.
///
/// A text is measured twice: as translators keep it, every variant in one and a short word for each value, and as it is
/// read, composed with the names, figures and findings of an example case. The second is what a target is meant for,
/// and is often harder.
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
    /// Words of the text as it is kept.
    public var words: Int
    /// Sentences of the text as it is kept.
    public var sentences: Int
    /// The score of the text as it is kept, by the formula to use first.
    public var score: ReadabilityReport.FormulaScore
    /// The scores of the example case; nil if no document of it can be composed without an error.
    public var composed: Composed?
    /// The sections with the worst scores in the text as it is kept, the worst first; the score of fewer than 20 words
    /// says nothing.
    public var hardestSections: [ReadabilityReport.Section]

    /// The score that counts: of the hardest composed document, or of the text as it is kept where there is none.
    public var shown: ReadabilityReport.FormulaScore { composed?.hardest ?? score }
  }

  /// The documents of the example case, `Templates/sample-case.yml`, for every reader, before and after the treatment.
  public struct Composed: Sendable, Encodable {
    /// How many there are.
    public var documents: Int
    /// The score of the hardest.
    public var hardest: ReadabilityReport.FormulaScore
    /// Which that is: `adult, before`.
    public var hardestVariant: String
    /// The score of the easiest.
    public var easiest: Double

    /// Hardest and easiest for a table: `56.8–60.1`.
    public var rangeShown: String {
      let (hard, easy) = (ReadabilityNumber.text(hardest), ReadabilityNumber.text(easiest))
      return hard == easy ? hard : "\(hard)–\(easy)"
    }
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
    let known = ReadabilityReader.languages(in: files)
    if let missing = wanted?.subtracting(known).min() { throw ReadabilityReader.unknown(missing, in: files) }
    let content = Content.load(files, languages: wanted, readability: false).content
    for tag in known where wanted?.contains(tag) ?? true {
      let samples = SampleDocuments(tag, content: content)
      let composed = samples.sampleCase().subject.map { samples.composed($0) } ?? []
      let reader = try ReadabilityReader(language: tag, files: files)
      var documents: [Document] = []
      for kind in DocumentKind.allCases {
        let path = "Locales/\(tag)/\(kind.rawValue).md"
        guard let bytes = files.bytes(of: path) else { continue }
        var report = try reader.report(bytes, file: files.displayName(of: path))
        var scores = Self.scores(of: composed.filter { $0.kind == kind }, reader)
        let isForLayReaders = content.isForLayReaders(kind)
        if !isForLayReaders {
          report.withdrawVerdicts()
          scores?.hardest.meetsTarget = nil
        }
        guard let score = report.scores.first else { continue }
        documents.append(
          Document(
            kind: kind, isForLayReaders: isForLayReaders, words: report.counts.words,
            sentences: report.counts.sentences, score: score, composed: scores,
            hardestSections: Self.hardest(report, score)))
      }
      languages.append(Language(tag: tag, documents: documents))
    }
  }

  private static func scores(of documents: [ComposedDocument], _ reader: ReadabilityReader) -> Composed? {
    var scores: [(score: ReadabilityReport.FormulaScore, variant: String)] = []
    for document in documents {
      guard let score = reader.score(of: document) else { continue }
      let variant = [document.reader?.rawValue, document.trigger.rawValue].compactMap { $0 }.joined(separator: ", ")
      scores.append((score, variant))
    }
    guard let first = scores.first else { return nil }
    let isEasierHigh = first.score.higherIs == "easier"
    // Of equal scores the first document counts.
    let ordered = scores.enumerated().sorted { left, right in
      let (one, other) = (left.element.score.value, right.element.score.value)
      if one == other { return left.offset < right.offset }
      return isEasierHigh ? one < other : one > other
    }.map(\.element)
    return Composed(
      documents: scores.count, hardest: ordered[0].score, hardestVariant: ordered[0].variant,
      easiest: ordered[ordered.count - 1].score.value)
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
