internal import YAML

/// What a case needs before it can be judged: read in one light pass, so that a run loads only the content it uses.
public struct CaseNeeds: Sendable, Hashable {
  /// `case.id`, for finding two cases with one number.
  public var identifier: String?
  /// The languages of physician and patient.
  public var languages: Set<String> = []
  /// The country of the site.
  public var country: String?

  /// Looks for the few fields in the bytes of a case file; whatever is wrong with it is left to ``CaseReader``.
  public init(_ bytes: [UInt8]) {
    guard let root = YAMLReader.read(bytes).value else { return }
    identifier = root["case"]?["id"]?.text
    country = root["doc"]?["country"]?.text
    for text in [root["doc"]?["language"]?.text, root["patient"]?["language"]?.text] {
      if let text, !text.isEmpty { languages.insert(text) }
    }
  }
}
