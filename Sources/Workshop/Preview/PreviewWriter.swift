internal import Candour

/// Writes the pages of a preview: the text as it will be read, and beside each section what was found in it.
struct PreviewWriter {
  let content: Content
  let isLive: Bool

  /// One language.
  func page(_ document: PreviewDocument) -> String {
    var html = head("\(document.name), \(document.document.language)", document.document)
    html += "<main class=\"preview one\">\n"
    html += row(title(document), "<aside class=\"findings\" lang=\"en\">\(list(document.rest))</aside>")
    for section in document.sections {
      html += row(text(section, document), findings([(section, document)]))
    }
    return html + "</main>\n</body>\n</html>\n"
  }

  /// Two languages, section by section. A section that only one of them has stands alone.
  func page(_ left: PreviewDocument, beside right: PreviewDocument) -> String {
    var html = head("\(left.name), \(left.document.language) and \(right.document.language)", left.document)
    html += "<main class=\"preview two\">\n"
    html += row(title(left), title(right), "<aside class=\"findings\" lang=\"en\">\(list(right.rest))</aside>")
    var rest = right.sections[...]
    for section in left.sections {
      guard let index = rest.firstIndex(where: { $0.id == section.id }) else {
        html += row(text(section, left), absent(right), findings([(section, left)]))
        continue
      }
      for extra in rest[rest.startIndex..<index] {
        html += row(absent(left), text(extra, right), findings([(extra, right)]))
      }
      html += row(text(section, left), text(rest[index], right), findings([(section, left), (rest[index], right)]))
      rest = rest[(index + 1)...]
    }
    for extra in rest { html += row(absent(left), text(extra, right), findings([(extra, right)])) }
    return html + "</main>\n</body>\n</html>\n"
  }

  /// The page as it would be issued. It loads itself again too, if the preview is kept fresh.
  func issued(_ document: PreviewDocument) -> String {
    let html = HTMLPage(content).render(document.document)
    guard let start = html.range(of: "<head>\n") else { return html }
    return html[..<start.upperBound] + guards + html[start.upperBound...]
  }

  // MARK: - Parts

  /// No script and no request to anywhere.
  private var guards: String {
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n"
      + (isLive ? "<meta http-equiv=\"refresh\" content=\"2\">\n" : "")
  }

  private func head(_ title: String, _ document: ComposedDocument) -> String {
    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"robots\" content=\"noindex\">\n"
      + guards + "<title>\(HTMLPage.escaped(title))</title>\n<style>\n" + HTMLPage(content).stylesheet + Self.style
      + "</style>\n</head>\n<body class=\"\(document.kind.rawValue) preview-body\">\n"
      + "<nav><a href=\"../index.html\">All pages</a> <span>\(HTMLPage.escaped(title))</span></nav>\n"
  }

  private func row(_ cells: String...) -> String { "<div class=\"row\">\n\(cells.joined(separator: "\n"))\n</div>\n" }

  private func title(_ document: PreviewDocument) -> String {
    let name = document.name.split(separator: "/").last.map(String.init) ?? ""
    let link = "../\(document.document.language)/\(name).page.html"
    return
      "<div class=\"cell\" lang=\"\(HTMLPage.escaped(document.document.language))\"><h1>\(HTMLPage.escaped(document.document.title))</h1>"
      + "<p class=\"subtitle\">\(HTMLPage.escaped(document.document.subtitle))</p>"
      + "<p class=\"link\" lang=\"en\"><a href=\"\(HTMLPage.escaped(link))\">The page as it would be issued</a></p></div>"
  }

  private func text(_ section: HTMLPage.SectionPiece, _ document: PreviewDocument) -> String {
    "<div class=\"cell\" lang=\"\(HTMLPage.escaped(document.document.language))\" "
      + "dir=\"\(HTMLPage.escaped(document.document.direction))\">\(section.html)</div>"
  }

  private func absent(_ document: PreviewDocument) -> String {
    "<div class=\"cell absent\" lang=\"en\">\(HTMLPage.escaped(document.document.language)) has no such section.</div>"
  }

  private func findings(_ sections: [(section: HTMLPage.SectionPiece, document: PreviewDocument)]) -> String {
    var html = "<aside class=\"findings\" lang=\"en\">"
    for (section, document) in sections {
      let errors = section.diagnostics.count { $0.severity == .error }
      let state = document.state(of: section)
      let name = sections.count > 1 ? "\(document.document.language): \(section.id)" : section.id
      html += "<p class=\"place\"><b>\(HTMLPage.escaped(name))</b> "
      // A text with an error in it is not done, however it came about.
      if errors > 0 { html += "<span class=\"state faulty\">\(errors == 1 ? "1 error" : "\(errors) errors")</span> " }
      if let state, errors == 0 || !state.isFinished {
        html += "<span class=\"state \(state.name)\">\(state.rawValue)</span> "
      }
      html += "<code>\(HTMLPage.escaped("\(section.file):\(section.line)"))</code></p>"
      html += list(section.diagnostics)
    }
    return html + "</aside>"
  }

  private func list(_ diagnostics: [Diagnostic]) -> String {
    guard !diagnostics.isEmpty else { return "" }
    return "<ul>" + diagnostics.map(item).joined() + "</ul>"
  }

  private func item(_ diagnostic: Diagnostic) -> String {
    let start = diagnostic.range.lowerBound
    var html = "<li class=\"\(diagnostic.severity.rawValue)\"><b>\(diagnostic.severity.rawValue)</b> "
    html += "\(HTMLPage.escaped(diagnostic.summary)) "
    html += "<code>\(HTMLPage.escaped("\(diagnostic.file):\(start.line):\(start.column)"))</code>"
    if !diagnostic.explanation.isEmpty { html += "<br>\(HTMLPage.escaped(diagnostic.explanation))" }
    for solution in diagnostic.solutions { html += "<br>→ \(HTMLPage.escaped(solution.summary))" }
    return html + "</li>"
  }

  private static let style = """

    body.preview-body { max-width: none; padding: 0 1.5rem 3rem; }
    .preview-body nav { position: sticky; top: 0; padding: 0.6rem 0; background: #fff; border-bottom: 1px solid #767b7e;
      font-size: 0.9rem; z-index: 2; }
    .preview-body nav a { margin-right: 1rem; }
    .preview .row { display: grid; gap: 0 2rem; align-items: start; border-bottom: 1px solid #d5d9db; }
    .preview.one .row { grid-template-columns: minmax(0, 46rem) minmax(16rem, 1fr); }
    .preview.two .row { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) minmax(14rem, 0.7fr); }
    .preview .cell { padding: 0.5rem 0; }
    .preview .absent { color: #8a1c00; font-style: italic; }
    .preview .link { font-size: 0.85rem; }
    .findings { padding: 0.8rem 0; font-size: 0.85rem; line-height: 1.4; overflow-wrap: anywhere; }
    .findings p { margin: 0 0 0.4rem; }
    .findings ul { margin: 0 0 0.8rem; padding: 0; list-style: none; }
    .findings li { margin: 0 0 0.5rem; padding: 0.3rem 0.6rem; border-left: 4px solid; }
    .findings code { font-size: 0.8rem; color: #45494c; }
    .findings .error { border-color: #9b0000; background: #fdecea; }
    .findings .warning { border-color: #8a5300; background: #fff4dc; }
    .findings .information { border-color: #1d4e5f; background: #eef4f5; }
    .state { padding: 0 0.4rem; border: 1px solid; border-radius: 0.6rem; font-size: 0.8rem; }
    .state.done, .state.approved { color: #1b5e20; }
    .state.stale, .state.unrecorded { color: #8a5300; }
    .state.missing, .state.faulty { color: #9b0000; }
    @media (max-width: 60rem) { .preview.one .row, .preview.two .row { grid-template-columns: minmax(0, 1fr); } }

    """
}

extension TranslationUnit.State {
  /// The name of the case, for a class of a page.
  fileprivate var name: String { self == .unrecorded ? "unrecorded" : rawValue }

  fileprivate var isFinished: Bool { self == .done || self == .approved }
}
