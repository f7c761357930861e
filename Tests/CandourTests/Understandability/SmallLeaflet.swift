import CommonMark
import TestSupport
import Testing

@testable import Candour

/// Sheets over small texts and over composed leaflets, for tests.
enum SmallLeaflet {
  static let data = Understandability.read(.embedded).value

  /// A Markdown text as the section `when-to-call` of a leaflet.
  static func reader(_ markdown: String, language: String = "en") throws -> EvidenceReader {
    let content = SampleContent.all
    let contract = try #require(content.contracts[.patientInformation])
    let locale = try #require(content.locales[language])
    let foreign = ForeignText(
      kind: .patientInformation, language: language, country: "BE", reader: .adult, trigger: .before, file: "text.md")
    let bytes = Array(markdown.utf8)
    var document = foreign.document(try MarkupParser.parse(bytes), of: bytes, contract: contract)
    document.nodes[0].kind = .section(id: "when-to-call")
    return EvidenceReader(
      CheckInput(
        document: document, contract: contract, locale: locale, content: content, text: ReadableText(document.nodes),
        context: nil), limits: data.limits)
  }

  /// The first item of any sheet that asks for some evidence.
  static func item(_ evidence: Evidence) throws -> Instrument.Item {
    try #require(data.instruments.flatMap(\.items).first { $0.evidence == evidence })
  }

  static func finding(_ evidence: Evidence, _ markdown: String, _ language: String = "en") throws -> SheetFinding {
    try reader(markdown, language: language).finding(for: try item(evidence))
  }

  /// What a check of a composed leaflet of the sample case looks at.
  static func input(
    _ language: String, reader: Reader = .adult, trigger: Trigger = .before, kind: DocumentKind = .patientInformation,
    content: Content = SampleContent.all, change: (inout Case) -> Void = { _ in }
  ) throws -> CheckInput {
    var subject = try content.sampleCase()
    subject.trigger = trigger
    change(&subject)
    let (document, _) = try content.composed(subject, kind, language, reader: reader)
    return try #require(SheetIssuer(content).input(document, subject))
  }
}
