internal import Candour
internal import SourceText

/// Marks and records in one file of words.
///
/// The file records one digest. It is written anew when every text whose English has changed was mended. A mark is a
/// comment line above the text: `# stale 1f2e3d4c english 9a8b7c6d labels.case: [-old-]{+new+}`.
struct WordFileUpdate {
  private(set) var bytes: [UInt8]
  /// Whether the digest was written anew.
  private(set) var isRecorded = false

  private struct Mark {
    var line: Int
    var mark: StaleMark
    var name: String
    var isKept = false
  }

  private let digest: String
  private let recorded: String?
  private let leaves: WordLeaves
  private var marks: [Mark] = []
  private var edits = ByteEdits()
  private var added: [TranslationUnit] = []
  private var waits = 0

  init(bytes: [UInt8], digest: String, recorded: String?) {
    self.bytes = bytes
    self.digest = digest
    self.recorded = recorded
    leaves = WordLeaves(bytes)
    for line in leaves.lines.lineStarts.indices {
      let text = String(decoding: bytes[range(ofLine: line)], as: UTF8.self).trimmed
      guard text.hasPrefix("# stale "), let mark = StaleMark(text.dropFirst(2)) else { continue }
      let rest = text.dropFirst(2 + mark.head.utf8.count).drop { $0 == " " }
      let name = rest.range(of: ": ").map { String(rest[..<$0.lowerBound]) } ?? ""
      marks.append(Mark(line: line, mark: mark, name: name))
    }
  }

  private func range(ofLine line: Int) -> Range<Int> {
    let starts = leaves.lines.lineStarts
    return starts[line]..<(line + 1 < starts.count ? starts[line + 1] : bytes.count)
  }

  /// Marks a text whose English has changed, or sees that it was mended.
  mutating func mark(_ unit: TranslationUnit, _ change: String, isRecorded: Bool) -> LanguageUpdate.Step {
    guard let leaf = leaves[unit.path] else { return .missing }
    let indent = String(decoding: bytes[range(ofLine: leaf.line)].prefix { $0 == 0x20 }, as: UTF8.self)
    let shown = change.split(separator: "\n").joined(separator: " ")
    return decide(
      unit.name, current: ContentDigest.short(leaf.text.utf8), isRecorded: isRecorded, line: leaf.line,
      comment: "\(unit.name): \(shown)", indent: indent)
  }

  /// Marks the file, where the earlier English file is not to be had.
  mutating func markWhole(isRecorded: Bool) -> LanguageUpdate.Step {
    let text = leaves.leaves.filter { $0.path != ["source"] }.map(\.text).joined(separator: "\n")
    return decide(
      "file", current: ContentDigest.short(text.utf8), isRecorded: isRecorded, line: 0,
      comment: "file: \(StaleMark.unknown)", indent: "")
  }

  private mutating func decide(
    _ name: String, current: String, isRecorded: Bool, line: Int, comment: String, indent: String
  ) -> LanguageUpdate.Step {
    let index = marks.firstIndex { $0.name == name && $0.mark.english == digest }
    if let index { marks[index].isKept = true }
    let isMended = index.map { marks[$0].mark.translation != current } ?? false
    if isMended { return .recorded }
    // A person says that the text needs no change. No text has this digest, so that the next run sees it too.
    let mark = StaleMark(translation: isRecorded ? "00000000" : current, english: digest)
    let text = "\(indent)# \(mark.head) \(comment)\n"
    if let index, isRecorded {
      edits.replace(range(ofLine: marks[index].line), with: text)
    } else if index == nil {
      edits.insert(text, at: leaves.lines.lineStarts[line])
    }
    if !isRecorded { waits += 1 }
    return isRecorded ? .recorded : index == nil ? .marked : .waiting
  }

  /// Makes an empty place for a text that is new in English, with the English as a comment above it.
  mutating func addPlace(for unit: TranslationUnit) { added.append(unit) }

  /// Writes the marks, or the new digest if nothing waits any more.
  mutating func finish() {
    if waits == 0, recorded != digest {
      var recording = ByteEdits()
      for mark in marks { recording.replace(range(ofLine: mark.line), with: "") }
      WordFileUpdate.record(digest, over: recorded, in: bytes, leaves, &recording)
      bytes = recording.applied(to: bytes)
      isRecorded = true
    } else {
      for mark in marks where !mark.isKept { edits.replace(range(ofLine: mark.line), with: "") }
      bytes = edits.isEmpty ? bytes : edits.applied(to: bytes)
    }
    for unit in added { bytes = WordFileUpdate.withPlace(for: unit, in: bytes) }
  }

  /// Writes the digest after `source: `, or in a new line before the first key.
  static func record(
    _ digest: String, over old: String?, in bytes: [UInt8], _ leaves: WordLeaves, _ edits: inout ByteEdits
  ) {
    if old != nil, let leaf = leaves[["source"]] {
      edits.replace(leaf.bytes, with: YAMLScalar.text(digest, inFlow: false))
      return
    }
    var line = 0
    for start in leaves.lines.lineStarts where start < bytes.count {
      let first = bytes[start]
      if first != 0x23, first != 0x20, first != 0x0A, first != 0x0D, first != 0x2D { break }
      line += 1
    }
    let place = line < leaves.lines.lineStarts.count ? leaves.lines.lineStarts[line] : bytes.count
    edits.insert("# The digest of the English file from which this one was made.\nsource: \(digest)\n\n", at: place)
  }

  private static func withPlace(for unit: TranslationUnit, in bytes: [UInt8]) -> [UInt8] {
    let token = "waiting-for-its-words"
    var editor = WordFileEditor(bytes)
    do throws(WordFileEditor.Fault) { try editor.set([(unit.path, token)]) } catch { return bytes }
    guard let leaf = WordLeaves(editor.bytes)[unit.path] else { return bytes }
    let lines = LineIndex(editor.bytes)
    let start = lines.lineStarts[leaf.line]
    let indent = String(decoding: editor.bytes[start...].prefix { $0 == 0x20 }, as: UTF8.self)
    let english = YAMLScalar.text(unit.english?.text ?? "", inFlow: false)
    var edits = ByteEdits()
    edits.insert("\(indent)# English: \(unit.path.last ?? ""): \(english)\n", at: start)
    let isSpaced = !leaf.isInFlow && leaf.bytes.lowerBound > 0 && editor.bytes[leaf.bytes.lowerBound - 1] == 0x20
    edits.replace(
      leaf.bytes.lowerBound - (isSpaced ? 1 : 0)..<leaf.bytes.upperBound,
      with: leaf.isInFlow && leaf.isItem ? "\"\"" : "")
    return edits.applied(to: editor.bytes)
  }
}
