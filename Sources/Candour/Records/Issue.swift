/// A document as it leaves the program.
public struct RenderedDocument: Sendable {
  /// The name of its file: `patient-information.de.html`.
  public var fileName: String
  /// Its bytes.
  public var bytes: [UInt8]
}

/// The form of a document file.
public enum DocumentFormat: String, Sendable, CaseIterable {
  case html, markdown, text

  var fileExtension: String {
    switch self {
    case .html: "html"
    case .markdown: "md"
    case .text: "txt"
    }
  }
}

/// Composes, checks and renders all documents of a case: all of them or none.
public struct Issuer: Sendable {
  let content: Content
  /// What texts have lost of the values that their contract asks for, by language and document. Texts that are built in
  /// have lost none; an edited one must not become a letter without its facts.
  private let lostValues: [String: [DocumentKind: [Diagnostic]]]

  /// What came of a case.
  public struct Result: Sendable {
    /// The files to write, the record last; empty if there was an error.
    public var files: [RenderedDocument]
    /// Every finding.
    public var diagnostics: [Diagnostic]
    /// The record, if documents were made.
    public var record: IssueRecord?
  }

  /// What is asked for.
  public struct Options: Sendable {
    /// Kinds, languages, reader.
    public var choice: CompositionPlan.Choice
    /// The moment of issue; it wins over `doc.issuedAt`.
    public var issuedAt: Timestamp?
    /// Refuse what is not approved.
    public var isFinal: Bool
    /// The forms to write.
    public var formats: [DocumentFormat]

    /// Creates options.
    public init(
      choice: CompositionPlan.Choice = .init(), issuedAt: Timestamp? = nil, isFinal: Bool = false,
      formats: [DocumentFormat] = [.html]
    ) {
      self.choice = choice
      self.issuedAt = issuedAt
      self.isFinal = isFinal
      self.formats = formats
    }
  }

  /// Creates an issuer over content that was read.
  public init(_ content: Content) {
    self.content = content
    lostValues = content.locales.mapValues { locale in
      locale.documents.reduce(into: [:]) { lost, document in
        guard let contract = content.contracts[document.key] else { return }
        let parity = TemplateParity(content: content, contract: contract, template: document.value)
        lost[document.key] = parity.lostValues()
      }
    }
  }

  /// Composes, checks and renders the documents of a case.
  ///
  /// - Parameters:
  ///   - subject: The case.
  ///   - caseBytes: The bytes of the case file, for the digest in the record.
  ///   - options: What is asked for.
  /// - Returns: The files to write, or none, and every finding.
  public func issue(_ subject: Case, caseBytes: [UInt8], options: Options) -> Result {
    var subject = subject
    subject.document.issuedAt = options.issuedAt ?? subject.document.issuedAt
    let (documents, diagnostics) = documents(of: subject, options: options)
    guard !diagnostics.containsError, !documents.isEmpty else { return Result(files: [], diagnostics: diagnostics) }
    return rendered(documents, subject, caseBytes, options, diagnostics)
  }

  /// Composes and checks the documents of a case; with an error none of them may leave.
  func documents(
    of subject: Case, options: Options
  ) -> (documents: [ComposedDocument], diagnostics: [Diagnostic]) {
    let plan = CompositionPlan(for: subject, choice: options.choice, content: content)
    var diagnostics = subject.readingDiagnostics + plan.diagnostics
    if !Issuer.isFolderName(subject.identifier) { diagnostics.append(Issuer.badNumber(subject)) }
    if let dictionary = content.caseDictionary {
      diagnostics += CaseValidator.diagnostics(
        for: subject, documents: Set(plan.requests.map(\.kind)), countries: Set(content.countryCodes),
        dictionary: dictionary)
    }
    let composer = Composer(content)
    let checker = DocumentChecker(content)
    var documents: [ComposedDocument] = []
    for request in plan.requests {
      let (document, faults) = composer.compose(subject, request)
      diagnostics += faults
      guard let document else { continue }
      diagnostics += lostValues[document.language]?[document.kind] ?? []
      diagnostics += checker.diagnostics(for: document, of: subject)
      diagnostics += approvalDiagnostics(document, options: options)
      documents.append(document)
    }
    diagnostics += TranslationsAgree.diagnostics(for: documents, in: content)
    // A field that the case lacks or has wrong is said once, by the rule that knows what it is for.
    let faulty = [CaseRule.missingField, .badValue].map(\.rawValue)
    let lacking = Set(diagnostics.filter { faulty.contains($0.identifier) }.map(\.range))
    diagnostics.removeAll { $0.identifier == "value-missing" && lacking.contains($0.range) }
    if options.isFinal { diagnostics = diagnostics.map(Issuer.refusingReview) }
    return (documents, Array(Set(diagnostics)).sorted())
  }

  private func rendered(
    _ documents: [ComposedDocument], _ subject: Case, _ caseBytes: [UInt8], _ options: Options,
    _ diagnostics: [Diagnostic]
  ) -> Result {
    var files: [RenderedDocument] = []
    var entries: [IssueRecord.Document] = []
    for document in documents {
      for format in options.formats {
        let text: String
        switch format {
        case .html: text = HTMLPage(content).render(document)
        case .markdown: text = MarkdownText(content).render(document)
        case .text: text = PlainText(content).render(document)
        }
        let name = "\(document.kind.rawValue).\(document.language).\(format.fileExtension)"
        let file = RenderedDocument(fileName: name, bytes: Array(text.utf8))
        files.append(file)
        entries.append(entry(for: document, file: file))
      }
    }
    let record = IssueRecord(
      schema: IssueRecord.schemaVersion, tool: CandourVersion.text,
      issuedAt: subject.document.issuedAt?.iso8601, isFinal: options.isFinal,
      case: .init(
        identifier: subject.identifier, version: subject.document.version,
        sha256: ContentDigest.hexadecimal(caseBytes)),
      content: .init(origin: content.files.origin, sha256: content.files.digest), documents: entries,
      countryFacts: printedFacts(subject), diagnostics: diagnostics.map { .init($0, showsValues: false) },
      tasks: CaseTask.tasks(for: subject, country: content.countries[subject.document.country]))
    guard let json = try? record.json() else { return Result(files: [], diagnostics: diagnostics) }
    files.append(RenderedDocument(fileName: "record.json", bytes: json))
    return Result(files: files, diagnostics: diagnostics, record: record)
  }

  private func entry(for document: ComposedDocument, file: RenderedDocument) -> IssueRecord.Document {
    let locale = content.locales[document.language]
    let digest = locale?.digests[document.kind] ?? ""
    let standing = locale?.approvals.standing(on: document.issuedAt?.date)
    let approvals = standing?.approvals(of: document.kind, digest: digest) ?? []
    return IssueRecord.Document(
      file: file.fileName, kind: document.kind.rawValue, language: document.language,
      reader: document.reader?.rawValue, sha256: ContentDigest.hexadecimal(file.bytes), textSHA256: digest,
      isDraft: document.isDraft, approvals: approvals.map { .init(role: $0.role, name: $0.name, date: $0.date) })
  }

  private func printedFacts(_ subject: Case) -> [IssueRecord.CountryFact] {
    let names = [
      "emergency-number", "patient-information-law", "side-effect-reporting", "side-effect-reporting-professional",
    ]
    let facts = content.countries[subject.document.country]?.facts ?? [:]
    return names.compactMap { name in
      guard let fact = facts[name], fact.status == .seen else { return nil }
      return IssueRecord.CountryFact(
        country: subject.document.country, name: name, status: fact.status.rawValue, source: fact.source)
    }
  }

  // MARK: - The case number

  /// Whether a text can name the folder of a case without leading anywhere else.
  public static func isFolderName(_ name: String) -> Bool {
    guard let first = name.utf8.first, first != UInt8(ascii: "."), name.utf8.count <= 100 else { return false }
    return name.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
    }
  }

  private static func badNumber(_ subject: Case) -> Diagnostic {
    Diagnostic(
      .error, "case-number-not-a-name", file: subject.file, range: subject.place(of: "case.id"),
      summary: "The case number cannot be the name of a folder.",
      explanation: "The documents are written to a folder of that name; it must not lead anywhere else.",
      solutions: [.init("Use letters, digits, “.”, “-” and “_”, and do not begin with “.”.")])
  }

  // MARK: - Approval

  /// A sentence that waits for a legal reviewer may stand in a draft, never in a final document.
  private static func refusingReview(_ diagnostic: Diagnostic) -> Diagnostic {
    guard diagnostic.identifier == ForbiddenWording.reviewIdentifier else { return diagnostic }
    var refused = diagnostic
    refused.severity = .error
    return refused
  }

  /// A draft is only remarked; with `--final` it is refused, and so is a text whose English source has changed.
  private func approvalDiagnostics(_ document: ComposedDocument, options: Options) -> [Diagnostic] {
    guard let locale = content.locales[document.language] else { return [] }
    var diagnostics: [Diagnostic] = []
    let file = content.files.displayName(
      of: "Locales/\(locale.folders.first ?? locale.tag)/\(document.kind.rawValue).md")
    if document.isDraft {
      diagnostics.append(
        Diagnostic(
          options.isFinal ? .error : .information, "text-not-approved", file: file,
          summary: "The text of \(document.kind.rawValue) in \(locale.nativeName) is not approved; it is a draft.",
          explanation:
            "A text counts as approved only while its digest stands in approvals.yml with role, name and date.",
          solutions: [.init("Have it approved: digest \(locale.digests[document.kind] ?? "").")]))
    }
    diagnostics += lateApprovals(document, locale, options: options)
    let used = Set(
      (locale.documents[document.kind]?.sections(reader: document.reader, trigger: document.trigger) ?? []).map(
        \.origin))
    for part in locale.staleParts[document.kind] ?? [] where part.name.hasSuffix(".yml") || used.contains(part.origin) {
      diagnostics.append(
        Diagnostic(
          options.isFinal ? .error : .warning, part.isUnrecorded ? "source-not-recorded" : "section-stale",
          file: content.fileName(part.origin, caseFile: ""), range: part.origin.range,
          summary: part.isUnrecorded
            ? "“\(part.name)” does not say which English text it was made from."
            : "The English text of “\(part.name)” has changed since it was translated.",
          explanation: "The digest of the English text is now \(part.current).",
          solutions: [.init("Compare with the English text, mend the translation, and record source: \(part.current).")]
        ))
    }
    return diagnostics
  }
}

extension Issuer {
  /// Says which approvals of the text are of a later day than the document. Nobody had given them yet when it was issued.
  private func lateApprovals(
    _ document: ComposedDocument, _ locale: LocaleContent, options: Options
  ) -> [Diagnostic] {
    guard let day = document.issuedAt?.date else { return [] }
    let digest = locale.digests[document.kind] ?? ""
    let standing = locale.approvals.standing(on: day).approvals(of: document.kind, digest: digest)
    let file = content.files.displayName(of: "Locales/\(locale.folders.first ?? locale.tag)/approvals.yml")
    let late = locale.approvals.approvals(of: document.kind, digest: digest).filter { !standing.contains($0) }
    return late.map { approval in
      Diagnostic(
        options.isFinal && document.isDraft ? .error : .information, "approval-after-issue", file: file,
        range: approval.place,
        summary: "The approval of \(document.kind.rawValue) as \(approval.role) reviewer is of \(approval.date), "
          + "after the day of issue.",
        explanation: "The document is issued on \(day.iso8601). An approval counts from its own day on, not for what "
          + "was issued before it.",
        solutions: [
          .init(
            "If the date is wrong, take the approval back with candour locales revoke and give it again. Else issue "
              + "the document on that day or later.")
        ])
    }
  }
}

/// The version of the program.
public enum CandourVersion {
  /// `0.1.0`
  public static let text = "0.1.0"
}
