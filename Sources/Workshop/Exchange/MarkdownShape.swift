internal import Candour
internal import CommonMark

/// What a text is as Markdown: its blocks, links, images, HTML, code and emphasis, and how often each stands in it.
///
/// A translation has the shape of its source. Words, line ends and line breaks are the translator's affair.
struct MarkdownShape {
  private var parts: [String: Int] = [:]
  private var hidden: [Unicode.Scalar: Int] = [:]

  init(_ text: String) {
    let nodes: [MarkupNode]
    do throws(MarkupLimitExceeded) { nodes = try MarkupParser.parse(Array(text.utf8)).nodes } catch {
      add("more Markdown than can be read")
      return
    }
    for node in nodes { if let name = MarkdownShape.name(node) { add(name) } }
    // Sections are found by these signs alone, wherever they stand.
    for sign in ["<!--", "-->"] {
      var rest = text[...]
      while let found = rest.range(of: sign) {
        add("the sign \(sign)")
        rest = rest[found.upperBound...]
      }
    }
    if text.reversed().prefix(while: { $0 == "\\" }).count % 2 == 1 { add("a backslash at its end") }
    // A character may also be written as a reference: `&#8203;`.
    for scalar in (text + nodes.map(\.text).joined()).unicodeScalars where MarkdownShape.isHidden(scalar) {
      hidden[scalar, default: 0] += 1
    }
  }

  private mutating func add(_ part: String) { parts[part, default: 0] += 1 }

  /// Whether a part stands in the text, as often as it may be.
  func has(_ part: String) -> Bool { parts[part] != nil }

  /// The parts that another text does not have, or not so often.
  func parts(notIn other: MarkdownShape) -> [String] {
    parts.filter { $0.value > other.parts[$0.key, default: 0] }.map(\.key).sorted()
  }

  /// The characters nobody sees that another text does not have, or not so often: `U+200B`.
  func hiddenCharacters(notIn other: MarkdownShape) -> [String] {
    hidden.filter { $0.value > other.hidden[$0.key, default: 0] }.map { MisleadingCharacter.name($0.key.value) }
      .sorted()
  }

  private static func name(_ node: MarkupNode) -> String? {
    switch node.kind {
    case .document, .text, .softBreak, .lineBreak: nil
    case .blockQuote: "a quotation"
    case .bulletList: "a list"
    case .orderedList: "a numbered list"
    case .listItem: "an item"
    case .codeBlock: "a block of code"
    case .htmlBlock, .htmlInline: "HTML"
    case .paragraph: "a paragraph"
    case .heading(let level): "a heading of level \(level)"
    case .thematicBreak: "a line across the page"
    case .code: "code"
    case .emphasis: "emphasis"
    case .strong: "strong emphasis"
    case .link(let destination, _): "a link to \(destination)"
    case .image(let destination, _): "an image \(destination)"
    }
  }

  /// Characters that nobody sees, and those that show other words than those that are there.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x061C, 0x200B...0x200F, 0x2060...0x2065, 0xFEFF: true
    default: MisleadingCharacter.contains(scalar.value)
    }
  }
}
