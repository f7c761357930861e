internal import SourceText
internal import YAML

/// The words of a YAML file by their path: `labels.case`.
///
/// Tables of a regional variant are laid over those of its language: what the variant says wins, key by key.
struct StringTable: Sendable {
  struct Entry: Sendable, Hashable {
    var text: String
    var file: Int
    var range: SourceRange
    var origin: Origin { Origin(file: file, range: range) }
  }

  private(set) var entries: [String: Entry] = [:]
  private(set) var lists: [String: [Entry]] = [:]
  /// The keys that wait for their words, as in the folder of a new language, with the place of the key.
  private(set) var waiting: [String: Entry] = [:]
  /// The keys that hold maps, with the place of the key.
  private var maps: [String: Entry] = [:]
  /// The keys of each map, in the order of the file; the root map is the empty path.
  private(set) var keys: [String: [String]] = [:]

  init() {}

  init(_ root: YAMLNode, file: Int) {
    // An explicit stack: the depth is limited by the reader, but the input still does not decide ours.
    var pending: [(path: String, node: YAMLNode)] = [("", root)]
    while let (path, node) = pending.popLast() {
      switch node.content {
      case .scalar("", isPlain: true):
        // A key that waits for its words, as in the folder of a new language, is not there yet.
        break
      case .scalar(let text, _):
        entries[path] = Entry(text: text, file: file, range: node.range)
      case .list(let values):
        let texts = values.compactMap { value in
          value.text.map { Entry(text: $0, file: file, range: value.range) }
        }
        if texts.allSatisfy({ !$0.text.isEmpty }) { lists[path] = texts }
        for (index, value) in values.enumerated() where value.text == nil {
          pending.append(("\(path)[\(index)]", value))
        }
      case .map(let children):
        keys[path] = children.map(\.key)
        for child in children {
          let place = path.isEmpty ? child.key : path + "." + child.key
          if StringTable.isWaiting(child.value) {
            waiting[place] = Entry(text: "", file: file, range: child.keyRange)
          } else if child.value.map != nil {
            maps[place] = Entry(text: "", file: file, range: child.keyRange)
          }
          pending.append((place, child.value))
        }
      }
    }
  }

  /// Whether a value is an empty place, or a list that has one or has nothing.
  private static func isWaiting(_ value: YAMLNode) -> Bool {
    switch value.content {
    case .scalar("", isPlain: true): true
    case .list(let items): items.isEmpty || items.contains { $0.text?.isEmpty == true }
    default: false
    }
  }

  mutating func overlay(_ other: StringTable) {
    entries.merge(other.entries) { $1 }
    lists.merge(other.lists) { $1 }
    waiting.merge(other.waiting) { $1 }
    // What a language lacks belongs into its own file, also where a variant has a map of that name.
    maps.merge(other.maps) { own, _ in own }
    for (path, added) in other.keys {
      let present = keys[path] ?? []
      keys[path] = present + added.filter { !present.contains($0) }
    }
  }

  subscript(path: String) -> Entry? { entries[path] }
  func text(_ path: String) -> String? { entries[path]?.text }
  func list(_ path: String) -> [Entry] { lists[path] ?? [] }

  /// Whether words stand at the path. An empty text or list says as little as no key.
  func hasWords(_ path: String) -> Bool {
    entries[path]?.text.contains { !$0.isWhitespace } == true || lists[path]?.isEmpty == false
  }

  /// The key of a file below which a missing path belongs, the nearest that is there; nil if that is the file itself.
  func parent(of path: String, file: Int) -> (path: String, range: SourceRange)? {
    var path = path[...]
    while let dot = path.lastIndex(of: ".") {
      path = path[..<dot]
      let name = String(path)
      if let place = maps[name] ?? waiting[name], place.file == file { return (name, place.range) }
    }
    return nil
  }
}
