package import Candour
internal import SourceText

/// Every text of a language beside its English.
package struct LanguageUnits: Sendable {
  /// The language.
  package let tag: String
  /// The units, document by document, then file of words by file of words, each in the order of the English file.
  package private(set) var units: [TranslationUnit] = []
  /// Files of the language that are not there, though English has them; a regional variant needs none of them.
  package private(set) var missingFiles: [String] = []

  let files: ContentFiles
  let archive: EnglishArchive
  let rules: WordRules
  private let content: Content
  /// Documents that every role has approved as they are.
  private let approved: Set<DocumentKind>

  /// Reads the units of a language.
  ///
  /// - Parameters:
  ///   - tag: The name of its folder.
  ///   - content: Content in which the contracts were read; the approvals of the language count if it was read too.
  ///   - archive: Where earlier English texts may be.
  package init(_ tag: String, content: Content, archive: EnglishArchive) {
    self.tag = tag
    self.content = content
    self.archive = archive
    files = content.files
    rules = WordRules(content.files)
    approved = Set(
      content.textStates([], of: tag).filter(\.isApproved).compactMap {
        DocumentKind(rawValue: $0.document)
      }
    )
    for contract in Self.contracts(of: tag, content) { read(sectionsOf: contract) }
    for name in ContentLoader.wordFiles { read(wordsOf: name) }
  }

  /// The documents of a language: all that every language has, and of the others those that are there.
  private static func contracts(of tag: String, _ content: Content) -> [DocumentContract] {
    let folders = LanguageTag.fallbacks(of: tag).map { "Locales/\($0)/" }
    return DocumentKind.allCases.compactMap { content.contracts[$0] }.filter { contract in
      !contract.isOptional || folders.contains { content.files.bytes(of: "\($0)\(contract.kind.rawValue).md") != nil }
    }
  }

  /// A regional folder holds only what differs, so nothing can be missing in it.
  package var isRegional: Bool { tag.contains("-") }

  /// The texts that a reader of the language gets: of a regional variant its own, and those of its language for the
  /// rest. A text of the language counts as approved if the variant's document is.
  package static func read(_ tag: String, content: Content, archive: EnglishArchive) -> LanguageUnits {
    let own = LanguageUnits(tag, content: content, archive: archive)
    guard own.isRegional, let base = LanguageTag.fallbacks(of: tag).dropFirst().first else { return own }
    var merged = own
    var rest = own.units
    merged.units = LanguageUnits(base, content: content, archive: archive).units.map { unit in
      if let index = rest.firstIndex(where: { $0.file == unit.file && $0.name == unit.name }) {
        return rest.remove(at: index)
      }
      var unit = unit
      if unit.state == .approved, !own.isApproved(unit.file) { unit.state = .done }
      if unit.state == .done, own.isApproved(unit.file) { unit.state = .approved }
      return unit
    }
    merged.units += rest
    return merged
  }

  /// Whether every role has approved the document of a file, or for a file of words every document.
  private func isApproved(_ file: String) -> Bool {
    DocumentKind.allCases.first { "\($0.rawValue).md" == file }.map(approved.contains)
      ?? (approved.count == Self.contracts(of: tag, content).count)
  }

  /// English and its variants are translated from nothing.
  private var isEnglish: Bool { LanguageTag.language(of: tag) == ContentLoader.masterTag }

  /// The languages that can be worked on: every folder but that of the English texts.
  package static func tags(in files: ContentFiles) -> [String] {
    files.checkedTags.filter { $0 != ContentLoader.masterTag }
  }

  /// The name under which a person finds a file.
  package func displayName(of path: String) -> String { files.displayName(of: path) }

  func path(_ file: String) -> String { "Locales/\(tag)/\(file)" }

  // MARK: - Sections

  private mutating func read(sectionsOf contract: DocumentContract) {
    let file = "\(contract.kind.rawValue).md"
    let english = SectionSource(files, path: EnglishArchive.path(file))
    let isPresent = files.bytes(of: path(file)) != nil
    let own = SectionSource(files, path: path(file))
    if !isPresent, !isRegional, !english.sections.isEmpty { missingFiles.append(file) }
    var found: [(order: Int, unit: TranslationUnit)] = []
    for section in own.sections {
      let master = english.index(for: section.comment)
      found.append(
        (
          master ?? Int.max,
          unit(
            file, section.comment, contract, english: master.map { english.english($0) }, own: own.translation(section))
        ))
    }
    if !isRegional {
      for (index, master) in english.sections.enumerated()
      where !contract.cases(of: master.comment).allSatisfy({ one in
        own.sections.contains { $0.comment.id == master.comment.id && $0.comment.serves(one.reader, one.trigger) }
      }) {
        found.append((index, unit(file, master.comment, contract, english: english.english(index), own: nil)))
      }
    }
    // A sort that keeps the order of equals: two variants may come from one English section.
    let ordered = found.enumerated().sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
    units += ordered.map(\.element.unit)
  }

  private func unit(
    _ file: String, _ comment: SectionComment, _ contract: DocumentContract, english: TranslationUnit.English?,
    own: TranslationUnit.Translation?
  ) -> TranslationUnit {
    var unit = TranslationUnit(
      file: file, name: comment.unitName, path: [], comment: comment, english: english, translation: own,
      state: .missing, guidance: contract.guidance(for: comment))
    if unit.hasText { unit.state = sectionState(unit, contract.kind) }
    unit.guidance += UnitText.notes(in: english?.text ?? "").filter { !Self.isMark($0) }
    return unit
  }

  private func sectionState(_ unit: TranslationUnit, _ kind: DocumentKind) -> TranslationUnit.State {
    if let english = unit.english, !isEnglish {
      guard let recorded = unit.translation?.recorded else { return .unrecorded }
      if recorded != english.digest { return .stale }
    }
    return approved.contains(kind) ? .approved : .done
  }

  /// Notes that the workshop itself has written are not for anybody else.
  static func isMark(_ note: String) -> Bool { note.hasPrefix("stale ") || note.hasPrefix("English") }

  // MARK: - Words

  private mutating func read(wordsOf file: String) {
    guard let englishBytes = files.bytes(of: EnglishArchive.path(file)) else { return }
    let ownBytes = files.bytes(of: path(file))
    if ownBytes == nil, !isRegional { missingFiles.append(file) }
    let english = WordLeaves(englishBytes)
    let own = WordLeaves(ownBytes ?? [])
    let digest = ContentDigest.short(englishBytes)
    let recorded = isEnglish ? digest : ownBytes.flatMap { ContentLoader.recordedSource($0) }
    let before = recorded == digest ? nil : recorded.flatMap { archive.file($0) }.map { WordLeaves($0) }
    let isApproved = self.isApproved(file)
    let notes = WordNotes(englishBytes, english)
    for leaf in english.leaves where !rules.isCode(leaf.path, in: file) && !leaf.text.isEmpty {
      let target = own[leaf.path]
      let isWaiting = target?.text.isEmpty ?? true
      if target == nil && isRegional || isWaiting && rules.isOptional(leaf.path, in: file) { continue }
      if target == nil, file == "disclaimers.yml", DisclaimerPlace(leaf.path)?.isServed(in: own) == true { continue }
      var unit = TranslationUnit(
        file: file, name: leaf.path.joined(separator: "."), path: leaf.path, comment: nil,
        english: .init(text: leaf.text, digest: digest, path: EnglishArchive.path(file), range: leaf.range),
        translation: target.map {
          .init(text: $0.text, recorded: recorded, path: path(file), bytes: $0.bytes, range: $0.range)
        }, state: .missing, guidance: notes.notes(for: leaf) + meaning(of: leaf.path, in: file))
      if unit.hasText {
        // A file of words records one digest. Which of its texts have changed is known if the earlier file is.
        unit.state =
          recorded == nil
          ? .unrecorded
          : recorded != digest && before?[leaf.path]?.text != leaf.text ? .stale : isApproved ? .approved : .done
      }
      units.append(unit)
    }
  }

  private func meaning(of path: [String], in file: String) -> [String] {
    guard file == "disclaimers.yml", let meaning = content.meanings.first(where: { $0.id == path.first }) else {
      return []
    }
    if let atom = path.firstIndex(of: "atoms") {
      return [
        "\(meaning.id): the words of the text that carry “\(path[(atom + 1)...].joined())”, a piece of it letter for letter."
      ]
    }
    return ["\(meaning.id) must mean: \(meaning.meaning)", "Its parts: \(meaning.atoms.joined(separator: ", "))."]
  }
}

/// The sections of a file.
struct SectionSource {
  let path: String
  let bytes: [UInt8]
  let sections: [SectionScanner.Section]

  init(_ files: ContentFiles, path: String) {
    self.path = path
    bytes = files.bytes(of: path) ?? []
    sections = SectionScanner.sections(of: bytes)
  }

  /// The English section for the same reader and trigger, as staleness finds it.
  func index(for comment: SectionComment) -> Int? {
    let reader = comment.readers.min()
    let trigger = comment.triggers.min()
    return sections.firstIndex { $0.comment.id == comment.id && $0.comment.serves(reader, trigger) }
  }

  func text(_ section: SectionScanner.Section) -> String { String(decoding: bytes[section.body], as: UTF8.self) }

  func english(_ index: Int) -> TranslationUnit.English {
    let section = sections[index]
    return .init(text: text(section), digest: section.digest, path: path, range: section.commentRange)
  }

  func translation(_ section: SectionScanner.Section) -> TranslationUnit.Translation {
    .init(
      text: text(section), recorded: section.comment.source, path: path, bytes: section.body,
      range: section.commentRange)
  }
}

extension SectionComment {
  /// Whether the variant is for a reader and a trigger; nil stands for any.
  func serves(_ reader: String?, _ trigger: String?) -> Bool {
    (reader.map { readers.isEmpty || readers.contains($0) } ?? true)
      && (trigger.map { triggers.isEmpty || triggers.contains($0) } ?? true)
  }

  /// `your-choice.adult.young-person.before`
  var unitName: String { ([id] + readers + triggers).joined(separator: ".") }
}

extension DocumentContract {
  /// The readers and triggers that a section is for.
  func cases(of comment: SectionComment) -> [(reader: String?, trigger: String)] {
    let wanted = sections.first { $0.id == comment.id }?.trigger
    let readers: [String?] = self.readers.isEmpty ? [nil] : self.readers.map(\.rawValue)
    return triggers.filter { wanted == nil || wanted == $0 }.flatMap { trigger in
      readers.filter { comment.serves($0, trigger.rawValue) }.map { ($0, trigger.rawValue) }
    }
  }

  /// What the contract asks of a section, in sentences for translators.
  func guidance(for comment: SectionComment) -> [String] {
    guard let section = sections.first(where: { $0.id == comment.id }) else { return [] }
    var found = section.says.isEmpty ? [] : ["It must say: \(section.says)"]
    let byTrigger = comment.triggers.compactMap(Trigger.init(rawValue:)).flatMap { section.valuesByTrigger[$0] ?? [] }
    let values = section.values + byTrigger
    if !values.isEmpty { found.append("It must use: \(values.map { "{{\($0)}}" }.joined(separator: ", ")).") }
    return found
  }
}

/// The comments of the writers above the entries of an English file of words.
struct WordNotes {
  private let lines: [String]
  private let leaves: WordLeaves

  init(_ bytes: [UInt8], _ leaves: WordLeaves) {
    lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
    self.leaves = leaves
  }

  /// The comment lines directly above the entry, as one note.
  func notes(for leaf: WordLeaves.Leaf) -> [String] {
    var found: [String] = []
    var line = leaf.line - 1
    while line >= 0, lines.indices.contains(line), lines[line].trimmed.hasPrefix("#") {
      found.insert(String(lines[line].trimmed.drop { $0 == "#" || $0 == " " }), at: 0)
      line -= 1
    }
    return found.isEmpty ? [] : [found.joined(separator: " ")]
  }
}
