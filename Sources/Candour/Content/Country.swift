internal import SourceText
internal import YAML

/// The facts of a country: `Locales/countries/<code>.yml`.
///
/// A fact is printed only if somebody read it in its source. What is merely recalled or unknown becomes a task for the
/// team.
struct Country: Sendable {
  enum Status: String, Sendable {
    case seen, recalled, unknown
  }

  struct Fact: Sendable {
    /// The texts by language; the empty tag is text that belongs to no language.
    var texts: [String: String]
    var status: Status
    var source: String
    var note: String
    var origin: Origin

    /// The national wording nearest to the reader, with its language; nil if nothing may be printed.
    func printable(for tag: String) -> (text: String, language: String?)? {
      guard status == .seen, !texts.isEmpty else { return nil }
      if let text = texts[""] { return (text, nil) }
      for candidate in LanguageTag.fallbacks(of: tag) {
        if let text = texts[candidate] { return (text, candidate) }
      }
      // The order of the file: the first national language.
      return texts.keys.sorted().first.flatMap { key in texts[key].map { ($0, key) } }
    }
  }

  var code: String
  var file: Int
  var englishName: String
  /// The languages of the country, as tags.
  var locales: [String]
  /// The facts of the block `printed`, by name.
  var facts: [String: Fact]
  /// Words by which a text is known to speak of this country's system.
  var markers: [String]
  var consentAge: Int?
  /// Where the clock of the notification starts: `supply` or `delivery`.
  var clockStart: String
  var bytes: [UInt8]

  init(_ root: YAMLNode, code: String, file: Int, bytes: [UInt8]) {
    self.code = code
    self.file = file
    self.bytes = bytes
    englishName = root["name"]?["en"]?["value"]?.text ?? code
    locales = (root["languages"]?["locales"]?.list ?? []).compactMap(\.text)
    let printed = root["printed"]
    var facts: [String: Fact] = [:]
    for entry in printed?.map ?? [] {
      guard let status = entry.value["status"]?.text.flatMap(Status.init(rawValue:)) else { continue }
      facts[entry.key] = Country.fact(entry.value, status: status, file: file)
    }
    self.facts = facts
    markers = (printed?["foreign-markers"]?.list ?? []).compactMap(\.text)
    consentAge = printed?["consent-age"]?["value"]?.text.flatMap { Int($0) }
    clockStart = printed?["clock"]?["start"]?.text ?? "supply"
  }

  private static func fact(_ node: YAMLNode, status: Status, file: Int) -> Fact {
    var texts: [String: String] = [:]
    if let value = node["value"] {
      if let map = value.map {
        for entry in map { texts[entry.key] = entry.value.text }
      } else if let text = value.text, !value.isEmpty {
        texts[""] = text
      }
    }
    if node["value"] == nil {
      // A fact of several parts, such as the start and the hours of a clock.
      let parts = (node.map ?? []).filter { !["status", "source", "note"].contains($0.key) }
      texts[""] = parts.compactMap { part in part.value.text.map { "\(part.key): \($0)" } }.joined(separator: ", ")
    }
    return Fact(
      texts: texts, status: status, source: node["source"]?.text ?? "", note: node["note"]?.text ?? "",
      origin: Origin(file: file, range: node.range))
  }

  /// The markers of a country without reading the rest of its file: a run needs one country, but a text must not speak
  /// of any of the others. O(bytes).
  static func markers(in bytes: [UInt8]) -> [String] {
    guard let start = ByteText.position(of: Array("\n  foreign-markers:".utf8), in: bytes[...], from: 0) else {
      return []
    }
    // The list ends with the first line that is indented less than its items.
    var end = start + 1
    while let lineEnd = bytes[end...].firstIndex(of: 0x0A) {
      end = lineEnd + 1
      if !bytes[end...].starts(with: [0x20, 0x20, 0x20, 0x20]) { break }
    }
    let (root, _) = YAMLReader.read(Array(bytes[start..<end]))
    return (root?["foreign-markers"]?.list ?? []).compactMap(\.text)
  }
}
