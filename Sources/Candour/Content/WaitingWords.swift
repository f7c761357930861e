internal import YAML

/// Tells a file that waits for its words, as `candour locales new` makes it, from one that somebody has begun to write.
///
/// A file that waits is as if it were not there, and is said to wait: it neither breaks a check nor passes for done.
package enum WaitingWords {
  static let identifier = "words-not-written"

  /// What a new file holds before anybody has written a word.
  private static let givenKeys = ["source", "language", "tag", "name", "direction"]

  /// Whether nothing but comments and empty places stands in a file. A file that breaks the rules of YAML does not wait.
  package static func isWaiting(_ bytes: [UInt8]) -> Bool {
    let (root, problems) = YAMLReader.read(bytes)
    return problems.isEmpty && isWaiting(root)
  }

  /// Whether nothing but comments and blank lines stands in a file: the quick question, for files that are lists.
  static func isComment(_ bytes: [UInt8]) -> Bool {
    bytes.split(separator: 0x0A).allSatisfy { line in
      line.first { $0 != 0x20 && $0 != 0x0D }.map { $0 == UInt8(ascii: "#") } ?? true
    }
  }

  /// Whether nothing but empty places stands in what was read; nil is a file of comments alone. Who writes `words: {}` says
  /// that there are none, and waits for nothing.
  static func isWaiting(_ root: YAMLNode?) -> Bool {
    guard let root else { return true }
    // An explicit stack: the input does not decide the depth. The first word ends it.
    var pending = root.map?.filter { !givenKeys.contains($0.key) }.map(\.value) ?? [root]
    var hasPlace = false
    while let node = pending.popLast() {
      switch node.content {
      case .scalar:
        guard node.isEmpty else { return false }
        hasPlace = true
      case .list(let values): pending += values
      case .map(let entries): pending += entries.map(\.value)
      }
    }
    return hasPlace
  }

  /// Says that a file waits: an error where the language cannot be used without it.
  static func diagnostic(_ severity: Diagnostic.Severity, file: String) -> Diagnostic {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    return Diagnostic(
      severity, identifier, file: file, summary: "“\(name)” is not written yet.",
      explanation: severity == .error
        ? "A language cannot be used without it." : "Until it is, the language does without it.",
      solutions: [.init("Write the words of the language; Locales/README.md explains the form of the file.")])
  }
}
