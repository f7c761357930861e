internal import YAML

/// The meaning of every finding, from `Templates/diagnostics.yml`, and of the categories of
/// `Templates/forbidden-wording.yml`.
public struct DiagnosticCatalogue: Sendable {
  /// A kind of finding.
  public struct Entry: Sendable, Hashable {
    /// The permanent identifier.
    public var identifier: String
    /// What it means.
    public var meaning: String
    /// What to do.
    public var action: String
    /// The law, guideline or decision behind it.
    public var source: String
    /// An example in which it is found.
    public var wrong: String
    /// An example in which it is not found.
    public var right: String
    /// Whether it rests on law, so that nobody can suppress it.
    public var isLegal: Bool
    /// The document and the language as which tests try the two examples; empty if the examples are no texts.
    public var tried: String
  }

  /// Every kind of finding, by identifier.
  public private(set) var entries: [Entry] = []
  private let files: ContentFiles

  private static let wording = "Templates/forbidden-wording.yml"

  /// Reads the catalogue of some content.
  public init(_ files: ContentFiles) {
    self.files = files
    let root = YAMLReader.read(files.bytes(of: "Templates/diagnostics.yml") ?? []).value
    entries = (root?.map ?? []).map { entry in
      func text(_ key: String) -> String { entry.value[key]?.text ?? "" }
      return Entry(
        identifier: entry.key, meaning: text("meaning"), action: text("action"), source: text("source"),
        wrong: text("wrong"), right: text("right"), isLegal: text("legal") == "true",
        tried: text("tried"))
    }
    entries.sort { $0.identifier < $1.identifier }
  }

  /// The categories of forbidden wording, which findings name in brackets, in their order.
  ///
  /// They are read from the rules each time they are asked for, O(bytes of the rules): few commands ask, and the rules
  /// are long.
  public var categories: [Entry] {
    let rules = YAMLReader.read(files.bytes(of: DiagnosticCatalogue.wording) ?? []).value
    return (rules?["categories"]?.map ?? []).map { entry in
      func text(_ key: String) -> String { entry.value[key]?.text ?? "" }
      let isEverywhere = text("everywhere") == "true"
      return Entry(
        identifier: entry.key,
        meaning: "\(text("name")). A sentence of this kind \(text("says")). It is an error "
          + (isEverywhere ? "in every document." : "in what patients and physicians read, elsewhere a warning."),
        action: self.entry(ForbiddenWording.identifier)?.action ?? "", source: text("basis"), wrong: text("wrong"),
        right: text("right"), isLegal: true, tried: "")
    }
  }

  /// The entry of an identifier or of a category of forbidden wording.
  public func entry(_ identifier: String) -> Entry? {
    entries.first { $0.identifier == identifier } ?? categories.first { $0.identifier == identifier }
  }

  /// The identifier that was probably meant.
  public func nearest(to identifier: String) -> String? {
    NearMiss.nearest(to: identifier, in: (entries + categories).map(\.identifier))
  }
}
