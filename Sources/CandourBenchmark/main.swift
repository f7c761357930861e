import CCMark
import Candour
import Foundation

// Measures composing, checking and rendering beside libcmark on the same Markdown, in one process.
//
// Arguments: a case file, then what to do: `time` prints the figures as a table, `markdown` prints the Markdown of the
// letter, for peers that are measured by another program; `loop` composes it again and again, for a profiler.
// With `wording` and perhaps a folder: the rules of forbidden wording; the leaflets are written to the folder.
// Or: `count`, a language tag and a text file; prints how fast all counts are made.
// Or: `evidence`, a folder with Locales and Templates and a folder; writes there what wording is judged by.

/// The best of several rounds, each of many runs: the time that the work takes when nothing disturbs it.
private func microseconds(_ work: () -> Void) -> Double {
  var best = Double.infinity
  for _ in 0..<15 {
    let runs = 40
    let start = DispatchTime.now().uptimeNanoseconds
    for _ in 0..<runs { work() }
    best = min(best, Double(DispatchTime.now().uptimeNanoseconds - start) / Double(runs) / 1000)
  }
  return best
}

private func parseAndRenderWithLibcmark(_ markdown: String) {
  var markdown = markdown
  markdown.withUTF8 { bytes in
    bytes.withMemoryRebound(to: CChar.self) { characters in
      let document = cmark_parse_document(characters.baseAddress, characters.count, CMARK_OPT_DEFAULT)
      free(cmark_render_html(document, CMARK_OPT_DEFAULT))
      cmark_node_free(document)
    }
  }
}

private func run() throws {
  if CommandLine.arguments.count == 4, CommandLine.arguments[1] == "count" {
    try CountingBenchmark.run(language: CommandLine.arguments[2], path: CommandLine.arguments[3])
    return
  }
  if CommandLine.arguments.count == 4, CommandLine.arguments[1] == "evidence" {
    try EvidenceFiles.write(content: CommandLine.arguments[2], to: CommandLine.arguments[3])
    return
  }
  if CommandLine.arguments.count >= 3, CommandLine.arguments[2] == "wording" {
    try WordingBenchmark.run(example: CommandLine.arguments[1], best: microseconds)
    return
  }
  guard CommandLine.arguments.count == 3 else {
    FileHandle.standardError.write(Data("usage: CandourBenchmark CASE time|markdown|loop|wording\n".utf8))
    exit(64)
  }
  let path = CommandLine.arguments[1]
  let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  let needs = CaseNeeds(bytes)
  let (content, _) = Content.load(
    .embedded, languages: needs.languages, countries: Set([needs.country].compactMap { $0 }))
  guard let dictionary = content.caseDictionary,
    let subject = CaseReader.read(bytes, file: path, dictionary: dictionary).case
  else { return }
  let composer = Composer(content)
  let checker = DocumentChecker(content)
  let page = HTMLPage(content)
  let plan = CompositionPlan(for: subject, choice: .init(), content: content)
  if CommandLine.arguments[2] == "markdown" {
    guard let letter = plan.requests.first.flatMap({ composer.compose(subject, $0).document }) else { return }
    print(MarkdownText(content).render(letter))
    return
  }
  if CommandLine.arguments[2] == "loop" {
    for _ in 0..<3000 {
      for request in plan.requests.prefix(1) {
        guard let document = composer.compose(subject, request).document else { continue }
        _ = checker.diagnostics(for: document, of: subject)
        _ = page.render(document)
      }
    }
    return
  }
  func row(_ name: String, _ value: Double, _ unit: String) {
    let number = String(format: "%9.1f", value)
    print(name.padding(toLength: 58, withPad: " ", startingAt: 0), number, unit)
  }
  let load = microseconds {
    _ = Content.load(.embedded, languages: needs.languages, countries: Set([needs.country].compactMap { $0 }))
  }
  row("load content (two languages at most, one country)", load, "µs")
  row("read the case", microseconds { _ = CaseReader.read(bytes, file: path, dictionary: dictionary) }, "µs")
  for request in plan.requests {
    guard let document = composer.compose(subject, request).document else { continue }
    let markdown = MarkdownText(content).render(document)
    let compose = microseconds { _ = composer.compose(subject, request) }
    let check = microseconds { _ = checker.diagnostics(for: document, of: subject) }
    let render = microseconds { _ = page.render(document) }
    let peer = microseconds { parseAndRenderWithLibcmark(markdown) }
    let name = "\(request.kind.rawValue), \(request.language)"
    row("\(name): compose", compose, "µs")
    row("\(name): check", check, "µs")
    row("\(name): render", render, "µs")
    row("\(name): libcmark alone, parse and render \(markdown.utf8.count) bytes", peer, "µs")
    row("\(name): ratio of the sum to libcmark", (compose + check + render) / peer, "× (target 3)")
  }
}

try run()
