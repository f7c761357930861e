/// Draws an overview as an SVG picture: a row for each language, a column for each document.
///
/// Each row has the scale of its own formula, with the target in the middle of each cell, so nothing invites to compare
/// scores of two formulas. Shape tells what colour tells, and every score stands there as a number. No script, no font
/// and no address from outside; the same overview gives the same bytes.
public struct ReadabilityPicture: Sendable {
  /// Creates a renderer.
  public init() {}

  private static let left = 20
  private static let formulaColumn = 90
  private static let documentColumns = 400
  private static let columnWidth = 180
  private static let rowHeight = 28
  private static let firstRow = 172
  /// From the middle of a scale to its end, which is half the target away.
  private static let reach = 40.0

  private static let kinds: [(kind: DocumentKind, title: String)] = [
    (.patientInformation, "Leaflet"), (.patientInformationEasy, "In easy language"),
    (.physicianLetter, "Letter to physician"), (.physicianRequest, "Request form"),
  ]

  /// The picture, as UTF-8 text.
  public func render(_ overview: ReadabilityOverview) -> String {
    let width = Self.documentColumns + Self.kinds.count * Self.columnWidth
    let end = Self.firstRow + overview.languages.count * Self.rowHeight
    let height = end + (overview.hasKept ? 122 : 96)
    var picture = MarkupText(capacity: 65_536)
    picture.raw(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(width) \(height)\" role=\"img\""
        + " aria-labelledby=\"title note\" font-size=\"15\""
        + " font-family=\"Liberation Sans, Arial, Helvetica, sans-serif\">\n")
    picture.element("title", [("id", "title")], text: Self.title)
    picture.raw("\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n")
    text(Self.title, Self.left, 34, &picture, size: 20, isBold: true)
    text(Self.note[0], Self.left, 60, &picture, id: "note")
    text(Self.note[1], Self.left, 82, &picture)
    text(Self.note[2], Self.left, 104, &picture)
    writeHead(&picture)
    for (index, language) in overview.languages.enumerated() {
      writeRow(language, y: Self.firstRow + index * Self.rowHeight, width: width, &picture)
    }
    writeLegend(y: end + 28, hasKept: overview.hasKept, &picture)
    picture.raw("</svg>\n")
    return picture.text
  }

  private static let title = "Readability of all texts against the target of their language"
  private static let note = [
    "Each language has a formula and a scale of its own: a row can be read from left to right, rows cannot be compared.",
    "In each cell the line is the target for lay texts on health: right of it a text is easier, left of it harder.",
    "Of an example case, composed for every reader before and after the treatment, the mark is the hardest document; "
      + "the bar ends at the easiest.",
  ]

  private func writeHead(_ picture: inout MarkupText) {
    let y = Self.firstRow - 26
    text("Language", Self.left - 10, y, &picture, isBold: true)
    text("Formula", Self.formulaColumn + 10, y, &picture, isBold: true)
    for (index, column) in Self.kinds.enumerated() {
      text(column.title, Self.documentColumns + index * Self.columnWidth, y, &picture, isBold: true)
    }
  }

  private func writeRow(
    _ language: ReadabilityOverview.Language, y: Int, width: Int, _ picture: inout MarkupText
  ) {
    let middle = y + Self.rowHeight / 2 - 14
    picture.raw("<path d=\"M10 \(y - 14)H\(width - 10)\" stroke=\"#c4c4c4\"/>\n")
    text(language.tag, Self.left - 10, middle + 5, &picture, isBold: true)
    if let score = language.documents.first?.score {
      let sign = score.status.hasPrefix("built") ? "●" : score.status.hasPrefix("adapted") ? "◐" : "○"
      text("\(sign) \(score.name)", Self.formulaColumn + 10, middle + 5, &picture)
    }
    for (index, column) in Self.kinds.enumerated() {
      let x = Self.documentColumns + index * Self.columnWidth
      guard let document = language.documents.first(where: { $0.kind == column.kind }) else {
        text("no text", x, middle + 5, &picture, colour: "#595959")
        continue
      }
      writeCell(document, x: x, y: middle, &picture)
    }
  }

  private func writeCell(_ document: ReadabilityOverview.Document, x: Int, y: Int, _ picture: inout MarkupText) {
    let score = document.shown
    // A text that no case could be composed from is measured as it is kept, and has a star.
    let number = ReadabilityNumber.text(score) + (document.composed == nil ? "*" : "")
    guard let target = score.target, target != 0 else { return text(number, x, y + 5, &picture) }
    let sign = score.higherIs == "easier" ? "≥" : "≤"
    text("\(number) (\(sign) \(Int(target)))", x, y + 5, &picture, size: 14)
    let centre = x + 125
    func place(of value: Double) -> Double {
      let ease = (value - target) / abs(target) * (score.higherIs == "easier" ? 1 : -1)
      return Double(centre) + max(-1, min(1, ease * 2)) * Self.reach
    }
    let start = centre - Int(Self.reach)
    picture.raw("<path d=\"M\(start) \(y)h\(2 * Int(Self.reach))\" stroke=\"#8a8a8a\"/>")
    picture.raw("<path d=\"M\(centre) \(y - 9)v18\" stroke=\"#1a1a1a\" stroke-width=\"2\"/>")
    if let easiest = document.composed?.easiest {
      let (from, to) = (ReadabilityNumber.text(place(of: score.value)), ReadabilityNumber.text(place(of: easiest)))
      picture.raw("<path d=\"M\(from) \(y)H\(to)\" stroke=\"#1a1a1a\" stroke-width=\"4\"/>")
    }
    let mark = !document.isForLayReaders ? Mark.professional : score.meetsTarget == true ? .met : .missed
    draw(mark, x: place(of: score.value), y: Double(y), &picture)
    picture.raw("\n")
  }

  private enum Mark { case met, missed, professional }

  /// A disc, a triangle that points down, a hollow diamond: known by their shape alone.
  private func draw(_ mark: Mark, x: Double, y: Double, _ picture: inout MarkupText) {
    let (x, y) = (ReadabilityNumber.text(x), ReadabilityNumber.text(y))
    switch mark {
    case .met: picture.raw("<circle cx=\"\(x)\" cy=\"\(y)\" r=\"6\" fill=\"#0b5394\"/>")
    case .missed:
      picture.raw("<path transform=\"translate(\(x) \(y))\" d=\"M-8 -6H8L0 8Z\" fill=\"#b33c00\"/>")
    case .professional:
      picture.raw(
        "<path transform=\"translate(\(x) \(y))\" d=\"M-6 0L0 -6 6 0 0 6Z\" fill=\"#fff\" stroke=\"#595959\""
          + " stroke-width=\"2\"/>"
      )
    }
  }

  private func writeLegend(y: Int, hasKept: Bool, _ picture: inout MarkupText) {
    let entries: [(Mark, String)] = [
      (.met, "lay text, target met"), (.missed, "lay text, target missed"),
      (.professional, "for professionals: the target was not set for them"),
    ]
    var x = Self.left
    for (mark, name) in entries {
      draw(mark, x: Double(x), y: Double(y - 5), &picture)
      text(name, x + 14, y, &picture)
      x += 60 + name.count * 8
    }
    text(
      "Formula: ● built in this language · ◐ adapted from another language · ○ estimate, no validated formula",
      Self.left - 6, y + 28, &picture)
    text(
      "A mark at the end of its scale is half the target away, or more. A score measures the length of sentences and "
        + "words, nothing else.",
      Self.left - 6, y + 54, &picture)
    guard hasKept else { return }
    text(
      "* the text as it is kept, with a short word for each value: no example could be composed without an error",
      Self.left - 6, y + 80, &picture)
  }

  private func text(
    _ content: String, _ x: Int, _ y: Int, _ picture: inout MarkupText, size: Int? = nil, isBold: Bool = false,
    colour: String = "#1a1a1a", id: String? = nil
  ) {
    var attributes = [("x", "\(x)"), ("y", "\(y)"), ("fill", colour)]
    if let size { attributes.append(("font-size", "\(size)")) }
    if isBold { attributes.append(("font-weight", "bold")) }
    if let id { attributes.append(("id", id)) }
    picture.element("text", attributes, text: content)
    picture.raw("\n")
  }
}

extension ReadabilityOverview {
  /// Whether some text is measured only as it is kept.
  fileprivate var hasKept: Bool { languages.contains { $0.documents.contains { $0.composed == nil } } }
}

extension ReadabilityPicture {
  /// A page with the picture, and under it the same in a table with the hardest sections of each text.
  public func page(_ overview: ReadabilityOverview) -> String {
    var page = MarkupText(capacity: 131_072)
    page.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    page.raw("<title>Readability of all texts</title>\n<style>\n\(Self.style)</style>\n</head>\n<body>\n<main>\n")
    page.raw("<h1>Readability of all texts</h1>\n")
    page.raw("<div class=\"wide\" role=\"region\" aria-label=\"Picture\" tabindex=\"0\">\n")
    page.raw(render(overview))
    page.raw("</div>\n<h2>Hardest sections</h2>\n")
    page.raw("<div class=\"wide\" role=\"region\" aria-label=\"Table\" tabindex=\"0\">\n")
    page.raw("<table>\n<thead><tr>")
    for title in [
      "Language", "Document", "Words", "Formula", "Composed, hardest to easiest", "As kept", "Target", "Status",
      "Hardest sections, as kept",
    ] {
      page.element("th", [("scope", "col")], text: title)
    }
    page.raw("</tr></thead>\n<tbody>\n")
    for language in overview.languages {
      for document in language.documents {
        page.raw("<tr>")
        page.element("th", [("scope", "row")], text: language.tag)
        let score = document.score
        let sections = document.hardestSections.map { "\($0.title) \(ReadabilityNumber.text($0.value ?? 0))" }
        for cell in [
          document.kind.rawValue, "\(document.words)", score.name, document.composed?.rangeShown ?? "–",
          ReadabilityNumber.text(score.value), ReadabilityNumber.target(document.shown), score.status,
          sections.joined(separator: "; "),
        ] { page.element("td", text: cell) }
        page.raw("</tr>\n")
      }
    }
    page.raw("</tbody>\n</table>\n</div>\n</main>\n</body>\n</html>\n")
    return page.text
  }

  private static let style = """
    :root { color-scheme: light; }
    @page { size: A4 landscape; margin: 14mm; }
    body { margin: 0 auto; max-width: 72rem; padding: 1.5rem; background: #fff; color: #1a1a1a;
      font: 1rem/1.5 system-ui, "Liberation Sans", Arial, sans-serif; }
    .wide { overflow-x: auto; }
    svg { min-width: 60rem; width: 100%; height: auto; }
    table { border-collapse: collapse; font-size: 0.875rem; line-height: 1.4; }
    th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.8rem 0.3rem 0; border-bottom: 1px solid #767676; }

    """
}
