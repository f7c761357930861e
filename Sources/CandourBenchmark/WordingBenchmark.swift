import Candour
import Foundation

/// Measures the rules of forbidden wording: reading those of all languages, and one leaflet in several of them.
enum WordingBenchmark {
  static func run(example: String, best: (() -> Void) -> Double) throws {
    let files = ContentFiles.embedded
    let languages = WordingRun.loadAll(files)
    var load = Double.infinity
    for _ in 0..<15 {
      let start = DispatchTime.now().uptimeNanoseconds
      _ = WordingRun.loadAll(files)
      load = min(load, Double(DispatchTime.now().uptimeNanoseconds - start) / 1_000_000)
    }
    row("rules and words of \(languages) languages, read at start", load, "ms (target 10)")
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: example)))
    for tag in ["en", "de", "fr", "fi", "el", "bg"] {
      let (content, _) = Content.load(files, languages: [tag], countries: ["DE"])
      guard let dictionary = content.caseDictionary,
        let subject = CaseReader.read(bytes, file: example, dictionary: dictionary).case,
        let document = Composer(content).compose(
          subject, DocumentRequest(kind: .patientInformation, language: tag, reader: .adult, isLargePrint: false)
        ).document, let wording = WordingRun(document, content: content)
      else { continue }
      let check = best { _ = wording.diagnostics() }
      row("leaflet, \(tag), \(wording.bytes) bytes: wording check", check, "µs (target 100)")
      // The same text, for the peer.
      if CommandLine.arguments.count > 3 {
        try MarkdownText(content).render(document).write(
          toFile: CommandLine.arguments[3] + "/leaflet.\(tag).md", atomically: true, encoding: .utf8)
      }
    }
  }

  private static func row(_ name: String, _ value: Double, _ unit: String) {
    print(name.padding(toLength: 58, withPad: " ", startingAt: 0), String(format: "%9.1f", value), unit)
  }
}
