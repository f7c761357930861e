import Candour
import TestSupport

@testable import Workshop

/// Real English texts and a language that is changed for a test.
enum WorkshopFixture {
  static func units(
    _ tag: String, _ changes: [String: String?] = [:], before: ContentFiles? = nil
  ) -> LanguageUnits {
    let files = SampleContent.files(changes)
    let content = Content.load(files, languages: [tag], countries: []).content
    return LanguageUnits(tag, content: content, archive: EnglishArchive(files, earlier: before.map { [$0] } ?? []))
  }

  /// The text of a file after an update.
  static func text(_ changes: [FileChange], _ path: String) -> String? {
    changes.first { $0.path == path }.map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  static func unit(_ units: LanguageUnits, _ file: String, _ name: String) -> TranslationUnit? {
    units.units.first { $0.file == file && $0.name == name }
  }

  /// A file as it goes to a translation tool.
  static func exported(_ file: String, _ version: XLIFFWriter.Version, _ units: LanguageUnits) -> String {
    String(decoding: XLIFFWriter(units, version: version).bytes(file), as: UTF8.self)
  }

  /// What becomes of a file that comes back from one.
  static func imported(_ text: String, into units: LanguageUnits) -> XLIFFImport {
    XLIFFImport([(name: "back.xlf", bytes: Array(text.utf8))], into: units)
  }
}
