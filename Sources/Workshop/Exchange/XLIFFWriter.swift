internal import Candour

/// Writes the texts of a file of a language for translation tools.
///
/// One XLIFF file holds one file of a language, so that a tool shows it as one document. The same texts give the same
/// bytes.
package struct XLIFFWriter: Sendable {
  /// The version of the format.
  package enum Version: String, Sendable, CaseIterable {
    case v21 = "2.1"
    case v12 = "1.2"
  }

  /// The namespace of what is ours: the digest of the English text.
  static let namespace = "urn:candour:exchange:1"

  private let units: LanguageUnits
  private let version: Version

  package init(_ units: LanguageUnits, version: Version) {
    self.units = units
    self.version = version
  }

  /// The names of the files of the language that have something to translate.
  package var files: [String] {
    units.units.reduce(into: []) { if !$0.contains($1.file) { $0.append($1.file) } }
  }

  /// The name of the XLIFF file of a file: `patient-information.de.xlf`.
  package func fileName(_ file: String) -> String {
    "\(file.prefix { $0 != "." }).\(units.tag).xlf"
  }

  /// The bytes of the XLIFF file of a file of the language.
  package func bytes(_ file: String) -> [UInt8] {
    let own = units.units.filter { $0.file == file }.compactMap { ExchangeUnit($0, archive: units.archive) }
    var xml = XMLText()
    xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    switch version {
    case .v21: write21(own, file, &xml)
    case .v12: write12(own, file, &xml)
    }
    return Array(xml.text.utf8)
  }

  /// The digest of the English file of words. A file of sections has one for each section.
  private static func digest(ofWordsIn units: [ExchangeUnit]) -> [(String, String)] {
    let words = units.first { !$0.unit.path.isEmpty }
    return words?.unit.english.map { [("c:source", $0.digest)] } ?? []
  }

  /// The digest of the English section.
  private static func digest(of unit: ExchangeUnit) -> [(String, String)] {
    guard unit.unit.path.isEmpty, let english = unit.unit.english else { return [] }
    return [("c:source", english.digest)]
  }

  // MARK: - XLIFF 2.1

  private func write21(_ own: [ExchangeUnit], _ file: String, _ xml: inout XMLText) {
    xml.open(
      "xliff",
      [
        ("xmlns", "urn:oasis:names:tc:xliff:document:2.0"), ("xmlns:c", Self.namespace), ("version", "2.1"),
        ("srcLang", ContentLoader.masterTag), ("trgLang", units.tag),
      ])
    xml.open(
      "file",
      [
        ("id", ExchangeUnit.identifier(file)), ("original", units.path(file)), ("canResegment", "no"),
        ("xml:space", "preserve"),
      ] + Self.digest(ofWordsIn: own))
    for unit in own { write21(unit, &xml) }
    xml.close("file")
    xml.close("xliff")
  }

  private func write21(_ unit: ExchangeUnit, _ xml: inout XMLText) {
    let book = CodeBook(unit.segments)
    xml.open("unit", [("id", unit.identifier), ("name", unit.unit.name)] + Self.digest(of: unit))
    let notes = ExchangeNotes(unit: unit)
    let texts = notes.ofUnit + notes.ofSegments
    if !texts.isEmpty {
      xml.open("notes")
      for text in texts { xml.element("note", text: text) }
      xml.close("notes")
    }
    if !book.codes.isEmpty {
      xml.open("originalData")
      for code in book.codes { xml.element("data", [("id", "d\(book.data(code))")], text: code) }
      xml.close("originalData")
    }
    for (index, segment) in unit.segments.enumerated() {
      xml.open("segment", [("id", "\(index + 1)")] + Self.state21(segment.state))
      xml.inline("source") { write21(segment.source, book.source(index), book, &$0) }
      if let target = segment.target {
        xml.inline("target") { write21(target, book.target(index), book, &$0) }
      }
      xml.close("segment")
    }
    xml.close("unit")
  }

  /// What is missing has no state, which means `initial`: a tool that knows no states would leave it there beside a
  /// finished target, and the target would stay out.
  private static func state21(_ state: TranslationUnit.State) -> [(String, String)] {
    switch state {
    case .missing: []
    case .unrecorded, .stale: [("state", "initial"), ("subState", "candour:stale")]
    case .done: [("state", "translated")]
    case .approved: [("state", "final")]
    }
  }

  private func write21(
    _ text: InlineText, _ numbers: [CodeBook.Numbered], _ book: CodeBook, _ xml: inout XMLText
  ) {
    var numbers = numbers[...]
    for part in text.parts {
      switch part {
      case .text(let text): xml.text(text)
      case .code(let code):
        guard let number = numbers.popFirst() else { continue }
        let isBound = code != InlineText.lineBreak
        let can = isBound ? "no" : "yes"
        let kind =
          !isBound
          ? [("type", "fmt"), ("subType", "xlf:lb")]
          : code.hasPrefix("*")
            ? [("type", "fmt"), ("subType", "candour:emphasis")] : [("type", "other"), ("subType", "candour:value")]
        xml.empty(
          "ph",
          [
            ("id", "\(number.number)"), ("canCopy", can), ("canDelete", can), ("dataRef", "d\(book.data(code))"),
            ("disp", isBound ? code : "↵"),
          ] + kind)
      }
    }
  }

  // MARK: - XLIFF 1.2

  private func write12(_ own: [ExchangeUnit], _ file: String, _ xml: inout XMLText) {
    xml.open(
      "xliff", [("xmlns", "urn:oasis:names:tc:xliff:document:1.2"), ("xmlns:c", Self.namespace), ("version", "1.2")])
    xml.open(
      "file",
      [
        ("original", units.path(file)), ("source-language", ContentLoader.masterTag), ("target-language", units.tag),
        ("datatype", "plaintext"), ("xml:space", "preserve"),
      ] + Self.digest(ofWordsIn: own))
    xml.open("body")
    for unit in own {
      xml.open(
        "group",
        [("id", unit.identifier), ("resname", unit.unit.name), ("restype", "x-candour-text")] + Self.digest(of: unit))
      let notes = ExchangeNotes(unit: unit).ofUnit
      for note in notes { xml.element("note", text: note) }
      for (index, segment) in unit.segments.enumerated() { write12(segment, index, unit, &xml) }
      xml.close("group")
    }
    xml.close("body")
    xml.close("file")
    xml.close("xliff")
  }

  private func write12(
    _ segment: ExchangeUnit.Segment, _ index: Int, _ unit: ExchangeUnit, _ xml: inout XMLText
  ) {
    let book = CodeBook([segment])
    let isApproved = segment.state == .approved
    xml.open(
      "trans-unit",
      [("id", "\(unit.identifier).\(index + 1)"), ("approved", isApproved ? "yes" : "no"), ("xml:space", "preserve")])
    xml.inline("source") { Self.write12(segment.source, book.source(0), &$0) }
    if let target = segment.target {
      let state =
        switch segment.state {
        case .missing: "new"
        case .unrecorded, .stale: "needs-review-translation"
        case .done: "translated"
        case .approved: "final"
        }
      xml.inline("target", [("state", state)]) { Self.write12(target, book.target(0), &$0) }
    }
    // Tools show a note with the text that it stands at, not with its group or its neighbour.
    let notes = ExchangeNotes(unit: unit)
    for note in notes.ofUnit + [notes.condition(of: segment)].compactMap({ $0 }) { xml.element("note", text: note) }
    xml.close("trans-unit")
  }

  private static func write12(_ text: InlineText, _ numbers: [CodeBook.Numbered], _ xml: inout XMLText) {
    var numbers = numbers[...]
    for part in text.parts {
      switch part {
      case .text(let text): xml.text(text)
      case .code(let code):
        guard let number = numbers.popFirst() else { continue }
        let kind =
          code == InlineText.lineBreak ? "lb" : code.hasPrefix("*") ? "x-candour-emphasis" : "x-candour-value"
        xml.code("ph", [("id", "\(number.number)"), ("ctype", kind)], text: code)
      }
    }
  }
}

/// XML text. The only place where text and attributes of an exchange file are escaped.
struct XMLText {
  private(set) var text = ""
  private var depth = 0

  private var indent: String { String(repeating: " ", count: depth) }

  mutating func raw(_ xml: String) { text += xml }

  mutating func text(_ content: String) { text += XMLText.escaped(content) }

  mutating func open(_ name: String, _ attributes: [(String, String)] = []) {
    text += indent + XMLText.tag(name, attributes) + ">\n"
    depth += 1
  }

  mutating func close(_ name: String) {
    depth -= 1
    text += "\(indent)</\(name)>\n"
  }

  mutating func element(_ name: String, _ attributes: [(String, String)] = [], text content: String) {
    text += "\(indent)\(XMLText.tag(name, attributes))>\(XMLText.escaped(content))</\(name)>\n"
  }

  /// An element on a line of its own whose content is written without line ends.
  mutating func inline(_ name: String, _ attributes: [(String, String)] = [], _ content: (inout XMLText) -> Void) {
    text += indent + XMLText.tag(name, attributes) + ">"
    content(&self)
    text += "</\(name)>\n"
  }

  mutating func empty(_ name: String, _ attributes: [(String, String)]) { text += XMLText.tag(name, attributes) + "/>" }

  mutating func code(_ name: String, _ attributes: [(String, String)], text content: String) {
    text += "\(XMLText.tag(name, attributes))>\(XMLText.escaped(content))</\(name)>"
  }

  private static func tag(_ name: String, _ attributes: [(String, String)]) -> String {
    "<" + name + attributes.map { " \($0)=\"\(escaped($1))\"" }.joined()
  }

  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\r": result += "&#13;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
