import ArgumentParser
import Candour

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Says what a finding means, its legal source, and shows examples.")

  @Argument(
    help: """
      The identifier of a finding, such as required-disclaimer, or a category of forbidden wording, F1 to F16; without \
      one, all identifiers are listed.
      """)
  var identifier: String?

  @OptionGroup var content: ContentOptions
  @OptionGroup var diagnosticOptions: DiagnosticOptions

  func run() throws {
    let catalogue = DiagnosticCatalogue(try content.files())
    guard let identifier else {
      let rows = (catalogue.entries + catalogue.categories).map { [$0.identifier, $0.meaning] }
      return try finish(TextTable.text(head: ["Identifier", "Meaning"], rows: rows))
    }
    guard let entry = catalogue.entry(identifier) else {
      let nearest = catalogue.nearest(to: identifier).map { " Did you mean \($0)?" } ?? ""
      throw ValidationError("There is no finding \(identifier).\(nearest)")
    }
    var text = "\(entry.identifier)\n\n\(entry.meaning)\n"
    if !entry.action.isEmpty { text += "\nWhat to do: \(entry.action)\n" }
    text += "\nSource: \(entry.source)\n"
    if !entry.wrong.isEmpty { text += "\nFound in:\n\(indented(entry.wrong))\n" }
    if !entry.right.isEmpty { text += "\nNot found in:\n\(indented(entry.right))\n" }
    try finish(text)
  }

  private func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "  " + $0 }
      .joined(separator: "\n")
  }

  /// Explaining finds nothing itself: with JSON it is an empty list.
  private func finish(_ text: String) throws { try diagnosticOptions.finish([], SourceLines()) { text } }
}
