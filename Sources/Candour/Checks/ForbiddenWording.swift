internal import Readability
internal import SourceText
internal import Wording

/// No sentence transfers responsibility to the patient, frees the company of its own, takes rights away, presses,
/// promises or misleads (domain handbook 4.2; DESIGN.md, decision 6).
///
/// Two tiers: a sentence recognised as forbidden is an error; one that speaks of these things in a form that is not
/// known to be safe waits for a legal reviewer, who approves that very sentence by its digest.
struct ForbiddenWording: Check {
  static let identifier = "forbidden-wording"
  static let reviewIdentifier = "legal-review"

  static func diagnostics(for input: CheckInput) -> [Diagnostic] {
    guard let rules = input.content.wordingRules, let language = input.locale.wording else { return [] }
    let check = ForbiddenWording(input: input, rules: rules, language: language)
    var reader = WordingReader(
      language, rules: rules, spokesman: input.contract.spokesman, isForPatient: input.contract.isForPatient)
    var section: Int?
    return input.text.blocks.flatMap { block in
      if block.section != section { reader.begin() }
      section = block.section
      return check.diagnostics(in: block, &reader)
    }
  }

  private let input: CheckInput
  private let rules: WordingRules
  private let language: WordingLanguage

  private func diagnostics(in block: ReadableBlock, _ reader: inout WordingReader) -> [Diagnostic] {
    let bytes = input.text.bytes(of: block)
    let found = bytes.withUnsafeBufferPointer { buffer in
      reader.findings(
        in: buffer, sentences: Segmenter.sentenceRanges(in: buffer, profile: input.locale.segmentation),
        isHeading: block.isHeading)
    }
    guard !found.isEmpty else { return [] }
    // One sentence, one finding of a tier and category: the first names it.
    var seen: Set<String> = []
    return found.compactMap { finding in
      let key = "\(finding.sentence.lowerBound) \(finding.tier) \(finding.category)"
      return seen.insert(key).inserted ? diagnostic(finding, block) : nil
    }
  }

  private func diagnostic(_ finding: WordingFinding, _ block: ReadableBlock) -> Diagnostic? {
    guard let category = rules.category(finding.category) else { return nil }
    let place = input.place(finding.range, in: block)
    // Words that come from a case are never quoted.
    let isFromCase = place.origin.file == Origin.caseFile
    // Free text taken in any language, to try out content, is not in the language of these words.
    if isFromCase, input.document.acceptsAnyLanguage { return nil }
    let words = isFromCase ? "The words" : "“\(quote(finding.range, block))”"
    let solutions = solutions(finding)
    switch finding.tier {
    case .forbidden:
      return input.diagnostic(
        isError(category) ? .error : .warning, Self.identifier, at: place,
        "\(words): this \(category.says) (\(category.identifier)).",
        "\(category.identifier), \(category.name). Basis: \(category.basis).", solutions)
    case .review:
      if isLeftToTheReviewOfTheWhole(finding, block) { return nil }
      let digest = input.sentenceDigest(finding.sentence, in: block)
      let standing = input.locale.approvals.standing(on: input.document.issuedAt?.date)
      if let approval = standing.approval(ofSentence: digest) {
        return input.diagnostic(
          .information, "legal-review-approved", at: place,
          "\(words) (\(category.identifier)): approved by \(approval.name), \(approval.role), \(approval.date).",
          "Sentence \(digest).")
      }
      return input.diagnostic(
        .warning, "legal-review", at: place,
        "\(words) \(isFromCase ? "speak" : "speaks") of what \(category.identifier) forbids, in a form that is not known to be safe.",
        "\(category.identifier), \(category.name): no sentence \(category.says). Basis: \(category.basis). "
          + "It is not called wrong; a person must decide. Sentence \(digest).",
        solutions + [.init("Or have a legal reviewer approve sentence \(digest) in approvals.yml.")]
          + late(digest))
    }
  }

  /// Why an approval that stands in the file does not count.
  private func late(_ digest: String) -> [Diagnostic.Solution] {
    guard let approval = input.locale.approvals.approval(ofSentence: digest) else { return [] }
    return [
      .init("Its approval is of \(approval.date), after the day of issue: issue the document on that day or later.")
    ]
  }

  /// A text of the content is approved as a whole, by a legal reviewer too, and its disclaimers are compared word for
  /// word. Only what a frame or a topic names in it is asked about sentence by sentence; what merely adds up is asked
  /// about in texts of others. A label or a value in a table names a topic and says nothing about it.
  private func isLeftToTheReviewOfTheWhole(_ finding: WordingFinding, _ block: ReadableBlock) -> Bool {
    guard input.document.isComposed else { return false }
    if block.isHeading || block.role == .tableText || finding.isSumOnly { return true }
    return input.document.disclaimers.contains { $0.nodes.contains(block.node) }
  }

  private func solutions(_ finding: WordingFinding) -> [Diagnostic.Solution] {
    guard let replacement = language.replacements[finding.category] else {
      return [.init("Leave the sentence out, or say who keeps the responsibility and the rights.")]
    }
    return [.init("Say instead, for example: “\(replacement)”")]
  }

  /// Categories that are not errors everywhere are errors in what patients and physicians read.
  private func isError(_ category: WordingRules.Category) -> Bool {
    category.isErrorEverywhere || !input.contract.isForAuthorities
  }

  private func quote(_ range: Range<Int>, _ block: ReadableBlock) -> String {
    String(decoding: input.text.bytes(of: block).dropFirst(range.lowerBound).prefix(range.count), as: UTF8.self)
  }
}

extension CheckInput {
  /// What identifies a sentence for its approval: its words without the values of the case.
  func sentenceDigest(_ range: Range<Int>, in block: ReadableBlock) -> String {
    let start = block.range.lowerBound
    return String(
      ContentDigest.hexadecimal(
        text.wordsWithoutValues(start + range.lowerBound..<start + range.upperBound, in: block, document)
      ).prefix(16))
  }
}
