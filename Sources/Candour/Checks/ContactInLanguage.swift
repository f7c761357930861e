internal import SourceText

/// The contact for questions about data is in the language of the document.
///
/// It is free text that is printed in another language where nobody wrote it in that of the document: who needs it at
/// night must not lose it (``ValueContext/name(_:_:)``). A phone number, an e-mail or a web address is the same in every
/// language; of words somebody must know that a reader may not understand whom to ask.
struct ContactInLanguage: Check {
  static let identifier = "contact-not-in-language"
  private static let path = "privacy.notice.contact"
  /// So many function words of another language, and none of the own one: a contact is too short for more.
  private static let minimumHits = 2

  static func diagnostics(for input: CheckInput) -> [Diagnostic] {
    guard let context = input.context, !context.acceptsAnyLanguage, let contact = context.subject.privacyContact,
      let node = input.document.nodes.first(where: { $0.origin == Origin(caseRange: contact.range) })
    else { return [] }
    let tag = input.document.language
    let language = LanguageTag.language(of: tag)
    guard let own = contact.text(for: tag) else {
      guard contact.texts.values.contains(where: holdsWords) else { return [] }
      return [
        report(
          "\(path) is not written in \(input.locale.nativeName): it is printed in another language.", node, language,
          input)
      ]
    }
    guard let other = otherLanguage(of: own, language, input.content.functionWords) else { return [] }
    let name = input.content.languageNames[other] ?? other
    return [
      report("\(path) for \(input.locale.nativeName) seems to be in another language: \(name).", node, language, input)
    ]
  }

  private static func report(
    _ summary: String, _ node: ComposedNode, _ language: String, _ input: CheckInput
  ) -> Diagnostic {
    input.diagnostic(
      .warning, identifier, at: Place(origin: node.origin, range: node.origin.range), summary,
      "The reader may not understand whom to ask about the data.",
      [
        .init("Give it per language: {\(language): …}."),
        .init("Or give only a phone number, an e-mail or a web address: these need no language."),
      ])
  }

  /// Whether a contact has words, besides numbers, e-mail and web addresses.
  static func holdsWords(_ text: String) -> Bool {
    text.split(whereSeparator: { $0.isWhitespace || $0 == "," || $0 == ";" }).contains { piece in
      guard piece.contains(where: \.isLetter), !piece.contains("@"), !piece.contains("://") else { return false }
      // A name of the internet has a full stop between its letters: www.hospital.example.
      let labels = piece.split(separator: "/")[0].split(separator: ".", omittingEmptySubsequences: false)
      return labels.count < 2 || labels.contains { $0.isEmpty }
    }
  }

  private static func otherLanguage(of text: String, _ own: String, _ functionWords: FunctionWords) -> String? {
    guard let ownIndex = functionWords.tags.firstIndex(of: own) else { return nil }
    let counts = functionWords.hits(in: WordScanner.words(of: text))
    guard counts[ownIndex] == 0, let best = counts.indices.max(by: { counts[$0] < counts[$1] }),
      counts[best] >= minimumHits
    else { return nil }
    return functionWords.tags[best]
  }
}
