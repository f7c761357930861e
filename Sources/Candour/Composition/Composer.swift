internal import CommonMark
internal import SourceText

/// What is asked for: one document of a case in one language.
public struct DocumentRequest: Sendable, Hashable {
  /// The kind of document.
  public var kind: DocumentKind
  /// The language of its words.
  public var language: String
  /// For whom a leaflet is written; nil for letter and form.
  public var reader: Reader?
  /// Whether it is set in large print.
  public var isLargePrint: Bool

  /// Creates a request.
  public init(kind: DocumentKind, language: String, reader: Reader? = nil, isLargePrint: Bool = false) {
    self.kind = kind
    self.language = language
    self.reader = reader
    self.isLargePrint = isLargePrint
  }
}

/// Puts the values of a case into the texts of a language.
///
/// Composing is a pure function: the same case, content and time of issue give the same document. Faults are returned
/// as values, all of them; a document with an error must not be issued.
public struct Composer: Sendable {
  let content: Content

  /// Creates a composer over content that was read.
  public init(_ content: Content) { self.content = content }

  /// Composes one document.
  ///
  /// - Returns: The document, or nil if there is no text for it, and every fault found.
  public func compose(
    _ subject: Case, _ request: DocumentRequest, issuedAt: Timestamp? = nil
  ) -> (document: ComposedDocument?, diagnostics: [Diagnostic]) {
    compose(subject, request, issuedAt: issuedAt, acceptsAnyLanguage: false)
  }

  func compose(
    _ subject: Case, _ request: DocumentRequest, issuedAt: Timestamp?, acceptsAnyLanguage: Bool
  ) -> (document: ComposedDocument?, diagnostics: [Diagnostic]) {
    guard let locale = content.locales[request.language], let contract = content.contracts[request.kind] else {
      return (nil, [LanguageAdvice.missing(request.language, for: subject, in: content)])
    }
    guard contract.triggers.contains(subject.trigger) else {
      return (nil, [CompositionFault.noSuchDocument(request.kind, subject)])
    }
    guard let template = locale.documents[request.kind] else { return (nil, []) }
    let context = ValueContext(
      subject: subject, content: content, locale: locale, contract: contract,
      reader: contract.readers.isEmpty ? nil : request.reader, issuedAt: issuedAt ?? subject.document.issuedAt,
      acceptsAnyLanguage: acceptsAnyLanguage)
    var writer = DocumentWriter(context: context)
    for section in template.sections(reader: context.reader, trigger: subject.trigger) { writer.write(section) }
    let isDraft = !locale.approvals.standing(on: context.issuedAt?.date).isApproved(
      request.kind, digest: locale.digests[request.kind] ?? "", roles: contract.approvalRoles)
    let title = writer.furniture("titles", request.kind)
    let subtitle = writer.furniture("subtitles", request.kind)
    let document = ComposedDocument(
      kind: request.kind, language: request.language, direction: locale.direction, country: subject.document.country,
      trigger: subject.trigger, reader: context.reader, caseIdentifier: ValueText.singleLine(subject.identifier),
      version: ValueText.singleLine(subject.document.version), issuedAt: context.issuedAt, title: title,
      subtitle: subtitle,
      isDraft: isDraft, isLargePrint: request.isLargePrint, siteName: ValueText.singleLine(subject.site.name),
      holderName: ValueText.singleLine(subject.parties.holder.name),
      holderContact: ValueText.singleLine(subject.parties.contact24h ?? ""), isComposed: true,
      acceptsAnyLanguage: acceptsAnyLanguage,
      nodes: writer.nodes, disclaimers: writer.disclaimers, caseFile: subject.file,
      sources: SourceTexts(content.files, respelling: locale.respelling))
    return (document, writer.diagnostics)
  }
}
