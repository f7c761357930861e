internal import Candour
internal import SourceText

/// Puts texts that came back into the files of the language.
extension XLIFFImport {
  mutating func write(sections returned: [Returned], _ file: String) {
    let path = units.path(file)
    guard let bytes = units.files.bytes(of: path) else {
      return report(
        .error, "xliff-structure", path, .startOfFile, "The language has no file \(file) yet.",
        "The texts need their place.", "Make it first: candour locales new \(units.tag).")
    }
    let own = units.units.filter { $0.file == file }
    let sections = SectionScanner.sections(of: bytes)
    var edits = ByteEdits()
    for item in returned {
      guard let translation = item.unit.translation,
        let section = sections.first(where: { $0.body == translation.bytes })
      else {
        let place = LanguageUpdate.place(for: item.unit, in: own, sections, bytes.count)
        edits.insert(XLIFFImport.section(item), at: place)
        continue
      }
      // Notes of the workshop have done their work.
      let isMark = { (note: String) in StaleMark(note) != nil || note.hasPrefix("English:") }
      if item.source == item.unit.english?.digest {
        for range in NoteText.ranges(in: bytes, within: section.body, where: isMark) { edits.replace(range, with: "") }
      }
      LanguageUpdate.record(item.source, in: section, bytes, &edits)
      XLIFFImport.put(item.text, into: section.body, item.unit, &edits)
    }
    let new = edits.applied(to: bytes)
    if new != bytes { changes.append(FileChange(path: path, bytes: new)) }
  }

  /// Replaces the segments that differ, or puts the text behind the notes of an empty section.
  private static func put(_ text: String, into body: Range<Int>, _ unit: TranslationUnit, _ edits: inout ByteEdits) {
    let old = TextFrame(unit.translation?.text ?? "")
    let new = TextFrame(text)
    if unit.hasText, old.signature == new.signature {
      for (range, text) in zip(old.segments, new.texts) where String(decoding: old.bytes[range], as: UTF8.self) != text
      {
        edits.replace(body.lowerBound + range.lowerBound..<body.lowerBound + range.upperBound, with: text)
      }
      return
    }
    // The blank lines at the end of the section stay.
    var end = old.bytes.count
    while end > 0, old.bytes[end - 1] == 0x0A || old.bytes[end - 1] == 0x20 { end -= 1 }
    guard unit.hasText else {
      return edits.insert("\n\n" + UnitText.substance(text), at: body.lowerBound + end)
    }
    let notes = NoteText.ranges(in: old.bytes, within: 0..<old.bytes.count) { _ in true }
    let start = notes.last?.upperBound ?? 0
    edits.replace(
      body.lowerBound + start..<body.lowerBound + max(start, end), with: "\n\n" + UnitText.substance(text))
  }

  private static func section(_ item: Returned) -> String {
    guard let comment = item.unit.comment else { return "" }
    let line = SectionSkeleton.line(comment, source: item.source)
    return "\(line)\n\n\(UnitText.substance(item.text))\n\n"
  }

  mutating func write(
    words new: [Returned], all: [Returned], _ own: [TranslationUnit], _ file: ExchangeFile, _ name: String
  ) {
    let path = units.path(file.file)
    guard let bytes = units.files.bytes(of: path) else {
      return report(
        .error, "xliff-structure", path, .startOfFile, "The language has no file \(file.file) yet.",
        "The texts need their place.", "Make it first: candour locales new \(units.tag).")
    }
    var texts = new.map { (path: $0.unit.path, text: $0.text) }
    // What is nothing but values has no segment: it comes with its neighbours.
    let neighbours = Set(all.map { Array($0.unit.path.dropLast()) })
    texts += own.filter { unit in
      !unit.hasText && TextFrame(unit.english?.text ?? "").segments.isEmpty
        && neighbours.contains(Array(unit.path.dropLast()))
    }
    .map { ($0.path, $0.english?.text ?? "") }
    var editor = WordFileEditor(bytes)
    do throws(WordFileEditor.Fault) { try editor.set(texts) } catch {
      return report(
        .error, "xliff-structure", path, .startOfFile, "The text \(error.path.joined(separator: ".")) finds no place.",
        "The file is built otherwise than the English one.", "Add the key by hand, then import again.")
    }
    var result = editor.bytes
    // The file records one digest: it is that of the English file if every text of it is of that file.
    let digest = own.first?.english?.digest
    let current = Set(all.filter { $0.source == digest }.map(\.unit.name))
    let isCurrent = own.allSatisfy {
      current.contains($0.name) || $0.state == .done || $0.state == .approved || texts.map(\.path).contains($0.path)
    }
    let recorded = ContentLoader.recordedSource(result)
    var wanted = isCurrent && all.allSatisfy { $0.source == digest } ? digest : nil
    // A text of an earlier English text must not pass for one of the current text.
    if recorded == digest { wanted = new.first { $0.source != digest }?.source ?? wanted }
    if let wanted, recorded != wanted {
      var edits = ByteEdits()
      WordFileUpdate.record(wanted, over: recorded, in: result, WordLeaves(result), &edits)
      result = edits.applied(to: result)
    }
    if result != bytes { changes.append(FileChange(path: path, bytes: result)) }
  }
}
