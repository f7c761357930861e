import Foundation
import Readability
import Testing

/// Counts sentences in the reference texts and prints how many come out right in each language.
///
/// `SEGMENTATION_TEXTS` names the file: language, TAB, text, TAB, number of sentences; `\n` in a text is a line
/// break. Without it the test is skipped.
struct ReferenceTextTests {
  static let path = ProcessInfo.processInfo.environment["SEGMENTATION_TEXTS"]

  @Test(.enabled(if: path != nil)) func countsTheSentencesOfTheReferenceTexts() throws {
    let lines = try String(contentsOfFile: try #require(Self.path), encoding: .utf8).split(separator: "\n")
    var tallies: [String: (right: Int, total: Int)] = [:]
    for line in lines {
      let fields = line.split(separator: "\t").map(String.init)
      let profile = try #require(LocaleProfile.all[fields[0]], "no profile for \(fields[0])")
      let blocks = Self.blocks(of: fields[1].replacingOccurrences(of: "\\n", with: "\n"))
      let found = blocks.flatMap { block in
        Segmenter.sentences(in: block, profile: profile).map {
          String(decoding: Array(block.utf8)[$0.range], as: UTF8.self)
        }
      }
      let right = found.count == Int(fields[2])
      #expect(right, "\(line) → \(found)")
      let tally = tallies[fields[0], default: (0, 0)]
      tallies[fields[0]] = (tally.right + (right ? 1 : 0), tally.total + 1)
    }
    for (tag, tally) in tallies.sorted(by: { $0.key < $1.key }) {
      print("\(tag) \(tally.right)/\(tally.total)")
    }
    print("all \(tallies.values.map(\.right).reduce(0, +))/\(tallies.values.map(\.total).reduce(0, +))")
  }

  /// The paragraphs and list items of a small Markdown text, without its headings.
  private static func blocks(of text: String) -> [String] {
    var blocks: [String] = []
    var continues = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      let isItem = line.hasPrefix("- ") || line.hasPrefix("* ")
      if line.isEmpty || line.hasPrefix("#") {
        continues = false
      } else if continues, !isItem {
        blocks[blocks.count - 1] += "\n" + line
      } else {
        blocks.append(isItem ? String(line.dropFirst(2)) : line)
        continues = true
      }
    }
    return blocks
  }
}
