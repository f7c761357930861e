internal import Candour
internal import SourceText

/// What a translation tool has given back, before it is compared with the texts.
struct ExchangeFile {
  struct Segment {
    var source: String
    /// Nil if there is none, or if the tool says that it is not finished.
    var target: String?
    /// The target if the tool says that it is not finished.
    var draft: String?
    /// Whether the tool says anything of its state.
    var hasState: Bool
    var sourcePlace: SourceRange
    /// The place of the target, or of the segment if there is none.
    var place: SourceRange
  }

  struct Unit {
    var identifier: String
    var digest: String?
    var segments: [Segment]
    var place: SourceRange
  }

  /// The file of the language: `patient-information.md`.
  var file: String
  var language: String
  /// The language that it was translated from; nil if the file does not say.
  var sourceLanguage: String?
  /// The digest of the English file of words.
  var digest: String?
  var units: [Unit]
  var place: SourceRange
}

/// Reads XLIFF 2.0, 2.1 and 1.2 as tools write them, and says what is wrong with its place.
struct XLIFFReader {
  private let name: String
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var files: [ExchangeFile] = []

  /// Reads a file; faults are in ``diagnostics``.
  init(_ bytes: [UInt8], name: String) {
    self.name = name
    let root: XMLTree.Node
    do throws(XMLTree.Fault) { root = try XMLTree.read(bytes) } catch {
      unreadable(error)
      return
    }
    let version = root.attributes["version"] ?? ""
    guard root.name == "xliff", ["2.0", "2.1", "1.2"].contains(version) else {
      unreadable(.init(summary: "This is not XLIFF 2.0, 2.1 or 1.2.", place: root.place))
      return
    }
    for file in root.elements("file") {
      let language = root.attributes["trgLang"] ?? file.attributes["target-language"] ?? ""
      var found = ExchangeFile(
        file: file.attributes["original"]?.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? "",
        language: language,
        sourceLanguage: root.attributes["srcLang"] ?? file.attributes["source-language"],
        digest: XLIFFReader.digest(file), units: [], place: file.place)
      if version == "1.2" {
        for body in file.elements("body") { read12(body, &found) }
      } else {
        read21(file, &found)
      }
      files.append(found)
    }
  }

  /// The prefix of our namespace may be another after a tool has written the file.
  private static func digest(_ node: XMLTree.Node) -> String? {
    node.attributes.first { $0.key.hasSuffix(":source") }?.value
  }

  private mutating func unreadable(_ fault: XMLTree.Fault) {
    diagnostics.append(
      Diagnostic(
        .error, "xliff-not-readable", file: name, range: fault.place, summary: fault.summary,
        explanation: "Nothing of the file was taken over.", solutions: [.init(fault.solution)]))
  }

  // MARK: - XLIFF 2

  private mutating func read21(_ parent: XMLTree.Node, _ file: inout ExchangeFile) {
    for node in parent.elements {
      if node.name == "group" { read21(node, &file) }
      guard node.name == "unit" else { continue }
      var data: [String: String] = [:]
      for entry in node.elements("originalData").flatMap({ $0.elements("data") }) {
        data[entry.attributes["id"] ?? ""] = XLIFFReader.plain(entry)
      }
      let segments = node.elements("segment").map { node in
        segment(node, state: node.attributes["state"], isOpen: { $0 == "initial" }) { Self.piece21($0, data) }
      }
      file.units.append(
        .init(
          identifier: node.attributes["id"] ?? "", digest: XLIFFReader.digest(node), segments: segments,
          place: node.place))
    }
  }

  private static func piece21(_ node: XMLTree.Node, _ data: [String: String]) -> Piece {
    switch node.name {
    case "ph": return node.attributes["dataRef"].flatMap { data[$0] }.map(Piece.text) ?? .lost(by: "dataRef")
    case "cp":
      let scalar = node.attributes["hex"].flatMap { UInt32($0, radix: 16) }.flatMap(Unicode.Scalar.init)
      return .text(scalar.map { String(Character($0)) } ?? "")
    case "sm", "em": return .text("")
    default: return .foreign
    }
  }

  // MARK: - XLIFF 1.2

  /// Reads the groups of a text each. A tool may have put a group of its own around them.
  private mutating func read12(_ parent: XMLTree.Node, _ file: inout ExchangeFile) {
    for group in parent.elements("group") {
      read12(group, &file)
      let units = group.elements("trans-unit")
      guard !units.isEmpty else { continue }
      var segments: [ExchangeFile.Segment] = []
      for unit in units {
        let source = unit.elements("source").first
        var codes: [String: String] = [:]
        for code in source?.elements ?? [] { codes[code.attributes["id"] ?? ""] = XLIFFReader.plain(code) }
        let state = unit.elements("target").first?.attributes["state"]
        segments.append(
          segment(unit, state: state, isOpen: { $0 == "new" || $0.hasPrefix("needs-") }) { Self.piece12($0, codes) })
      }
      file.units.append(
        .init(
          identifier: group.attributes["id"] ?? "", digest: XLIFFReader.digest(group), segments: segments,
          place: group.place))
    }
  }

  private static func piece12(_ node: XMLTree.Node, _ codes: [String: String]) -> Piece {
    switch node.name {
    case "ph": .text(plain(node))
    case "x": codes[node.attributes["id"] ?? ""].map(Piece.text) ?? .lost(by: "id")
    default: .foreign
    }
  }

  // MARK: - Both

  /// What an element inside a text stands for.
  private enum Piece {
    case text(String)
    /// A protected piece of which only the attribute that should name it is known.
    case lost(by: String)
    /// Nothing that an export has.
    case foreign
  }

  private mutating func segment(
    _ node: XMLTree.Node, state: String?, isOpen: (String) -> Bool, _ piece: (XMLTree.Node) -> Piece
  ) -> ExchangeFile.Segment {
    let isOpen = state.map(isOpen) ?? false
    let source = node.elements("source").first
    let target = node.elements("target").first
    var words = ""
    if let source { words = text(source, piece) ?? "" }
    let found = diagnostics
    var translation: String?
    if let target { translation = text(target, piece) }
    // Some tools write a blank where nothing was translated.
    if translation?.allSatisfy(\.isWhitespace) == true { translation = nil }
    // What is not finished may be damaged.
    if isOpen { diagnostics = found }
    return .init(
      source: words, target: isOpen ? nil : translation, draft: isOpen ? translation : nil,
      hasState: state != nil, sourcePlace: (source ?? node).place, place: (target ?? node).place)
  }

  /// The text of a source or a target, protected pieces put back; nil if there is none.
  private mutating func text(_ node: XMLTree.Node, _ piece: (XMLTree.Node) -> Piece) -> String? {
    var result = ""
    for child in node.children {
      switch child {
      case .text(let text): result += text
      case .element(let inner) where inner.name == "mrk": result += text(inner, piece) ?? ""
      case .element(let inner):
        switch piece(inner) {
        case .text(let text): result += text
        case .lost(let name): damaged(inner, "A protected piece no longer says what it stands for (\(name)).")
        case .foreign: damaged(inner, "<\(inner.name)> is nothing that was exported.")
        }
      }
    }
    return result.isEmpty ? nil : result
  }

  private static func plain(_ node: XMLTree.Node) -> String {
    node.children.map { child in
      switch child {
      case .text(let text): text
      case .element(let inner): plain(inner)
      }
    }.joined()
  }

  private mutating func damaged(_ node: XMLTree.Node, _ summary: String) {
    diagnostics.append(
      Diagnostic(
        .error, "xliff-placeholder", file: name, range: node.place, summary: summary,
        explanation: "Values and signs in double braces must come back as they were given out.",
        solutions: [.init("Put the protected piece of the source in again.")]))
  }
}
