import Candour
import Foundation

/// Gives the lines of files for excerpts in findings.
struct SourceLines: Sendable {
  let content: ContentFiles?
  /// Files whose lines hold values of a case.
  private let caseFiles: Set<String>

  init(content: ContentFiles? = nil, caseFiles: Set<String> = []) {
    self.content = content
    self.caseFiles = caseFiles
  }

  func isCase(_ file: String) -> Bool { caseFiles.contains(file) }

  /// A line without its end; nil if the file or the line is not there.
  func line(_ number: Int, of file: String) -> String? {
    let path = content?.paths.first { content?.displayName(of: $0) == file }
    let bytes = path.flatMap { content?.bytes(of: $0) } ?? FileManager.default.contents(atPath: file).map { Array($0) }
    guard let bytes, number >= 1 else { return nil }
    let lines = bytes.split(separator: 0x0A, maxSplits: number, omittingEmptySubsequences: false)
    guard number <= lines.count else { return nil }
    return String(decoding: lines[number - 1].filter { $0 != 0x0D }, as: UTF8.self)
  }
}
