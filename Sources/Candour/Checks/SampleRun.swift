/// Composes the sample case in a language, for every document, reader and trigger, and checks what comes out.
///
/// Long sentences, lost disclaimers and missing words show only in a real document.
struct SampleRun {
  let content: Content
  let locale: LocaleContent

  static let path = "Templates/sample-case.yml"

  func diagnostics() -> [Diagnostic] {
    let samples = SampleDocuments(locale.tag, content: content)
    let (subject, faults) = samples.sampleCase()
    guard let subject else { return faults }
    return faults + samples.everyTrigger(subject).flatMap(\.diagnostics).filter { !isStyleRemark($0) }
  }

  /// How whole texts read is shown by `candour readability`, with their hardest sentences; here only what is over a limit.
  private func isStyleRemark(_ diagnostic: Diagnostic) -> Bool {
    diagnostic.severity == .information && SampleRun.styleChecks.contains(diagnostic.identifier)
  }

  private static let styleChecks = [ClausesFew.identifier, ActiveVoice.identifier, ScoreMeetsTarget.identifier]
}
