/// The data of a language: texts by their path, as `readability.yml` has them.
///
/// A path names the keys from the outside in, with a point between (`syllables.vowels`); entries of a list that are maps
/// are numbered (`formulas[0].name`). A list of texts is one path with several values.
///
/// The library itself reads no YAML, so that a program that uses it needs nothing beside it: the build writes each
/// language as lines of path, tabulator and value, and ``init(lines:)`` reads them.
public struct ProfileTable: Sendable, Hashable {
  private var values: [String: [String]] = [:]
  /// How many numbered entries each list of maps has.
  private var lengths: [String: Int] = [:]
  /// The keys below each path, in the order of the file.
  private var childKeys: [String: [String]] = [:]

  /// A table without values.
  public init() {}

  /// Reads lines of path, tabulator and value.
  public init(lines: String) {
    for line in lines.split(separator: "\n") {
      guard let tab = line.firstIndex(of: "\t") else { continue }
      add(String(line[..<tab]), String(line[line.index(after: tab)...]))
    }
  }

  /// Adds a value; the same path again makes a list.
  public mutating func add(_ path: String, _ value: String) {
    if values[path] == nil { note(path) }
    values[path, default: []].append(value)
  }

  /// Notes the lists and maps that a path goes through.
  private mutating func note(_ path: String) {
    var parent = ""
    for part in path.split(separator: ".") {
      let key = String(part)
      if !(childKeys[parent]?.contains(key) ?? false) { childKeys[parent, default: []].append(key) }
      let whole = parent.isEmpty ? key : parent + "." + key
      if let open = key.lastIndex(of: "["), key.hasSuffix("]"),
        let index = Int(key[key.index(after: open)...].dropLast())
      {
        let list = (parent.isEmpty ? "" : parent + ".") + key[..<open]
        lengths[list] = max(lengths[list] ?? 0, index + 1)
      }
      parent = whole
    }
  }

  /// The only value of a path, or nil.
  public func text(_ path: String) -> String? { values[path]?.first }

  /// The values of a path.
  public func list(_ path: String) -> [String] { values[path] ?? [] }

  /// Whether a value is `true`.
  public func isSet(_ path: String) -> Bool { text(path) == "true" }

  /// The keys of a map, in the order of the file.
  public func keys(_ path: String) -> [String] { childKeys[path] ?? [] }

  /// The paths of the entries of a list of maps.
  public func entries(_ path: String) -> [String] { (0..<(lengths[path] ?? 0)).map { "\(path)[\($0)]" } }

  /// The number that a path holds, or nil if there is none.
  ///
  /// - Throws: ``ProfileFault`` if there is a value that is no number.
  public func number(_ path: String) throws(ProfileFault) -> Double? {
    guard let text = text(path) else { return nil }
    guard let number = Double(text), number.isFinite else {
      throw ProfileFault(path: path, value: text, reason: "A number was expected.")
    }
    return number
  }
}
