/// Words about risks, options and measures, for the letter and in lay language.
extension ValueContext {
  // MARK: - Helpers for lists

  func entry(_ value: Value) -> ListEntry {
    if case .text(let text) = value { return .text(text) }
    return .fault(value)
  }

  static func value(of entry: ListEntry?) -> Value {
    switch entry {
    case .text(let text): .text(text)
    case .fault(let value): value
    default: .missing("")
    }
  }

  func codedEntries(_ group: String, _ codes: [String], _ path: String) -> Value {
    .entries(codes.map { entry(coded(locale.vocabulary, group, $0, path)) })
  }

  func codedSentences(_ group: String, _ codes: [String], _ path: String) -> Value {
    guard !codes.isEmpty else { return .missing(path + ".codes") }
    var sentences: [TextValue] = []
    for code in codes {
      let value = coded(locale.vocabulary, group, code, path)
      guard case .text(let text) = value else { return value }
      sentences.append(text)
    }
    return .sentences(sentences)
  }

  /// Free text for the letter; without it the coded sentences of the vocabulary.
  func textOrCodes(_ text: LocalizedText?, _ codes: [String], _ group: String, _ path: String) -> Value {
    if text != nil || codes.isEmpty { return free(text, path) }
    return codedSentences(group, codes, path)
  }

  func fill(_ value: Value) -> Value {
    if case .text(let text) = value { return .fill(text) }
    if case .notInLanguage = value { return value }
    return .fill(nil)
  }

  // MARK: - The letter

  func doseAdvice() -> Value {
    let risk = subject.risk
    guard risk.doseAdvice != nil || !risk.doseAdviceCodes.isEmpty else { return .missing("risk.doseAdvice") }
    if risk.doseAdvice != nil { return free(risk.doseAdvice, "risk.doseAdvice") }
    return listed(
      risk.doseAdviceCodes.map { coded(locale.vocabulary, "measures", $0, "risk.doseAdvice") }, "risk.doseAdvice")
  }

  func monitoringItems() -> Value {
    listed(subject.risk.monitoring.indices.map { monitoringItem($0) }, "risk.monitoring")
  }

  /// One item for the letter: the case's own words, else those of its code.
  func monitoringItem(_ index: Int) -> Value {
    let item = subject.risk.monitoring[index]
    let path = "risk.monitoring[\(index)]"
    if let text = item.text { return free(text, path) }
    return coded(locale.vocabulary, "measures", item.measure, path + ".measure")
  }

  private func listed(_ values: [Value], _ path: String) -> Value {
    var texts: [TextValue] = []
    for value in values {
      guard case .text(let text) = value else { return value }
      texts.append(text)
    }
    guard let first = texts.first else { return .missing(path) }
    return .text(TextValue(formats.list(texts.map { ValueContext.withoutFinalStop($0.text) }), first.origin))
  }

  // MARK: - Lay words

  /// The least advanced state of all results; when all are closed, the causes too.
  func layInvestigation() -> Value {
    // Of a test that is not finished nobody looks for a cause.
    let results = subject.outOfSpecificationResults.filter { $0.status != .pending }
    guard !results.isEmpty else { return vocabulary("investigation.pending") }
    guard
      let state = InvestigationState.allCases.first(where: { state in
        results.contains { $0.investigationState == state }
      })
    else { return .missing("oos[0].investigation") }
    let sentence = coded(locale.vocabulary, "investigation", state.rawValue, "oos[0].investigation")
    guard case .text(let text) = sentence, state == .closed else { return sentence }
    var sentences = [text]
    var seen: Set<CauseFamily> = []
    for result in results {
      guard let family = result.causeFamily, seen.insert(family).inserted else { continue }
      let cause = coded(locale.vocabulary, "rootCauses", family.rawValue, "oos[\(result.index)].rootCause")
      guard case .text(let causeText) = cause else { return cause }
      sentences.append(causeText)
    }
    return .sentences(sentences)
  }

  /// One sentence for each class of effect; of two grades in one class the stronger is said.
  func layEffects(_ group: String) -> Value {
    let isSafety = group == "safetyGrades"
    let key = isSafety ? "safety" : "efficacy"
    let order: [EffectGrade] = [.likely, .possible, .unknown, .noneExpected]
    var classes: [String] = []
    var grades: [String: (grade: EffectGrade, path: String)] = [:]
    for (index, result) in subject.outOfSpecificationResults.enumerated() {
      let path = "oos[\(index)]." + (isSafety ? "impactSafety" : "impactEfficacy")
      guard let grade = (isSafety ? result.safety : result.efficacy)?.grade else {
        return .entries([.fault(.missing(path))])
      }
      for name in effectClasses(result.attribute, key) {
        guard let present = grades[name] else {
          classes.append(name)
          grades[name] = (grade, path)
          continue
        }
        let rank = order.firstIndex(of: grade) ?? order.count
        if rank < order.firstIndex(of: present.grade) ?? order.count { grades[name] = (grade, path) }
      }
    }
    return .entries(
      classes.compactMap { name in
        grades[name].map { entry(coded(locale.vocabulary, "\(group).\(name)", $0.grade.rawValue, $0.path)) }
      })
  }

  private func effectClasses(_ attribute: String, _ key: String) -> [String] {
    let path = "attributes.\(attribute).\(key)"
    if let single = locale.vocabulary.text(path) { return [single] }
    return locale.vocabulary.list(path).map(\.text)
  }

  /// An option without a sentence for its feasibility is not shown.
  func layAlternatives() -> Value {
    .entries(
      subject.risk.alternatives.enumerated().compactMap { index, alternative in
        let group = "alternatives." + alternative.option
        guard locale.vocabulary.keys[group] != nil else {
          return .fault(
            .unknownCode("risk.alternatives[\(index)].option", known: locale.vocabulary.keys["alternatives"] ?? []))
        }
        guard let entry = locale.vocabulary["\(group).\(alternative.feasibility.rawValue)"] else { return nil }
        return .text(TextValue(entry.text, entry.origin))
      })
  }

  /// Measures as a list of the language, on one line.
  func layMeasures() -> Value { listed(measures(), "risk.monitoring") }

  /// Measures one by one, for the items of a list.
  func layMeasureEntries() -> Value { .entries(measures().map { entry($0) }) }

  /// Each stands once, and what changes the dose or the handling is one of them.
  private func measures() -> [Value] {
    var seen: Set<String> = []
    var values: [Value] = []
    for (index, item) in subject.risk.monitoring.enumerated() {
      guard let code = item.measure else {
        values.append(.missing("risk.monitoring[\(index)].measure"))
        continue
      }
      guard seen.insert(code).inserted else { continue }
      values.append(coded(locale.vocabulary, "measures", code, "risk.monitoring[\(index)].measure"))
    }
    for code in subject.risk.doseAdviceCodes where seen.insert(code).inserted {
      values.append(coded(locale.vocabulary, "measures", code, "risk.doseAdvice"))
    }
    return values
  }

  /// Signs of the classes of this batch, taken in turn so that no class is crowded out, then general ones: at most
  /// five, and the last is always what worries the reader.
  func warningSigns() -> Value {
    // Without these two a leaflet would name fewer signs than every other, and nobody would see what is missing.
    for name in ["warningSigns.general", "warningSigns.worry"] where locale.vocabulary.list(name).isEmpty {
      return .entries([.fault(.missingWords(name))])
    }
    var classes: [String] = []
    for result in subject.outOfSpecificationResults {
      for name in effectClasses(result.attribute, "safety") + effectClasses(result.attribute, "efficacy")
      where name != "general" && !classes.contains(name) && !locale.vocabulary.list("warningSigns." + name).isEmpty {
        classes.append(name)
      }
    }
    let lists = classes.map { locale.vocabulary.list("warningSigns." + $0) }
    var chosen: [StringTable.Entry] = []
    func add(_ sign: StringTable.Entry) {
      if chosen.count < 5, !chosen.contains(where: { $0.text == sign.text }) { chosen.append(sign) }
    }
    for turn in 0..<(lists.map(\.count).max() ?? 0) {
      for list in lists where turn < list.count { add(list[turn]) }
    }
    for sign in locale.vocabulary.list("warningSigns.general") { add(sign) }
    chosen += locale.vocabulary.list("warningSigns.worry")
    return .entries(chosen.map { .text(TextValue($0.text, $0.origin)) })
  }

  /// The name of the registry, and how long the follow-up lasts in the words of the language.
  func registry() -> Value {
    let name = self.name(subject.registryFollowUp, "registry.followUp")
    guard case .text(let text) = name, let years = subject.registryYears else { return name }
    guard let duration = formats.duration(years, of: "years") else { return .missingWords("durations.years") }
    return .sentences([
      TextValue(text.text + ",", text.origin, language: text.language), TextValue(duration, place("registry.years")),
    ])
  }

  // MARK: - Country

  /// A fact of the country, in its national wording. Only what was read in its source is printed.
  func countryFact(_ name: String) -> Value {
    guard let fact = country?.facts[name], let printable = fact.printable(for: locale.tag) else {
      return .noPrintableFact(name)
    }
    let isOwn = printable.language.map { LanguageTag.language(of: $0) == LanguageTag.language(of: locale.tag) } ?? true
    return .text(TextValue(printable.text, fact.origin, language: isOwn ? nil : printable.language))
  }
}
