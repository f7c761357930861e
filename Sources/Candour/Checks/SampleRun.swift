/// Composes the sample case in a language, for every document, reader and trigger, and checks what comes out.
///
/// Long sentences, lost disclaimers and missing words show only in a real document.
struct SampleRun {
  let content: Content
  let locale: LocaleContent

  static let path = "Templates/sample-case.yml"

  func diagnostics() -> [Diagnostic] {
    guard let bytes = content.files.bytes(of: SampleRun.path), let dictionary = content.caseDictionary else {
      return []
    }
    let (subject, faults) = CaseReader.read(
      bytes, file: content.files.displayName(of: SampleRun.path), dictionary: dictionary)
    guard var subject else { return faults }
    subject.document.country = country
    var found = faults
    let checker = DocumentChecker(content)
    let composer = Composer(content)
    for (trigger, underException) in [(Trigger.before, true), (.after, true), (.after, false)] {
      subject.trigger = trigger
      subject.supply.underException = underException
      for request in requests(trigger) {
        let (document, faults) = composer.compose(subject, request, issuedAt: nil, acceptsAnyLanguage: true)
        found += faults
        guard let document else { continue }
        found += checker.diagnostics(for: document, of: subject).filter { $0.file != subject.file }
      }
    }
    return found
  }

  private func requests(_ trigger: Trigger) -> [DocumentRequest] {
    content.contracts.values.sorted { $0.kind.rawValue < $1.kind.rawValue }.filter { $0.triggers.contains(trigger) && locale.documents[$0.kind] != nil }
      .flatMap { contract -> [DocumentRequest] in
        let readers: [Reader?] = contract.readers.isEmpty ? [nil] : contract.readers.map { $0 }
        return readers.map { DocumentRequest(kind: contract.kind, language: locale.tag, reader: $0) }
      }
  }

  /// A country in which the language is spoken.
  private var country: String {
    let language = LanguageTag.language(of: locale.tag)
    let match = content.countries.values.sorted { $0.code < $1.code }
      .first { $0.locales.contains { LanguageTag.language(of: $0) == language } }
    return match?.code ?? content.countryCodes.first ?? ""
  }
}
