import Candour
import Foundation

/// Writes what the weights of forbidden wording are fitted to, for `.ci/wording-fit`.
enum EvidenceFiles {
  /// Writes `features.txt` and `order.txt`, names one a line, and `<tag>.tsv` for each language, as ``WordingFit`` says.
  ///
  /// - Parameters:
  ///   - path: A folder with Locales and Templates.
  ///   - out: A folder that is there.
  /// - Throws: What the file system says.
  static func write(content path: String, to out: String) throws {
    let files = try ContentFiles(folder: path)
    let tags = files.checkedTags.filter { !$0.contains("-") }.sorted()
    let (content, _) = Content.load(files, languages: Set(tags), countries: [])
    let names = WordingFit.names(content)
    try write(names.features, to: out + "/features.txt")
    try write(names.order, to: out + "/order.txt")
    for tag in tags { try write(WordingFit.lines(tag: tag, content: content), to: out + "/\(tag).tsv") }
  }

  private static func write(_ lines: [String], to path: String) throws {
    try (lines.joined(separator: "\n") + "\n").write(toFile: path, atomically: true, encoding: .utf8)
  }
}
