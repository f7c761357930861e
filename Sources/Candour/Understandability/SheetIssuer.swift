/// A sheet about a leaflet.
public enum SheetKind: String, Sendable, CaseIterable {
  case pemat
  case clearCommunication = "clear-communication"
  case userTest = "user-test"
}

/// Makes the sheets about the leaflets of a case, composed and checked as they are for issue.
///
/// ```swift
/// let result = SheetIssuer(content).sheets(for: subject, options: .init(kinds: [.pemat]))
/// ```
public struct SheetIssuer: Sendable {
  let content: Content
  let data: Understandability
  private let dataFaults: [Diagnostic]

  /// What is asked for.
  public struct Options: Sendable {
    /// Which sheets; empty: all that there are in the language.
    public var kinds: [SheetKind]
    /// Leaflet, languages, reader.
    public var choice: CompositionPlan.Choice
    /// `html` or `markdown`.
    public var format: DocumentFormat
    /// What a person has answered.
    public var answers: SheetAnswers

    /// Creates options.
    public init(
      kinds: [SheetKind] = [], choice: CompositionPlan.Choice = .init(), format: DocumentFormat = .html,
      answers: SheetAnswers = .init()
    ) {
      self.kinds = kinds
      self.choice = choice
      self.format = format
      self.answers = answers
    }
  }

  /// What came of a case.
  public struct Result: Sendable {
    /// The files to write; empty if there was an error.
    public var files: [RenderedDocument]
    /// Every finding.
    public var diagnostics: [Diagnostic]
    /// The assessments, one for each instrument and leaflet.
    public var assessments: [Assessment]
    /// The user tests, one for each leaflet.
    public var userTests: [UserTestKit]
  }

  /// Creates an issuer over content that was read.
  public init(_ content: Content) {
    self.content = content
    (data, dataFaults) = Understandability.read(content.files)
  }

  /// Composes the leaflets of a case and makes their sheets: all of them or none.
  public func sheets(for subject: Case, options: Options) -> Result {
    var choice = options.choice
    if choice.kinds.isEmpty { choice.kinds = [.patientInformation] }
    let (documents, found) = Issuer(content).documents(of: subject, options: .init(choice: choice))
    var diagnostics = found + dataFaults
    var result = Result(files: [], diagnostics: [], assessments: [], userTests: [])
    for document in documents {
      guard let input = input(document, subject) else { continue }
      let leaflet = SheetLeaflet(input)
      let reader = EvidenceReader(input, limits: data.limits)
      for instrument in data.instruments where wants(instrument.id, options) {
        let assessment = Assessment(
          instrument, reader: reader, answers: options.answers.answers[instrument.id] ?? [:])
        result.assessments.append(assessment)
        result.files.append(
          file(
            instrument.id, InstrumentSheet(assessment: assessment, leaflet: leaflet).page(), document, documents,
            options))
      }
      guard wants(SheetKind.userTest.rawValue, options) else { continue }
      let (words, faults) = UserTestWords.read(content.files, folders: input.locale.folders)
      diagnostics += faults
      guard let words, let kit = UserTestKit(data.userTest, words: words, input: input) else {
        diagnostics.append(noQuestions(input, isAskedFor: !options.kinds.isEmpty))
        continue
      }
      result.userTests.append(kit)
      result.files.append(
        file(
          SheetKind.userTest.rawValue, UserTestSheet(kit: kit, leaflet: leaflet).page(), document, documents, options))
    }
    result.diagnostics = Array(Set(diagnostics)).sorted()
    if result.diagnostics.containsError { result.files = [] }
    return result
  }

  private func wants(_ id: String, _ options: Options) -> Bool {
    options.kinds.isEmpty || options.kinds.contains { $0.rawValue == id }
  }

  func input(_ document: ComposedDocument, _ subject: Case) -> CheckInput? {
    guard let locale = content.locales[document.language], let contract = content.contracts[document.kind] else {
      return nil
    }
    let context = ValueContext(
      subject: subject, content: content, locale: locale, contract: contract, reader: document.reader,
      issuedAt: document.issuedAt, acceptsAnyLanguage: false)
    return CheckInput(
      document: document, contract: contract, locale: locale, content: content, text: ReadableText(document.nodes),
      context: context)
  }

  /// `pemat.de.html`; with two kinds of leaflet in one run `pemat.patient-information-easy.de.html` for the second.
  private func file(
    _ id: String, _ page: SheetPage, _ document: ComposedDocument, _ documents: [ComposedDocument], _ options: Options
  ) -> RenderedDocument {
    let kind = document.kind == documents.first?.kind ? "" : ".\(document.kind.rawValue)"
    let isHTML = options.format == .html
    let text = isHTML ? SheetPageHTML().render(page) : SheetPageMarkdown().render(page)
    return RenderedDocument(
      fileName: "\(id)\(kind).\(document.language).\(isHTML ? "html" : "md")", bytes: Array(text.utf8))
  }

  private func noQuestions(_ input: CheckInput, isAskedFor: Bool) -> Diagnostic {
    let folder = input.locale.folders.last ?? input.locale.tag
    let known = content.files.languageTags.filter {
      content.files.bytes(of: "Locales/\($0)/\(UserTestWords.fileName)") != nil
    }
    return Diagnostic(
      isAskedFor ? .error : .warning, "user-test-language",
      file: content.files.displayName(of: "Locales/\(folder)/\(UserTestWords.fileName)"),
      summary: "The questions of a user test are not there yet in \(input.locale.nativeName).",
      explanation:
        "Participants are asked in the language of the leaflet; questions of another language are never used. Languages: \(known.joined(separator: ", ")).",
      solutions: [
        .init(
          "Take a copy with candour content export DIR, translate Locales/en/user-test.yml to this file, and add --content DIR."
        )
      ])
  }
}
