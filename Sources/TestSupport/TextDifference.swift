/// Where two texts part: easier to read than two texts.
package enum TextDifference {
  /// The first line in which two texts differ, both versions of it; nil if they are the same.
  package static func first(_ left: String, _ right: String) -> String? {
    let lines = left.split(separator: "\n", omittingEmptySubsequences: false)
    let others = right.split(separator: "\n", omittingEmptySubsequences: false)
    for index in 0..<Swift.max(lines.count, others.count) {
      let line = index < lines.count ? String(lines[index]) : "(end)"
      let other = index < others.count ? String(others[index]) : "(end)"
      if line != other { return "line \(index + 1):\n  \(line)\n  \(other)" }
    }
    return nil
  }
}
