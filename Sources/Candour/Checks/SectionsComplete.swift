/// A document has every section of its contract, in order, each with a heading and a text.
struct SectionsComplete: Check {
  static let identifier = "section-missing"

  static func diagnostics(for input: CheckInput) -> [Diagnostic] {
    // A text that somebody else wrote has headings of its own.
    guard input.document.isComposed else { return [] }
    var faults: [Diagnostic] = []
    let wanted = input.contract.sections(trigger: input.document.trigger).map(\.id)
    var present: [(id: String, node: Int)] = []
    for index in input.document.sections {
      if case .section(let id) = input.document.nodes[index].kind { present.append((id, index)) }
    }
    for id in wanted where !present.contains(where: { $0.id == id }) {
      faults.append(
        input.diagnostic(
          .error, identifier, at: nil, "The section “\(id)” is missing.",
          "The contract of this document asks for it: \(says(id, input))"))
    }
    for (id, node) in present where !wanted.contains(id) {
      faults.append(
        input.diagnostic(
          .error, "section-unknown", at: place(node, input), "The section “\(id)” does not belong to this document.",
          "Sections: \(wanted.joined(separator: ", "))."))
    }
    let known = present.filter { wanted.contains($0.id) }
    for (index, section) in known.enumerated().dropFirst() {
      guard let before = wanted.firstIndex(of: known[index - 1].id), let here = wanted.firstIndex(of: section.id),
        here <= before
      else { continue }
      faults.append(
        input.diagnostic(
          .error, "section-order", at: place(section.node, input),
          here == before ? "The section “\(section.id)” stands twice." : "The section “\(section.id)” stands too late.",
          "Expected order: \(wanted.joined(separator: ", "))."))
    }
    return faults + emptySections(present, input)
  }

  private static func emptySections(_ present: [(id: String, node: Int)], _ input: CheckInput) -> [Diagnostic] {
    present.compactMap { id, node in
      let blocks = input.text.blocks.filter { $0.section == node && !$0.range.isEmpty }
      let hasHeading = blocks.contains(where: \.isHeading)
      let hasText = blocks.contains { !$0.isHeading }
      if hasHeading && hasText { return nil }
      return input.diagnostic(
        .error, "section-empty", at: place(node, input),
        hasHeading ? "The section “\(id)” has a heading but no text." : "The section “\(id)” has no heading.",
        says(id, input))
    }
  }

  private static func place(_ node: Int, _ input: CheckInput) -> Place {
    let origin = input.document.nodes[node].origin
    return Place(origin: origin, range: origin.range)
  }

  private static func says(_ id: String, _ input: CheckInput) -> String {
    input.contract.sections.first { $0.id == id }?.says ?? ""
  }
}
