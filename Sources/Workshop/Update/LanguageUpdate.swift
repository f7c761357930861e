internal import Candour
internal import SourceText

/// Compares a language with the English texts as they are now: marks what is stale, shows what has changed, and records
/// the new source of what a person has mended.
///
/// No text is touched: only notes, the digest in the comment of a section, and the line `source:` of a file of words.
package struct LanguageUpdate: Sendable {
  /// What was found or done.
  package enum Step: String, Sendable {
    /// The English has changed; a note now says so beside the text.
    case marked
    /// The note stands there since an earlier run, and the text has not been touched.
    case waiting
    /// The text was mended, or a person says that it need not be; its source is recorded.
    case recorded
    /// A place was made for a text that is new in English.
    case added
    /// There is no text yet.
    case missing
  }

  /// One text and what came of it.
  package struct Item: Sendable {
    package var step: Step
    /// `patient-information.md/your-choice.adult.before`
    package var name: String
    package var path: String
    package var line: Int
    /// What has changed in English, word by word; nil where nothing was compared.
    package var difference: String?
  }

  package private(set) var items: [Item] = []
  /// Files to write.
  package private(set) var changes: [FileChange] = []
  /// Names that were to be recorded and that no stale text has.
  package private(set) var unknownNames: [String] = []

  /// Files with texts that were recorded as mended, or as in need of no change: a person stands behind each of them.
  package private(set) var recordedFiles: [String] = []

  private let units: LanguageUnits
  private let wanted: [String]
  private var used: Set<String> = []

  /// Compares.
  ///
  /// - Parameters:
  ///   - units: The texts of the language.
  ///   - recording: Texts that need no change, by name, file or section; `all` for every one.
  package init(_ units: LanguageUnits, recording: [String] = []) {
    self.units = units
    wanted = recording
    for kind in DocumentKind.allCases { updateSections("\(kind.rawValue).md") }
    for file in ContentLoader.wordFiles { updateWords(file) }
    unknownNames = wanted.filter { $0 != "all" && !used.contains($0) }
  }

  /// Whether a person said that a text needs no change.
  private mutating func isWanted(_ unit: TranslationUnit) -> Bool {
    let names = [unit.file, "\(unit.file)/\(unit.name)", unit.name, unit.comment?.id ?? "", "all"]
    let found = wanted.filter(names.contains)
    used.formUnion(found)
    return !found.isEmpty
  }

  // MARK: - Sections

  private mutating func updateSections(_ file: String) {
    let path = units.path(file)
    guard let bytes = units.files.bytes(of: path) else { return }
    let own = units.units.filter { $0.file == file }
    let comments = SectionScanner.sections(of: bytes)
    var edits = ByteEdits()
    var found: [(item: Item, unit: TranslationUnit)] = []
    for unit in own {
      guard let english = unit.english else { continue }
      guard let translation = unit.translation,
        let section = comments.first(where: { $0.body == translation.bytes })
      else {
        edits.insert(SectionSkeleton.section(unit), at: LanguageUpdate.place(for: unit, in: own, comments, bytes.count))
        found.append((item(.added, unit), unit))
        continue
      }
      let marks = NoteText.ranges(in: bytes, within: section.body) { StaleMark($0) != nil }
      if !unit.hasText {
        refresh(section, english, bytes, &edits)
        found.append((item(.missing, unit), unit))
        continue
      }
      guard unit.state == .stale || unit.state == .unrecorded else {
        for range in marks { edits.replace(range, with: "") }
        continue
      }
      let digest = StaleMark.digest(translation.text)
      let mark = UnitText.notes(in: translation.text).lazy.compactMap { StaleMark($0) }.first
      let isSame = mark?.english == english.digest
      let isMended = isSame && mark?.translation != digest
      let difference = self.difference(translation.recorded, english)
      if isWanted(unit) || isMended {
        for range in marks { edits.replace(range, with: "") }
        LanguageUpdate.record(english.digest, in: section, bytes, &edits)
        found.append((item(.recorded, unit), unit))
        if !recordedFiles.contains(file) { recordedFiles.append(file) }
      } else if isSame {
        found.append((item(.waiting, unit, difference ?? StaleMark.unknown), unit))
      } else {
        for range in marks { edits.replace(range, with: "") }
        let new = StaleMark(translation: digest, english: english.digest)
        let shown = difference ?? StaleMark.unknown
        edits.insert("\n\n" + NoteText.note("\(new.head)\n\(shown)\n"), at: section.commentBytes.upperBound)
        found.append((item(.marked, unit, shown), unit))
      }
    }
    finish(path, bytes, edits, found)
  }

  private func item(_ step: Step, _ unit: TranslationUnit, _ difference: String? = nil) -> Item {
    Item(
      step: step, name: "\(unit.file)/\(unit.name)", path: units.path(unit.file),
      line: unit.translation?.range.lowerBound.line ?? 1, difference: difference)
  }

  private func difference(_ recorded: String?, _ english: TranslationUnit.English) -> String? {
    recorded.flatMap { units.archive.section($0) }.map {
      WordDifference(from: $0, to: UnitText.substance(english.text)).text
    }
  }

  /// Where a section that is new in English belongs: behind the one before it, else before the first.
  static func place(
    for unit: TranslationUnit, in own: [TranslationUnit], _ sections: [SectionScanner.Section], _ count: Int
  ) -> Int {
    guard let index = own.firstIndex(where: { $0.name == unit.name }) else { return count }
    if let before = own[..<index].last(where: { $0.translation != nil })?.translation { return before.bytes.upperBound }
    return sections.first?.commentBytes.lowerBound ?? count
  }

  /// A section without text shows the English as it is now.
  private func refresh(
    _ section: SectionScanner.Section, _ english: TranslationUnit.English, _ bytes: [UInt8], _ edits: inout ByteEdits
  ) {
    guard section.comment.source != english.digest else { return }
    for range in NoteText.ranges(in: bytes, within: section.body, where: { $0.hasPrefix("English:") }) {
      edits.replace(range, with: "\n\n" + SectionSkeleton.englishNote(english.text))
    }
    LanguageUpdate.record(english.digest, in: section, bytes, &edits)
  }

  static func record(
    _ digest: String, in section: SectionScanner.Section, _ bytes: [UInt8], _ edits: inout ByteEdits
  ) {
    let comment = String(decoding: bytes[section.commentBytes], as: UTF8.self)
    let start = section.commentBytes.lowerBound
    func offset(_ index: String.Index) -> Int { start + comment.utf8.distance(from: comment.startIndex, to: index) }
    if let old = section.comment.source, let key = comment.range(of: "source:"),
      let place = comment[key.upperBound...].range(of: old)
    {
      edits.replace(offset(place.lowerBound)..<offset(place.upperBound), with: digest)
    } else if let end = comment.range(of: "-->") {
      let isSpaced = comment[..<end.lowerBound].last == " "
      edits.insert((isSpaced ? "" : " ") + "source: \(digest) ", at: offset(end.lowerBound))
    }
  }

  private mutating func finish(
    _ path: String, _ bytes: [UInt8], _ edits: ByteEdits, _ found: [(item: Item, unit: TranslationUnit)]
  ) {
    let new = edits.isEmpty ? bytes : edits.applied(to: bytes)
    if new != bytes { changes.append(FileChange(path: path, bytes: new)) }
    let lines = SectionScanner.sections(of: new).reduce(into: [String: Int]()) {
      $0[$1.comment.unitName] = $1.commentRange.lowerBound.line
    }
    items += found.map { item, unit in
      var item = item
      item.line = lines[unit.name] ?? item.line
      return item
    }
  }

  // MARK: - Words

  private mutating func updateWords(_ file: String) {
    let path = units.path(file)
    guard let bytes = units.files.bytes(of: path) else { return }
    let own = units.units.filter { $0.file == file }
    guard let digest = own.first?.english?.digest else { return }
    let recorded = ContentLoader.recordedSource(bytes)
    // A region has no digest of its own: it is stale with its language.
    if units.isRegional { return }
    var file = WordFileUpdate(bytes: bytes, digest: digest, recorded: recorded)
    let before = recorded.flatMap { units.archive.file($0) }.map { WordLeaves($0) }
    for unit in own where !unit.hasText {
      let step = unit.translation == nil ? Step.added : .missing
      if step == .added { file.addPlace(for: unit) }
      items.append(item(step, unit))
    }
    if recorded != digest {
      if let before {
        for unit in own where unit.state == .stale {
          let change = WordDifference(from: before[unit.path]?.text ?? "", to: unit.english?.text ?? "").text
          step(unit, change, file.mark(unit, change, isRecorded: isWanted(unit)))
        }
      } else if let first = own.first(where: \.hasText) {
        var whole = first
        whole.name = "as a whole"
        whole.translation?.range = .startOfFile
        step(whole, StaleMark.unknown, file.markWhole(isRecorded: isWanted(whole)))
      }
    }
    file.finish()
    if file.bytes != bytes { changes.append(FileChange(path: path, bytes: file.bytes)) }
    // Marks and new places have moved the lines.
    let leaves = WordLeaves(file.bytes)
    let lines = own.reduce(into: [String: Int]()) { lines, unit in
      if let leaf = leaves[unit.path] { lines["\(unit.file)/\(unit.name)"] = leaf.line + 1 }
    }
    for index in items.indices where items[index].path == path {
      items[index].line = lines[items[index].name] ?? items[index].line
    }
    if file.isRecorded, own.allSatisfy({ $0.state != .stale && $0.state != .unrecorded }), recorded != digest {
      // Only comments have changed in English.
      items.append(Item(step: .recorded, name: own.first?.file ?? "", path: path, line: 1, difference: nil))
    }
  }

  private mutating func step(_ unit: TranslationUnit, _ change: String, _ step: Step) {
    if step == .recorded, !recordedFiles.contains(unit.file) { recordedFiles.append(unit.file) }
    items.append(item(step, unit, step == .recorded ? nil : change))
  }
}
