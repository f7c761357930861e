internal import Wording

/// The check of forbidden wording alone, on a document that was read already: what `.ci/bench` measures.
package struct WordingRun: Sendable {
  private let input: CheckInput

  /// Reads a document; nil if its language has no rules.
  package init?(_ document: ComposedDocument, content: Content) {
    guard let locale = content.locales[document.language], let contract = content.contracts[document.kind],
      content.wordingRules != nil, locale.wording != nil
    else { return nil }
    input = CheckInput(
      document: document, contract: contract, locale: locale, content: content, text: ReadableText(document.nodes),
      context: nil)
  }

  /// The bytes that are read.
  package var bytes: Int { input.text.bytes.count }

  /// Runs the check.
  package func diagnostics() -> [Diagnostic] { ForbiddenWording.diagnostics(for: input) }

  /// Reads the rules and the words of every language, as a start of the program would if it needed all of them.
  package static func loadAll(_ files: ContentFiles) -> Int {
    guard let rules = files.compiledWording(of: "Templates/forbidden-wording.yml") else { return 0 }
    _ = WordingRules(compiled: rules)
    return files.checkedTags.filter { !$0.contains("-") }.count { tag in
      files.compiledWording(of: "Locales/\(tag)/forbidden-wording.yml").map { WordingLanguage(compiled: $0) } != nil
    }
  }
}
