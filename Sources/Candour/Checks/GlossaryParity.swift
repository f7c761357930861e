internal import SourceText

/// Holds a translation to its glossary: where the English text uses the word for a concept, the translation uses one of
/// its own forms of the same register.
struct GlossaryParity {
  let content: Content
  let master: LocaleContent
  let locale: LocaleContent

  func diagnostics() -> [Diagnostic] {
    guard let own = locale.glossary, let wanted = master.glossary, locale.tag != master.tag else { return [] }
    return missingTerms(own, wanted) + sections(own, wanted) + disclaimers(own, wanted)
  }

  // MARK: - Terms

  private func missingTerms(_ own: Glossary, _ wanted: Glossary) -> [Diagnostic] {
    let file = content.files.displayName(of: content.files.paths[own.file])
    var found: [Diagnostic] = []
    for (concept, registers) in wanted.terms {
      for register in registers.keys where own.terms[concept]?[register] == nil {
        found.append(
          Diagnostic(
            .warning, "glossary-term-missing", file: file, range: .startOfFile,
            summary: "The glossary has no \(register) term for “\(concept)”.",
            explanation: "English: \(registers[register]?.term ?? "")",
            solutions: [.init("Add the term with its forms and status.")]))
      }
    }
    for (concept, registers) in own.terms where wanted.terms[concept] == nil {
      let nearest = NearMiss.nearest(to: concept, in: wanted.terms.keys)
      found.append(
        Diagnostic(
          .warning, "glossary-term-missing", file: file, range: registers.values.first?.range ?? .startOfFile,
          summary: "The English glossary has no concept “\(concept)”.",
          explanation: "Nothing can be held to a term that only one language has.",
          solutions: nearest.map { [.init("Did you mean \($0)?")] } ?? []))
    }
    return found
  }

  // MARK: - Texts

  private func sections(_ own: Glossary, _ wanted: Glossary) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for kind in DocumentKind.allCases {
      guard let contract = content.contracts[kind], let folder = locale.folders.last,
        let masterBytes = content.files.bytes(of: "Locales/\(ContentLoader.masterTag)/\(kind.rawValue).md"),
        let source = content.files.bytes(of: "Locales/\(folder)/\(kind.rawValue).md")
      else { continue }
      let bytes = locale.respelling.applied(to: source)
      let register = GlossaryParity.register(audience: contract.audience)
      let masters = SectionScanner.sections(of: masterBytes)
      var reported: [Diagnostic] = []
      for section in SectionScanner.sections(of: bytes) {
        guard let counterpart = SectionScanner.counterpart(of: section.comment, in: masters) else { continue }
        let file = content.files.displayName(of: "Locales/\(folder)/\(kind.rawValue).md")
        reported += compare(
          Array(bytes[section.body]), Array(masterBytes[counterpart.body]), register, own, wanted
        ) { term in
          Diagnostic(
            .warning, "term-not-kept", file: file, range: section.commentRange,
            summary: "The section “\(section.comment.id)” has none of the words of the glossary for \(term).",
            explanation: GlossaryParity.reason, solutions: [GlossaryParity.way])
        }
      }
      found += content.suppressions.applied(to: reported, document: kind, language: locale.tag)
    }
    return found
  }

  private func disclaimers(_ own: Glossary, _ wanted: Glossary) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for (id, wordings) in locale.disclaimers.wordings {
      for wording in wordings {
        guard let text = wording.text?.text,
          let counterpart = master.disclaimers.wordings[id]?.first(where: {
            $0.audience == wording.audience && $0.when == wording.when
          }), let english = counterpart.text?.text
        else { continue }
        let register = GlossaryParity.register(audience: wording.audience)
        found += compare(Array(text.utf8), Array(english.utf8), register, own, wanted) { term in
          Diagnostic(
            .warning, "term-not-kept", file: content.fileName(wording.origin, caseFile: ""),
            range: wording.origin.range,
            summary: "\(id) (\(wording.audience), \(wording.when)) has none of the words of the glossary for \(term).",
            explanation: GlossaryParity.reason, solutions: [GlossaryParity.way])
        }
      }
    }
    return content.suppressions.applied(to: found, document: nil, language: locale.tag)
  }

  private static let reason = "The English text uses the word for it, and one thing has one word in all documents."
  private static let way = Diagnostic.Solution("Use the word of the glossary, or add the form that stands here to it.")

  private static func register(audience: String) -> Glossary.Register {
    Audience.isProfessional(audience) ? .official : .lay
  }

  private func compare(
    _ text: [UInt8], _ english: [UInt8], _ register: Glossary.Register, _ own: Glossary, _ wanted: Glossary,
    _ report: (String) -> Diagnostic
  ) -> [Diagnostic] {
    let text = ScannedText(GlossaryParity.withoutTags(text))
    let english = ScannedText(GlossaryParity.withoutTags(english))
    return wanted.terms.keys.sorted().compactMap { concept in
      let entry = Glossary.Entry.term(concept: concept, register)
      guard let term = own.terms[concept]?[register], wanted.phrases.contains(entry, in: english),
        !own.phrases.contains(entry, in: text)
      else { return nil }
      return report("\(concept) (“\(term.term)”)")
    }
  }

  /// The text with blanks where values, block tags and comments stand, so that names in them are no words.
  private static func withoutTags(_ bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    for (open, close) in [("{{", "}}"), ("<!--", "-->")] {
      var start = 0
      while let first = ByteText.position(of: Array(open.utf8), in: result[...], from: start),
        let last = ByteText.position(of: Array(close.utf8), in: result[...], from: first)
      {
        for index in first..<last + close.utf8.count { result[index] = 0x20 }
        start = last + close.utf8.count
      }
    }
    return result
  }
}
