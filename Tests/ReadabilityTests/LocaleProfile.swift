import Foundation
import Readability
import YAML

/// The profiles of the languages, so that the tests run on the data that ships.
enum LocaleProfile {
  /// The profile of each language for which there is one, by language tag.
  static let all: [String: SegmentationProfile] = {
    let here = URL(filePath: #filePath).deletingLastPathComponent()
    let locales = here.deletingLastPathComponent().deletingLastPathComponent().appending(path: "Locales")
    var profiles: [String: SegmentationProfile] = [:]
    for tag in names(in: locales) {
      if let profile = read(locales.appending(path: tag + "/locale.yml")) { profiles[tag] = profile }
    }
    return profiles
  }()

  private static func names(in folder: URL) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }

  private static func read(_ file: URL) -> SegmentationProfile? {
    guard let data = try? Data(contentsOf: file), let root = YAMLReader.read(Array(data)).value,
      let sentences = root["sentences"]
    else { return nil }
    func list(_ key: String) -> [String] { (sentences[key]?.list ?? []).compactMap(\.text) }
    func flag(_ key: String) -> Bool { sentences[key]?.text == "true" }
    let months = (sentences["months"] ?? root["dates"]?["months"])?.list ?? []
    return SegmentationProfile(
      abbreviations: list("abbreviations"), closingAbbreviations: list("closing-abbreviations"),
      nameTakingAbbreviations: list("name-taking-abbreviations"), ordinalFullStop: flag("ordinal-full-stop"),
      capitalisedNouns: flag("capitalised-nouns"), months: months.compactMap(\.text),
      continuations: list("continuations"), numberedNouns: list("numbered-nouns"),
      letteredNouns: list("lettered-nouns"), sentenceOpeners: list("sentence-openers"),
      lowercaseOpeners: list("lowercase-openers"),
      questionMarks: list("question-marks").compactMap(\.unicodeScalars.first),
      joinedPrefixes: list("joined-prefixes"), finalApostrophe: flag("final-apostrophe"))
  }
}
