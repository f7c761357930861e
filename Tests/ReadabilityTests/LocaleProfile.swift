import Foundation
import Readability
import YAML

/// The profiles of the languages, so that the tests run on the data that ships.
enum LocaleProfile {
  /// How each language is segmented, by language tag.
  static let all: [String: SegmentationProfile] = tables.mapValues { SegmentationProfile($0) }

  /// The data of each language, by language tag.
  static let tables: [String: ProfileTable] = {
    let here = URL(filePath: #filePath).deletingLastPathComponent()
    let locales = here.deletingLastPathComponent().deletingLastPathComponent().appending(path: "Locales")
    var tables: [String: ProfileTable] = [:]
    for tag in names(in: locales) where !tag.contains("-") {
      var table = ProfileTable()
      let readability = flat(locales.appending(path: tag + "/readability.yml"))
      let locale = flat(locales.appending(path: tag + "/locale.yml"))
      guard readability != nil || locale != nil else { continue }
      for (path, text) in (readability ?? []) + (locale ?? []) { table.add(path, text) }
      tables[tag] = table
    }
    return tables
  }()

  /// The whole profile of a language.
  static func profile(_ tag: String) throws -> LanguageProfile {
    try LanguageProfile(tag: tag, tables[tag] ?? ProfileTable())
  }

  private static func names(in folder: URL) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }

  private static func flat(_ file: URL) -> [(path: String, text: String)]? {
    (try? Data(contentsOf: file)).flatMap { YAMLReader.read(Array($0)).value?.flat }
  }
}
