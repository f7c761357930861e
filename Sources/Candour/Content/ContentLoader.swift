internal import CommonMark
internal import Readability
internal import SourceText
internal import Wording
internal import YAML

/// Reads the files of content into values, and collects every fault.
package struct ContentLoader {
  let files: ContentFiles
  var diagnostics: [Diagnostic] = []
  private var placeholders = PlaceholderDictionary()
  private var contracts: [DocumentKind: DocumentContract] = [:]
  /// The sections of the English documents, from which the others are translated.
  private var masterSections: [DocumentKind: [SectionScanner.Section]] = [:]
  private var masterDigests: [String: String] = [:]
  private(set) var meanings: [DisclaimerMeaning] = []
  private(set) var wordingRules: WordingRules?
  var hasBuiltInRules = false
  private var readsProfiles = false
  /// How the locale that is being read spells the texts of its language.
  private var respelling = Respelling()
  /// The profiles that were read, by folder: regions share that of their language.
  var profiles: [String: LanguageProfile?] = [:]
  /// The lists of words that were read, by folder: regions share those of their language.
  private var languageWords: [String: LanguageWords] = [:]

  /// The language of the master texts. It is the source of all translations (DESIGN.md, layout).
  package static let masterTag = "en"
  package static let wordFiles = ["disclaimers.yml", "vocabulary.yml", "page.yml"]

  init(files: ContentFiles) { self.files = files }

  mutating func load(languages: Set<String>?, countries: Set<String>?, readability: Bool) -> Content {
    readsProfiles = readability
    reportFolders(languages: languages, countries: countries)
    if let root = readYAML("Templates/placeholders.yml")?.root { placeholders = PlaceholderDictionary(root) }
    meanings = loadMeanings()
    wordingRules = loadWordingRules()
    // Only explained, never needed for a document; but a fault in it must not pass a check of all content.
    if languages == nil { _ = readYAML("Templates/diagnostics.yml") }
    for kind in DocumentKind.allCases { loadContract(kind) }
    let tags = files.checkedTags
    var locales: [String: LocaleContent] = [:]
    let wanted = (languages ?? Set(tags)).sorted()
    if wanted.contains(where: { LanguageTag.language(of: $0) != Self.masterTag }) { loadMaster() }
    for tag in wanted where tags.contains(LanguageTag.language(of: tag)) { locales[tag] = loadLocale(tag, tags: tags) }
    var loadedCountries: [String: Country] = [:]
    for code in files.countryCodes where countries?.contains(code) ?? true {
      guard let (root, index, bytes) = readYAML("Locales/countries/\(code).yml") else { continue }
      loadedCountries[code] = Country(root, code: code, file: index, bytes: bytes)
    }
    return Content(
      files: files, placeholders: placeholders, meanings: meanings, contracts: contracts, locales: locales,
      countries: loadedCountries,
      countryMarkers: CountryMarkers(
        files.countryCodes.map { code in
          let path = "Locales/countries/\(code).yml"
          return (code, loadedCountries[code]?.markers ?? Country.markers(in: files.bytes(of: path) ?? []))
        }),
      languageTags: files.languageTags, countryCodes: files.countryCodes, figureUnits: loadFigureUnits(),
      languageNames: loadLanguageNames(), wordingRules: wordingRules,
      signs: loadSigns(), functionWords: FunctionWords(files), suppressions: loadSuppressions(),
      agreement: loadAgreement(placeholders),
      stylesheet: text("Templates/page.css"), logo: text("Templates/logo.svg"),
      caseDictionary: loadCaseDictionary())
  }

  private func text(_ path: String) -> String { String(decoding: files.bytes(of: path) ?? [], as: UTF8.self) }

  private mutating func loadCaseDictionary() -> CaseDictionary? {
    do throws(CaseDictionaryError) {
      return try CaseDictionary(
        reading: files.bytes(of: "Templates/case-fields.yml") ?? [],
        personalData: files.bytes(of: "Templates/personal-data.yml") ?? [])
    } catch {
      diagnostics += error.diagnostics
      return nil
    }
  }

  private mutating func loadLanguageNames() -> [String: String] {
    (readYAML("Templates/languages.yml")?.root.map ?? []).reduce(into: [:]) { $0[$1.key] = $1.value.text }
  }

  private mutating func loadFigureUnits() -> [String: Set<String>] {
    guard let root = readYAML("Templates/figures.yml")?.root else { return [:] }
    return (root.map ?? []).reduce(into: [:]) { $0[$1.key] = Set(($1.value.list ?? []).compactMap(\.text)) }
  }

  // MARK: - Contracts

  private mutating func loadMeanings() -> [DisclaimerMeaning] {
    guard let root = readYAML("Templates/disclaimers.yml")?.root else { return [] }
    return (root.map ?? []).map { entry in
      DisclaimerMeaning(
        id: entry.key, name: entry.value["name"]?.text ?? entry.key, meaning: entry.value["meaning"]?.text ?? "",
        basis: entry.value["basis"]?.text ?? "", atoms: (entry.value["atoms"]?.list ?? []).compactMap(\.text),
        beside: lists(entry.value["beside"]), unless: lists(entry.value["unless"]))
    }
  }

  private func lists(_ node: YAMLNode?) -> [String: [String]] {
    (node?.map ?? []).reduce(into: [:]) { $0[$1.key] = ($1.value.list ?? []).compactMap(\.text) }
  }

  private mutating func loadContract(_ kind: DocumentKind) {
    let path = "Templates/\(kind.rawValue).md"
    guard let bytes = files.bytes(of: path), let index = files.index(of: path) else {
      missingFile(path)
      return
    }
    guard let root = parseYAML(head(of: bytes), path: path) else { return }
    contracts[kind] = DocumentContract(root, kind: kind, file: index, bytes: bytes, dictionary: placeholders)
  }

  /// The lines from the first `---` to before the second.
  private func head(of bytes: [UInt8]) -> [UInt8] {
    let lines = LineIndex(bytes)
    for start in lines.lineStarts.dropFirst() where bytes[start...].starts(with: Array("---".utf8)) {
      return Array(bytes[..<start])
    }
    return bytes
  }

  private mutating func loadMaster() {
    for kind in DocumentKind.allCases {
      guard let bytes = files.bytes(of: "Locales/\(Self.masterTag)/\(kind.rawValue).md") else { continue }
      masterSections[kind] = SectionScanner.sections(of: bytes)
    }
    for name in Self.wordFiles {
      masterDigests[name] = ContentDigest.short(files.bytes(of: "Locales/\(Self.masterTag)/\(name)") ?? [])
    }
  }

  // MARK: - Locales

  private mutating func loadLocale(_ tag: String, tags: [String]) -> LocaleContent {
    let folders = LanguageTag.fallbacks(of: tag).filter(tags.contains)
    respelling = loadRespelling(folders)
    defer { respelling = Respelling() }
    // A language that has no documents yet still has its rules of wording, which serve texts of others.
    let hasDocuments = files.languageTags.contains(LanguageTag.language(of: tag))
    var tables: [String: StringTable] = [:]
    var lacksWords = false
    for name in ["locale.yml"] + Self.wordFiles where name != "disclaimers.yml" {
      var table = StringTable()
      for folder in folders.reversed() {
        let isOptional = folder.contains("-") || !hasDocuments && name != "locale.yml"
        let known = diagnostics.count
        guard let (root, index, _) = readYAML("Locales/\(folder)/\(name)", isOptional: isOptional) else {
          lacksWords = lacksWords || diagnostics.count > known
          continue
        }
        table.overlay(StringTable(root, file: index))
        if name == "locale.yml", !folder.contains("-"), WaitingWords.isWaiting(root) {
          diagnostics.append(WaitingWords.diagnostic(.error, file: files.displayName(of: files.paths[index])))
        }
      }
      tables[name] = table
    }
    let locale = tables["locale.yml"] ?? StringTable()
    let disclaimers = hasDocuments ? loadDisclaimers(folders, &lacksWords) : DisclaimerWordings()
    let words = loadWords(folders)
    var content = LocaleContent(
      tag: tag, folders: folders, formats: LocaleFormats(locale), locale: locale,
      page: tables["page.yml"] ?? StringTable(), vocabulary: tables["vocabulary.yml"] ?? StringTable(),
      disclaimers: disclaimers, atoms: words.atoms, documents: [:], approvals: Approvals(),
      segmentation: ContentLoader.segmentation(locale), wording: words.wording, plain: words.plain,
      glossary: words.glossary, profile: readsProfiles ? loadProfile(folders) : nil, digests: [:], staleParts: [:])
    content.respelling = respelling
    content.lacksWords = lacksWords
    for kind in DocumentKind.allCases where hasDocuments {
      content.documents[kind] = loadDocument(kind, folders: folders)
      if content.documents[kind] == nil, contracts[kind]?.isOptional == true { continue }
      content.digests[kind] = digest(of: kind, folders: folders)
      content.staleParts[kind] = staleParts(of: kind, content: content)
    }
    content.approvals = loadApprovals(folders, contracts: contracts, digests: content.digests)
    return content
  }

  /// The lists of words of a language, read once for it and its regions: to compile the words of forbidden wording takes
  /// longer than all else. Only a region that spells otherwise reads them anew.
  private mutating func loadWords(_ folders: [String]) -> LanguageWords {
    guard let folder = folders.last else { return LanguageWords() }
    if respelling.isEmpty, let known = languageWords[folder] { return known }
    let words = LanguageWords(
      atoms: loadAtoms(folder), wording: loadWording(folder), plain: loadPlainLanguage(folder),
      glossary: loadGlossary(folder))
    if respelling.isEmpty { languageWords[folder] = words }
    return words
  }

  /// What sentence counting needs to know of the language, from `sentences` in `locale.yml`.
  private static func segmentation(_ locale: StringTable) -> SegmentationProfile {
    var table = ProfileTable()
    func isWanted(_ path: String) -> Bool { path.hasPrefix("sentences.") || path == "dates.months" }
    for (path, entry) in locale.entries where isWanted(path) { table.add(path, entry.text) }
    for (path, list) in locale.lists where isWanted(path) { for entry in list { table.add(path, entry.text) } }
    return SegmentationProfile(table)
  }

  /// The digest of all that makes the text of a document: a change of one byte makes it a draft again.
  private func digest(of kind: DocumentKind, folders: [String]) -> String {
    var parts: [(name: String, bytes: [UInt8])] = [("contract", contracts[kind]?.bytes ?? [])]
    for folder in folders {
      for name in ["\(kind.rawValue).md", "locale.yml"] + Self.wordFiles {
        parts.append((folder + "/" + name, files.bytes(of: "Locales/\(folder)/\(name)") ?? []))
      }
    }
    return ContentDigest.hexadecimal(parts: parts)
  }

  private mutating func loadDocument(_ kind: DocumentKind, folders: [String]) -> DocumentTemplate? {
    var result: DocumentTemplate?
    for folder in folders.reversed() {
      let path = "Locales/\(folder)/\(kind.rawValue).md"
      guard let bytes = files.bytes(of: path), let index = files.index(of: path) else {
        if !folder.contains("-"), contracts[kind]?.isOptional != true { missingFile(path) }
        continue
      }
      let spelt = respelling.applied(to: bytes)
      guard let template = compile(spelt, kind: kind, path: path, file: index) else { continue }
      guard var base = result else {
        result = template
        continue
      }
      // A regional variant replaces whole sections, all readers and triggers of one id at a time.
      let replaced = Set(template.sections.map(\.id))
      var sections: [SectionTemplate] = []
      for section in base.sections {
        if !replaced.contains(section.id) {
          sections.append(section)
        } else if !sections.contains(where: { $0.id == section.id }) {
          sections += template.sections.filter { $0.id == section.id }
        }
      }
      base.sections = sections
      result = base
    }
    return result
  }

  private mutating func compile(_ bytes: [UInt8], kind: DocumentKind, path: String, file: Int) -> DocumentTemplate? {
    let name = files.displayName(of: path)
    guard let tree = parseMarkdown(bytes, name: name) else { return nil }
    let source = MarkupSource(bytes)
    var compiler = TemplateCompiler(
      dictionary: placeholders, file: file, fileName: name, source: source, map: .identity)
    var sections: [SectionTemplate] = []
    let digests = SectionScanner.sections(of: bytes).map(\.digest)
    var open: (comment: SectionComment, origin: Origin, blocks: [Int])?
    func close() {
      guard let section = open else { return }
      let digest = sections.count < digests.count ? digests[sections.count] : ""
      sections.append(
        SectionTemplate(
          id: section.comment.id, readers: Self.set(section.comment.readers),
          triggers: Self.set(section.comment.triggers),
          source: section.comment.source, digest: digest, blocks: compiler.compile(tree, blocks: section.blocks),
          origin: section.origin))
    }
    var index = 1
    while index < tree.nodes.count {
      let node = tree.nodes[index]
      if node.kind == .htmlBlock, node.text.hasPrefix("<!--"), !CommentText.isAll(of: node.text) {
        report(
          .error, "template-html", name, node.range, "Words behind a comment are not shown.", CommentText.explanation)
      }
      if node.kind == .htmlBlock, let comment = SectionComment(CommentText.first(of: node.text)) {
        close()
        let origin = Origin(file: file, range: node.range ?? .startOfFile)
        check(comment, origin: origin, name: name)
        open = (comment, origin, [])
      } else if node.kind != .htmlBlock || !node.text.hasPrefix("<!--") || node.text.hasPrefix("<!-- section") {
        if open == nil {
          report(
            .error, "template-text-outside-section", name, node.range, "This text stands before the first section.",
            "Every text belongs to a section; it would not be printed.")
        }
        open?.blocks.append(index)
      }
      index = node.end
    }
    close()
    diagnostics += compiler.diagnostics
    return DocumentTemplate(kind: kind, file: file, sections: sections)
  }

  private static func set<Value: RawRepresentable<String> & Hashable>(_ words: [String]) -> Set<Value>? {
    words.isEmpty ? nil : Set(words.compactMap(Value.init(rawValue:)))
  }

  private mutating func check(_ comment: SectionComment, origin: Origin, name: String) {
    for word in comment.unknown {
      report(
        .error, "section-comment", name, origin.range, "“\(word)” is not an attribute of a section.",
        "Known are reader, trigger and source, each with a colon.")
    }
    for word in comment.readers where Reader(rawValue: word) == nil {
      report(
        .error, "section-comment", name, origin.range, "There is no reader “\(word)”.",
        "Readers: \(Reader.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    for word in comment.triggers where Trigger(rawValue: word) == nil {
      report(
        .error, "section-comment", name, origin.range, "There is no trigger “\(word)”.", "Triggers: before, after.")
    }
  }

  private mutating func loadDisclaimers(_ folders: [String], _ lacksWords: inout Bool) -> DisclaimerWordings {
    var wordings = DisclaimerWordings()
    // The most exact folder first: the first wording that fits is taken.
    for folder in folders {
      let path = "Locales/\(folder)/disclaimers.yml"
      let known = diagnostics.count
      guard let (root, index, bytes) = readYAML(path, isOptional: folder.contains("-")) else {
        lacksWords = lacksWords || diagnostics.count > known
        continue
      }
      let table = StringTable(root, file: index)
      let lines = LineIndex(bytes)
      for entry in root.map ?? [] where entry.key != "source" {
        for audience in entry.value["texts"]?.map ?? [] {
          for when in audience.value.map ?? [] {
            let prefix = "\(entry.key).texts.\(audience.key).\(when.key)"
            var wording = DisclaimerWording(
              audience: audience.key, when: when.key, blocks: [], atoms: [], text: table[prefix + ".text"],
              origin: Origin(file: index, range: when.keyRange))
            for atom in table.keys[prefix + ".atoms"] ?? [] {
              if let words = table[prefix + ".atoms." + atom] { wording.atoms.append((atom, words)) }
            }
            if let text = wording.text {
              wording.blocks = compileDisclaimer(text, path: path, bytes: bytes, lines: lines)
            }
            // A place that waits for its words is no wording.
            if wording.text != nil || !wording.atoms.isEmpty { wordings.add(wording, id: entry.key) }
          }
        }
      }
    }
    return wordings
  }

  private mutating func compileDisclaimer(
    _ text: StringTable.Entry, path: String, bytes: [UInt8], lines: LineIndex
  ) -> [TemplateBlock] {
    let textBytes = Array(text.text.utf8)
    let name = files.displayName(of: path)
    guard let tree = parseMarkdown(textBytes, name: name, at: text.range) else { return [] }
    var compiler = TemplateCompiler(
      dictionary: placeholders, file: text.file, fileName: name, source: MarkupSource(textBytes),
      map: TextMap(of: text.text, range: text.range, in: bytes, fileLines: lines))
    var blocks: [Int] = []
    var index = 1
    while index < tree.nodes.count {
      blocks.append(index)
      index = tree.nodes[index].end
    }
    let compiled = compiler.compile(tree, blocks: blocks)
    diagnostics += compiler.diagnostics
    return compiled
  }

  // MARK: - Staleness

  private func staleParts(of kind: DocumentKind, content: LocaleContent) -> [LocaleContent.StalePart] {
    guard LanguageTag.language(of: content.tag) != Self.masterTag else { return [] }
    var stale: [LocaleContent.StalePart] = []
    for section in content.documents[kind]?.sections ?? [] {
      guard let current = masterDigest(of: section, kind: kind), current != section.source else { continue }
      stale.append(
        .init(name: section.id, origin: section.origin, isUnrecorded: section.source == nil, current: current))
    }
    for name in Self.wordFiles {
      guard let folder = content.folders.last, let current = masterDigests[name] else { continue }
      let path = "Locales/\(folder)/\(name)"
      guard let index = files.index(of: path), let bytes = files.bytes(of: path) else { continue }
      let recorded = Self.recordedSource(bytes)
      if recorded != current {
        stale.append(
          .init(
            name: name, origin: Origin(file: index, range: .startOfFile), isUnrecorded: recorded == nil,
            current: current))
      }
    }
    return stale
  }

  /// The digest of the English variant for the same reader and trigger.
  private func masterDigest(of section: SectionTemplate, kind: DocumentKind) -> String? {
    SectionScanner.counterpart(
      id: section.id, reader: section.readers?.map(\.rawValue).min(),
      trigger: section.triggers?.map(\.rawValue).min(), in: masterSections[kind] ?? [])?.digest
  }

  /// `source: 3f2a9c1e` on a line of its own: the digest of the English file that a file of words was made from.
  package static func recordedSource(_ bytes: [UInt8]) -> String? {
    let key = Array("source: ".utf8)
    var found = bytes.starts(with: key) ? key.count : nil
    if found == nil, let start = ByteText.position(of: [0x0A] + key, in: bytes[...], from: 0) {
      found = start + key.count + 1
    }
    guard let found else { return nil }
    let word = bytes[found...].prefix { $0 != 0x0A && $0 != 0x0D && $0 != 0x20 && $0 != 0x22 }
    return String(decoding: word, as: UTF8.self)
  }

  // MARK: - Files

  private mutating func parseMarkdown(_ bytes: [UInt8], name: String, at place: SourceRange? = nil) -> MarkupTree? {
    do throws(MarkupLimitExceeded) {
      return try MarkupParser.parse(bytes)
    } catch {
      diagnostics.append(MarkdownGuard.diagnostic(error, file: name, at: place))
      return nil
    }
  }

  mutating func readYAML(
    _ path: String, isOptional: Bool = false
  ) -> (root: YAMLNode, index: Int, bytes: [UInt8])? {
    guard let bytes = files.bytes(of: path), let index = files.index(of: path) else {
      // What is there and cannot be read is said, though the language could do without it.
      if !isOptional || files.index(of: path) != nil { missingFile(path) }
      return nil
    }
    guard let root = parseYAML(respelling.applied(to: bytes), path: path) else { return nil }
    return (root, index, bytes)
  }

  private mutating func parseYAML(_ bytes: [UInt8], path: String) -> YAMLNode? {
    let (root, problems) = YAMLReader.read(bytes)
    let name = files.displayName(of: path)
    for problem in problems {
      report(
        .error, "content-syntax", name, problem.range, YAMLProblemText.summary(problem.kind),
        "The file cannot be used until this is mended.")
    }
    return root
  }

  private mutating func missingFile(_ path: String) {
    if files.index(of: path) != nil { return unreadable(path, "The file cannot be read.") }
    report(
      .error, "content-missing-file", files.displayName(of: path), nil, "The file is missing.",
      "Content is used as a whole or not at all.")
  }

  private mutating func unreadable(_ path: String, _ summary: String) {
    report(
      .error, "content-not-readable", files.displayName(of: path), nil, summary,
      "What stands there would be left out unseen. Content is used as a whole or not at all.")
  }

  /// Folders with the name of a file, as far as they stand in what is to be read.
  private mutating func reportFolders(languages: Set<String>?, countries: Set<String>?) {
    let wanted = languages.map { Set($0.flatMap(LanguageTag.fallbacks) + [Self.masterTag]) }
    for path in files.foldersNamedAsFiles {
      let parts = path.split(separator: "/").map(String.init)
      if parts.count == 3, parts[0] == "Locales" {
        let isCountry = parts[1] == "countries"
        let name = isCountry ? String(parts[2].prefix { $0 != "." }) : parts[1]
        if let read = isCountry ? countries : wanted, !read.contains(name) { continue }
      }
      unreadable(path, "This is a folder, where a file is expected.")
    }
  }

  mutating func report(
    _ severity: Diagnostic.Severity, _ identifier: String, _ file: String, _ range: SourceRange?, _ summary: String,
    _ explanation: String
  ) {
    diagnostics.append(
      Diagnostic(
        severity, identifier, file: file, range: range ?? .startOfFile, summary: summary, explanation: explanation))
  }
}
