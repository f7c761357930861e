internal import SourceText
internal import YAML

/// Reads the data files of the dictionary strictly, collecting every fault.
struct CaseDictionaryParser {
  private let bytes: [UInt8]
  private let file: String
  private let lines: LineIndex
  private(set) var diagnostics: [Diagnostic] = []

  init(bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
    lines = LineIndex(bytes)
  }

  /// The top map of a data file.
  static func root(of bytes: [UInt8], file: String) throws(CaseDictionaryError) -> YAMLNode {
    let (value, problems) = YAMLReader.read(bytes)
    if let problem = problems.first {
      throw CaseDictionaryError(diagnostics: [fault(file, problem.range, "This data file is not sound YAML.")]
      )
    }
    guard let value, value.map != nil else {
      throw CaseDictionaryError(diagnostics: [fault(file, .startOfFile, "This data file is empty.")])
    }
    return value
  }

  /// Throws if something was found.
  func finish() throws(CaseDictionaryError) {
    if !diagnostics.isEmpty { throw CaseDictionaryError(diagnostics: diagnostics) }
  }

  mutating func text(_ node: YAMLNode?, _ name: String, in parent: YAMLNode? = nil) -> String {
    if let text = node?.text { return text }
    report(node?.range ?? parent?.range, "A text is expected under “\(name)”.")
    return ""
  }

  mutating func texts(_ node: YAMLNode?, _ name: String) -> [String] {
    guard let list = node?.list else {
      report(node?.range, "A list of texts is expected under “\(name)”.")
      return []
    }
    return list.map { text($0, name) }
  }

  mutating func codeSets(_ node: YAMLNode?) -> [String: [String]] {
    var sets: [String: [String]] = [:]
    for entry in node?.map ?? [] { sets[entry.key] = texts(entry.value, entry.key) }
    return sets
  }

  mutating func words(_ node: YAMLNode?) -> [String: String] {
    var words: [String: String] = [:]
    for entry in node?.map ?? [] { words[entry.key] = text(entry.value, entry.key) }
    return words
  }

  mutating func fields(
    _ node: YAMLNode?, documents: [String], conditions: [String: String]
  ) -> [CaseDictionary.Field] {
    var known: Set<String> = []
    return (node?.list ?? []).map { entry in
      let path = text(entry["path"], "path", in: entry)
      if !known.insert(path).inserted { report(entry.range, "This path stands twice.") }
      return CaseDictionary.Field(
        path: path, meaning: text(entry["meaning"], "meaning", in: entry),
        type: text(entry["type"], "type", in: entry),
        values: entry["values"].map { texts($0, "values") } ?? [],
        codeSet: entry["codes"]?.text, mainKey: entry["main"]?.text,
        needs: needs(entry["need"], documents: documents, conditions: conditions),
        suppliedBy: entry["who"]?.text ?? "",
        example: entry["example"].map(source) ?? "", basis: entry["basis"]?.text ?? "")
    }
  }

  private mutating func needs(
    _ node: YAMLNode?, documents: [String], conditions: [String: String]
  ) -> [String: CaseDictionary.Need] {
    guard let node else { return [:] }
    let letters = texts(node, "need")
    guard letters.count == documents.count else {
      report(node.range, "One letter is expected for each document.")
      return [:]
    }
    var needs: [String: CaseDictionary.Need] = [:]
    for (document, letter) in zip(documents, letters) {
      switch letter {
      case "R": needs[document] = .required
      case "O": needs[document] = .optional
      case "C": needs[document] = .conditional
      case "-": needs[document] = .unused
      case "X": needs[document] = .forbidden
      default:
        if conditions[letter] == nil { report(node.range, "There is no condition “\(letter)”.") }
        needs[document] = .requiredIf(letter)
      }
    }
    return needs
  }

  /// The value as it is written.
  private func source(of node: YAMLNode) -> String {
    let start = lines.offset(of: node.range.lowerBound)
    let end = lines.offset(of: node.range.upperBound)
    return String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
  }

  mutating func report(_ range: SourceRange?, _ summary: String) {
    diagnostics.append(CaseDictionaryParser.fault(file, range ?? .startOfFile, summary))
  }

  private static func fault(_ file: String, _ range: SourceRange, _ summary: String) -> Diagnostic {
    Diagnostic(.error, "case-dictionary", file: file, range: range, summary: summary)
  }
}
