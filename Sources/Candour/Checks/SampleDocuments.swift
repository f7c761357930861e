internal import SourceText

/// The documents of one case in a language, for every document, reader and trigger, to look at and to check.
package struct SampleDocuments {
  /// One of them.
  package struct Sample: Sendable {
    /// Nil if there is no text for it.
    package var document: ComposedDocument?
    /// What composing and checking it reported.
    package var diagnostics: [Diagnostic]
  }

  private let content: Content
  private let tag: String
  private let measuresStyle: Bool

  /// - Parameters:
  ///   - tag: The language.
  ///   - content: Content in which the language was read.
  ///   - measuresStyle: Whether checking measures how sentences read too, which takes most of the time.
  package init(_ tag: String, content: Content, measuresStyle: Bool = true) {
    self.tag = tag
    self.content = content
    self.measuresStyle = measuresStyle
  }

  /// The case that serves every language, `Templates/sample-case.yml`, in a country in which the language is spoken.
  package func sampleCase() -> (subject: Case?, diagnostics: [Diagnostic]) {
    guard let bytes = content.files.bytes(of: SampleRun.path), let dictionary = content.caseDictionary else {
      return (nil, [])
    }
    var (subject, faults) = CaseReader.read(
      bytes, file: content.files.displayName(of: SampleRun.path), dictionary: dictionary)
    subject?.document.country = country
    return (subject, faults)
  }

  /// The documents of a case before the treatment and after it, with and without the exception.
  package func everyTrigger(_ subject: Case) -> [Sample] {
    var subject = subject
    var samples: [Sample] = []
    for (trigger, underException) in [(Trigger.before, true), (.after, true), (.after, false)] {
      subject.trigger = trigger
      subject.supply.underException = underException
      samples += documents(subject)
    }
    return samples
  }

  /// The documents of a case as it is.
  package func documents(_ subject: Case) -> [Sample] {
    let checker = DocumentChecker(content, measuresStyle: measuresStyle)
    let composer = Composer(content)
    return requests(subject.trigger).map { request in
      let (document, faults) = composer.compose(subject, request, issuedAt: nil, acceptsAnyLanguage: true)
      guard let document else { return Sample(document: nil, diagnostics: faults) }
      let found = checker.diagnostics(for: document, of: subject).filter { $0.file != subject.file }
      return Sample(document: document, diagnostics: faults + found)
    }
  }

  /// The documents of a case before the treatment and after it, under the exception, that can be composed without an
  /// error; they are not checked.
  func composed(_ subject: Case) -> [ComposedDocument] {
    let composer = Composer(content)
    return [Trigger.before, .after].flatMap { trigger -> [ComposedDocument] in
      var subject = subject
      subject.trigger = trigger
      subject.supply.underException = true
      return requests(trigger).compactMap { request -> ComposedDocument? in
        let (document, faults) = composer.compose(subject, request, issuedAt: nil, acceptsAnyLanguage: true)
        return faults.contains { $0.severity == .error } ? nil : document
      }
    }
  }

  private func requests(_ trigger: Trigger) -> [DocumentRequest] {
    let present = content.locales[tag]?.documents ?? [:]
    return content.contracts.values.sorted { $0.kind.rawValue < $1.kind.rawValue }
      .filter { $0.triggers.contains(trigger) && present[$0.kind] != nil }
      .flatMap { contract -> [DocumentRequest] in
        let readers: [Reader?] = contract.readers.isEmpty ? [nil] : contract.readers.map { $0 }
        return readers.map { DocumentRequest(kind: contract.kind, language: tag, reader: $0) }
      }
  }

  /// A country in which the language is spoken.
  private var country: String {
    let language = LanguageTag.language(of: tag)
    let match = content.countries.values.sorted { $0.code < $1.code }
      .first { $0.locales.contains { LanguageTag.language(of: $0) == language } }
    return match?.code ?? content.countryCodes.first ?? ""
  }
}
