internal import YAML

/// How a region spells the texts of its language: Liechtenstein writes ss where Germany and Austria write ß.
///
/// The letters are replaced as the files are read, so that the region needs no copy of the texts that somebody would have
/// to keep. Each replacement has as many bytes as what it replaces: every place in the file stays the place of its text.
struct Respelling: Sendable {
  private var pairs: [(from: [UInt8], to: [UInt8])] = []

  /// No change.
  init() {}

  /// The pairs under `respelling` in `locale.yml`; nil if one changes the number of bytes.
  init?(_ node: YAMLNode?) {
    for entry in node?.map ?? [] {
      let (from, to) = (Array(entry.key.utf8), Array((entry.value.text ?? "").utf8))
      guard from.count == to.count, !from.isEmpty else { return nil }
      pairs.append((from, to))
    }
  }

  /// Whether nothing is spelt otherwise.
  var isEmpty: Bool { pairs.isEmpty }

  /// The bytes as the region spells them.
  func applied(to bytes: [UInt8]) -> [UInt8] {
    guard !pairs.isEmpty else { return bytes }
    var bytes = bytes
    for (from, to) in pairs {
      var start = 0
      while let found = ByteText.position(of: from, in: bytes[...], from: start) {
        bytes.replaceSubrange(found..<found + from.count, with: to)
        start = found + from.count
      }
    }
    return bytes
  }
}

extension ContentLoader {
  /// How the region of these folders spells the texts of its language.
  mutating func loadRespelling(_ folders: [String]) -> Respelling {
    guard let region = folders.first, folders.count > 1 else { return Respelling() }
    let path = "Locales/\(region)/locale.yml"
    guard let node = readYAML(path, isOptional: true)?.root["respelling"] else { return Respelling() }
    if let respelling = Respelling(node) { return respelling }
    report(
      .error, "content-syntax", files.displayName(of: path), node.range,
      "A respelling changes the number of bytes.",
      "Write letters and what stands for them with as many bytes, such as ß: ss.")
    return Respelling()
  }
}
