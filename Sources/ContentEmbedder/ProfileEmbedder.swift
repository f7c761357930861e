import Foundation
import YAML

/// Writes the readability data of all languages as Swift source.
///
/// A language is a folder of `Locales` with a `readability.yml`. From its `locale.yml` comes what sentence counting needs.
/// Examples for tests are left out.
enum ProfileEmbedder {
  static func source(locales: URL) throws -> String {
    var source = "// Made by ContentEmbedder from Locales/.\n\nextension EmbeddedProfiles {\n"
    source += "  static let all: [(tag: StaticString, lines: StaticString)] = [\n"
    let names = try FileManager.default.contentsOfDirectory(atPath: locales.path)
    for tag in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let folder = locales.appending(path: tag)
      let own = folder.appending(path: "readability.yml")
      guard FileManager.default.fileExists(atPath: own.path) else { continue }
      var lines = try read(own).filter { !$0.path.contains(".examples") }
      let locale = folder.appending(path: "locale.yml")
      if FileManager.default.fileExists(atPath: locale.path) {
        lines += try read(locale).filter { $0.path.hasPrefix("sentences.") || $0.path == "dates.months" }
      }
      let text = lines.map { "\($0.path)\t\($0.text.replacing("\n", with: " "))\n" }.joined()
      source += "    (\(SwiftLiteral.of(tag)), \(SwiftLiteral.of(text))),\n"
    }
    return source + "  ]\n}\n"
  }

  private static func read(_ file: URL) throws -> [(path: String, text: String)] {
    let (root, problems) = YAMLReader.read(Array(try Data(contentsOf: file)))
    if let problem = problems.first {
      throw EmbeddingFault(description: "\(file.path):\(problem.range.lowerBound.line): \(problem.kind)")
    }
    return root?.flat ?? []
  }
}

/// Why nothing could be written.
struct EmbeddingFault: Error, CustomStringConvertible {
  let description: String
}
