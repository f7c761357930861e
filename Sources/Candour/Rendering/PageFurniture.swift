/// The words around the text of a document: letterhead, reference line, page numbers, draft mark.
struct PageFurniture {
  let document: ComposedDocument
  private let locale: LocaleContent?
  private let contract: DocumentContract?

  init(document: ComposedDocument, content: Content) {
    self.document = document
    locale = content.locales[document.language]
    contract = content.contracts[document.kind]
  }

  func text(_ path: String) -> String { locale?.page.text(path) ?? "" }

  var pageTitle: String {
    document.isDraft ? "\(text("draft.mark")) – \(document.title)" : document.title
  }

  var bodyClasses: String {
    var classes = [document.kind.rawValue]
    if document.isDraft { classes.append("draft") }
    if document.isLargePrint { classes.append("large-print") }
    return classes.joined(separator: " ")
  }

  /// The hospital hands out the leaflet; letter and form come from the company.
  var senderName: String { contract?.isForPatient == true ? document.siteName : document.holderName }

  var senderDetail: String { contract?.isForPatient == true ? "" : document.holderContact }

  var draftLine: String { contract?.isForPatient == true ? text("draft.line") : text("draft.letter") }

  var reference: String { referenceParts.joined(separator: " · ") }

  /// The reference line in its parts, which may stand on lines of their own. The form is divided and not the filled
  /// line, so that no value makes a part.
  var referenceParts: [String] {
    let separator = Array(" · ".utf8)
    var parts: [[UInt8]] = [[]]
    let bytes = Array(text("reference").utf8)
    var index = 0
    while index < bytes.count {
      if bytes[index...].starts(with: separator) {
        parts.append([])
        index += separator.count
      } else {
        parts[parts.count - 1].append(bytes[index])
        index += 1
      }
    }
    return parts.map { InlineForm.fill(String(decoding: $0, as: UTF8.self), value) }
  }

  private func value(_ name: Substring) -> String? {
    switch name {
    case "case.id": document.caseIdentifier
    case "doc.version": document.version
    case "doc.issuedAt":
      document.issuedAt.flatMap { moment in
        locale.map { $0.formats.moment(moment, withOffset: contract?.isForPatient != true) }
      } ?? "–"
    default: nil
    }
  }

  /// What stands in the margins of every printed page. The strings are escaped for CSS and for the style element.
  var pageRules: String {
    var pageNumber = ""
    var rest = text("pageNumber")[...]
    // “Page {{page.number}} of {{page.count}}”: the words between the counters of CSS.
    while let open = rest.firstIndex(of: "{") {
      if open > rest.startIndex { pageNumber += MarkupText.cssString(String(rest[..<open])) + " " }
      guard let close = rest[open...].firstIndex(of: "}") else { break }
      pageNumber += rest[open..<close].contains("number") ? "counter(page) " : "counter(pages) "
      rest = rest[close...].drop { $0 == "}" }
    }
    if !rest.isEmpty { pageNumber += MarkupText.cssString(String(rest)) }
    var rules = ":root {\n  --running-reference: \(MarkupText.cssString(reference));\n"
    rules += "  --page-number: \(pageNumber);\n"
    if let size = contract?.fontSize { rules += "  --print-size: \(size)pt;\n" }
    if document.isDraft {
      rules += "  --draft-line: \(MarkupText.cssString(draftLine));\n"
      rules += "  --draft-mark: \(MarkupText.cssString(text("draft.mark")));\n"
    }
    return rules + "}\n"
  }
}
