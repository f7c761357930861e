package import Candour

/// A page of the preview.
package struct PreviewPage: Sendable, Hashable {
  /// The path below the folder of the preview: `de/patient-information.adult.before.html`.
  package var path: String
  package var html: String
}

/// All pages of a preview: every document, reader and trigger of each language with the findings beside the text, two
/// languages side by side, and the pages as they would be issued.
package struct PreviewSite: Sendable {
  /// What to show.
  package struct Options: Sendable {
    /// Languages; the first is shown beside each of the others.
    package var languages: [String]
    /// A case in place of the sample case, with its file name.
    package var caseBytes: [UInt8]?
    package var caseFile: String
    /// Whether the pseudo-language is shown too.
    package var withPseudoLanguage: Bool
    /// Whether pages load themselves again, for a preview that is kept fresh.
    package var isLive: Bool

    package init(
      languages: [String], caseBytes: [UInt8]? = nil, caseFile: String = "", withPseudoLanguage: Bool = false,
      isLive: Bool = false
    ) {
      self.languages = languages
      self.caseBytes = caseBytes
      self.caseFile = caseFile
      self.withPseudoLanguage = withPseudoLanguage
      self.isLive = isLive
    }
  }

  package private(set) var pages: [PreviewPage] = []
  /// Why something cannot be shown.
  package private(set) var diagnostics: [Diagnostic] = []
  /// Those of ``diagnostics`` of which a person's own case is the cause: without a case there is nothing to look at.
  package private(set) var caseFaults: [Diagnostic] = []

  /// Makes all pages.
  package init(_ files: ContentFiles, _ options: Options) {
    let files = options.withPseudoLanguage ? PseudoLanguage.adding(to: files) : files
    let tags = options.languages + (options.withPseudoLanguage ? [PseudoLanguage.tag] : [])
    let (content, faults) = Content.load(files, languages: Set(tags), readability: true)
    diagnostics = faults
    let archive = EnglishArchive(files)
    var sets: [String: [PreviewDocument]] = [:]
    for tag in tags {
      let units = LanguageUnits(tag, content: content, archive: archive)
      sets[tag] = documents(tag, content, faults, units, options)
    }
    caseFaults = Array(Set(caseFaults)).sorted()
    diagnostics += caseFaults
    let writer = PreviewWriter(content: content, isLive: options.isLive)
    for tag in tags {
      for document in sets[tag] ?? [] {
        pages.append(PreviewPage(path: document.path, html: writer.page(document)))
        pages.append(PreviewPage(path: document.issuedPath, html: writer.issued(document)))
      }
    }
    var pairs: [(String, String)] = []
    if let first = tags.first { pairs = tags.dropFirst().filter { $0 != PseudoLanguage.tag }.map { (first, $0) } }
    for (left, right) in pairs {
      for document in sets[left] ?? [] {
        guard let other = sets[right]?.first(where: { $0.name == document.name }) else { continue }
        pages.append(
          PreviewPage(path: "\(left)-\(right)/\(document.name).html", html: writer.page(document, beside: other)))
      }
    }
    let index = PreviewIndex(tags: tags, pairs: pairs, documents: sets, isLive: options.isLive, faults: diagnostics)
    pages.append(PreviewPage(path: "index.html", html: index.html))
  }

  private mutating func documents(
    _ tag: String, _ content: Content, _ faults: [Diagnostic], _ units: LanguageUnits, _ options: Options
  ) -> [PreviewDocument] {
    let samples = SampleDocuments(tag, content: content)
    var found: [SampleDocuments.Sample] = []
    if let bytes = options.caseBytes, let dictionary = content.caseDictionary {
      let (subject, faults) = CaseReader.read(bytes, file: options.caseFile, dictionary: dictionary)
      if let subject { found = samples.documents(subject) }
      caseFaults += faults + found.filter { $0.document == nil }.flatMap(\.diagnostics)
    } else {
      let (subject, faults) = samples.sampleCase()
      diagnostics += faults
      if let subject {
        var seen: Set<String> = []
        // After the treatment the exception is shown: it has all the sections.
        found = samples.everyTrigger(subject).filter { sample in
          sample.document.map { seen.insert(PreviewDocument.name(of: $0)).inserted } ?? false
        }
      }
    }
    let unknown = UnknownValues(tag, in: content)
    return found.compactMap { sample in
      sample.document.map {
        PreviewDocument(
          $0, sample.diagnostics.filter { !unknown.isEcho($0) }, faults, units, HTMLPage(content),
          isPseudo: tag == PseudoLanguage.tag)
      }
    }
  }
}

/// A document as the preview shows it.
struct PreviewDocument: Sendable {
  let document: ComposedDocument
  /// `patient-information.adult.before`
  let name: String
  let sections: [HTMLPage.SectionPiece]
  /// Findings that belong to no section.
  let rest: [Diagnostic]
  /// The state of each section, by its place in the file.
  private let states: [String: TranslationUnit.State]

  /// Of the faults that reading the texts reported, those of this document's sections are shown beside them: a value
  /// that nobody knows leaves a gap in the text that would otherwise have no sign.
  init(
    _ document: ComposedDocument, _ diagnostics: [Diagnostic], _ faults: [Diagnostic], _ units: LanguageUnits,
    _ page: HTMLPage, isPseudo: Bool
  ) {
    self.document = document
    name = PreviewDocument.name(of: document)
    // The checks know no pseudo-language; what they say of one is of no use.
    let shown = isPseudo ? [] : diagnostics.filter { $0.identifier != "text-not-approved" }
    let (sections, unplaced) = page.pieces(of: document, isPseudo ? [] : shown + faults)
    self.sections = sections
    rest = unplaced.filter(Set(shown).contains)
    var states: [String: TranslationUnit.State] = [:]
    for unit in units.units {
      guard unit.path.isEmpty, let translation = unit.translation, !isPseudo else { continue }
      states["\(units.displayName(of: translation.path)):\(translation.range.lowerBound.line)"] = unit.state
    }
    self.states = states
  }

  static func name(of document: ComposedDocument) -> String {
    [document.kind.rawValue, document.reader?.rawValue, document.trigger.rawValue].compactMap { $0 }
      .joined(separator: ".")
  }

  var path: String { "\(document.language)/\(name).html" }
  var issuedPath: String { "\(document.language)/\(name).page.html" }

  func state(of section: HTMLPage.SectionPiece) -> TranslationUnit.State? { states["\(section.file):\(section.line)"] }

  /// All findings, those of sections too.
  var diagnostics: [Diagnostic] { Array(Set(sections.flatMap(\.diagnostics) + rest)).sorted() }
}
