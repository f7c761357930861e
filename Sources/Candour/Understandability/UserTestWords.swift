internal import SourceText
internal import YAML

/// What is said to the participants of a user test in one language: `Locales/<tag>/user-test.yml`.
struct UserTestWords: Sendable {
  static let fileName = "user-test.yml"

  private let table: StringTable
  /// The most exact folder that has the file.
  let path: String

  /// Reads the words of a language; a region adds to those of its language. Nil where nobody has written
  /// them, and where a file cannot be read.
  static func read(_ files: ContentFiles, folders: [String]) -> (words: UserTestWords?, faults: [Diagnostic]) {
    var table = StringTable()
    var path: String?
    var faults: [Diagnostic] = []
    for folder in folders.reversed() {
      let own = "Locales/\(folder)/\(fileName)"
      guard let bytes = files.bytes(of: own), let index = files.index(of: own) else { continue }
      if WaitingWords.isWaiting(bytes) {
        faults.append(WaitingWords.diagnostic(.information, file: files.displayName(of: own)))
        continue
      }
      var reader = SheetDataReader(file: files.displayName(of: own))
      // Without the file every word would be missing: that is the same fault, seen once more for each.
      guard let root = reader.root(bytes) else { return (nil, faults + reader.faults) }
      reader.checkKeys(root, ["source", "introduction", "imagine", "questions", "closing"], of: "the file")
      table.overlay(StringTable(root, file: index))
      path = own
      faults += reader.faults
    }
    return (path.map { UserTestWords(table: table, path: $0) }, faults)
  }

  var introduction: [String] { table.list("introduction").map(\.text) }
  var closing: [String] { table.list("closing").map(\.text) }
  /// The identifiers of the questions, in the order of the file.
  var questions: [String] { table.keys["questions"] ?? table.entries.keys.filter { $0.hasPrefix("questions.") } }

  func imagine(_ reader: Reader?, _ trigger: Trigger) -> String? { text("imagine", reader, trigger) }

  func question(_ id: String, _ reader: Reader?, _ trigger: Trigger) -> String? {
    text("questions.\(id)", reader, trigger)
  }

  /// Where a question or another key stands; the start of the file if it does not.
  func range(of path: String) -> SourceRange {
    if let range = table[path]?.range { return range }
    return table.entries.filter { $0.key.hasPrefix(path + ".") }.map(\.value.range)
      .min { $0.lowerBound < $1.lowerBound } ?? .startOfFile
  }

  /// The most exact audience wins, then the exact trigger.
  private func text(_ path: String, _ reader: Reader?, _ trigger: Trigger) -> String? {
    for audience in DisclaimerWordings.audiences("lay", reader: reader) {
      for key in ["\(path).\(audience).\(trigger.rawValue)", "\(path).\(audience)"] {
        if let text = table.text(key) { return text }
      }
    }
    return table.text(path)
  }
}
