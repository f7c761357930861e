internal import SourceText

/// Which documents a case calls for, and in which languages.
public struct CompositionPlan: Sendable {
  /// What a person asked for; empty lists mean: what the case calls for.
  public struct Choice: Sendable {
    /// Kinds of document.
    public var kinds: [DocumentKind]
    /// Languages, for every kind.
    public var languages: [String]
    /// The reader of the leaflet.
    public var reader: Reader?
    /// Large print, also where the case does not ask for it.
    public var isLargePrint: Bool

    /// Creates a choice.
    public init(kinds: [DocumentKind] = [], languages: [String] = [], reader: Reader? = nil, isLargePrint: Bool = false)
    {
      self.kinds = kinds
      self.languages = languages
      self.reader = reader
      self.isLargePrint = isLargePrint
    }
  }

  /// The documents to compose.
  public private(set) var requests: [DocumentRequest] = []
  /// Why something that was asked for cannot be composed.
  public private(set) var diagnostics: [Diagnostic] = []

  /// Plans the documents of a case.
  public init(for subject: Case, choice: Choice, content: Content) {
    let kinds =
      choice.kinds.isEmpty
      ? DocumentKind.allCases.filter(subject.documentsCalledFor.contains) : choice.kinds
    for kind in kinds {
      guard let contract = content.contracts[kind] else { continue }
      guard contract.triggers.contains(subject.trigger) else {
        diagnostics.append(CompositionFault.noSuchDocument(kind, subject))
        continue
      }
      for language in languages(kind, contract, subject, choice) {
        guard content.locales[language] != nil, content.serves(language) else {
          diagnostics.append(LanguageAdvice.missing(language, for: subject, in: content))
          continue
        }
        guard content.locales[language]?.documents[kind] != nil || !contract.isOptional else {
          diagnostics.append(CompositionFault.notInLanguage(kind, language, subject, content))
          continue
        }
        guard !contract.readers.isEmpty else {
          requests.append(DocumentRequest(kind: kind, language: language, isLargePrint: choice.isLargePrint))
          continue
        }
        guard let reader = choice.reader ?? subject.patient.readerType else {
          diagnostics.append(CompositionPlan.noReader(subject, contract))
          continue
        }
        guard contract.readers.contains(reader) else {
          diagnostics.append(CompositionFault.notForReader(kind, reader, contract, subject))
          continue
        }
        let isLargePrint = choice.isLargePrint || subject.patient.support.contains("large-print")
        requests.append(DocumentRequest(kind: kind, language: language, reader: reader, isLargePrint: isLargePrint))
      }
    }
    diagnostics = Array(Set(diagnostics)).sorted()
  }

  private func languages(
    _ kind: DocumentKind, _ contract: DocumentContract, _ subject: Case, _ choice: Choice
  ) -> [String] {
    if !choice.languages.isEmpty {
      return choice.languages.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
    let language = contract.isForPatient ? subject.patient.language : subject.document.language
    return [language ?? subject.document.language]
  }

  private static func noReader(_ subject: Case, _ contract: DocumentContract) -> Diagnostic {
    Diagnostic(
      .error, "reader-missing", file: subject.file, range: subject.places["patient"] ?? .startOfFile,
      summary: "The case does not say who reads the patient information.",
      explanation: "Readers: \(contract.readers.map(\.rawValue).joined(separator: ", ")).",
      solutions: [.init("Add patient.readerType, or give --reader.")])
  }
}
