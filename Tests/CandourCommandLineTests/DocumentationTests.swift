import Foundation
import TestSupport
import Testing

/// Every example in the documentation does what it shows.
///
/// A line that begins with `$ candour` in a block marked `console` is run; the lines below it are the beginning of
/// what it prints. `OUT` is a folder that is new for each file.
@Suite struct DocumentationTests {
  struct Example {
    var command: String
    var output: String
  }

  static let files =
    ["README.md"]
    + ["Locales", "Templates", "Tests", "Sources"].flatMap { PackageFolder.files(below: $0, ending: ".md") }
    .filter { (try? examples(in: $0))?.isEmpty == false }

  static func examples(in file: String) throws -> [Example] {
    var examples: [Example] = []
    var isInside = false
    for line in try PackageFolder.text(file).split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isInside = line == "```console"
      } else if isInside, line.hasPrefix("$ candour") {
        examples.append(Example(command: String(line.dropFirst(2)), output: ""))
      } else if isInside, let last = examples.indices.last {
        examples[last].output += line + "\n"
      }
    }
    return examples
  }

  /// The five lines of the article are a program that the build links with nothing but the library.
  @Test func showsTheProgramThatIsBuilt() throws {
    let program = try PackageFolder.text("Sources/ReadabilityExample/main.swift")
    let article = try PackageFolder.text("Sources/Readability/Readability.docc/Readability.md")
    #expect(article.contains("```swift\n\(program)```\n"))
  }

  @Test func holdsExamples() { #expect(Self.files.count >= 5) }

  @Test(arguments: files) func doesWhatItShows(file: String) throws {
    let folder = try TemporaryFolder()
    for example in try Self.examples(in: file) {
      let words = example.command.split(separator: " ").dropFirst().map {
        $0.replacingOccurrences(of: "OUT", with: folder.path)
      }
      let run = try CommandRun(Array(words), in: PackageFolder.path)
      let output = run.output.replacingOccurrences(of: folder.path, with: "OUT")
      let expected = example.output.trimmingCharacters(in: .newlines)
      #expect(run.status == 0, "\(file): \(example.command): \(run.errors.prefix(400))")
      #expect(output.hasPrefix(expected), "\(file): \(example.command) prints:\n\(output.prefix(400))")
    }
  }
}
