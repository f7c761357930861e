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
    var table = ProfileTable()
    for bytes in [own, files.bytes(of: "Locales/\(folder)/locale.yml") ?? []] {
      for (path, text) in YAMLReader.read(bytes).value?.flat ?? [] { table.add(path, text) }
    }
    do throws(ProfileFault) { profile = try LanguageProfile(tag: folder, table) } catch {
      throw Fault(description: "\(files.displayName(of: path)): \(error)")
    }
    if let sentenceWords { profile.hardness.longSentenceWords = sentenceWords }
  }

  /// The languages that content can measure, sorted.
  public static func languages(in files: ContentFiles) -> [String] {
    files.paths.compactMap { path in
      let parts = path.split(separator: "/")
      return parts.count == 3 && parts[0] == "Locales" && parts[2] == "readability.yml" ? String(parts[1]) : nil
    }
  }

  /// What is answered where a language cannot be measured.
  static func unknown(_ language: String, in files: ContentFiles) -> Fault {
    let known = languages(in: files)
    return Fault(
      description: "Nothing is known about reading the language \(language)."
        + LanguageHint.question(for: language, among: known, in: files)
        + " Languages: \(known.joined(separator: ", ")).")
  }

  /// The number of spoken syllables of a word; a number has one, as in the measure of a text.
  public func syllables(in word: String) -> Int { profile.syllables.count(in: word) }

  /// Measures a composed document.
  func measured(_ text: ReadableText, _ document: ComposedDocument) -> MeasuredText {
    MeasuredText(text, document, profile)
  }

  /// Measures a Markdown text.
  ///
  /// - Throws: ``Fault`` if the text is too large or too deeply nested to be read.
  public func report(_ bytes: [UInt8], file: String) throws(Fault) -> ReadabilityReport {
    let tree: MarkupTree
    do throws(MarkupLimitExceeded) { tree = try MarkupParser.parse(bytes) } catch {
      throw Fault(
        description: "\(file):\(error.range.lowerBound.line):\(error.range.lowerBound.column): "
          + MarkdownGuard.diagnostic(error, file: file).summary)
    }
    let foreign = ForeignText(
      kind: .patientInformation, language: tag, country: "", reader: nil, trigger: .before, file: file)
    let document = foreign.document(tree, contract: nil)
    let words = LayWords(LanguageTag.language(of: tag), files, profile, except: bytes)
    let text = MeasuredText(ReadableText(document.nodes), document, profile, words)
    return text.report(file: file, language: tag)
  }
}
