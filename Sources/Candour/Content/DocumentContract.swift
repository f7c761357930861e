internal import SourceText
internal import Wording
internal import YAML

/// What a document must say in every language, from the head of `Templates/<kind>.md`.
package struct DocumentContract: Sendable {
  package struct Section: Sendable {
    package var id: String
    package var trigger: Trigger?
    /// What the section must say, for translators.
    package var says: String
    /// Values that every variant of the section must use.
    package var values: [String]
    package var valuesByTrigger: [Trigger: [String]]
  }

  struct RequiredDisclaimer: Sendable {
    var id: String
    var trigger: Trigger?
    /// A flag of the placeholders; nil: always.
    var condition: Int?
  }

  /// Limits of plain language. A length above the noted one is remarked; above the limit it is a warning.
  struct Limits: Sendable {
    var sentenceWords = 25
    var sentenceWordsNoted = 20
    var paragraphWords = 70
    var paragraphSentences = 5
    var listItems = 6
    var headingLevel = 2
    /// How many sentences may stand on a line; nil: any number.
    var lineSentences: Int?
    /// How many clauses below another a sentence may have; nil: any number.
    var clauses: Int?
    /// From more than so many on they are remarked.
    var clausesNoted: Int?
    /// How many of 100 sentences may be passive; nil: any number.
    var passiveShare: Int?
    var passiveShareNoted: Int?
    /// How many nouns made of verbs a sentence may have; nil: any number.
    var nominalNouns: Int?
    /// How many words sentences may have on average; nil: any number.
    var meanSentenceWords: Int?
    /// Whether the score must meet the target of the language.
    var scoreTarget = false
  }

  package var kind: DocumentKind
  var file: Int
  /// `lay`, `easy` or `physician`: whose wording of a disclaimer is taken when no exact reader has one.
  var audience: String
  /// Whether a language may be without the document.
  package var isOptional: Bool
  package var triggers: [Trigger]
  /// Empty: one text for all.
  package var readers: [Reader]
  /// Who says "we" in the document.
  var spokesman: WordingReader.Spokesman
  /// Whether the language is the patient's or the physician's.
  var isForPatient: Bool
  /// The size of type on paper, in points.
  var fontSize: String
  var limits: Limits
  /// The limits of readers for whom others hold.
  var readerLimits: [Reader: Limits]
  /// How many sentences hold the main message; nil: no such rule.
  var mainMessageSentences: Int?
  /// The value that must be shown as a phone number.
  var phone: String?
  package var approvalRoles: [String]
  package var sections: [Section]
  var disclaimers: [RequiredDisclaimer]
  /// The bytes of the contract, for digests.
  var bytes: [UInt8]

  /// Whether an authority reads the document.
  var isForAuthorities: Bool { audience == Audience.authority }
  /// Whether lay people read the document.
  var isForLayReaders: Bool { !Audience.isProfessional(audience) }

  /// The limits that hold for a reader.
  func limits(for reader: Reader?) -> Limits { reader.flatMap { readerLimits[$0] } ?? limits }

  func sections(trigger: Trigger) -> [Section] { sections.filter { $0.trigger == nil || $0.trigger == trigger } }

  /// Reads the head of a contract. `lineOffset` is the number of lines before it.
  init(_ root: YAMLNode, kind: DocumentKind, file: Int, bytes: [UInt8], dictionary: PlaceholderDictionary) {
    self.kind = kind
    self.file = file
    self.bytes = bytes
    audience = root["audience"]?.text ?? Audience.physician
    isOptional = root["optional"]?.text == "true"
    triggers = (root["triggers"]?.list ?? []).compactMap { $0.text.flatMap(Trigger.init(rawValue:)) }
    readers = (root["readers"]?.list ?? []).compactMap { $0.text.flatMap(Reader.init(rawValue:)) }
    isForPatient = root["addressee"]?.text == "patient"
    spokesman = root["speaker"]?.text.flatMap(WordingReader.Spokesman.init(rawValue:)) ?? .unknown
    fontSize = root["paper"]?["font-size"]?.text.flatMap { Double($0) == nil ? nil : $0 } ?? "12"
    limits = Limits()
    if let node = root["limits"] { limits.read(node) }
    readerLimits = [:]
    for entry in root["reader-limits"]?.map ?? [] {
      guard let reader = Reader(rawValue: entry.key) else { continue }
      var own = limits
      own.read(entry.value)
      readerLimits[reader] = own
    }
    mainMessageSentences = root["main-message"]?["sentences"]?.text.flatMap { Int($0) }
    phone = root["phone"]?.text
    approvalRoles = (root["approval-roles"]?.list ?? []).compactMap(\.text)
    sections = (root["sections"]?.list ?? []).map { DocumentContract.section($0) }
    disclaimers = (root["disclaimers"]?.list ?? []).map { node in
      RequiredDisclaimer(
        id: node["id"]?.text ?? "", trigger: node["trigger"]?.text.flatMap(Trigger.init(rawValue:)),
        condition: node["if"]?.text.flatMap { dictionary.index(of: $0) })
    }
  }

  private static func section(_ node: YAMLNode) -> Section {
    func names(_ key: String) -> [String] { (node[key]?.list ?? []).compactMap(\.text) }
    return Section(
      id: node["id"]?.text ?? "", trigger: node["trigger"]?.text.flatMap(Trigger.init(rawValue:)),
      says: node["says"]?.text ?? "", values: names("values"),
      valuesByTrigger: [.before: names("values-before"), .after: names("values-after")])
  }
}

extension DocumentContract.Limits {
  /// Takes the limits that a contract names; the others stay.
  fileprivate mutating func read(_ node: YAMLNode) {
    func number(_ key: String) -> Int? { node[key]?.text.flatMap { Int($0) } }
    sentenceWords = number("sentence-words") ?? sentenceWords
    sentenceWordsNoted = number("sentence-words-noted") ?? sentenceWordsNoted
    paragraphWords = number("paragraph-words") ?? paragraphWords
    paragraphSentences = number("paragraph-sentences") ?? paragraphSentences
    listItems = number("list-items") ?? listItems
    headingLevel = number("heading-level") ?? headingLevel
    lineSentences = number("line-sentences") ?? lineSentences
    clauses = number("clauses") ?? clauses
    clausesNoted = number("clauses-noted") ?? clausesNoted
    passiveShare = number("passive-share") ?? passiveShare
    passiveShareNoted = number("passive-share-noted") ?? passiveShareNoted
    nominalNouns = number("nominal-nouns") ?? nominalNouns
    meanSentenceWords = number("mean-sentence-words") ?? meanSentenceWords
    if let text = node["score-target"]?.text { scoreTarget = text == "true" }
  }
}
