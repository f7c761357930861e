/// Reads the tags of HTML as a browser would see them: enough to prove that a value opened none.
package struct TagScanner: Sendable {
  /// A tag with the names of its attributes, in order.
  package struct Tag: Sendable, Hashable, CustomStringConvertible {
    /// `p`, or `/p` for an end tag.
    package var name: String
    /// Names and values of attributes.
    package var attributes: [Attribute]
    /// The tag with the names of its attributes.
    package var description: String { "<\(([name] + attributes.map(\.name)).joined(separator: " "))>" }

    /// The value of an attribute.
    package subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
  }

  /// An attribute of a tag, its value as it is written.
  package struct Attribute: Sendable, Hashable {
    /// The name.
    package var name: String
    /// The value without its quotes; empty if there is none.
    package var value: String
  }

  /// All tags, in order.
  package private(set) var tags: [Tag] = []
  /// The text between the tags, as it is written.
  package private(set) var texts: [String] = []

  private var bytes: ArraySlice<UInt8>

  /// Scans a page.
  package init(_ html: String) {
    bytes = Array(html.utf8)[...]
    var text: [UInt8] = []
    while let byte = bytes.first {
      guard byte == UInt8(ascii: "<"), let second = bytes.dropFirst().first, TagScanner.opensTag(second) else {
        text.append(byte)
        bytes = bytes.dropFirst()
        continue
      }
      texts.append(String(decoding: text, as: UTF8.self))
      text = []
      scanTag()
      // The content of a style element is no markup, until its end tag.
      if tags.last?.name == "style" || tags.last?.name == "script" {
        while !bytes.isEmpty, !bytes.starts(with: Array("</style".utf8)), !bytes.starts(with: Array("</script".utf8)) {
          text.append(bytes.removeFirst())
        }
      }
    }
    texts.append(String(decoding: text, as: UTF8.self))
  }

  private static func opensTag(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || [0x2F, 0x21, 0x3F].contains(byte)
  }

  private mutating func scanTag() {
    bytes = bytes.dropFirst()
    var tag = Tag(name: word(until: [0x20, 0x0A, 0x3E]), attributes: [])
    while let byte = bytes.first, byte != UInt8(ascii: ">") {
      guard byte != 0x20, byte != 0x0A else {
        bytes = bytes.dropFirst()
        continue
      }
      let name = word(until: [0x20, 0x0A, 0x3D, 0x3E])
      var value = ""
      if bytes.first == UInt8(ascii: "=") {
        bytes = bytes.dropFirst()
        if let quote = bytes.first, quote == 0x22 || quote == 0x27 {
          bytes = bytes.dropFirst()
          value = word(until: [quote])
          bytes = bytes.dropFirst()
        } else {
          value = word(until: [0x20, 0x0A, 0x3E])
        }
      } else if name.isEmpty {
        bytes = bytes.dropFirst()
      }
      tag.attributes.append(Attribute(name: name, value: value))
    }
    bytes = bytes.dropFirst()
    tags.append(tag)
  }

  private mutating func word(until ends: [UInt8]) -> String {
    let word = bytes.prefix { !ends.contains($0) }
    bytes = bytes.dropFirst(word.count)
    return String(decoding: word, as: UTF8.self)
  }
}
