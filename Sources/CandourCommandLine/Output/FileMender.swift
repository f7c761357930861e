import Candour
import Foundation
internal import SourceText

/// Makes the edits of findings that change nothing a person must decide.
struct FileMender {
  /// What was done to a file.
  struct Mended {
    var file: String
    var edits: Int
  }

  /// Mends each file, whole or not at all; an edit that overlaps an earlier one is left for the next run.
  static func mend(_ diagnostics: [Diagnostic]) throws -> [Mended] {
    var edits: [String: [Diagnostic.Replacement]] = [:]
    for diagnostic in diagnostics {
      guard let solution = diagnostic.solutions.first(where: { $0.isSafe && !$0.replacements.isEmpty }) else {
        continue
      }
      edits[diagnostic.file, default: []] += solution.replacements
    }
    var mended: [Mended] = []
    for (file, replacements) in edits.sorted(by: { $0.key < $1.key }) {
      guard let data = FileManager.default.contents(atPath: file) else { continue }
      let (bytes, count) = apply(replacements, to: Array(data))
      guard count > 0 else { continue }
      // Written beside its place and moved there, so that a stop leaves the old file or the new one.
      try Data(bytes).write(to: URL(fileURLWithPath: file), options: .atomic)
      mended.append(Mended(file: file, edits: count))
    }
    return mended
  }

  static func apply(_ replacements: [Diagnostic.Replacement], to bytes: [UInt8]) -> (bytes: [UInt8], count: Int) {
    let lines = LineIndex(bytes)
    var result: [UInt8] = []
    var position = 0
    var count = 0
    let sorted = Set(replacements.map { Edit($0, lines) }).sorted { $0.range.lowerBound < $1.range.lowerBound }
    for edit in sorted where edit.range.lowerBound >= position {
      result += bytes[position..<edit.range.lowerBound]
      result += edit.text.utf8
      position = edit.range.upperBound
      count += 1
    }
    return (result + bytes[position...], count)
  }

  private struct Edit: Hashable {
    var range: Range<Int>
    var text: String

    init(_ replacement: Diagnostic.Replacement, _ lines: LineIndex) {
      let start = lines.offset(of: replacement.range.lowerBound)
      range = start..<Swift.max(start, lines.offset(of: replacement.range.upperBound))
      text = replacement.text
    }
  }
}
