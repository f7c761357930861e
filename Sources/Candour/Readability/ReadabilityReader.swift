internal import CommonMark
internal import Readability
internal import SourceText
internal import YAML

/// Measures texts of one language.
public struct ReadabilityReader: Sendable {
  /// Why a text cannot be measured.
  public struct Fault: Error, Sendable, CustomStringConvertible {
    /// What is wrong.
    public let description: String
  }

  let tag: String
  private var profile: LanguageProfile
  private let files: ContentFiles

  /// Reads the data of a language from content; a region falls back to its language, never to another one.
  ///
  /// - Parameters:
  ///   - language: The tag of the language.
  ///   - files: The content.
  ///   - sentenceWords: How many words a sentence may have; nil takes the limit of the language.
  /// - Throws: ``Fault`` if there is no such language, or its data cannot be used.
  public init(language: String, files: ContentFiles, sentenceWords: Int? = nil) throws(Fault) {
    tag = language
    self.files = files
    let folder = LanguageTag.language(of: language)
    let path = "Locales/\(folder)/readability.yml"
    guard let own = files.bytes(of: path) else {
      throw Self.unknown(language, in: files)
    }
    let (root, problems) = YAMLReader.read(own)
    guard !problems.isEmpty || !WaitingWords.isWaiting(root) else {
      throw Fault(
        description: "\(files.displayName(of: path)) is not written yet: texts of \(folder) cannot be measured.")
    }
    var table = ProfileTable()
    let locale = files.bytes(of: "Locales/\(folder)/locale.yml").flatMap { YAMLReader.read($0).value }
    for (path, text) in (root?.flat ?? []) + (locale?.flat ?? []) { table.add(path, text) }
    do throws(ProfileFault) { profile = try LanguageProfile(tag: folder, table) } catch {
      throw Fault(description: "\(files.displayName(of: path)): \(error)")
    }
    if let sentenceWords { profile.hardness.longSentenceWords = sentenceWords }
  }

  /// The languages that content can measure, sorted. One whose file waits for its words is none of them.
  public static func languages(in files: ContentFiles) -> [String] {
    files.paths.compactMap { path in
      let parts = path.split(separator: "/")
      guard parts.count == 3, parts[0] == "Locales", parts[2] == "readability.yml",
        !WaitingWords.isComment(files.bytes(of: path) ?? [])
      else { return nil }
      return String(parts[1])
    }
  }

  /// What is answered where a language cannot be measured.
  static func unknown(_ language: String, in files: ContentFiles) -> Fault {
    let known = languages(in: files)
    if language.allSatisfy(\.isWhitespace) {
      return Fault(
        description: "The language is empty. Name the one in which the text is. Languages: "
          + "\(known.joined(separator: ", ")).")
    }
    return Fault(
      description: "Nothing is known about reading the language \(language)."
        + LanguageHint.question(for: language, among: known, in: files)
        + " Languages: \(known.joined(separator: ", ")).")
  }

  /// The number of spoken syllables of a word; a number has one, as in the measure of a text, and signs alone have none.
  public func syllables(in word: String) -> Int { profile.syllables.count(in: word) }

  /// Measures a composed document.
  func measured(_ text: ReadableText, _ document: ComposedDocument) -> MeasuredText {
    MeasuredText(text, document, profile)
  }

  /// The score of a composed document by the formula to use first; nil if there are no sentences.
  func score(of document: ComposedDocument) -> ReadabilityReport.FormulaScore? {
    MeasuredText.score(of: ReadableText(document.nodes), profile)
  }

  /// The score of a Markdown text by the formula to use first, as in its report; nil if there are no sentences.
  ///
  /// - Throws: ``Fault`` if the text is too large or too deeply nested to be read.
  package func score(of bytes: [UInt8], file: String) throws(Fault) -> ReadabilityReport.FormulaScore? {
    score(of: try document(bytes, file: file))
  }

  /// Measures a Markdown text.
  ///
  /// - Throws: ``Fault`` if the text is too large or too deeply nested to be read.
  public func report(_ bytes: [UInt8], file: String) throws(Fault) -> ReadabilityReport {
    let document = try document(bytes, file: file)
    let words = LayWords(LanguageTag.language(of: tag), files, profile, except: bytes)
    let text = ReadableText(document.nodes)
    var report = MeasuredText(text, document, profile, words).report(file: file, language: tag)
    report.otherLanguage = otherLanguage(of: text)
    return report
  }

  private func document(_ bytes: [UInt8], file: String) throws(Fault) -> ComposedDocument {
    let text = Self.withoutFrontMatter(bytes)
    let tree: MarkupTree
    do throws(MarkupLimitExceeded) { tree = try MarkupParser.parse(text) } catch {
      throw Fault(
        description: "\(file):\(error.range.lowerBound.line):\(error.range.lowerBound.column): "
          + MarkdownGuard.diagnostic(error, file: file).summary)
    }
    let foreign = ForeignText(
      kind: .patientInformation, language: tag, country: "", reader: nil, trigger: .before, file: file)
    return foreign.document(tree, of: text, contract: nil)
  }

  /// The language whose function words clearly outnumber those of the own one in a text.
  private func otherLanguage(of text: ReadableText) -> String? {
    let functionWords = FunctionWords(files)
    guard let own = functionWords.tags.firstIndex(of: LanguageTag.language(of: tag)) else { return nil }
    let words = text.blocks.filter { $0.role != .code }.flatMap { ScannedText(Array(text.bytes(of: $0))).words }
    return functionWords.other(than: own, in: words).map { functionWords.tags[$0] }
  }

  /// The bytes with blanks in place of the lines of data that some programs keep between `---` at the head of a file:
  /// nobody reads them, and to CommonMark they would be a heading. Every place stays.
  private static func withoutFrontMatter(_ bytes: [UInt8]) -> [UInt8] {
    let lines = bytes.split(separator: 0x0A, maxSplits: 200, omittingEmptySubsequences: false)
    func isFence(_ line: ArraySlice<UInt8>) -> Bool {
      line.starts(with: Array("---".utf8)) && line.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x0D }
    }
    guard let first = lines.first, isFence(first), let last = lines.dropFirst().firstIndex(where: isFence),
      lines[1..<last].contains(where: { $0.contains(UInt8(ascii: ":")) })
    else { return bytes }
    var blank = bytes
    for index in bytes.startIndex..<lines[last].endIndex where bytes[index] != 0x0A { blank[index] = 0x20 }
    return blank
  }
}
