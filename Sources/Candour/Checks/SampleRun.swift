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
    return faults + samples.everyTrigger(subject).flatMap(\.diagnostics)
  }
}
