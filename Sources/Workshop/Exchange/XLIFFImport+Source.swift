internal import Candour

/// Holds the source of what came back against the English text that was given out.
extension XLIFFImport {
  /// The English text that a text was made from.
  struct Origin {
    /// The English text, or the current one if the earlier one is not to be had.
    var text: String
    var digest: String
    var isCurrent: Bool
  }

  /// The English text that a unit was made from, or nil, with a finding, if its source was never given out.
  /// The digest that the file gives is `recorded`.
  mutating func origin(
    of unit: ExchangeFile.Unit, _ target: TranslationUnit, _ english: TranslationUnit.English, _ name: String,
    recorded: String?
  ) -> Origin? {
    let current = UnitText.substance(english.text)
    if XLIFFImport.isSource(unit, of: current) {
      return Origin(text: current, digest: english.digest, isCurrent: true)
    }
    guard let recorded, recorded != english.digest else {
      report(unit, target, name, against: current)
      return nil
    }
    if let earlier = earlier(target, recorded) {
      if XLIFFImport.isSource(unit, of: earlier) {
        return Origin(text: earlier, digest: recorded, isCurrent: false)
      }
      report(unit, target, name, against: earlier)
      return nil
    }
    // Nobody has the words any more, but no value may come in that English does not have.
    let codes = unit.segments.flatMap { XLIFFImport.codes($0.source) }.sorted()
    let known = TextFrame(current).texts.flatMap(XLIFFImport.codes).sorted()
    guard codes == known || codes == XLIFFImport.codes(current).sorted() else {
      report(
        .error, "xliff-placeholder", name, unit.segments.first?.sourcePlace ?? unit.place,
        "The source of “\(target.name)” has other protected pieces than its English text.",
        "The English text from which the file was made is not to be had, so nobody can say what the pieces stood for.",
        "Export the texts again and translate from the new file.")
      return nil
    }
    return Origin(text: current, digest: recorded, isCurrent: false)
  }

  /// An earlier English text of a unit.
  private func earlier(_ target: TranslationUnit, _ digest: String) -> String? {
    if target.path.isEmpty { return units.archive.section(digest) }
    guard let bytes = units.archive.file(digest), let leaf = WordLeaves(bytes)[target.path] else { return nil }
    return UnitText.substance(leaf.text)
  }

  /// Says where the source of a unit is not the English text that it was exported from.
  private mutating func report(
    _ unit: ExchangeFile.Unit, _ target: TranslationUnit, _ name: String, against english: String
  ) {
    let frame = TextFrame(english)
    // Two texts that are built otherwise are exchanged as a whole.
    let own = target.hasText ? target.translation.map { TextFrame($0.text).signature } : nil
    let isWhole = unit.segments.count == 1 && own != nil && own != frame.signature
    let texts = isWhole ? [english] : frame.texts
    guard texts.count == unit.segments.count else {
      return report(
        .error, "xliff-structure", name, unit.place,
        "“\(target.name)” has \(unit.segments.count) segments, its English text \(texts.count).",
        "A section is taken over as a whole: no segment may be removed, added, joined or divided in the tool.",
        "Export the texts again, or undo the change in the tool.")
    }
    for (segment, text) in zip(unit.segments, texts)
    where XLIFFImport.words(segment.source) != XLIFFImport.words(text) {
      let (found, wanted) = (XLIFFImport.codes(segment.source), XLIFFImport.codes(text))
      guard found == wanted else {
        let change = zip(found, wanted).first { $0 != $1 }.map { ": “\($0)” stands for “\($1)”." }
        report(
          .error, "xliff-placeholder", name, segment.sourcePlace,
          "The protected pieces in the source of “\(target.name)” are not those of its English text"
            + (change ?? "."),
          "A protected piece stands for the value that it was given out for; another value would be another fact.",
          "Export the texts again, or undo the change in the tool.")
        continue
      }
      report(
        .error, "xliff-source", name, segment.sourcePlace,
        "The source of “\(target.name)” is not the English text that was exported.",
        "A translation is taken over for the text that it was made from; this source was changed in the tool.",
        "Export the texts again, or undo the change of the source in the tool.")
    }
  }

  private static func isSource(_ unit: ExchangeFile.Unit, of english: String) -> Bool {
    let sources = unit.segments.map { words($0.source) }
    return sources == TextFrame(english).texts.map(words) || sources == [words(english)]
  }

  /// The words of a text: where a tool breaks its lines does not matter.
  static func words(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }

  private static func codes(_ text: String) -> [String] { InlineText(text).codes.filter { $0 != InlineText.lineBreak } }
}
