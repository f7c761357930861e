internal import CommonMark
internal import SourceText

/// Finds the passages of a document that carry a disclaimer.
struct PassageFinder {
  private let input: CheckInput
  /// The blocks in which a disclaimer counts: paragraphs and list items of the body.
  private let body: [ReadableBlock]
  private let texts: [[UInt8]]

  init(_ input: CheckInput) {
    self.input = input
    body = input.blocks.filter { $0.role == .paragraph || $0.role == .listItem }
    texts = body.map { PassageFinder.folded($0.text) }
  }

  /// The indexes, among the blocks of the body, at which the canonical wording stands.
  func passages(of wording: DisclaimerWording) -> [Int] {
    let pattern = PassagePattern(wording.blocks)
    guard !pattern.blocks.isEmpty else { return [] }
    return texts.indices.filter { matches(pattern, at: $0) }
  }

  private func matches(_ pattern: PassagePattern, at start: Int) -> Bool {
    var index = start
    for block in pattern.blocks {
      guard index < texts.count, body[index].section == body[start].section else { return false }
      guard (body[index].role == .listItem) == block.isItem, block.matches(texts[index]) else { return false }
      index += 1
      while block.repeats, index < texts.count, body[index].role == .listItem, block.matches(texts[index]) {
        index += 1
      }
    }
    return true
  }

  func place(_ index: Int) -> (origin: Origin, range: SourceRange) {
    body[index].place(ofUTF8: 0..<body[index].text.utf8.count, in: input.document)
  }

  // MARK: - Atoms

  /// Whether all atoms stand in one passage of at most three neighbouring blocks of a section.
  func hasAllAtoms(of wording: DisclaimerWording) -> Bool { missingAtoms(of: wording).names.isEmpty }

  /// The atoms that the best passage lacks, and the place of that passage.
  func missingAtoms(of wording: DisclaimerWording) -> (names: [String], place: (origin: Origin, range: SourceRange)?) {
    let atoms = wording.atoms.map { ($0.name, PassageFinder.literals(of: $0.words.text)) }
    var best = (names: atoms.map(\.0), place: Optional<(origin: Origin, range: SourceRange)>.none)
    for start in texts.indices {
      var passage = texts[start]
      for offset in 1...2 where start + offset < texts.count && body[start + offset].section == body[start].section {
        passage += [0x20] + texts[start + offset]
      }
      let lacking = atoms.filter { !$0.1.allSatisfy { PassageFinder.contains(passage, $0) } }.map(\.0)
      if lacking.count < best.names.count { best = (lacking, place(start)) }
    }
    return best
  }

  /// The words of an atom without the values in it, in lower case.
  private static func literals(of atom: String) -> [[UInt8]] {
    var literals: [[UInt8]] = []
    let bytes = Array(atom.utf8)
    var position = 0
    for tag in TemplateTag.all(in: atom).tags {
      literals.append(Array(bytes[position..<tag.range.lowerBound]))
      position = tag.range.upperBound
    }
    literals.append(Array(bytes[position...]))
    return literals.map { folded(String(decoding: $0, as: UTF8.self)) }.filter { !$0.isEmpty }
  }

  /// Text with white space folded and letters in lower case, as bytes.
  static func folded(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    var pendingSpace = false
    func add(_ byte: UInt8) {
      if pendingSpace, !result.isEmpty { result.append(0x20) }
      pendingSpace = false
      result.append(byte)
    }
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x202F: pendingSpace = true
      case 0x41...0x5A: add(UInt8(scalar.value + 32))
      case 0x21..<0x80: add(UInt8(scalar.value))
      default: for unit in scalar.properties.lowercaseMapping.utf8 { add(unit) }
      }
    }
    return result
  }

  static func contains(_ text: [UInt8], _ wanted: [UInt8]) -> Bool { position(of: wanted, in: text, from: 0) != nil }

  static func position(of wanted: [UInt8], in text: [UInt8], from start: Int) -> Int? {
    guard !wanted.isEmpty else { return start }
    guard text.count >= wanted.count else { return nil }
    var index = start
    let last = text.count - wanted.count
    while index <= last {
      if text[index] == wanted[0] {
        var matched = 1
        while matched < wanted.count, text[index + matched] == wanted[matched] { matched += 1 }
        if matched == wanted.count { return index }
      }
      index += 1
    }
    return nil
  }
}

/// The canonical wording of a disclaimer as a pattern: its words, and gaps where values stand.
struct PassagePattern {
  struct Block {
    /// The literals between the values, in order. An empty first or last one means that a value stands there.
    var literals: [[UInt8]]
    var isItem: Bool
    /// Whether more items of the same form may follow.
    var repeats: Bool

    /// Whether a text is this block, with any words where values stand.
    func matches(_ text: [UInt8]) -> Bool {
      guard let first = literals.first, let last = literals.last else { return false }
      if literals.count == 1 { return text == first }
      guard text.count >= first.count + last.count, text.starts(with: first),
        text[(text.count - last.count)...].elementsEqual(last)
      else { return false }
      var position = first.count
      for literal in literals.dropFirst().dropLast() {
        guard let found = PassageFinder.position(of: literal, in: text, from: position) else { return false }
        position = found + literal.count
      }
      return position <= text.count - last.count
    }
  }

  private(set) var blocks: [Block] = []

  init(_ wording: [TemplateBlock]) { add(wording, repeats: false) }

  private mutating func add(_ wording: [TemplateBlock], repeats: Bool) {
    for block in wording {
      switch block {
      case .markup(let nodes): add(nodes, repeats: repeats)
      case .condition(_, _, let inner, _): add(inner, repeats: true)
      case .disclaimer, .built: continue
      }
    }
  }

  private mutating func add(_ nodes: [TemplateNode], repeats: Bool) {
    var index = 0
    var isItem = false
    while index < nodes.count {
      if nodes[index].kind == .listItem { isItem = true }
      guard nodes[index].kind == .paragraph else {
        index += 1
        continue
      }
      var literals: [String] = [""]
      for node in nodes[index..<nodes[index].end] {
        switch node.kind {
        case .softBreak, .lineBreak: literals[literals.count - 1] += " "
        case .text where node.pieces.isEmpty, .code: literals[literals.count - 1] += node.text
        default:
          for piece in node.pieces {
            switch piece {
            case .literal(let text, _): literals[literals.count - 1] += text
            case .value: literals.append("")
            }
          }
        }
      }
      blocks.append(Block(literals: PassagePattern.folded(literals), isItem: isItem, repeats: repeats))
      index = nodes[index].end
    }
  }

  /// Spaces beside a value may be folded away with it, so the literals lose theirs.
  private static func folded(_ literals: [String]) -> [[UInt8]] { literals.map { PassageFinder.folded($0) } }
}
