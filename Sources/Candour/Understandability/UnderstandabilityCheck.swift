internal import SourceText

/// Checks the sheets and the user test of all content: every section that they name is there, every section is asked
/// about, every reader is asked every question.
struct UnderstandabilityCheck {
  let content: Content

  /// What is wrong in the data that all languages share.
  func diagnostics() -> [Diagnostic] {
    let (data, faults) = Understandability.read(content.files)
    return faults + sections(data) + questions(data.userTest)
  }

  /// What is wrong in the words of one language. A language without the file is complete without a user test.
  func diagnostics(of locale: LocaleContent) -> [Diagnostic] {
    let (words, faults) = UserTestWords.read(content.files, folders: locale.folders)
    guard let words else { return faults }
    let plan = Understandability.read(content.files).value.userTest
    return faults + missing(words, plan) + unknown(words, plan) + staleness(words, locale)
  }

  private var file: String { content.files.displayName(of: Understandability.path) }

  /// Leaflets, each with its triggers and readers.
  private var leaflets: [DocumentContract] {
    content.contracts.values.filter(\.isForLayReaders).sorted { $0.kind.rawValue < $1.kind.rawValue }
  }

  // MARK: - Sections

  private func sections(_ data: Understandability) -> [Diagnostic] {
    let known = Set(leaflets.flatMap { $0.sections.map(\.id) })
    guard !known.isEmpty else { return [] }
    func fault(_ section: String, _ range: SourceRange, _ what: String) -> Diagnostic? {
      guard !section.isEmpty, !known.contains(section) else { return nil }
      let nearest = NearMiss.nearest(to: section, in: known)
      return Diagnostic(
        .error, "user-test-section", file: file, range: range,
        summary: "\(what) names the section “\(section)”, which no leaflet has.",
        explanation: "Sections: \(known.sorted().joined(separator: ", ")).",
        solutions: nearest.map { [.init("Did you mean \($0)?")] } ?? [
          .init("Name a section of Templates/patient-information.md.")
        ])
    }
    let items = data.instruments.flatMap { instrument in
      instrument.items.flatMap { item in
        item.lookAt.compactMap { fault($0, item.range, "Item \(item.number) of \(instrument.name)") }
      }
    }
    return items + data.userTest.questions.compactMap { fault($0.section, $0.range, "The question “\($0.id)”") }
      + data.userTest.questions.flatMap(answer)
  }

  /// A disclaimer or a value that an answer is made of is there.
  private func answer(_ question: UserTestPlan.Question) -> [Diagnostic] {
    let name: String
    switch question.answer {
    case .disclaimer(let id), .before(let id), .from(let id), .itemsAfter(let id):
      if content.meanings.contains(where: { $0.id == id }) { return [] }
      name = "statement \(id)"
    case .value(let value):
      if content.placeholders.index(of: value) != nil { return [] }
      name = "value \(value)"
    default: return []
    }
    return [
      Diagnostic(
        .error, "user-test-section", file: file, range: question.range,
        summary: "The answer to the question “\(question.id)” is the \(name), which there is not.",
        explanation: "Statements stand in Templates/disclaimers.yml, values in Templates/placeholders.yml.",
        solutions: [.init("Name one that is there, or leave “answer” out to take the whole section.")])
    ]
  }

  // MARK: - Questions

  private func questions(_ plan: UserTestPlan) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for contract in leaflets {
      for trigger in contract.triggers {
        let asked = plan.questions(for: trigger)
        let sections = contract.sections(trigger: trigger).map(\.id)
        let usable = asked.filter { sections.contains($0.section) }
        if usable.count < UserTestPlan.questionCount {
          found.append(
            Diagnostic(
              .error, "user-test-count", file: file, range: plan.range,
              summary:
                "There are \(usable.count) questions for \(contract.kind.rawValue) when the fault is found \(trigger.rawValue) the treatment.",
              explanation: "A user test has \(UserTestPlan.questionCount) (field handbook, PL-26).",
              solutions: [
                .init("Add a question to user-test.questions, and its words to user-test.yml of each language.")
              ]))
        }
        for section in sections where !usable.contains(where: { $0.section == section }) {
          found.append(
            Diagnostic(
              .error, "user-test-section", file: file, range: plan.range,
              summary:
                "No question asks about the section “\(section)” of \(contract.kind.rawValue) (\(trigger.rawValue)).",
              explanation: "What nobody is asked about is not tested.",
              solutions: [
                .init("Add a question to user-test.questions, and its words to user-test.yml of each language.")
              ]))
        }
      }
    }
    return Array(Set(found))
  }

  // MARK: - Words

  private func missing(_ words: UserTestWords, _ plan: UserTestPlan) -> [Diagnostic] {
    let file = content.files.displayName(of: words.path)
    func report(_ key: String, _ explanation: String) -> Diagnostic {
      Diagnostic(
        .error, "user-test-words", file: file, range: words.range(of: key), summary: "The words “\(key)” are missing.",
        explanation: explanation, solutions: [.init("Add them in the language; Locales/README.md shows the form.")])
    }
    var found: [Diagnostic] = []
    if words.introduction.isEmpty { found.append(report("introduction", "Participants are told what happens.")) }
    if words.closing.isEmpty { found.append(report("closing", "Participants are asked what they think.")) }
    for contract in leaflets {
      for reader in contract.readers {
        for trigger in contract.triggers {
          let whom = "for \(reader.rawValue), \(trigger.rawValue) the treatment"
          if words.imagine(reader, trigger) == nil { found.append(report("imagine", "They are needed \(whom).")) }
          for question in plan.questions(for: trigger) where words.question(question.id, reader, trigger) == nil {
            found.append(report("questions.\(question.id)", "They are needed \(whom). English: \(question.holds)"))
          }
        }
      }
    }
    // One report for a key: the first reader that lacks it shows what to do for all.
    return found.reduce(into: []) { kept, next in
      if !kept.contains(where: { $0.summary == next.summary }) { kept.append(next) }
    }
  }

  private func unknown(_ words: UserTestWords, _ plan: UserTestPlan) -> [Diagnostic] {
    let known = Set(plan.questions.map(\.id))
    return words.questions.filter { !known.contains($0) }.map { id in
      let nearest = NearMiss.nearest(to: id, in: known)
      return Diagnostic(
        .error, "user-test-words", file: content.files.displayName(of: words.path),
        range: words.range(of: "questions.\(id)"), summary: "No user test asks the question “\(id)”.",
        explanation: "Questions: \(known.sorted().joined(separator: ", ")).",
        solutions: nearest.map { [.init("Did you mean \($0)?")] } ?? [.init("Remove it.")])
    }
  }

  /// As for the other files of words: the digest of the English file that this one was made from.
  private func staleness(_ words: UserTestWords, _ locale: LocaleContent) -> [Diagnostic] {
    let master = "Locales/\(ContentLoader.masterTag)/\(UserTestWords.fileName)"
    guard words.path != master, let english = content.files.bytes(of: master),
      let own = content.files.bytes(of: words.path)
    else { return [] }
    let current = ContentDigest.short(english)
    let recorded = ContentLoader.recordedSource(own)
    guard recorded != current else { return [] }
    return [
      Diagnostic(
        .warning, recorded == nil ? "source-not-recorded" : "section-stale",
        file: content.files.displayName(of: words.path),
        summary: recorded == nil
          ? "“\(UserTestWords.fileName)” does not say which English text it was made from."
          : "The English text of “\(UserTestWords.fileName)” has changed since it was translated.",
        explanation: "The digest of the English text is now \(current).",
        solutions: [.init("Compare with the English text, mend the translation, and record source: \(current).")])
    ]
  }
}
