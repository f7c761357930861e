import CommonMark
import SourceText

/// What must hold for the ranges of every parsed document; a list of what does not.
struct SourceProperties {
  let source: MarkupSource
  let tree: MarkupTree
  private(set) var faults: [String] = []

  init(_ text: String) throws {
    source = MarkupSource(text)
    tree = try MarkupParser.parse(source.bytes)
    for index in tree.nodes.indices {
      checkPlace(of: index)
      checkText(of: index)
    }
  }

  private mutating func fault(_ index: Int, _ message: String) {
    faults.append("\(tree.nodes[index].kind) \(tree.nodes[index].text.debugDescription): \(message)")
  }

  private mutating func checkPlace(of index: Int) {
    guard let range = tree.nodes[index].range else { return fault(index, "no range") }
    if let parent = tree.parent(of: index), let outer = tree.nodes[parent].range {
      if range.lowerBound < outer.lowerBound || range.upperBound > outer.upperBound {
        fault(index, "\(range) is not inside \(outer)")
      }
    }
    var previous: SourceRange?
    for child in tree.children(of: index) {
      if let before = previous, let after = tree.nodes[child].range, after.lowerBound < before.upperBound {
        fault(child, "begins before its sibling ends")
      }
      previous = tree.nodes[child].range
    }
  }

  private mutating func checkText(of index: Int) {
    let node = tree.nodes[index]
    guard let range = node.range else { return }
    let text = source.text(in: range)
    switch node.kind {
    case .text:
      let plain = undoEscapes(text, backslashes: !isInAutolink(index))
      // libcmark makes spaces of a tab of which a marker before has taken a part.
      let fits = text.first == "\t" ? plain.trimmingSpace == node.text.trimmingSpace : plain == node.text
      if !fits { fault(index, "the source is \(text.debugDescription)") }
      if text.first != "\t" { checkPieces(of: index) }
    case .emphasis: checkEnds(index, text, [("*", "*"), ("_", "_")])
    case .strong: checkEnds(index, text, [("**", "**"), ("__", "__")])
    case .code:
      checkEnds(index, text, [("`", "`")])
      checkPieces(of: index)
    case .link: checkEnds(index, text, [("[", "]"), ("[", ")"), ("<", ">")])
    case .image: checkEnds(index, text, [("![", "]"), ("![", ")")])
    case .htmlInline:
      checkEnds(index, text, [("<", ">")])
      checkPieces(of: index)
    case .codeBlock: checkPieces(of: index)
    case .htmlBlock:
      checkEnds(index, text, [("<", "")])
      checkPieces(of: index)
    case .blockQuote: checkEnds(index, text, [(">", "")])
    case .softBreak, .lineBreak:
      let isBreak = text.utf8.contains { $0 == 0x0A || $0 == 0x0D }
      if !isBreak || range.upperBound.column != 1 {
        fault(index, "is not a line end: \(text.debugDescription)")
      }
    case .listItem:
      let first = text.utf8.first ?? 0
      if !"-+*0123456789".utf8.contains(first) { fault(index, "does not begin with a marker") }
    case .paragraph:
      let children = Array(tree.children(of: index))
      guard let first = children.first, let last = children.last else { return }
      if tree.nodes[first].range?.lowerBound != range.lowerBound
        || tree.nodes[last].range?.upperBound != range.upperBound
      {
        fault(index, "is not what its inlines are: \(text.debugDescription)")
      }
    case .heading(let level):
      let marks = level == 1 ? "=" : "-"
      if !text.hasPrefix(String(repeating: "#", count: level)), !text.hasSuffix(marks) {
        fault(index, "has no marker: \(text.debugDescription)")
      }
    case .thematicBreak:
      let ends = [text.utf8.first, text.utf8.last].map { $0.map { $0 == 0x20 || $0 == 0x09 } ?? true }
      if ends != [false, false] { fault(index, "has whitespace at an end: \(text.debugDescription)") }
    default: break
    }
  }

  private func isInAutolink(_ index: Int) -> Bool {
    guard let parent = tree.parent(of: index), case .link = tree.nodes[parent].kind else { return false }
    return tree.nodes[parent].range.map { source.text(in: $0).hasPrefix("<") } ?? false
  }

  private mutating func checkEnds(_ index: Int, _ text: String, _ delimiters: [(String, String)]) {
    if !delimiters.contains(where: { text.hasPrefix($0.0) && text.hasSuffix($0.1) }) {
      fault(index, "the source is \(text.debugDescription)")
    }
  }

  /// Each character that is itself in the source must be found at its place.
  private mutating func checkPieces(of index: Int) {
    let node = tree.nodes[index]
    let literal = Array(node.text.utf8)
    guard let whole = node.range else { return }
    var offset = 0
    for character in node.text.unicodeScalars {
      let end = offset + UTF8.width(character)
      let range = tree.sourceRange(ofUTF8: offset..<end, inNode: index, of: source)
      let found = Array(source.bytes(in: range))
      let isItself = found == Array(literal[offset..<end])
      let isEscape = found.first == UInt8(ascii: "\\") || found.first == UInt8(ascii: "&")
      let isLineEnd = (character == " " || character == "\n") && (found.first == 0x0A || found.first == 0x0D)
      let isAdded = character == "\n" && end == literal.count && range.isEmpty
      let isTab = character == " " && found == [0x09]
      let isTooWide = range == whole && node.kind.isInline && literal.count > end - offset && !isEscape
      if !(isItself || isEscape || isLineEnd || isTab || isAdded) || isTooWide {
        fault(index, "piece \(offset)..<\(end) is \(String(decoding: found, as: UTF8.self).debugDescription)")
      }
      offset = end
    }
  }

  /// Undoes the escapes and the few entities that the tests use, independently of the code under test.
  private func undoEscapes(_ text: String, backslashes: Bool) -> String {
    let entities = [
      "&amp;": "&", "&lt;": "<", "&nbsp;": "\u{A0}", "&#33;": "!", "&#x3B1;": "α", "&Omega;": "Ω",
      "&#0;": "\u{FFFD}",
      "&ngE;": "\u{2267}\u{338}", "&quot;": "\"", "&#10;": "\n",
    ]
    var result = ""
    var rest = Substring(text)
    while let first = rest.unicodeScalars.first {
      let next = rest.unicodeScalars.dropFirst().first
      if backslashes, first == "\\", let next, next.isASCII, next.properties.isPunctuationOrSymbol {
        result.unicodeScalars.append(next)
        rest = Substring(rest.unicodeScalars.dropFirst(2))
      } else if let entity = entities.first(where: { rest.hasScalarPrefix($0.key) }) {
        result += entity.value
        rest = Substring(rest.unicodeScalars.dropFirst(entity.key.unicodeScalars.count))
      } else {
        result.unicodeScalars.append(first)
        rest = Substring(rest.unicodeScalars.dropFirst())
      }
    }
    return result
  }
}

extension String {
  fileprivate var trimmingSpace: Substring { drop { $0 == " " || $0 == "\t" } }
}

extension Substring {
  fileprivate func hasScalarPrefix(_ prefix: String) -> Bool {
    unicodeScalars.starts(with: prefix.unicodeScalars)
  }
}

extension Unicode.Scalar.Properties {
  fileprivate var isPunctuationOrSymbol: Bool {
    switch generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
      true
    default: false
    }
  }
}

/// A small generator with a seed, so that a failing document can be made again.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
