internal import Candour
internal import SourceText

/// A file of words that waits for its words: the English file with every text taken out and left above as a comment.
struct WordSkeleton {
  let rules: WordRules
  let tag: String

  /// The file, made from the bytes of the English one. Keys, order and the comments of the writers stay; `values` are
  /// texts that are known already, by path.
  func bytes(_ english: [UInt8], file: String, values: [[String]: String] = [:]) -> [UInt8] {
    let leaves = WordLeaves(english)
    let waiting = leaves.leaves.filter { !rules.isCode($0.path, in: file) && !$0.text.isEmpty }
    var edits = ByteEdits()
    for (first, last) in blocks(waiting, leaves.lines) {
      let start = leaves.lines.lineStarts[first]
      let end = last + 1 < leaves.lines.lineStarts.count ? leaves.lines.lineStarts[last + 1] : english.count
      edits.insert(comment(of: english[start..<end]), at: start)
    }
    // Where English has two words, a language may have three: only the files that are exchanged keep their number.
    let keepsItems = ContentLoader.wordFiles.contains(file)
    for leaf in waiting {
      if !keepsItems, leaf.isItem, leaf.isInFlow {
        let items = waiting.filter { $0.isItem && $0.isInFlow && $0.path.dropLast() == leaf.path.dropLast() }
        if let last = items.last, items.first?.path == leaf.path {
          edits.replace(leaf.bytes.lowerBound..<last.bytes.upperBound, with: "")
        }
        continue
      }
      if let known = values[leaf.path] {
        edits.replace(leaf.bytes, with: YAMLScalar.text(known, inFlow: leaf.isInFlow))
      } else {
        blank(leaf, english, &edits)
      }
    }
    for more in rules.more(in: file) { add(more, behind: waiting, leaves.lines, &edits) }
    for leaf in leaves.leaves where leaf.path == ["language"] || leaf.path == ["tag"] {
      edits.replace(leaf.bytes, with: tag)
    }
    if recordsSource(file), let key = leaves.leaves.first.map({ firstKey($0, leaves.lines) }) {
      edits.insert(
        "# The digest of the English file from which this one was made.\nsource: \(ContentDigest.short(english))\n\n",
        at: key)
    }
    let head = "# \(tag): write each text after its colon. The English text stands above it as a comment.\n"
    return Array((head + optionNote(file)).utf8) + edits.applied(to: english)
  }

  /// The file, made from the bytes of the English one, for words that cannot be translated one by one: the English is
  /// shown, and nothing stands there yet.
  func comments(_ english: [UInt8], file: String) -> [UInt8] {
    let lines = String(decoding: english, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let head = "# \(tag): write the words of the language in the form of the English file below.\n"
    return Array(
      (head + optionNote(file) + "\n" + lines.map { $0.isEmpty ? "#" : "# \($0)" }.joined(separator: "\n") + "\n").utf8)
  }

  private func optionNote(_ file: String) -> String {
    rules.without(file).map { "# Optional: until somebody writes here, \($0).\n" } ?? ""
  }

  /// Whether a translation of the file says which English file it was made from.
  private func recordsSource(_ file: String) -> Bool {
    ContentLoader.wordFiles.contains(file) || rules.isCode(["source"], in: file)
  }

  /// Adds places that English does without, behind the last that it has in the same map.
  private func add(
    _ more: WordRules.More, behind leaves: [WordLeaves.Leaf], _ lines: LineIndex, _ edits: inout ByteEdits
  ) {
    let present = leaves.filter { $0.path.dropLast().elementsEqual(more.path) }
    guard let first = present.first, let last = present.last, !more.keys.isEmpty else { return }
    if last.isInFlow {
      edits.insert(more.keys.map { ", \($0): " }.joined(), at: last.bytes.upperBound)
    } else if last.line + 1 < lines.lineStarts.count {
      let indent = String(repeating: " ", count: 2 * more.path.count)
      edits.insert(more.keys.map { "\(indent)\($0):\n" }.joined(), at: lines.lineStarts[last.line + 1])
    }
    guard let note = more.note else { return }
    edits.insert("# \(note)\n", at: lines.lineStarts[max(0, first.line - (first.isInFlow ? 0 : more.path.count))])
  }

  /// A text between brackets becomes an empty text, because an empty place there would be no item.
  private func blank(_ leaf: WordLeaves.Leaf, _ english: [UInt8], _ edits: inout ByteEdits) {
    if leaf.isItem, leaf.isInFlow { return edits.replace(leaf.bytes, with: "\"\"") }
    var range = leaf.bytes
    if !leaf.isInFlow {
      while range.lowerBound > 0, english[range.lowerBound - 1] == 0x20 {
        range = range.lowerBound - 1..<range.upperBound
      }
      // The range of a block text ends at the beginning of the line after it.
      while range.upperBound > range.lowerBound, english[range.upperBound - 1] == 0x0A {
        range = range.lowerBound..<range.upperBound - 1
      }
    }
    edits.replace(range, with: "")
  }

  /// The runs of lines that hold texts, as numbers of first and last line.
  private func blocks(_ leaves: [WordLeaves.Leaf], _ lines: LineIndex) -> [(first: Int, last: Int)] {
    var found: [(first: Int, last: Int)] = []
    for leaf in leaves {
      var last = lines.location(ofOffset: max(leaf.bytes.lowerBound, leaf.bytes.upperBound - 1)).line - 1
      last = max(last, leaf.line)
      if let previous = found.last, leaf.line <= previous.last {
        found[found.count - 1].last = max(previous.last, last)
      } else {
        found.append((leaf.line, last))
      }
    }
    return found
  }

  private func comment(of lines: ArraySlice<UInt8>) -> String {
    var result = ""
    var indentation: Int?
    for line in String(decoding: lines, as: UTF8.self).split(separator: "\n") where !line.trimmed.isEmpty {
      let own = line.prefix { $0 == " " }.count
      let indent = indentation ?? own
      result += String(repeating: " ", count: indent) + (indentation == nil ? "# English: " : "#          ")
      result += line.dropFirst(min(indent, own)) + "\n"
      indentation = indent
    }
    return result
  }

  /// The line of the first key of the file.
  private func firstKey(_ leaf: WordLeaves.Leaf, _ lines: LineIndex) -> Int {
    // Keys above the first text have no text of their own; they stand on the lines directly before it.
    let depth = leaf.isInFlow ? leaf.path.count - 2 : leaf.path.count - 1
    return lines.lineStarts[max(0, leaf.line - max(0, depth))]
  }
}
