internal import CommonMark
internal import SourceText

/// The files that the texts of a document stand in: they tell where a piece of a text begins that is written with
/// entities or escapes.
struct SourceTexts: Sendable {
  private var files: ContentFiles?
  private var respelling = Respelling()
  private var foreign: [UInt8] = []

  /// No files, so that of a text written otherwise than it is read only the whole place is known.
  init() {}

  /// The files of content, as a region spells them.
  init(_ files: ContentFiles, respelling: Respelling) {
    self.files = files
    self.respelling = respelling
  }

  /// A text that is neither content nor case.
  init(foreign: [UInt8]) { self.foreign = foreign }

  /// The exact place of a piece of the text of a node, in UTF-8 offsets; nil if its file does not have that text.
  func range(of piece: Range<Int>, in node: ComposedNode) -> SourceRange? {
    guard let bytes = bytes(of: node.origin) else { return nil }
    let source = MarkupSource(bytes)
    let isCode = node.kind == .markup(.code)
    let stretch = node.origin.range
    if let range = source.range(ofUTF8: piece, of: node.text, isCode: isCode, in: stretch) { return range }
    // A value in a file of words may stand in quotation marks.
    guard let first = source.bytes(in: stretch).first, first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") else {
      return nil
    }
    var start = stretch.lowerBound
    start.column += 1
    return source.range(ofUTF8: piece, of: node.text, in: start..<Swift.max(start, stretch.upperBound))
  }

  private func bytes(of origin: Origin) -> [UInt8]? {
    guard origin.file != Origin.caseFile else { return nil }
    guard origin.file != Origin.foreignFile else { return foreign }
    guard let files, files.paths.indices.contains(Int(origin.file)) else { return nil }
    return files.bytes(of: files.paths[Int(origin.file)]).map { respelling.applied(to: $0) }
  }
}
