internal import Candour

/// The first page of a preview: what there is to look at, and how many findings each page has.
struct PreviewIndex {
  let tags: [String]
  let pairs: [(String, String)]
  let documents: [String: [PreviewDocument]]
  let isLive: Bool
  let faults: [Diagnostic]

  var html: String {
    let names = tags.flatMap { documents[$0] ?? [] }.map(\.name).reduce(into: [String]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    var html = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    html += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    html += "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    if isLive { html += "<meta http-equiv=\"refresh\" content=\"2\">\n" }
    html += "<title>Preview</title>\n<style>\n\(Self.style)</style>\n</head>\n<body>\n<h1>Preview</h1>\n"
    html += "<p>Sample values, drafts. Each number is the count of findings: errors, warnings, remarks.</p>\n"
    html += "<table>\n<thead><tr><th scope=\"col\">Page</th>"
    html += tags.map { "<th scope=\"col\">\(HTMLPage.escaped($0))</th>" }.joined()
    html += pairs.map { "<th scope=\"col\">\(HTMLPage.escaped("\($0.0) | \($0.1)"))</th>" }.joined()
    html += "</tr></thead>\n<tbody>\n"
    for name in names { html += row(name) }
    html += "</tbody>\n</table>\n"
    if !faults.isEmpty {
      html += "<h2>Found while reading the texts</h2>\n<ul>\n"
      html += faults.prefix(200).map {
        "<li>\(HTMLPage.escaped("\($0.file):\($0.range.lowerBound.line): \($0.summary) [\($0.identifier)]"))</li>\n"
      }.joined()
      html += "</ul>\n"
    }
    return html + "</body>\n</html>\n"
  }

  private func row(_ name: String) -> String {
    var html = "<tr><th scope=\"row\">\(HTMLPage.escaped(name))</th>"
    for tag in tags {
      guard let document = documents[tag]?.first(where: { $0.name == name }) else {
        html += "<td>–</td>"
        continue
      }
      let found = document.diagnostics
      let counts = Diagnostic.Severity.allCases.map { severity in "\(found.count { $0.severity == severity })" }
      html += "<td><a href=\"\(HTMLPage.escaped(document.path))\">text</a> "
      html += "<a href=\"\(HTMLPage.escaped(document.issuedPath))\">page</a> \(counts.joined(separator: " / "))</td>"
    }
    for (left, right) in pairs {
      let isThere = [left, right].allSatisfy { documents[$0]?.contains { $0.name == name } ?? false }
      html +=
        isThere ? "<td><a href=\"\(HTMLPage.escaped("\(left)-\(right)/\(name).html"))\">both</a></td>" : "<td>–</td>"
    }
    return html + "</tr>\n"
  }

  private static let style = """
    body { margin: 0 auto; max-width: 72rem; padding: 1.5rem; color: #16191b; font: 1rem/1.5 Arial, sans-serif; }
    table { border-collapse: collapse; }
    th, td { padding: 0.35rem 1.2rem 0.35rem 0; text-align: left; border-bottom: 1px solid #d5d9db; font-weight: normal; }
    thead th { font-weight: bold; }
    a { color: #1d4e5f; margin-right: 0.4rem; }

    """
}
