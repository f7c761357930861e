internal import SourceText

/// What a value is made from: the case, the language and the country of one document.
///
/// A class, though it never changes: a case has some two hundred fields, and every value would copy them.
final class ValueContext: Sendable {
  let subject: Case
  let content: Content
  let locale: LocaleContent
  let country: Country?
  let contract: DocumentContract
  let reader: Reader?
  let issuedAt: Timestamp?
  /// Whether free text may be taken in any language, for trying out content with a sample case.
  let acceptsAnyLanguage: Bool

  init(
    subject: Case, content: Content, locale: LocaleContent, contract: DocumentContract, reader: Reader?,
    issuedAt: Timestamp?, acceptsAnyLanguage: Bool
  ) {
    self.subject = subject
    self.content = content
    self.locale = locale
    country = content.countries[subject.document.country]
    self.contract = contract
    self.reader = reader
    self.issuedAt = issuedAt
    self.acceptsAnyLanguage = acceptsAnyLanguage
  }

  var isLay: Bool { contract.isForPatient }
  var formats: LocaleFormats { locale.formats }

  /// The place of a field in the case file.
  func place(_ path: String) -> Origin { Origin(caseRange: subject.places[path]) }

  // MARK: - Making values

  /// A text of the case that belongs to no language: a name, a number, a code.
  func plain(_ text: String?, _ path: String) -> Value {
    guard let text, !text.isEmpty else { return .missing(path) }
    return .text(TextValue(text, place(path)))
  }

  /// Free text of the case in the language of the document.
  func free(_ text: LocalizedText?, _ path: String) -> Value {
    guard let text else { return .missing(path) }
    if let words = text.text(for: locale.tag) { return .text(TextValue(words, Origin(caseRange: text.range))) }
    if acceptsAnyLanguage, let words = text.texts.min(by: { $0.key < $1.key })?.value {
      return .text(TextValue(words, Origin(caseRange: text.range)))
    }
    return .notInLanguage(path, Origin(caseRange: text.range))
  }

  /// A name or a contact of an institution: in the language of the document if somebody wrote it, else as it is
  /// called where it is, marked as words of another language. A name is not translated, and a leaflet in any language
  /// needs no free text; ``ContactInLanguage`` says where a contact has words that the reader may not know.
  func name(_ text: LocalizedText?, _ path: String) -> Value {
    guard let text else { return .missing(path) }
    let own = free(text, path)
    if case .text = own { return own }
    let siteTag = subject.document.language
    let site = text.text(for: siteTag).map { (key: siteTag, value: $0) }
    guard let words = site ?? text.texts.min(by: { $0.key < $1.key }) else { return .missing(path) }
    return .text(TextValue(words.value, Origin(caseRange: text.range), language: words.key))
  }

  /// Words of `page.yml` or of the vocabulary.
  func words(_ table: StringTable, _ path: String) -> Value {
    guard let entry = table[path] else { return .missingWords(path) }
    return .text(TextValue(entry.text, entry.origin))
  }

  func page(_ path: String) -> Value { words(locale.page, path) }
  func vocabulary(_ path: String) -> Value { words(locale.vocabulary, path) }

  /// Words for a code of the case; an unknown code is a fault of the case.
  func coded(_ table: StringTable, _ prefix: String, _ code: String?, _ path: String) -> Value {
    guard let code else { return .missing(path) }
    guard let entry = table[prefix + "." + code] else {
      return .unknownCode(path, known: table.keys[prefix] ?? [])
    }
    return .text(TextValue(entry.text, entry.origin))
  }

  func moment(_ moment: Timestamp?, _ path: String, withOffset: Bool? = nil) -> Value {
    guard let moment else { return .missing(path) }
    return .text(TextValue(formats.moment(moment, withOffset: withOffset ?? !isLay), place(path)))
  }

  func date(_ date: CalendarDate?, _ path: String) -> Value {
    guard let date else { return .missing(path) }
    return .text(TextValue(formats.date(date), place(path)))
  }

  /// A moment in a letter; in a leaflet the day is enough.
  func dayOrMoment(_ moment: Timestamp?, _ path: String) -> Value {
    isLay ? date(moment?.date, path) : self.moment(moment, path)
  }

  func number(_ number: Int?, _ path: String) -> Value {
    guard let number else { return .missing(path) }
    return .text(TextValue(formats.number(number), place(path)))
  }

  func flag(_ condition: Bool) -> Value { .flag(condition) }

  func attribute(_ code: String, _ key: String) -> StringTable.Entry? {
    if subject.trigger == .after, let after = locale.vocabulary["attributes.\(code).\(key)After"] { return after }
    return locale.vocabulary["attributes.\(code).\(key)"]
  }
}

/// A piece of text with its place.
struct TextValue: Sendable {
  var text: String
  var origin: Origin
  /// The language of the words, if it is not that of the document.
  var language: String?

  init(_ text: String, _ origin: Origin, language: String? = nil) {
    self.text = text
    self.origin = origin
    self.language = language
  }
}

/// What a placeholder stands for in one document.
enum Value: Sendable {
  case text(TextValue)
  /// Sentences one after the other.
  case sentences([TextValue])
  case flag(Bool)
  case entries([ListEntry])
  /// Room to write, unless the case already has a value.
  case fill(TextValue?)
  /// The case does not say it.
  case missing(String)
  /// The case says it, but not in this language.
  case notInLanguage(String, Origin)
  /// The case has a code that this language has no words for.
  case unknownCode(String, known: [String])
  /// The language lacks words that the program needs.
  case missingWords(String)
  /// The country has no fact that may be printed.
  case noPrintableFact(String)

  /// Whether there is something: what `{{#name}}` asks.
  var isPresent: Bool {
    switch self {
    case .flag(let value): value
    case .text, .notInLanguage, .unknownCode, .missingWords: true
    case .sentences(let sentences): !sentences.isEmpty
    case .entries(let entries): !entries.isEmpty
    case .fill(let value): value != nil
    case .missing, .noPrintableFact: false
    }
  }

  /// The first text, for tables.
  var firstText: TextValue? {
    switch self {
    case .text(let text): text
    case .sentences(let sentences): sentences.first
    default: nil
    }
  }
}

/// One entry of a list that a block repeats.
enum ListEntry: Sendable {
  case result(Int)
  case pending(PendingResult)
  case text(TextValue)
  /// A value that could not be made, carried to where it would have been written.
  case fault(Value)
}

/// A result that is not final.
struct PendingResult: Sendable {
  var attribute: String?
  var term: LocalizedText?
  var status: ResultStatus
  var dueAt: Timestamp?
  var state: String?
  /// The path in the case: `oos[0]`.
  var path: String
}
