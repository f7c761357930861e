internal import CommonMark

/// Renders a composed document as one self-contained HTML file: no script, no request to anywhere, ready for paper.
///
/// Rendering checks nothing and decides nothing about words. libcmark writes the body from the tree; the page around
/// it and what CommonMark lacks are written here, with escaping in one place.
public struct HTMLPage: Sendable {
  let content: Content

  /// Creates a renderer over content that was read.
  public init(_ content: Content) { self.content = content }

  /// The page of a document, as UTF-8 text. The same document gives the same bytes.
  public func render(_ document: ComposedDocument) -> String {
    let furniture = PageFurniture(document: document, content: content)
    var page = MarkupText(capacity: 65_536)
    page.raw("<!DOCTYPE html>\n")
    page.open("html", [("lang", document.language), ("dir", document.direction)])
    page.raw("\n<head>\n<meta charset=\"utf-8\">\n")
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    page.raw("<meta name=\"robots\" content=\"noindex\">\n")
    page.element("title", text: furniture.pageTitle)
    page.raw("\n<style>\n")
    page.raw(content.stylesheet)
    page.raw(furniture.pageRules)
    page.raw("</style>\n</head>\n")
    page.open("body", [("class", furniture.bodyClasses)])
    page.raw("\n")
    page.element("a", [("class", "skip-link"), ("href", "#text")], text: furniture.text("accessibility.skipToText"))
    page.raw("\n")
    writeLetterhead(&page, furniture)
    page.open("main", [("id", "text")])
    page.raw("\n")
    page.element("h1", text: document.title)
    page.raw("\n")
    if !document.subtitle.isEmpty { page.element("p", [("class", "subtitle")], text: document.subtitle) }
    page.raw("\n")
    page.raw(BodyWriter(document: document, furniture: furniture).html())
    page.raw("</main>\n")
    page.open("footer", [("class", "page-footer")])
    page.element("p", [("class", "end")], text: furniture.text("endOfDocument"))
    page.raw("</footer>\n</body>\n</html>\n")
    return page.text
  }

  private func writeLetterhead(_ page: inout MarkupText, _ furniture: PageFurniture) {
    page.raw("<header class=\"page-header\">\n<div class=\"letterhead\">\n<div class=\"logo\">")
    page.raw(content.logo)
    page.raw("</div>\n<div class=\"sender\">")
    page.element("p", [("class", "sender-name")], text: furniture.senderName)
    if !furniture.senderDetail.isEmpty { page.element("p", [("class", "sender-detail")], text: furniture.senderDetail) }
    page.raw("</div>\n<p class=\"reference\">")
    page.raw(furniture.referenceParts.map { "<span>\(MarkupText.escaped($0))</span>" }.joined(separator: " "))
    page.raw("</p>\n</div>\n")
    if furniture.document.isDraft {
      page.element("p", [("class", "draft-mark"), ("role", "note")], text: furniture.draftLine)
      page.raw("\n")
    }
    page.raw("</header>\n")
  }
}
