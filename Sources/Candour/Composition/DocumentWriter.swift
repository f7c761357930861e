internal import CommonMark
internal import SourceText

/// Writes the sections of a template into a composed tree.
struct DocumentWriter {
  let context: ValueContext
  var tree = ComposedTreeBuilder()
  private(set) var disclaimers: [PlacedDisclaimer] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// The entry of each list that is being repeated, by the index of the list's placeholder name.
  private var entries: [(list: String, entry: ListEntry)] = []
  /// Faults are reported once for a place, not once for each use of the value.
  private var reported: Set<String> = []

  init(context: ValueContext) { self.context = context }

  var nodes: [ComposedNode] { tree.nodes }
  private var placeholders: PlaceholderDictionary { context.content.placeholders }

  mutating func write(_ section: SectionTemplate) {
    tree.open(.section(id: section.id), section.origin)
    write(section.blocks)
    tree.endList()
    tree.close()
  }

  mutating func write(_ blocks: [TemplateBlock]) {
    for block in blocks {
      switch block {
      case .markup(let nodes): write(nodes)
      case .condition(let placeholder, let isInverted, let blocks, let origin):
        writeCondition(placeholder, isInverted: isInverted, blocks: blocks, origin: origin)
      case .disclaimer(let id, let origin): writeDisclaimer(id, origin: origin)
      case .built(let placeholder, let origin):
        write(builtBlock: placeholders[placeholder].name, origin: origin)
      }
    }
  }

  /// Writes a disclaimer and nothing else, as it must stand in the document.
  mutating func writeAlone(_ id: String) {
    let origin = Origin(caseRange: nil)
    tree.open(.section(id: ""), origin)
    writeDisclaimer(id, origin: origin)
    tree.close()
  }

  // MARK: - Blocks

  private mutating func writeCondition(_ index: Int, isInverted: Bool, blocks: [TemplateBlock], origin: Origin) {
    let placeholder = placeholders[index]
    let value = self.value(placeholder)
    if isInverted {
      if !value.isPresent { write(blocks) }
      return
    }
    if case .entries(let list) = value {
      for entry in list {
        entries.append((placeholder.name, entry))
        write(blocks)
        entries.removeLast()
      }
    } else if value.isPresent {
      write(blocks)
    }
  }

  private mutating func writeDisclaimer(_ id: String, origin: Origin) {
    guard
      let wording = context.locale.disclaimers.wording(
        id, audience: context.contract.audience, reader: context.reader, trigger: context.subject.trigger)
    else {
      report(
        .error, "disclaimer-not-worded", origin,
        "The disclaimer \(id) has no wording for this reader and trigger.",
        "disclaimers.yml of the language needs a text for this audience.")
      return
    }
    // A disclaimer stands in paragraphs of its own; a list before it ends.
    tree.endList()
    let start = tree.nodes.count
    write(wording.blocks)
    tree.endList()
    disclaimers.append(PlacedDisclaimer(id: id, nodes: start..<tree.nodes.count))
  }

  private mutating func write(_ nodes: [TemplateNode]) {
    guard let root = nodes.first else { return }
    let isList = root.kind.isList
    let hasBoxes = nodes.contains { $0.hasTickBox }
    if isList {
      tree.openOrContinueList(hasBoxes ? .boxes : .markup(root.kind.withTightItems), root.origin)
    } else {
      tree.endList()
    }
    // The template is flat too: containers are closed when their last descendant has been written.
    var open: [Int] = []
    var index = isList ? 1 : 0
    while index < nodes.count {
      while let end = open.last, end <= index {
        tree.close()
        open.removeLast()
      }
      let node = nodes[index]
      if node.kind.isLeaf {
        write(leaf: node)
      } else if hasBoxes && node.kind == .listItem {
        tree.open(.box, node.origin)
        open.append(node.end)
      } else if !(hasBoxes && node.kind == .paragraph) {
        tree.open(.markup(node.kind), node.origin)
        open.append(node.end)
      }
      index += 1
    }
    for _ in open { tree.close() }
  }

  private mutating func write(leaf node: TemplateNode) {
    guard !node.pieces.isEmpty else {
      tree.leaf(.markup(node.kind), text: node.text, node.origin)
      return
    }
    for (index, piece) in node.pieces.enumerated() {
      switch piece {
      case .literal(let written, let place):
        let (text, origin) = index > 0 ? withoutSecondStop(written, place) : (written, place)
        guard let next = nextFill(after: index, in: node.pieces) else {
          if !text.isEmpty { tree.text(text, origin) }
          continue
        }
        // The words since the last sentence belong to the room to write, so that the two stay on one line.
        let split = DocumentWriter.lastSentenceStart(in: text)
        let (start, end) = (split.before.utf8.count, text.utf8.count)
        if !split.before.isEmpty { tree.text(split.before, origin.part(0..<start, ofTextWithBytes: end)) }
        tree.open(.fillGroup(lines: next.lines), origin)
        if !split.label.isEmpty { tree.text(split.label, origin.part(start..<end, ofTextWithBytes: end)) }
      case .value(let number, let origin):
        let placeholder = placeholders[number]
        let isGrouped = placeholder.kind == .fill && index > 0 && node.pieces[index - 1].isLiteral
        write(placeholder, at: origin)
        if isGrouped { tree.close() }
      case .unknown(_, let written, let origin): tree.text(written, origin)
      }
    }
  }

  /// A value may end with a full stop of its own, such as a date in Bulgarian or a sentence of the case; then the one
  /// of the text is left out.
  private func withoutSecondStop(_ text: String, _ origin: Origin) -> (String, Origin) {
    guard text.utf8.first == 0x2E, !text.utf8.dropFirst().starts(with: [0x2E]),
      let last = tree.nodes.last?.text.utf8.last, [0x2E, 0x21, 0x3F].contains(last)
    else { return (text, origin) }
    var origin = origin
    var start = origin.range.lowerBound
    start.column += 1
    origin.range = start..<max(start, origin.range.upperBound)
    return (String(text.dropFirst()), origin)
  }

  private func nextFill(after index: Int, in pieces: [TemplatePiece]) -> PlaceholderDictionary.Placeholder? {
    guard index + 1 < pieces.count, case .value(let number, _) = pieces[index + 1] else { return nil }
    return placeholders[number].kind == .fill ? placeholders[number] : nil
  }

  /// Divides a text after its last full stop, question mark or exclamation mark.
  private static func lastSentenceStart(in text: String) -> (before: String, label: String) {
    let bytes = Array(text.utf8)
    guard bytes.count > 2,
      let end = (0..<bytes.count - 1).last(where: { [0x2E, 0x3F, 0x21].contains(bytes[$0]) && bytes[$0 + 1] == 0x20 })
    else { return ("", text) }
    return (
      String(decoding: bytes[...(end + 1)], as: UTF8.self), String(decoding: bytes[(end + 2)...], as: UTF8.self)
    )
  }

  // MARK: - Values

  private func value(_ placeholder: PlaceholderDictionary.Placeholder) -> Value {
    guard let resolver = placeholder.resolver else { return .missingWords(placeholder.name) }
    let entry = placeholder.list.flatMap { list in entries.last { $0.list == list }?.entry }
    return resolver.value(context, entry)
  }

  /// Writes a value as its contract wants it: in easy language each of its sentences begins a line.
  private mutating func write(_ placeholder: PlaceholderDictionary.Placeholder, at origin: Origin) {
    let value = self.value(placeholder)
    guard placeholder.holdsSentences, context.contract.limits(for: context.reader).lineSentences == 1 else {
      write(value, at: origin)
      return
    }
    switch value {
    case .text(let text): writeLines(text.sentences(context.locale.segmentation))
    case .sentences(let texts): writeLines(texts.flatMap { $0.sentences(context.locale.segmentation) })
    default: write(value, at: origin)
    }
  }

  private mutating func writeLines(_ lines: [TextValue]) {
    for (index, line) in lines.enumerated() {
      if index > 0 { tree.leaf(.markup(.lineBreak), line.origin) }
      write(line)
    }
  }

  /// Writes a value as text; a value that cannot be made is a fault and leaves nothing behind.
  mutating func write(_ value: Value, at origin: Origin) {
    switch value {
    case .text(let text): write(text)
    case .sentences(let sentences):
      for (index, sentence) in sentences.enumerated() {
        if index > 0 { tree.text(" ", sentence.origin) }
        write(sentence)
      }
    case .fill(let text):
      if let text { write(text) } else { tree.leaf(.fill, origin) }
    case .flag, .entries: break
    default: fault(value, at: origin)
    }
  }

  private mutating func write(_ value: TextValue) {
    let text = ValueText.singleLine(value.text)
    if let language = value.language {
      tree.open(.foreign(language: language), value.origin)
      tree.text(text, value.origin)
      tree.close()
    } else {
      tree.text(text, value.origin)
    }
  }

  /// Reports why a value could not be made.
  mutating func fault(_ value: Value, at origin: Origin) {
    guard let diagnostic = CompositionFault.diagnostic(value, at: origin, context: context) else { return }
    let key = diagnostic.identifier + diagnostic.file + "\(diagnostic.range)" + diagnostic.summary
    if reported.insert(key).inserted { diagnostics.append(diagnostic) }
  }

  private mutating func report(
    _ severity: Diagnostic.Severity, _ identifier: String, _ origin: Origin, _ summary: String, _ explanation: String
  ) {
    diagnostics.append(
      Diagnostic(
        severity, identifier, file: context.content.fileName(origin, caseFile: context.subject.file),
        range: origin.range, summary: summary, explanation: explanation))
  }

  // MARK: - Page furniture

  /// A title or subtitle: by kind, then by reader, then by trigger, as far as the language tells them apart.
  mutating func furniture(_ group: String, _ kind: DocumentKind) -> String {
    var paths = ["\(group).\(kind.rawValue)"]
    if let reader = context.reader { paths.insert(paths[0] + "." + reader.rawValue, at: 0) }
    for path in paths {
      for candidate in [path + "." + context.subject.trigger.rawValue, path] {
        if let text = context.locale.page.text(candidate) { return text }
      }
    }
    fault(.missingWords(paths[0]), at: Origin(caseRange: nil))
    return ""
  }
}

/// Makes text of a case fit for one line of a document.
enum ValueText {
  /// A phone number stays on one line: a space between its digits becomes a no-break space.
  static func unbrokenNumbers(_ text: String?) -> String? {
    guard let text else { return nil }
    let scalars = Array(text.unicodeScalars)
    func isDigit(_ index: Int) -> Bool { scalars.indices.contains(index) && ("0"..."9").contains(scalars[index]) }
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      result.append(scalar == " " && isDigit(index - 1) && isDigit(index + 1) ? "\u{A0}" : scalar)
    }
    return String(result)
  }

  /// Line breaks and control characters become spaces: a value never makes a paragraph, and nothing invisible that
  /// could turn or hide text gets in.
  static func singleLine(_ text: String) -> String {
    if text.utf8.first != 0x20, text.utf8.last != 0x20, text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
      return text
    }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x00..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: result.append(" ")
      // Characters that change the direction of what follows, or that nobody sees.
      case 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F:
        continue
      default: result.append(scalar)
      }
    }
    // White space at the ends would make code or lose itself in Markdown; nobody sees it on paper.
    while let first = result.first, first.properties.isWhitespace { result.removeFirst() }
    while let last = result.last, last.properties.isWhitespace { result.removeLast() }
    return String(result)
  }
}

extension MarkupKind {
  var isList: Bool {
    switch self {
    case .bulletList, .orderedList: true
    default: false
    }
  }

  var withTightItems: MarkupKind {
    switch self {
    case .bulletList: .bulletList(isTight: true)
    case .orderedList(let start, _): .orderedList(start: start, isTight: true)
    default: self
    }
  }
}
