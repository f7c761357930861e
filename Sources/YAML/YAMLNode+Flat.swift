extension YAMLNode {
  /// All texts of the value with their paths, in the order of the file: `syllables.vowels`, `formulas[0].name`.
  ///
  /// The texts of a list have one path. Keys that hold nothing are left out.
  public var flat: [(path: String, text: String)] {
    var found: [(path: String, text: String)] = []
    // An explicit stack, read from its end.
    var pending: [(path: String, node: YAMLNode)] = [("", self)]
    while let (path, node) = pending.popLast() {
      switch node.content {
      case .scalar(let text, _): found.append((path, text))
      case .list(let values):
        for (index, value) in values.enumerated().reversed() {
          pending.append((value.text == nil ? "\(path)[\(index)]" : path, value))
        }
      case .map(let entries):
        for entry in entries.reversed() {
          pending.append((path.isEmpty ? entry.key : path + "." + entry.key, entry.value))
        }
      }
    }
    return found
  }
}
