internal import YAML

/// Signs that lay readers need not know, in no language: `Templates/plain-language.yml`.
struct PlainLanguageSigns: Sendable {
  /// The signs in UTF-8, longer ones first.
  private(set) var symbols: [[UInt8]] = []

  init() {}

  init(_ root: YAMLNode) {
    symbols = (root["symbols"]?.list ?? []).compactMap { $0.text.map { Array($0.utf8) } }.filter { !$0.isEmpty }
      .sorted { $0.count > $1.count }
  }

  /// The first bytes of all signs, to pass over a text without any.
  var firstBytes: Set<UInt8> { Set(symbols.compactMap(\.first)) }
}
