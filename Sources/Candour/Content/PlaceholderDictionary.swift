internal import SourceText
internal import YAML

/// The values that texts may use, from `Templates/placeholders.yml`.
struct PlaceholderDictionary: Sendable {
  enum Kind: String, Sendable, CaseIterable {
    case text, flag, list, table, signature, fill
  }

  struct Placeholder: Sendable {
    var name: String
    var kind: Kind
    /// The list whose entries have the value.
    var list: String?
    /// Whether `{{#name}}` asks if there is a value.
    var answersPresence: Bool
    /// Whether the value is made of whole sentences, which may stand on lines of their own.
    var holdsSentences: Bool
    var example: String
    /// Lines to write on, for `fill`.
    var lines: Int
    /// The field it comes from, in the words of the data dictionary.
    var field: String
    var resolver: ValueResolver?

    /// Whether `{{#name}}` may open a block.
    var mayBeBlock: Bool { kind == .flag || kind == .list || answersPresence }
  }

  private(set) var placeholders: [Placeholder] = []
  private var indexes: [String: Int] = [:]

  init() {}

  init(_ root: YAMLNode) {
    for entry in root.map ?? [] {
      let kind = entry.value["kind"]?.text.flatMap(Kind.init(rawValue:)) ?? .text
      indexes[entry.key] = placeholders.count
      placeholders.append(
        Placeholder(
          name: entry.key, kind: kind, list: entry.value["in"]?.text,
          answersPresence: entry.value["presence"]?.text == "yes",
          holdsSentences: entry.value["sentences"]?.text == "yes", example: entry.value["example"]?.text ?? "",
          lines: entry.value["lines"]?.text.flatMap { Int($0) } ?? 1, field: entry.value["field"]?.text ?? entry.key,
          resolver: ValueResolver.named(entry.key)))
    }
  }

  func index(of name: String) -> Int? { indexes[name] }
  subscript(index: Int) -> Placeholder { placeholders[index] }
  var names: some Sequence<String> { indexes.keys }
}
