internal import SourceText

/// Compares the text of a document with its contract: sections, variants, values.
struct TemplateParity {
  static let lostIdentifier = "section-value-missing"
  let content: Content
  let contract: DocumentContract
  let template: DocumentTemplate

  private var fileName: String { content.files.displayName(of: content.files.paths[template.file]) }

  func diagnostics() -> [Diagnostic] { sections() + variants() + lostValues() }

  private func report(
    _ identifier: String, _ range: SourceRange?, _ summary: String, _ explanation: String,
    _ severity: Diagnostic.Severity = .error
  ) -> Diagnostic {
    Diagnostic(
      severity, identifier, file: fileName, range: range ?? .startOfFile, summary: summary, explanation: explanation)
  }

  private func sections() -> [Diagnostic] {
    var found: [Diagnostic] = []
    let wanted = contract.sections.map(\.id)
    for section in template.sections where !wanted.contains(section.id) {
      let nearest = NearMiss.nearest(to: section.id, in: wanted).map { " Did you mean \($0)?" } ?? ""
      found.append(
        report(
          "section-unknown", section.origin.range, "The contract has no section “\(section.id)”.\(nearest)",
          "Sections: \(wanted.joined(separator: ", "))."))
    }
    var latest = -1
    for section in template.sections {
      guard let index = wanted.firstIndex(of: section.id) else { continue }
      if index < latest {
        found.append(
          report(
            "section-order", section.origin.range, "The section “\(section.id)” stands too late.",
            "The contract has it before “\(wanted[latest])”."))
      }
      latest = max(latest, index)
    }
    return found
  }

  /// Each reader and trigger has exactly one variant of each section.
  private func variants() -> [Diagnostic] {
    var found: [Diagnostic] = []
    let readers: [Reader?] = contract.readers.isEmpty ? [nil] : contract.readers.map { $0 }
    for trigger in contract.triggers {
      for reader in readers {
        let served = template.sections(reader: reader, trigger: trigger)
        let who = (reader.map { "\($0.rawValue), " } ?? "") + trigger.rawValue
        for section in contract.sections(trigger: trigger) {
          let matching = served.filter { $0.id == section.id }
          if matching.isEmpty {
            found.append(
              report("section-missing", nil, "The section “\(section.id)” is missing (\(who)).", section.says))
          } else if matching.count > 1 {
            found.append(
              report(
                "section-twice", matching[1].origin.range, "The section “\(section.id)” stands twice (\(who)).",
                "For one reader and one trigger there is one variant."))
          }
        }
      }
    }
    return found
  }

  /// Values that the contract asks for: a lost value is a lost fact.
  func lostValues() -> [Diagnostic] {
    var found: [Diagnostic] = []
    // Of a section without a word, that it is empty is said elsewhere.
    for section in template.sections where !section.blocks.isEmpty {
      guard let wanted = contract.sections.first(where: { $0.id == section.id }) else { continue }
      var names = wanted.values
      if let triggers = section.triggers, triggers.count == 1, let trigger = triggers.first {
        names += wanted.valuesByTrigger[trigger] ?? []
      }
      let used = TemplateParity.used(in: section.blocks)
      for name in names {
        guard let index = content.placeholders.index(of: name), !used.contains(index) else { continue }
        found.append(
          report(
            TemplateParity.lostIdentifier, section.origin.range,
            "The section “\(section.id)” does not use {{\(name)}}.",
            "The contract asks for it: a lost value is a lost fact."))
      }
    }
    return found
  }

  private static func used(in blocks: [TemplateBlock]) -> Set<Int> {
    var used: Set<Int> = []
    for block in blocks {
      switch block {
      case .markup(let nodes):
        for node in nodes {
          for piece in node.pieces {
            if case .value(let index, _) = piece { used.insert(index) }
          }
        }
      case .condition(let index, _, let inner, _):
        used.insert(index)
        used.formUnion(TemplateParity.used(in: inner))
      case .built(let index, _): used.insert(index)
      case .disclaimer: continue
      }
    }
    return used
  }
}
