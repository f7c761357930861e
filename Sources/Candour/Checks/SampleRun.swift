/// Composes the sample case in a language, for every document, reader and trigger, and checks what comes out.
///
/// Long sentences, lost disclaimers and missing words show only in a real document.
struct SampleRun {
  let content: Content
  let locale: LocaleContent
  var measuresStyle = true

  static let path = "Templates/sample-case.yml"

  func diagnostics() -> [Diagnostic] {
    let samples = SampleDocuments(locale.tag, content: content, measuresStyle: measuresStyle)
    let (subject, faults) = samples.sampleCase()
    guard let subject else { return faults }
    return faults
      + samples.everyTrigger(subject).flatMap { sample in
        sample.diagnostics.filter { !isStyleRemark($0) && !isIdle($0, sample) }
      }
  }

  /// Of a document without a word only that its parts are missing is worth saying.
  private func isIdle(_ diagnostic: Diagnostic, _ sample: SampleDocuments.Sample) -> Bool {
    guard let kind = sample.document?.kind, let template = locale.documents[kind],
      template.sections.allSatisfy(\.blocks.isEmpty)
    else { return false }
    return !SampleRun.completeness.contains(diagnostic.identifier)
  }

  private static let completeness = [SectionsComplete.identifier, "section-empty", "disclaimer-not-worded"]

  /// How whole texts read is shown by `candour readability`, with their hardest sentences; here only what is over a limit.
  private func isStyleRemark(_ diagnostic: Diagnostic) -> Bool {
    diagnostic.severity == .information && SampleRun.styleChecks.contains(diagnostic.identifier)
  }

  private static let styleChecks = [ClausesFew.identifier, ActiveVoice.identifier, ScoreMeetsTarget.identifier]
}
