internal import SourceText

/// The wording of what can stop a document from being composed.
enum CompositionFault {
  static func diagnostic(_ value: Value, at origin: Origin, context: ValueContext) -> Diagnostic? {
    let subject = context.subject
    let used = Diagnostic.Note(
      file: context.content.fileName(origin, caseFile: subject.file), range: origin.range,
      message: "The document uses it here.")
    switch value {
    case .missing(let path):
      return Diagnostic(
        .error, "value-missing", file: subject.file, range: subject.place(of: path),
        summary: "The case does not give \(path), which this document needs.",
        explanation: "A document never leaves with a gap.", notes: [used],
        solutions: [.init("Add \(path) to the case.")])
    case .notInLanguage(let path, let place):
      return Diagnostic(
        .error, "text-not-in-language", file: subject.file, range: place.range,
        summary: "\(path) is not written in the language of this document (\(context.locale.tag)).",
        explanation: "Free text is never translated by a program and never printed in another language.",
        notes: [used],
        solutions: [.init("Give it per language: {\(LanguageTag.language(of: context.locale.tag)): …}.")])
    case .unknownCode(let path, let known):
      let listed = known.sorted().prefix(12).joined(separator: ", ")
      return Diagnostic(
        .error, "code-without-words", file: subject.file, range: subject.place(of: path),
        summary: "\(path) has a code or unit for which \(context.locale.nativeName) has no words.",
        explanation: "Known here: \(listed)\(known.count > 12 ? ", …" : "").", notes: [used],
        solutions: [.init("Use a known code, or add the words to the vocabulary of the language.")])
    case .missingWords(let path):
      return Diagnostic(
        .error, "words-missing", file: used.file, range: origin.range,
        summary: "The language \(context.locale.nativeName) lacks the words \(path).",
        explanation: "No words of another language are taken instead.",
        solutions: [.init("Add \(path) to page.yml or vocabulary.yml of the language.")])
    case .noPrintableFact(let name):
      return Diagnostic(
        .error, "country-fact-not-printable", file: used.file, range: origin.range,
        summary: "No fact “\(name)” of \(subject.document.country) may be printed.",
        explanation: "A national fact is printed only if somebody read it in its source (status: seen).",
        solutions: [.init("Read the source, and record value, source and status in the country file.")])
    default:
      return nil
    }
  }

  static func noSuchDocument(_ kind: DocumentKind, _ subject: Case) -> Diagnostic {
    Diagnostic(
      .error, "document-not-for-trigger", file: subject.file, range: subject.places["case.trigger"] ?? .startOfFile,
      summary: "There is no \(kind.rawValue) for a fault that was found after the treatment.",
      explanation: "Nothing is left to request: the batch has been given.",
      solutions: [.init("Compose the letter and the patient information.")])
  }

  static func notInLanguage(
    _ kind: DocumentKind, _ language: String, _ subject: Case, _ content: Content
  ) -> Diagnostic {
    let tags = content.files.languageTags.filter {
      content.files.bytes(of: "Locales/\($0)/\(kind.rawValue).md") != nil
    }
    return Diagnostic(
      .error, "document-not-in-language", file: subject.file, range: subject.place(of: "patient.language"),
      summary: "There is no \(kind.rawValue) in the language \(language).",
      explanation: "Not every language has this document. Languages: \(tags.joined(separator: ", ")).",
      solutions: [.init("Compose the \(kind.asksLike.rawValue), or choose one of these languages.")])
  }

  static func notForReader(
    _ kind: DocumentKind, _ reader: Reader, _ contract: DocumentContract, _ subject: Case
  ) -> Diagnostic {
    Diagnostic(
      .error, "document-not-for-reader", file: subject.file, range: subject.place(of: "patient.readerType"),
      summary: "There is no \(kind.rawValue) for the reader \(reader.rawValue).",
      explanation: "Readers: \(contract.readers.map(\.rawValue).joined(separator: ", ")).",
      solutions: [.init("Compose the \(kind.asksLike.rawValue) for this reader.")])
  }
}

/// What to do when a language is not there.
enum LanguageAdvice {
  static func missing(_ tag: String, for subject: Case, in content: Content) -> Diagnostic {
    let offered = (content.countries[subject.document.country]?.locales ?? [])
      .map { LanguageTag.language(of: $0) }
      .filter { content.languageTags.contains($0) }
    let own = offered.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let site = own.isEmpty ? "a language of the site" : own.joined(separator: " or ")
    let all = content.languageTags.filter { !$0.contains("-") }.joined(separator: ", ")
    return Diagnostic(
      .error, "language-not-available", file: subject.file,
      range: subject.places["patient.language"] ?? subject.places["doc.language"] ?? .startOfFile,
      summary: "There is no text in the language “\(tag)”.",
      explanation: "No text is guessed or translated by the program. Languages: \(all).",
      solutions: [
        .init("Give the reader the document in \(site) (--language) with an interpreter, and record the interpreter.")
      ])
  }
}
