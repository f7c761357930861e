import ArgumentParser
import Candour
import Foundation

struct ReadabilityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "readability",
    abstract: "Measures how readable a text is, and says what to change first.",
    discussion: """
      candour readability FILE… --language TAG
        scores with source, status and target; sections; the ten hardest sentences;
        the longest words, and long words that no lay text of the language uses,
        with the lay words of the glossary
      candour readability --syllables --language TAG < WORDS
        each word of standard input, one a line, with its number of syllables; a
        number such as 2,5 has one; a blank line stays blank
      candour readability --content DIR
        all content: each language and document against its target, composed for an
        example case and as it is kept; as a picture with --format svg

      A score measures the length of sentences and words and nothing else. Where no formula is validated in a language, \
      the score is called an estimate.
      """)

  enum Form: String, ExpressibleByArgument, CaseIterable { case text, json, html, svg }

  @Argument(help: "Markdown texts.")
  var files: [String] = []

  @Option(help: ArgumentHelp("The language of the texts.", valueName: "tag"))
  var language: String?

  @Option(
    help: """
      The document whose limit for sentences holds, and whether a target does: letters and forms have none. Without it \
      limit and target of the language hold.
      """)
  var document: DocumentKind?

  @Option(help: "text, json, html (a page, for a text with each sentence marked), or svg (all content as a picture).")
  var format: Form = .text

  @Flag(help: "Count the syllables of the words on standard input.")
  var syllables = false

  @OptionGroup var content: ContentOptions

  func run() throws {
    let contentFiles = try content.files()
    if files.isEmpty, !syllables {
      try writeOverview(contentFiles)
      return
    }
    guard let language else { throw ValidationError("Say in which language the text is: --language TAG.") }
    let contracts = document.map { _ in Content.load(contentFiles, languages: [], countries: []).content }
    let sentenceWords = document.flatMap { contracts?.sentenceWords(of: $0) }
    let reader = try reader(language, contentFiles, sentenceWords: sentenceWords)
    if syllables {
      guard files.isEmpty else {
        throw ValidationError("--syllables reads words from standard input, one a line: name no file.")
      }
      guard format == .text else { throw ValidationError("--syllables prints text only.") }
      while let line = readLine() {
        let word = line.filter { $0 != "\r" }
        let isBlank = word.allSatisfy(\.isWhitespace)
        Terminal.standardOutput.write(isBlank ? "\n" : "\(word)\t\(reader.syllables(in: word))\n")
      }
      return
    }
    guard format != .svg else { throw ValidationError("A picture shows all content: name no text.") }
    guard format != .html || files.count == 1 else { throw ValidationError("A page shows one text.") }
    var reports: [ReadabilityReport] = []
    for file in files {
      let bytes = try InputFile.named(file)
      do throws(ReadabilityReader.Fault) { reports.append(try reader.report(bytes, file: file)) } catch {
        throw ValidationError(error.description)
      }
    }
    if let document, contracts?.isForLayReaders(document) == false {
      for index in reports.indices { reports[index].withdrawVerdicts() }
    }
    switch format {
    case .text: Terminal.standardOutput.write(reports.map(ReadabilityText.text).joined(separator: "\n"))
    case .json: Terminal.standardOutput.write(try ReadabilityText.json(reports))
    case .html, .svg: Terminal.standardOutput.write(reports.map(ReadabilityPage().render).joined())
    }
  }

  private func writeOverview(_ files: ContentFiles) throws {
    let overview: ReadabilityOverview
    do throws(ReadabilityReader.Fault) {
      overview = try ReadabilityOverview(files, languages: language.map { [$0] })
    } catch {
      throw ValidationError(error.description)
    }
    switch format {
    case .text: Terminal.standardOutput.write(OverviewText.text(overview))
    case .json: Terminal.standardOutput.write(try OverviewText.json(overview))
    case .html: Terminal.standardOutput.write(ReadabilityPicture().page(overview))
    case .svg: Terminal.standardOutput.write(ReadabilityPicture().render(overview))
    }
  }

  private func reader(
    _ language: String, _ files: ContentFiles, sentenceWords: Int?
  ) throws -> ReadabilityReader {
    do throws(ReadabilityReader.Fault) {
      return try ReadabilityReader(language: language, files: files, sentenceWords: sentenceWords)
    } catch {
      throw ValidationError(error.description)
    }
  }
}
