internal import CommonMark

/// Where some texts stand in a document.
///
/// In a composed document a value is a node of its own, or several with a line break between its sentences, so nodes are
/// compared; a text that somebody wrote or changed is searched, without regard to letter case and kinds of space, at the
/// borders of words.
struct StatedTexts: Sendable {
  /// A place at which a text stands.
  struct Stand: Sendable {
    /// The item, paragraph or row.
    var unit: Int
    /// What stands later in the document has a higher number.
    var order: Int
    var end: Int
  }

  private(set) var stands: [String: [Stand]] = [:]
  /// Whether places are nodes; otherwise a unit is a block, and an order an offset in it.
  let areNodes: Bool

  /// Looks for texts. O(nodes) in a composed document, O(bytes × texts) in another.
  ///
  /// - Parameters:
  ///   - wanted: The texts.
  ///   - input: The document.
  ///   - inWords: Whether to search the words of a composed document too, for texts that are written into a template.
  init(_ wanted: Set<String>, in input: CheckInput, inWords: Bool = false) {
    areNodes = input.document.isComposed && !inWords
    if areNodes {
      compare(wanted, input.document.nodes)
    } else {
      let wanted = wanted.map { (text: $0, folded: ByteText.folded($0)) }
      for (unit, block) in input.text.blocks.enumerated() where block.role != .code {
        let bytes = ByteText.folded(input.text.string(of: block))
        for (text, folded) in wanted where folded.count <= bytes.count {
          let found = StatedTexts.places(of: folded, in: bytes)
          if !found.isEmpty {
            stands[text, default: []] += found.map { Stand(unit: unit, order: $0.lowerBound, end: $0.upperBound) }
          }
        }
      }
    }
  }

  private mutating func compare(_ wanted: Set<String>, _ nodes: [ComposedNode]) {
    // Most nodes are told apart by their length alone.
    var lengths = [Bool](repeating: false, count: (wanted.map(\.utf8.count).max() ?? 0) + 1)
    for text in wanted { lengths[text.utf8.count] = true }
    var unit = 0
    var end = 0
    for (index, node) in nodes.enumerated() {
      if index >= end, StatedTexts.isUnit(node.kind) {
        unit = index
        end = node.end
      }
      let length = node.text.utf8.count
      guard length > 0, length < lengths.count else { continue }
      if lengths[length], wanted.contains(node.text) {
        stands[node.text, default: []].append(Stand(unit: unit, order: index, end: index + 1))
      }
      compareLines(wanted, from: index, in: unit, longest: lengths.count - 1, nodes)
    }
  }

  /// Looks for texts that begin with a node and go on behind line breaks: a value may have a line for each sentence.
  private mutating func compareLines(
    _ wanted: Set<String>, from first: Int, in unit: Int, longest: Int, _ nodes: [ComposedNode]
  ) {
    var text = nodes[first].text
    var last = first
    while last + 2 < nodes.count, nodes[last + 1].kind.isBreak, nodes[last + 2].kind == .markup(.text),
      text.utf8.count < longest
    {
      last += 2
      text += " " + nodes[last].text
      if wanted.contains(text) {
        stands[text, default: []].append(Stand(unit: unit, order: first, end: last + 1))
      }
    }
  }

  private static func isUnit(_ kind: ComposedNode.Kind) -> Bool {
    switch kind {
    case .row, .box, .markup(.paragraph), .markup(.heading): true
    default: false
    }
  }

  /// In how many places texts stand together: in one unit, in this order.
  func number(of texts: [String]) -> Int {
    guard let first = texts.first else { return 0 }
    return (stands[first] ?? []).count { stand in
      var end = stand.end
      return texts.dropFirst().allSatisfy { text in
        guard let next = stands[text]?.first(where: { $0.unit == stand.unit && $0.order >= end }) else { return false }
        end = next.end
        return true
      }
    }
  }

  /// The places of a text with no letter or digit beside it.
  static func places(of wanted: [UInt8], in text: [UInt8]) -> [Range<Int>] {
    guard let first = wanted.indices.first, let last = wanted.indices.last else { return [] }
    var found: [Range<Int>] = []
    var start = 0
    text.withUnsafeBufferPointer { buffer in
      wanted.withUnsafeBufferPointer { letters in
        let opens = ByteText.isWord(letters, at: first)
        let closes = ByteText.isWord(letters, at: last)
        while let place = ByteText.position(of: wanted, in: text[...], from: start) {
          let end = place + wanted.count
          start = place + 1
          if opens, place > 0, ByteText.isWord(buffer, at: place - 1) { continue }
          if closes, end < buffer.count, ByteText.isWord(buffer, at: end) { continue }
          found.append(place..<end)
        }
      }
    }
    return found
  }
}
