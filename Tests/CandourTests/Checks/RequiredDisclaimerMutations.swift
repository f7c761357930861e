import CommonMark
import SourceText
import Testing

@testable import Candour

/// Ways to spoil a disclaimer in a composed document. Each must be found.
enum DisclaimerMutation: String, CaseIterable {
  case delete, empty, quote, heading, code, duplicate, link, imageAlternative, afterSignature, hidden

  func apply(to document: ComposedDocument, at range: Range<Int>) -> ComposedDocument {
    var result = document
    switch self {
    case .delete: result.replace(range, with: [])
    case .empty: for index in range { result.nodes[index].text = "" }
    case .quote: result.wrap(range, in: .markup(.blockQuote))
    case .heading:
      for index in range where result.nodes[index].kind == .markup(.paragraph) {
        result.nodes[index].kind = .markup(.heading(level: 3))
      }
    case .code:
      let text = document.nodes[range].map(\.text).joined()
      let origin = document.nodes[range.lowerBound].origin
      result.replace(
        range, with: [ComposedNode(kind: .markup(.codeBlock(info: "")), text: text, end: 1, origin: origin)])
    case .link: result.wrapLines(range, in: .markup(.link(destination: "https://example.org/", title: "")))
    case .imageAlternative: result.wrapLines(range, in: .markup(.image(destination: "seal.png", title: "")))
    case .afterSignature:
      let origin = document.nodes[range.lowerBound].origin
      let signature = ComposedNode(kind: .signatureTitle, text: "", end: 2, origin: origin)
      let name = ComposedNode(kind: .markup(.text), text: "Signature", end: 2, origin: origin)
      result.replace(range.lowerBound..<range.lowerBound, with: [signature, name])
    case .hidden:
      for index in range where result.nodes[index].kind == .markup(.text) {
        result.nodes[index].kind = .markup(.htmlInline)
      }
    case .duplicate: result.replace(range.upperBound..<range.upperBound, with: document.nodes(range))
    }
    return result
  }
}

extension ComposedDocument {
  /// Some neighbouring nodes with ends that count from their own beginning.
  func nodes(_ range: Range<Int>) -> [ComposedNode] {
    nodes[range].map { node in
      var node = node
      node.end -= range.lowerBound
      return node
    }
  }

  /// Puts whole nodes in the place of others. The ends of `added` count from its beginning.
  mutating func replace(_ range: Range<Int>, with added: [ComposedNode], isInSection: Bool = true) {
    let shift = added.count - range.count
    // A container that ends where the range begins is a neighbour, not a parent, unless it holds the range.
    for index in nodes.indices where !range.contains(index) && nodes[index].end >= range.upperBound {
      if nodes[index].end > range.lowerBound || index >= range.upperBound || (isInSection && isSection(index)) {
        nodes[index].end += shift
      }
    }
    nodes.replaceSubrange(
      range,
      with: added.map { node in
        var node = node
        node.end += range.lowerBound
        return node
      })
  }

  private func isSection(_ index: Int) -> Bool {
    if case .section = nodes[index].kind { return true }
    return false
  }

  /// Puts neighbouring nodes into a container.
  mutating func wrap(_ range: Range<Int>, in kind: ComposedNode.Kind) {
    let inner = nodes(range).map { node in
      var node = node
      node.end += 1
      return node
    }
    let outer = ComposedNode(
      kind: kind, text: "", end: inner.count + 1, origin: nodes[range.lowerBound].origin)
    replace(range, with: [outer] + inner)
  }

  /// Puts the text of each paragraph into an inline container.
  mutating func wrapLines(_ range: Range<Int>, in kind: ComposedNode.Kind) {
    for index in range.reversed() where nodes[index].kind == .markup(.paragraph) && nodes[index].end > index + 1 {
      wrap(index + 1..<nodes[index].end, in: kind)
    }
  }

  /// The document with only one of its sections, and where a range of nodes is in it.
  func only(sectionAround range: Range<Int>) -> (document: ComposedDocument, range: Range<Int>)? {
    guard let section = sections.last(where: { $0 < range.lowerBound }) else { return nil }
    var document = self
    document.nodes = nodes(section..<nodes[section].end)
    return (document, range.lowerBound - section..<range.upperBound - section)
  }
}
