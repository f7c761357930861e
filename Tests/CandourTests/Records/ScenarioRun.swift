import SourceText
import TestSupport
import Testing

@testable import Candour

/// A scenario of the field handbook (domain.md, section 7), issued as a team would.
struct ScenarioRun {
  let subject: Case
  let result: Issuer.Result

  /// Issues the documents that the case calls for, or those of a choice, after a change of the case.
  init(
    _ name: String, _ choice: CompositionPlan.Choice = .init(), isFinal: Bool = false,
    change: (inout Case) throws -> Void = { _ in }
  ) throws {
    let example = try ExampleCase.named(name)
    var subject = try example.read()
    try change(&subject)
    self.subject = subject
    result = Issuer(SampleContent.all).issue(
      subject, caseBytes: example.bytes, options: .init(choice: choice, isFinal: isFinal, formats: [.text, .html]))
  }

  /// The names of the text files that were made.
  var documents: [String] {
    result.files.map(\.fileName).filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }
  }

  /// The findings of an error.
  var errorIdentifiers: Set<String> { Set(result.diagnostics.filter { $0.severity == .error }.map(\.identifier)) }

  func finding(_ identifier: String) throws -> Diagnostic {
    try #require(
      result.diagnostics.first { $0.identifier == identifier },
      "no \(identifier); there are: \(errors(result.diagnostics))")
  }

  func task(_ identifier: String) throws -> CaseTask {
    try #require(
      result.record?.tasks.first { $0.identifier == identifier }, "no task; errors: \(errors(result.diagnostics))")
  }

  var taskIdentifiers: Set<String> { Set(result.record?.tasks.map(\.identifier) ?? []) }

  /// What a person reads in a document, with plain spaces.
  func text(_ document: String) throws -> String {
    let file = try #require(
      result.files.first { $0.fileName == document + ".txt" }, "no \(document); errors: \(errors(result.diagnostics))")
    return String(decoding: file.bytes, as: UTF8.self).withPlainSpaces
  }

  func html(_ document: String) throws -> TagScanner {
    let file = try #require(result.files.first { $0.fileName == document + ".html" })
    return TagScanner(String(decoding: file.bytes, as: UTF8.self))
  }

  /// Words of a language, with plain spaces.
  static func words(_ tag: String, _ path: String) throws -> String {
    let locale = try #require(SampleContent.all.locales[tag])
    return try #require(locale.page.text(path) ?? locale.vocabulary.text(path), "\(tag) \(path)").withPlainSpaces
  }
}

/// Searches a text for any of some words, each as a whole word, letter case aside.
func words(_ wanted: [String], in text: String) -> [String] {
  let text = text.lowercased()
  return wanted.filter { text.hasWord($0) }
}
