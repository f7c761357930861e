internal import Readability
internal import SourceText
internal import YAML

/// Reads what counting and readability need to know of a language.
extension ContentLoader {
  /// The profile of a language, every fault of which is reported; nil if nobody has written one or it cannot be used.
  ///
  /// A region reads as its language does. Composing a case needs no profile: how a text reads is judged when it is
  /// written, not when it is issued, so that issuing takes no time for it.
  mutating func loadProfile(_ folders: [String]) -> LanguageProfile? {
    guard let folder = folders.last else { return nil }
    if let known = profiles[folder] { return known }
    let profile = readProfile(folder)
    profiles[folder] = .some(profile)
    return profile
  }

  private mutating func readProfile(_ folder: String) -> LanguageProfile? {
    let path = "Locales/\(folder)/readability.yml"
    guard let root = readWords(path, isOptional: true, waiting: .information)?.root else { return nil }
    let locale = files.bytes(of: "Locales/\(folder)/locale.yml").flatMap { YAMLReader.read($0).value?.flat } ?? []
    let data = ReadabilityData(root, tag: folder, locale: locale)
    for fault in data.faults {
      report(.error, "readability-data", files.displayName(of: path), fault.range, fault.summary, fault.explanation)
    }
    for fault in data.unfoundExamples {
      report(.error, "readability-example", files.displayName(of: path), fault.range, fault.summary, fault.explanation)
    }
    return data.profile
  }
}
