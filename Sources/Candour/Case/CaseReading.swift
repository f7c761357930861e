internal import SourceText
internal import YAML

/// What the readers of one case file share: its bytes, the dictionary, and what was found so far.
final class CaseReading {
  let file: String
  let bytes: [UInt8]
  let dictionary: CaseDictionary
  /// The language of text that is written without one.
  var defaultLanguage = "und"
  var diagnostics: [Diagnostic] = []
  var places: [String: SourceRange] = [:]
  var blankPlaces: [String: SourceRange] = [:]
  /// Built on demand: only a few faults need the bytes behind a place.
  private(set) lazy var lines = LineIndex(bytes)

  init(file: String, bytes: [UInt8], dictionary: CaseDictionary) {
    self.file = file
    self.bytes = bytes
    self.dictionary = dictionary
    places.reserveCapacity(512)
  }

  func report(
    _ rule: CaseRule, at range: SourceRange, _ summary: String, explanation: String = "",
    notes: [Diagnostic.Note] = [], solutions: [Diagnostic.Solution] = [], privateDetail: String? = nil
  ) {
    diagnostics.append(
      Diagnostic(
        .error, rule.rawValue, file: file, range: range, summary: summary, explanation: explanation,
        notes: notes, solutions: solutions, privateDetail: privateDetail))
  }

  /// A value that is not of the form that its field asks for.
  func reportWrongType(at range: SourceRange, path: String, expected: String) {
    report(.wrongType, at: range, "“\(path)” must be \(expected).", explanation: meaning(of: path))
  }

  /// A field without which no case can be made.
  func reportMissing(at range: SourceRange, path: String) {
    report(
      .missingField, at: range, "“\(path)” is missing.", explanation: meaning(of: path),
      solutions: [example(of: path)].compactMap { $0 })
  }

  /// A value that is none of the allowed ones.
  func reportBadValue(
    at range: SourceRange, path: String, value: String, allowed: [String], rule: CaseRule = .badValue
  ) {
    let nearest = NearMiss.nearest(to: value, in: allowed)
    report(
      rule, at: range, "“\(path)” has a value that is not known.",
      explanation: "Known are: \(allowed.joined(separator: ", ")).",
      solutions: nearest.map {
        [.init("Write “\($0)”.", replacements: [.init(range: range, text: $0)])]
      } ?? [], privateDetail: value)
  }

  /// What the dictionary says of a field.
  func meaning(of path: String) -> String {
    dictionary.field(CaseDictionary.pattern(of: path))?.meaning ?? ""
  }

  /// Advice with the example of the dictionary, which is never a value of the case.
  func example(of path: String) -> Diagnostic.Solution? {
    guard let field = dictionary.field(CaseDictionary.pattern(of: path)), !field.example.isEmpty else {
      return nil
    }
    return .init("Write it like this: \(field.key): \(field.example)")
  }

  /// Whether a key may stand in a message: a key that somebody typed can be a name or a number.
  static func isQuotable(_ key: String) -> Bool {
    var digits = 0
    for (index, byte) in key.utf8.enumerated() {
      switch byte {
      case 0x61...0x7A: continue
      case 0x41...0x5A, 0x2D, 0x5F: if index == 0 { return false }
      case 0x30...0x39:
        digits += 1
        if index == 0 { return false }
      default: return false
      }
    }
    return digits < 5 && !key.isEmpty && key.utf8.count <= 40
  }
}
