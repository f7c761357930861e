internal import Foundation
#if canImport(FoundationXML)
  internal import FoundationXML
#endif
internal import SourceText

/// An XML file as a tree that knows the place of every element.
///
/// The parser is that of the platform. It resolves no external entity; a document type is refused before it sees the
/// file, so that no entity can be declared at all.
struct XMLTree {
  struct Node {
    var name: String
    var attributes: [String: String]
    var children: [Child]
    /// The place of the tag that opens it.
    var place: SourceRange

    func elements(_ name: String) -> [Node] {
      children.compactMap {
        if case .element(let node) = $0, node.name == name { return node }
        return nil
      }
    }

    var elements: [Node] {
      children.compactMap {
        if case .element(let node) = $0 { return node }
        return nil
      }
    }
  }

  indirect enum Child {
    case element(Node)
    case text(String)
  }

  /// Why a file cannot be read.
  struct Fault: Error {
    var summary: String
    var place: SourceRange
    var solution = "Export the texts again, or save the file in the tool as XLIFF."
  }

  static let limit = 20_000_000
  static let depth = 60

  /// Reads a file. Prefixes of names are left out: `xlf:unit` is `unit`, of attributes they stay.
  static func read(_ bytes: [UInt8]) throws(Fault) -> Node {
    guard bytes.count <= limit else {
      throw Fault(summary: "The file has more than \(limit) bytes.", place: .startOfFile)
    }
    let bytes = inUTF8(bytes)
    // What is looked for in bytes must not hide in another encoding.
    guard !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil, isDeclaredUTF8(bytes) else {
      throw Fault(
        summary: "The file is not UTF-8 text.", place: .startOfFile,
        solution: "Save the file in the tool with the encoding UTF-8, or export the texts again.")
    }
    let lines = LineIndex(bytes)
    let tags = XMLTags(bytes)
    if let doctype = tags.doctype {
      throw Fault(
        summary: "The file declares a document type, which could hide text.",
        place: lines.range(ofOffsets: doctype..<doctype + 9))
    }
    let builder = Builder(tags: tags.starts, lines: lines)
    let parser = XMLParser(data: Data(bytes))
    parser.shouldResolveExternalEntities = false
    parser.shouldProcessNamespaces = false
    parser.delegate = builder
    let isRead = parser.parse()
    if let fault = builder.fault { throw fault }
    guard isRead, let root = builder.root else {
      let place = SourceLocation(line: max(parser.lineNumber, 1), column: max(parser.columnNumber, 1))
      throw Fault(
        summary: "The file is not well-formed XML from here on.", place: place..<place)
    }
    return root
  }

  /// A file with the byte order mark of UTF-16, which some tools write, as the same text in UTF-8; any other as it is.
  /// The name of the encoding becomes blanks, so that every column stays.
  private static func inUTF8(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.count > 2, bytes.count.isMultiple(of: 2), bytes[0] ^ bytes[1] == 1, bytes[0] >= 0xFE else {
      return bytes
    }
    let (low, high) = bytes[0] == 0xFF ? (0, 1) : (1, 0)
    let units = stride(from: 2, to: bytes.count, by: 2).map { UInt16(bytes[$0 + low]) | UInt16(bytes[$0 + high]) << 8 }
    guard let text = String(validating: units, as: UTF16.self) else { return bytes }
    var converted = Array(text.utf8)
    if let declared = declaredEncoding(converted), declared.name.hasPrefix("utf-16") {
      for index in declared.range { converted[index] = UInt8(ascii: " ") }
    }
    return converted
  }

  /// Whether the file says nothing of its encoding, or that it is UTF-8.
  private static func isDeclaredUTF8(_ bytes: [UInt8]) -> Bool {
    declaredEncoding(bytes).map { ["utf-8", "us-ascii"].contains($0.name) } ?? true
  }

  /// The encoding that the first line names, in lower case, and the place of the whole attribute.
  private static func declaredEncoding(_ bytes: [UInt8]) -> (name: String, range: Range<Int>)? {
    let head = String(decoding: bytes.prefix(200), as: UTF8.self)
    guard let start = head.range(of: "<?xml"), let end = head[start.upperBound...].range(of: "?>"),
      let key = head[start.upperBound..<end.lowerBound].range(of: "encoding")
    else { return nil }
    let value = head[key.upperBound..<end.lowerBound].drop { "= \"'".contains($0) }
    let name = value.prefix { !"\"'".contains($0) }
    let last = value[name.endIndex...].isEmpty ? name.endIndex : head.index(after: name.endIndex)
    func offset(_ index: String.Index) -> Int { head.utf8.distance(from: head.startIndex, to: index) }
    return (name.lowercased(), offset(key.lowerBound)..<offset(last))
  }

  private final class Builder: NSObject, XMLParserDelegate {
    private(set) var root: Node?
    private(set) var fault: Fault?
    private let tags: [Range<Int>]
    private let lines: LineIndex
    private var open: [Node] = []
    private var count = 0

    init(tags: [Range<Int>], lines: LineIndex) {
      self.tags = tags
      self.lines = lines
    }

    func parser(
      _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      let place = count < tags.count ? lines.range(ofOffsets: tags[count]) : .startOfFile
      count += 1
      if open.count >= XMLTree.depth {
        fault = fault ?? Fault(summary: "More than \(XMLTree.depth) elements stand in one another.", place: place)
        parser.abortParsing()
        return
      }
      let name = elementName.split(separator: ":").last.map(String.init) ?? elementName
      open.append(Node(name: name, attributes: attributes, children: [], place: place))
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { add(.text(string)) }

    func parser(_ parser: XMLParser, foundCDATA block: Data) { add(.text(String(decoding: block, as: UTF8.self))) }

    func parser(
      _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?, qualifiedName: String?
    ) {
      guard let node = open.popLast() else { return }
      if open.isEmpty { root = node } else { add(.element(node)) }
    }

    private func add(_ child: Child) {
      guard !open.isEmpty else { return }
      open[open.count - 1].children.append(child)
    }
  }
}

/// The places of the tags that open elements, found without parsing: the parser counts lines but not bytes.
struct XMLTags {
  private(set) var starts: [Range<Int>] = []
  /// The place of a document type; nil if there is none.
  private(set) var doctype: Int?

  init(_ bytes: [UInt8]) {
    var index = 0
    func starts(_ text: StaticString) -> Bool {
      index + text.utf8CodeUnitCount <= bytes.count
        && (0..<text.utf8CodeUnitCount).allSatisfy { bytes[index + $0] == text.utf8Start[$0] }
    }
    func skip(past text: StaticString) {
      while index < bytes.count, !starts(text) { index += 1 }
      index += text.utf8CodeUnitCount
    }
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<") else {
        index += 1
        continue
      }
      if starts("<!--") {
        skip(past: "-->")
      } else if starts("<![CDATA[") {
        skip(past: "]]>")
      } else if starts("<?") {
        skip(past: "?>")
      } else if starts("<!") {
        if doctype == nil { doctype = index }
        index += 1
      } else if starts("</") {
        index += 2
      } else {
        let start = index
        var quote: UInt8?
        while index < bytes.count, quote != nil || bytes[index] != UInt8(ascii: ">") {
          if let open = quote {
            if bytes[index] == open { quote = nil }
          } else if bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'") {
            quote = bytes[index]
          }
          index += 1
        }
        index = min(index + 1, bytes.count)
        self.starts.append(start..<index)
      }
    }
  }
}
