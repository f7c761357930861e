internal import SourceText
internal import YAML

/// What a case file may hold: every key with its meaning, and which document needs it.
///
/// The words are data (`Templates/case-fields.yml`, with the patterns of personal data in
/// `Templates/personal-data.yml`), so that a field can be explained, required or coded without an edit of code.
public struct CaseDictionary: Sendable {
  /// How strongly a document needs a field.
  public enum Need: Sendable, Hashable {
    case required, optional, unused, forbidden
    /// Required in cases that the program does not know.
    case conditional
    /// Required where the condition of this name holds: `pending`.
    case requiredIf(String)
  }

  /// One key of the case file.
  public struct Field: Sendable, Hashable {
    /// Keys from the top, `[]` for an entry of a list: `oos[].limit`.
    public let path: String
    /// One or two short lines for a person who fills in a case.
    public let meaning: String
    /// How the value is written: `moment`, `localized`. The head of the file lists them.
    public let type: String
    /// The allowed values of a choice.
    public let values: [String]
    /// The set of codes, a key of ``CaseDictionary/codes``.
    public let codeSet: String?
    /// For a map with a short form: the key whose value the short form gives.
    public let mainKey: String?
    /// The need of each document, by the names of ``CaseDictionary/documents``.
    public let needs: [String: Need]
    /// Who supplies the value.
    public let suppliedBy: String
    /// An example, as it would be written in a case.
    public let example: String
    /// Source keys of the field handbook.
    public let basis: String

    /// The last key of the path: `limit`.
    public var key: String {
      let tail = path.drop(through: path.lastIndex(of: "."))
      return String(tail)
    }

    /// The need of a document that Candour composes.
    public func need(of document: DocumentKind) -> Need { needs[document.asksLike.rawValue] ?? .unused }
  }

  /// The documents of the columns of `need`: `physician-letter` and so on.
  public let documents: [String]
  /// The conditions of ``Need/requiredIf(_:)``, in words that follow "needed if".
  public let conditions: [String: String]
  /// The fields in the order of the file, which is the order of the skeleton.
  public let fields: [Field]
  /// The sets of codes whose words stand in the vocabulary of each language: `attributes`, `measures`.
  public var codes: [String: [String]]
  /// What personal data look like.
  public let personalData: PersonalDataPatterns

  private let indexByPath: [String: Int]
  private let keysByPath: [String: [String]]
  private let mainKeyByPath: [String: (key: String, isCodedText: Bool)]

  /// Reads the dictionary and the patterns of personal data.
  public init(
    reading fieldBytes: [UInt8], personalData personalDataBytes: [UInt8]
  ) throws(CaseDictionaryError) {
    let root = try CaseDictionaryParser.root(of: fieldBytes, file: "case-fields.yml")
    var parser = CaseDictionaryParser(bytes: fieldBytes, file: "case-fields.yml")
    documents = parser.texts(root["documents"], "documents")
    codes = parser.codeSets(root["codes"])
    conditions = parser.words(root["conditions"])
    fields = parser.fields(root["fields"], documents: documents, conditions: conditions)
    try parser.finish()
    personalData = try PersonalDataPatterns(reading: personalDataBytes)
    var indexByPath: [String: Int] = [:]
    var keysByPath: [String: [String]] = [:]
    for (index, field) in fields.enumerated() {
      indexByPath[field.path] = index
      let parent = field.path.lastIndex(of: ".").map { String(field.path[..<$0]) } ?? ""
      keysByPath[parent, default: []].append(field.key)
    }
    self.indexByPath = indexByPath
    self.keysByPath = keysByPath
    mainKeyByPath = Dictionary(
      uniqueKeysWithValues: fields.compactMap { field in
        field.mainKey.map { (field.path, ($0, field.type == "coded-text")) }
      })
  }

  /// The field of a path of the dictionary: `oos[].limit`.
  public func field(_ path: String) -> Field? { indexByPath[path].map { fields[$0] } }

  /// The key of a map whose value a text in place of the map gives.
  func mainKey(of path: String) -> (key: String, isCodedText: Bool)? { mainKeyByPath[path] }

  /// The keys that may stand below a path, in the order of the dictionary; the empty path is the top of the file.
  public func keys(below path: String) -> [String] { keysByPath[path] ?? [] }

  /// The path of the dictionary for a path of a case: `oos[0].limit` becomes `oos[].limit`.
  static func pattern(of path: String) -> String {
    guard path.contains("[") else { return path }
    var result = ""
    var inIndex = false
    for character in path {
      if character == "]" { inIndex = false }
      if !inIndex { result.append(character) }
      if character == "[" { inIndex = true }
    }
    return result
  }
}

/// Faults of the dictionary itself, which is content and may have been edited.
public struct CaseDictionaryError: Error, Sendable {
  /// The faults, at least one.
  public let diagnostics: [Diagnostic]
}

extension StringProtocol {
  fileprivate func drop(through index: Index?) -> SubSequence {
    index.map { self[self.index(after: $0)...] } ?? self[...]
  }
}
