import CommonMark
import Foundation
import SourceText
import TestSupport
import Testing

@testable import Candour

/// A block of a document as a person reads it, for tests: the only place that knows how the checks read.
struct TextBlock {
  var section: String
  var role: ReadableBlock.Role
  var text: String

  static func blocks(of document: ComposedDocument) -> [TextBlock] {
    let text = ReadableText(document.nodes)
    return text.blocks.map { block in
      var id = ""
      if case .section(let name) = document.nodes[document.sections.last { $0 <= block.node } ?? 0].kind { id = name }
      return TextBlock(
        section: id, role: block.role, text: String(decoding: text.bytes(of: block), as: UTF8.self))
    }
  }
}

extension DocumentKind {
  /// The documents that every language has.
  static let ofEveryLanguage = allCases.filter { SampleContent.all.contracts[$0]?.isOptional != true }
}

/// What a person reads in a composed document, for tests.
extension ComposedDocument {
  /// Every block as a line, without markup, no-break spaces as spaces.
  var plainText: String {
    ([title, subtitle] + TextBlock.blocks(of: self).map(\.text)).joined(separator: "\n").withPlainSpaces
  }

  /// The blocks of a section, each as a line.
  func text(ofSection id: String) -> String {
    TextBlock.blocks(of: self).filter { $0.section == id }.map(\.text).joined(separator: "\n").withPlainSpaces
  }

  /// Kind and end of every node.
  var shape: [String] { nodes.map { "\($0.kind) \($0.end)" } }
}

extension String {
  /// No-break spaces as spaces.
  var withPlainSpaces: String {
    String(String.UnicodeScalarView(unicodeScalars.map { $0 == "\u{A0}" || $0 == "\u{202F}" ? " " : $0 }))
  }

  /// Whether a word stands in the text with no letter or digit beside it.
  func hasWord(_ word: String) -> Bool { SearchedText(self).hasWord(word) }
}

/// A text in which many words are looked for.
struct SearchedText {
  private let bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.utf8) }

  /// Whether a word stands in the text with no letter or digit beside it.
  func hasWord(_ word: String) -> Bool {
    let word = Array(word.utf8)
    var next = 0
    while let start = ByteText.position(of: word, in: bytes[...], from: next) {
      let end = start + word.count
      next = start + 1
      let before = String(decoding: bytes[max(0, start - 4)..<start], as: UTF8.self).unicodeScalars.last
      let after = String(decoding: bytes[end..<min(bytes.count, end + 4)], as: UTF8.self).unicodeScalars.first
      if !SearchedText.isPartOfWord(before), !SearchedText.isPartOfWord(after) { return true }
    }
    return false
  }

  private static func isPartOfWord(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
}

/// The errors among some findings, in words.
func errors(_ diagnostics: [Diagnostic]) -> [String] {
  diagnostics.filter { $0.severity == .error }.map {
    "\($0.file):\($0.range.lowerBound.line):\($0.range.lowerBound.column) \($0.identifier) \($0.summary)"
  }
}

extension LocalizedText {
  /// The same words in every language that the tests compose in.
  static func everywhere(_ text: String) -> LocalizedText {
    LocalizedText(texts: ["en": text, "de": text, "fr": text, "nl": text], range: .startOfFile)
  }
}

extension Content {
  /// Composes a document whatever the languages of the free texts.
  func composed(
    _ subject: Case, _ kind: DocumentKind, _ tag: String, reader: Reader? = nil
  ) throws -> (document: ComposedDocument, diagnostics: [Diagnostic]) {
    let readers = contracts[kind]?.readers ?? []
    let request = DocumentRequest(kind: kind, language: tag, reader: readers.isEmpty ? nil : reader ?? readers[0])
    let result = Composer(self).compose(subject, request, issuedAt: nil, acceptsAnyLanguage: true)
    return (try #require(result.document), result.diagnostics)
  }

  /// The case on which content is tried out.
  func sampleCase(country: String = "IE") throws -> Case {
    let dictionary = try #require(caseDictionary)
    let (subject, faults) = CaseReader.read(
      try #require(files.bytes(of: SampleRun.path)), file: "sample-case.yml", dictionary: dictionary)
    #expect(errors(faults).isEmpty)
    var value = try #require(subject)
    value.document.country = country
    return value
  }
}
