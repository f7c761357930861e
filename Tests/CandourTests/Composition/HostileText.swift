import SourceText

@testable import Candour

/// Texts that try to be more than text.
enum HostileText {
  static let all: [String] = [
    "<script>alert(1)</script>", "</p></section><h1>x</h1>", "<img src=x onerror=alert(1)>", "<!-- section: x -->",
    "</style><b>", "]]>", "<![CDATA[x]]>", "<?php x ?>", "&lt;b&gt; &amp; &#60;", "\"quoted\" 'quoted' `code`",
    "\" onclick=\"alert(1)", "**strong** *emphasis* __x__ ~~x~~", "# heading", "## heading\n\ntext\n", "> quote",
    "- item", "- [ ] box", "1. first\n2. second", "---", "***", "```\ncode\n```",
    "| a | b |\n|---|---|",
    "[link](javascript:alert(1))", "![image](http://x.example/y.png)", "<http://x.example>", "https://x.example/?a=b&c",
    "[x]: http://x.example", "line one\nline two", "paragraph\n\nparagraph", "a  \nb", "a\\\nb",
    "\u{202E}reversed\u{202C}", "\u{2066}isolated", "zero\u{200B}width\u{FEFF}", "NUL\u{0}NUL",
    "👩‍👩‍👧‍👦 🇧🇪 e\u{301}\u{323} ﷽", "Z\u{335}\u{321}\u{327}\u{328}\u{322}algo",
    "\u{FFFD}\u{FFFF}", "\\", "\\\\*", "|\u{301}x", "$&$1\\1",
    "${x} $(x) %s %n", "<\u{301}b>", "=====", "Setext\n======", "+", "1)", "&nbsp;&copy;", "x\u{0085}y", "_", "!",
  ]

  /// Texts that begin with white space or with what becomes white space.
  static let leadingSpace: [String] = [
    "    indented", "\r\nline", "\t\ttabs", "\u{1B}[31mred\u{7}", "\u{2028}line\u{2029}paragraph", "  \n  ",
  ]

  /// Signs of Markdown that are one character with a mark that stands on them.
  static let combined: [String] = ["*\u{301}x*\u{301}", "`\u{301}x`\u{301}"]

  /// The sign that parts the reference line.
  static let separator = "a · b · c"

  /// Texts with the braces of templates, which a check reports and which are never read as templates.
  static let braces: [String] = ["{{x}}", "{{case.id}}", "{{#oos}}", "{{/oos}}", "{{> D1}}", "{{{x}}}", "}} {{"]

  static let long = String(repeating: "0123456789 <b>*[", count: 640)
}

/// A text field of a case, by its path, and how it is filled.
struct TextField: Sendable, CustomStringConvertible {
  let path: String
  let fill: @Sendable (inout Case, String) -> Void

  var description: String { path }

  private init(_ path: String, _ fill: @escaping @Sendable (inout Case, String) -> Void) {
    self.path = path
    self.fill = fill
  }

  private init(words path: String, _ fill: @escaping @Sendable (inout Case, LocalizedText) -> Void) {
    self.path = path
    self.fill = { fill(&$0, .everywhere($1)) }
  }

  static let all: [TextField] = plain + words + results + risks

  private static let plain: [TextField] = [
    .init("case.id") { $0.identifier = $1 },
    .init("doc.version") { $0.document.version = $1 },
    .init("doc.previousVersion") { $0.document.previousVersion = $1 },
    .init("product.name") { $0.product.name = $1 },
    .init("product.inn") { $0.product.activeSubstance = $1 },
    .init("product.maNumber") { $0.product.authorisationNumber = $1 },
    .init("batch.number") { $0.batch.number = $1 },
    .init("batch.coi") { $0.batch.chainOfIdentity = $1 },
    .init("mah.name") { $0.parties.holder.name = $1 },
    .init("mah.address") { $0.parties.holder.address = $1 },
    .init("mah.contact24h") { $0.parties.contact24h = $1 },
    .init("mah.qppv") { $0.parties.pharmacovigilance = $1 },
    .init("manufacturer.site") {
      $0.parties.manufacturer = Organisation(name: $1, address: $1, country: "CH", authorisation: $1)
    },
    .init("importer.site") {
      $0.parties.importer = Organisation(name: $1, address: $1, country: "NL", authorisation: $1)
    },
    .init("batchRelease.site") {
      $0.parties.batchRelease = Organisation(name: $1, address: $1, country: "NL", authorisation: $1)
    },
    .init("import.check") { $0.importCheck = $1 },
    .init("site.name") { $0.site.name = $1 },
    .init("site.pharmacy") { $0.site.pharmacy = $1 },
    .init("site.team24h") { $0.site.team24h = $1 },
    .init("physician.name") { $0.physician.name = $1 },
    .init("patient.pseudonym") { $0.patient.pseudonym = $1 },
    .init("evaluation.ref") { $0.evaluation = EvaluationReference(reference: $1, sentAt: $0.evaluation?.sentAt) },
    .init("patientInfo.given.ref") {
      $0.patientInformation = PatientInformationFacts(
        given: true, at: nil, reference: $1, by: $1, reasonNotGiven: .everywhere($1))
    },
    .init("privacy.notice.controller") { $0.privacyController = $1 },
  ]

  private static let words: [TextField] = [
    .init(words: "product.form") { $0.product.form = $1 },
    .init(words: "product.indication") { $0.product.indication = $1 },
    .init(words: "batch.storage") { $0.batch.storage = $1 },
    .init(words: "qp.statement") { $0.qualifiedPersonStatement = $1 },
    .init(words: "cumulative.assessment") { $0.cumulativeAssessment = $1 },
    .init(words: "acceptance.declineReason") {
      $0.acceptance = Acceptance(
        decision: .decline, at: nil, evaluation: nil, channel: nil, declineReason: $1, writtenFormDue: nil)
    },
    .init(words: "otherBatches") { $0.otherBatches = $1 },
    .init(words: "registry.followUp") { $0.registryFollowUp = $1 },
    .init(words: "privacy.notice.contact") { $0.privacyContact = $1 },
    .init(words: "otherResults.term") { subject, text in
      for index in (subject.otherResults ?? []).indices { subject.otherResults?[index].term = text }
    },
  ]

  private static func result(
    _ path: String, _ fill: @escaping @Sendable (inout OutOfSpecificationResult, LocalizedText) -> Void
  )
    -> TextField
  {
    TextField(words: "oos." + path) { subject, text in
      for index in subject.outOfSpecificationResults.indices { fill(&subject.outOfSpecificationResults[index], text) }
    }
  }

  private static let results: [TextField] = [
    result("term") { $0.term = $1 },
    result("plain") { $0.plain = $1 },
    result("method") { $0.method = $1 },
    result("retest") { $0.retest = $1 },
    result("investigation") { $0.investigationFindings = $1 },
    result("rootCause") { $0.causeText = $1 },
    result("impactSafety") { $0.safety = Effect(grade: .possible, rationale: $1) },
    result("impactEfficacy") { $0.efficacy = Effect(grade: .possible, rationale: $1) },
  ]

  private static let risks: [TextField] = [
    .init(words: "risk.priorUse") {
      $0.risk.priorUse = PriorUse(treated: 3, withOutcome: 2, source: $1, summary: $1)
    },
    .init(words: "risk.literature") { $0.risk.literature = [$1, $1] },
    .init(words: "risk.uncertainties") { $0.risk.uncertainties = $1 },
    .init(words: "risk.hazard") { $0.risk.hazard = $1 },
    .init(words: "risk.consequences") { $0.risk.consequences = $1 },
    .init(words: "risk.overall") { $0.risk.overall = $1 },
    .init(words: "risk.doseAdvice") { $0.risk.doseAdvice = $1 },
    .init(words: "risk.alternatives.note") { subject, text in
      for index in subject.risk.alternatives.indices { subject.risk.alternatives[index].note = text }
    },
    .init(words: "risk.monitoring.text") { subject, text in
      for index in subject.risk.monitoring.indices {
        subject.risk.monitoring[index].text = text
        subject.risk.monitoring[index].timing = text
      }
    },
  ]
}
