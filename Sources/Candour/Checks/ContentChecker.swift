internal import SourceText
internal import YAML

/// Checks all texts against their contracts, before any case exists.
public struct ContentChecker: Sendable {
  let content: Content

  /// Creates a checker over content of which all languages and countries were read.
  public init(_ content: Content) { self.content = content }

  /// Every fault, sorted by place. What reading the content reported is not repeated.
  public func diagnostics() -> [Diagnostic] {
    let shared = UnderstandabilityCheck(content: content).diagnostics()
    return Array(Set(shared + content.locales.keys.flatMap { diagnostics(of: $0) })).sorted()
  }

  /// Every fault of one language that was read.
  package func diagnostics(of tag: String) -> [Diagnostic] { diagnostics(of: tag, measuresStyle: true) }

  /// The errors of one language that was read. How sentences read is not measured: it takes most of the time of a check
  /// and is never an error (PL-17).
  package func errors(of tag: String) -> [Diagnostic] {
    diagnostics(of: tag, measuresStyle: false).filter { $0.severity == .error }
  }

  private func diagnostics(of tag: String, measuresStyle: Bool) -> [Diagnostic] {
    // Without its words every text lacks something in every place: what reading has reported would be lost among that.
    guard let locale = content.locales[tag], content.serves(tag), !locale.lacksWords else { return [] }
    var found: [Diagnostic] = []
    if let master = content.locales[ContentLoader.masterTag], !master.lacksWords {
      found += WordParity(content: content, master: master, locale: locale).diagnostics()
      found += GlossaryParity(content: content, master: master, locale: locale).diagnostics()
    }
    found += disclaimers(locale)
    found += AtomRun(content: content, locale: locale).diagnostics()
    for kind in DocumentKind.allCases {
      guard let contract = content.contracts[kind], let template = locale.documents[kind] else { continue }
      found += TemplateParity(content: content, contract: contract, template: template).diagnostics()
    }
    found += staleness(locale)
    found += SampleRun(content: content, locale: locale, measuresStyle: measuresStyle).diagnostics()
    found += VocabularyRun(content: content, locale: locale).diagnostics()
    found += UnderstandabilityCheck(content: content).diagnostics(of: locale)
    found += GradeSentences(content: content, locale: locale).diagnostics()
    let unknown = UnknownValues(tag, in: content)
    return found.filter { !unknown.isEcho($0) }
  }

  // MARK: - Disclaimers

  private func disclaimers(_ locale: LocaleContent) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for meaning in content.meanings {
      for wording in locale.disclaimers.wordings[meaning.id] ?? [] {
        found += atoms(of: wording, meaning)
      }
    }
    return found
  }

  /// Every atom of the meaning is named, and its words stand in the text, letter for letter.
  private func atoms(of wording: DisclaimerWording, _ meaning: DisclaimerMeaning) -> [Diagnostic] {
    let file = content.fileName(wording.origin, caseFile: "")
    var found: [Diagnostic] = []
    let named = wording.atoms.map(\.name)
    for atom in meaning.atoms where !named.contains(atom) {
      found.append(
        Diagnostic(
          .error, "disclaimer-atom-missing", file: file, range: wording.origin.range,
          summary: "\(meaning.id) (\(wording.audience), \(wording.when)) does not name the atom “\(atom)”.",
          explanation: "Meaning: \(meaning.meaning)", solutions: [.init("Name the words of the text that carry it.")]))
    }
    let text = wording.text.map { ContentChecker.squeezed($0.text) }
    for (name, words) in wording.atoms {
      guard meaning.atoms.contains(name) else {
        found.append(
          Diagnostic(
            .error, "disclaimer-atom-unknown", file: file, range: words.range,
            summary: "\(meaning.id) has no atom “\(name)”.",
            explanation: "Atoms: \(meaning.atoms.joined(separator: ", "))."))
        continue
      }
      guard let text else { continue }
      if words.text.isEmpty || !ByteText.contains(text[...], Array(words.text.utf8)) {
        found.append(
          Diagnostic(
            .error, "disclaimer-atom-missing", file: file, range: words.range,
            summary: "The words of the atom “\(name)” of \(meaning.id) do not stand in its text.",
            explanation: "They must be a piece of the text, letter for letter. Meaning: \(meaning.meaning)"))
      }
    }
    return found
  }

  /// The text on one line, without the signs of its line breaks.
  private static func squeezed(_ text: String) -> [UInt8] {
    let parts = text.utf8.split { $0 == 0x20 || $0 == 0x0A || $0 == UInt8(ascii: "\\") }
    return Array(parts.joined(separator: [0x20]))
  }

  // MARK: - Staleness

  private func staleness(_ locale: LocaleContent) -> [Diagnostic] {
    Set(locale.staleParts.values.flatMap { $0 }).map { part in
      Diagnostic(
        .warning, part.isUnrecorded ? "source-not-recorded" : "section-stale",
        file: content.fileName(part.origin, caseFile: ""), range: part.origin.range,
        summary: part.isUnrecorded
          ? "“\(part.name)” does not say which English text it was made from."
          : "The English text of “\(part.name)” has changed since it was translated.",
        explanation: "The digest of the English text is now \(part.current).",
        solutions: [.init("Compare with the English text, mend the translation, and record source: \(part.current).")])
    }
  }
}
