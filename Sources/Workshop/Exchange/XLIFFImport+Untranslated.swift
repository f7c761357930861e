internal import Candour

/// Finds targets that are still the English text.
extension XLIFFImport {
  /// Warns of each new target that is its source, word for word. That is no fault by itself: values, units and names stay
  /// as they are, and languages share words. What a language that is built in keeps as well is taken to be one of these.
  mutating func reportUntranslated(
    _ texts: [String], _ unit: ExchangeFile.Unit, _ target: TranslationUnit, _ name: String
  ) {
    guard LanguageTag.language(of: units.tag) != ContentLoader.masterTag else { return }
    for (index, segment) in unit.segments.enumerated() where !isAsItWas(texts, index, target) {
      let words = XLIFFImport.words(segment.source)
      guard XLIFFImport.words(texts[index]) == words, XLIFFImport.hasWords(segment.source),
        !isKept(words, in: target.file)
      else { continue }
      report(
        .warning, "xliff-not-translated", name, segment.place, "“\(target.name)” is still the English text here.",
        "The target is its source, word for word, and no language that is built in writes it so. A name may be right in "
          + "English, so it is not refused.",
        "Translate it in the tool and import it again; leave it if it is a name.")
    }
  }

  /// Whether anything is to be translated: a word, besides protected pieces, numbers and abbreviations in capitals.
  private static func hasWords(_ text: String) -> Bool {
    InlineText(text).parts.contains { part in
      guard case .text(let words) = part else { return false }
      return words.split { !$0.isLetter }.contains { $0.count > 1 && $0 != $0.uppercased() }
    }
  }

  /// Whether a language that is built in keeps the English words in the same file.
  private mutating func isKept(_ words: [Substring], in file: String) -> Bool {
    let texts = builtInTexts[file] ?? XLIFFImport.builtInTexts(of: file)
    builtInTexts[file] = texts
    return texts.contains(words.joined(separator: " "))
  }

  private static func builtInTexts(of file: String) -> Set<String> {
    let files = ContentFiles.embedded
    var found: Set<String> = []
    for tag in LanguageUnits.tags(in: files) where LanguageTag.language(of: tag) != ContentLoader.masterTag {
      guard let bytes = files.bytes(of: "Locales/\(tag)/\(file)") else { continue }
      let isWords = !file.hasSuffix(".md")
      let texts = isWords ? WordLeaves(bytes).leaves.map(\.text) : [String(decoding: bytes, as: UTF8.self)]
      for text in texts.flatMap({ TextFrame($0).texts }) {
        found.insert(XLIFFImport.words(text).joined(separator: " "))
      }
    }
    return found
  }
}
