internal import CommonMark
internal import SourceText

/// Turns parsed Markdown into blocks that can be filled, and says what is wrong with its tags.
struct TemplateCompiler {
  let dictionary: PlaceholderDictionary
  let file: Int
  let fileName: String
  let source: MarkupSource
  let map: TextMap
  private(set) var diagnostics: [Diagnostic] = []

  private struct OpenBlock {
    var name: String
    var placeholder: Int?
    var isInverted: Bool
    var origin: Origin
    var blocks: [TemplateBlock] = []
  }

  init(dictionary: PlaceholderDictionary, file: Int, fileName: String, source: MarkupSource, map: TextMap) {
    self.dictionary = dictionary
    self.file = file
    self.fileName = fileName
    self.source = source
    self.map = map
  }

  /// Compiles the top-level blocks with the given indexes. `openLists` are lists that the text stands in.
  mutating func compile(_ tree: MarkupTree, blocks indexes: some Sequence<Int>, openLists: [String] = [])
    -> [TemplateBlock]
  {
    var open = [
      OpenBlock(name: "", placeholder: nil, isInverted: false, origin: Origin(file: file, range: .startOfFile))
    ]
    for index in indexes {
      let node = tree.nodes[index]
      let origin = self.origin(node.range)
      let lists =
        openLists + open.compactMap { $0.isInverted ? nil : $0.placeholder.map { dictionary[$0].name } ?? $0.name }
      if case .htmlBlock = node.kind {
        if !CommentText.isNote(node.text) {
          report(
            .error, "template-html", origin.range, "HTML has no place in a text.", CommentText.explanation)
        }
        continue
      }
      guard let tag = soleTag(of: tree, at: index) else {
        open[open.count - 1].blocks.append(.markup(compileMarkup(tree, at: index, lists: lists)))
        continue
      }
      handle(tag, origin: origin, lists: lists, open: &open, tree: tree, index: index)
    }
    while open.count > 1, let unclosed = open.popLast() {
      report(
        .error, "template-unclosed-block", unclosed.origin.range, "The block {{#\(unclosed.name)}} is never closed.",
        "Write {{/\(unclosed.name)}} in a paragraph of its own before the section ends.")
      open[open.count - 1].blocks += unclosed.blocks
    }
    return open[0].blocks
  }

  private mutating func handle(
    _ tag: TemplateTag, origin: Origin, lists: [String], open: inout [OpenBlock], tree: MarkupTree, index: Int
  ) {
    switch tag {
    case .open(let name), .openInverted(let name):
      let isInverted = tag == .openInverted(name)
      let placeholder = resolve(name, origin: origin, lists: lists, asBlock: true)
      open.append(OpenBlock(name: name, placeholder: placeholder, isInverted: isInverted, origin: origin))
    case .close(let name):
      guard let last = open.last, open.count > 1,
        last.name == name || last.placeholder.map({ dictionary[$0].name }) == name, let block = open.popLast()
      else {
        let expected = open.count > 1 ? "{{/\(open[open.count - 1].name)}}" : "no closing tag"
        report(
          .error, "template-unopened-block", origin.range, "{{/\(name)}} closes a block that is not open here.",
          "Expected here: \(expected).")
        return
      }
      guard let placeholder = block.placeholder else { return }
      open[open.count - 1].blocks.append(
        .condition(placeholder: placeholder, isInverted: block.isInverted, blocks: block.blocks, origin: block.origin))
    case .disclaimer(let id):
      open[open.count - 1].blocks.append(.disclaimer(id: id, origin: origin))
    case .value(let name):
      // A name that nobody knows stays in its paragraph and is reported there.
      guard dictionary.index(of: name) != nil else {
        open[open.count - 1].blocks.append(.markup(compileMarkup(tree, at: index, lists: lists)))
        return
      }
      guard let placeholder = resolve(name, origin: origin, lists: lists, asBlock: false) else { return }
      switch dictionary[placeholder].kind {
      case .table, .signature: open[open.count - 1].blocks.append(.built(placeholder: placeholder, origin: origin))
      default:
        open[open.count - 1].blocks.append(.markup(compileMarkup(tree, at: index, lists: lists)))
      }
    }
  }

  /// The tag of a paragraph that holds one tag and nothing else.
  private func soleTag(of tree: MarkupTree, at index: Int) -> TemplateTag? {
    let node = tree.nodes[index]
    guard node.kind == .paragraph, node.end == index + 2, tree.nodes[index + 1].kind == .text else { return nil }
    let text = tree.nodes[index + 1].text
    guard text.hasPrefix("{{"), text.hasSuffix("}}") else { return nil }
    let found = TemplateTag.all(in: text)
    guard found.tags.count == 1, found.tags[0].range == 0..<text.utf8.count else { return nil }
    return found.tags[0].tag
  }

  private mutating func compileMarkup(_ tree: MarkupTree, at start: Int, lists: [String]) -> [TemplateNode] {
    var result: [TemplateNode] = []
    let end = tree.nodes[start].end
    result.reserveCapacity(end - start)
    for index in start..<end {
      let node = tree.nodes[index]
      let origin = self.origin(node.range)
      var compiled = TemplateNode(kind: node.kind, end: node.end - start, text: node.text, pieces: [], origin: origin)
      if node.kind == .htmlInline || node.kind == .htmlBlock && !CommentText.isNote(node.text) {
        report(
          .error, "template-html", origin.range, "HTML has no place in a text.",
          "It would not be shown. Use Markdown: **bold**, *emphasis*, lists.")
      }
      if node.kind == .text { compileText(&compiled, tree: tree, index: index, lists: lists) }
      if case .link(let destination, _) = node.kind { checkDestination(destination, origin: origin) }
      if case .image = node.kind {
        report(
          .error, "template-image", origin.range, "A text cannot hold an image.",
          "A document is one file without pictures of its own.")
      }
      result.append(compiled)
    }
    markTickBoxes(&result, tree, from: start)
    return result
  }

  private mutating func checkDestination(_ destination: String, origin: Origin) {
    if destination.contains("{{") {
      report(
        .error, "template-value-in-link", origin.range, "A link must not hold a value.",
        "Write the value as text; a page for paper shows no link.")
    }
  }

  private mutating func compileText(_ node: inout TemplateNode, tree: MarkupTree, index: Int, lists: [String]) {
    guard node.text.utf8.contains(UInt8(ascii: "{")) else { return }
    let found = TemplateTag.all(in: node.text)
    if !found.isComplete {
      report(.error, "template-open-braces", node.origin.range, "“{{” has no “}}”.", "A value is written {{name}}.")
    }
    guard !found.tags.isEmpty else { return }
    let bytes = Array(node.text.utf8)
    var position = 0
    func piece(_ range: Range<Int>) -> Origin {
      origin(tree.sourceRange(ofUTF8: range, inNode: index, of: source))
    }
    for (tag, range) in found.tags {
      if range.lowerBound > position {
        let literal = String(decoding: bytes[position..<range.lowerBound], as: UTF8.self)
        node.pieces.append(.literal(literal, piece(position..<range.lowerBound)))
      }
      position = range.upperBound
      let place = piece(range)
      guard case .value(let name) = tag else {
        report(
          .error, "template-misplaced-tag", place.range, "This tag must stand in a paragraph of its own.",
          "Blocks and disclaimers need a blank line before and after.")
        continue
      }
      guard let placeholder = resolve(name, origin: place, lists: lists, asBlock: false) else {
        // Who looks at the page sees the gap: nothing with an error is issued.
        node.pieces.append(.unknown(name: name, written: String(decoding: bytes[range], as: UTF8.self), place))
        continue
      }
      switch dictionary[placeholder].kind {
      case .table, .signature:
        report(
          .error, "template-misplaced-tag", place.range, "{{\(name)}} must stand in a paragraph of its own.",
          "It becomes a table or a block for signatures.")
      default: node.pieces.append(.value(placeholder: placeholder, place))
      }
    }
    if position < bytes.count {
      let literal = String(decoding: bytes[position...], as: UTF8.self)
      node.pieces.append(.literal(literal, piece(position..<bytes.count)))
    }
  }

  /// `- [ ] text` is a box to mark by hand.
  private func markTickBoxes(_ nodes: inout [TemplateNode], _ tree: MarkupTree, from start: Int) {
    for index in nodes.indices where nodes[index].kind == .listItem {
      let text = index + 2
      guard text < nodes[index].end, nodes[index + 1].kind == .paragraph, nodes[text].kind == .text else { continue }
      var written = nodes[text].text
      if case .literal(let first, _)? = nodes[text].pieces.first { written = first }
      guard written.hasPrefix("[ ]"), nodes[text].pieces.first?.isLiteral != false else { continue }
      let rest = String(written.dropFirst(3).drop { $0 == " " })
      let end = written.utf8.count
      let place = origin(
        tree.sourceRange(ofUTF8: end - rest.utf8.count..<end, inNode: start + text, of: source))
      if nodes[text].pieces.isEmpty {
        nodes[text].text = rest
        nodes[text].origin = place
      } else {
        nodes[text].pieces[0] = .literal(rest, place)
      }
      nodes[index + 1].hasTickBox = true
    }
  }

  private mutating func resolve(_ name: String, origin: Origin, lists: [String], asBlock: Bool) -> Int? {
    guard let index = dictionary.index(of: name) else {
      let nearest = NearMiss.nearest(to: name, in: dictionary.names)
      report(
        .error, "template-unknown-value", origin.range, "There is no value {{\(name)}}.",
        "The values are listed in Templates/placeholders.yml.",
        nearest.map { [.init("Did you mean {{\($0)}}?")] } ?? [])
      // A block is read on as the one that was probably meant: what stands in it is not lost because of its name.
      guard asBlock, let meant = nearest.flatMap({ dictionary.index(of: $0) }), dictionary[meant].mayBeBlock else {
        return nil
      }
      return meant
    }
    let placeholder = dictionary[index]
    if let list = placeholder.list, !lists.contains(list) {
      report(
        .error, "template-value-outside-list", origin.range, "{{\(name)}} stands outside its list.",
        "It belongs between {{#\(list)}} and {{/\(list)}}.")
      return nil
    }
    let mayBeValue = placeholder.kind != .flag && placeholder.kind != .list
    if asBlock ? !placeholder.mayBeBlock : !mayBeValue {
      report(
        .error, "template-wrong-use", origin.range,
        asBlock ? "{{#\(name)}} asks something of a value that is always there." : "{{\(name)}} is not a text.",
        asBlock
          ? "Only flags, lists and values that may be missing open a block." : "Write {{#\(name)}} … {{/\(name)}}.")
      return nil
    }
    return index
  }

  private func origin(_ range: SourceRange?) -> Origin { Origin(file: file, range: map(range ?? .startOfFile)) }

  private mutating func report(
    _ severity: Diagnostic.Severity, _ identifier: String, _ range: SourceRange, _ summary: String,
    _ explanation: String, _ solutions: [Diagnostic.Solution] = []
  ) {
    diagnostics.append(
      Diagnostic(
        severity, identifier, file: fileName, range: range, summary: summary, explanation: explanation,
        solutions: solutions))
  }
}
