/// Writes an empty case file that explains itself.
///
/// Every key of the dictionary stands in it, in the order in which a medical team has the facts. What a document may
/// need is a blank; the rest is commented out. A blank that stays empty counts as not given, so the file can be checked
/// at any time.
public enum CaseSkeleton {
  /// The text of the file; country and language of the treating site are filled in if they are given.
  public static func text(dictionary: CaseDictionary, country: String?, language: String?) -> String {
    var writer = SkeletonWriter(dictionary: dictionary, prefilled: [:])
    if let country { writer.prefilled["doc.country"] = country }
    if let language { writer.prefilled["doc.language"] = language }
    writer.writeHead()
    for field in writer.ordered(below: "") {
      writer.line("")
      writer.write(field, indent: 0, isCommentedOut: false)
    }
    return writer.text
  }
}

/// The text so far, and how each kind of field is written.
private struct SkeletonWriter {
  let dictionary: CaseDictionary
  var prefilled: [String: String]
  private(set) var text = ""

  init(dictionary: CaseDictionary, prefilled: [String: String]) {
    self.dictionary = dictionary
    self.prefilled = prefilled
  }

  mutating func line(_ content: String) { text += content + "\n" }

  mutating func writeHead() {
    line("# Case file of Candour: one batch out of specification for one patient.")
    line("# Fill in what you know; an empty field counts as not given. Leave the lines you do not need.")
    line("# Lines such as “# key:” are optional: take away “# ” to use them.")
    line("# Free text may be one text, or one for each language: {en: …, de: …}. Put text in quotes if it")
    line(
      "# begins with >, <, & or *, or holds “: ”. Numbers have a decimal point; times their offset from UTC.")
    line("# Never write a name, initials, a birth date or a number of the patient.")
  }

  // MARK: Order

  /// The fields below a path: first those that a document needs, then the rest, each in the order of the dictionary.
  func ordered(below path: String) -> [CaseDictionary.Field] {
    let fields = dictionary.keys(below: path).compactMap {
      dictionary.field(path.isEmpty ? $0 : "\(path).\($0)")
    }
    guard !path.isEmpty else { return fields }
    return fields.filter { isNeeded($0) } + fields.filter { !isNeeded($0) }
  }

  /// Whether a document that Candour composes may need the field, or one below it.
  private func isNeeded(_ field: CaseDictionary.Field) -> Bool {
    let isNeededItself = DocumentKind.allCases.contains { kind in
      switch field.need(of: kind) {
      case .required, .requiredIf: true
      default: false
      }
    }
    return isNeededItself || children(of: field).contains { isNeeded($0) }
      || field.path == "case.trigger" || field.path == "physician.informedAt"
  }

  private func children(of field: CaseDictionary.Field) -> [CaseDictionary.Field] {
    ordered(below: field.type == "list" ? field.path + "[]" : field.path)
  }

  // MARK: Fields

  mutating func write(
    _ field: CaseDictionary.Field, indent: Int, isCommentedOut: Bool, itemMark: Bool = false
  ) {
    let margin = String(repeating: " ", count: indent)
    let isOut = isCommentedOut || !isNeeded(field)
    explain(field, margin: itemMark ? String(repeating: " ", count: indent - 2) : margin)
    let start =
      (itemMark ? String(repeating: " ", count: indent - 2) : margin) + (isOut ? "# " : "")
      + (itemMark ? "- " : "")
    let children = children(of: field)
    if children.isEmpty || isOneLine(field) {
      let value = prefilled[field.path].map { " " + $0 } ?? ""
      line("\(start)\(field.key):\(value)")
      return
    }
    line("\(start)\(field.key):")
    let isList = field.type == "list"
    for (index, child) in children.enumerated() {
      write(
        child, indent: indent + (isList ? 4 : 2), isCommentedOut: isOut, itemMark: isList && index == 0)
    }
  }

  /// Whether a map is written in its short form: a code and an optional text are simpler on one line.
  private func isOneLine(_ field: CaseDictionary.Field) -> Bool {
    field.type == "yes-no-or-map" || field.type == "choice-or-map" && field.path.hasPrefix("authority")
  }

  /// One or two lines: what it means, when it is needed, what may stand there.
  private mutating func explain(_ field: CaseDictionary.Field, margin: String) {
    var words = field.meaning
    if let condition = condition(of: field) { words += " \(condition)" }
    for part in wrapped(words, width: 100 - margin.utf8.count) { line("\(margin)# \(part)") }
    let saysBelow = field.type == "choice-or-map" && !isOneLine(field)
    if !saysBelow, let allowed = allowed(field) {
      for part in wrapped(allowed, width: 100 - margin.utf8.count) { line("\(margin)# \(part)") }
    }
  }

  private func allowed(_ field: CaseDictionary.Field) -> String? {
    let listed =
      field.type.hasSuffix("-or-map")
      ? field.mainKey.flatMap { dictionary.field("\(field.path).\($0)")?.values } : nil
    let values = field.values.isEmpty ? listed ?? [] : field.values
    if !values.isEmpty { return "One of: \(values.joined(separator: ", "))." }
    if let set = field.codeSet, let codes = dictionary.codes[set], children(of: field).isEmpty {
      return "\(field.type == "codes" ? "Any" : "One") of: \(codes.joined(separator: ", "))."
    }
    switch field.type {
    case "yes-no": return "Write yes or no."
    case "moment": return "Such as 2026-05-06T17:10+02:00."
    case "date": return "Such as 2026-05-06."
    default: return nil
    }
  }

  private func condition(of field: CaseDictionary.Field) -> String? {
    var conditions: [String] = []
    for kind in DocumentKind.allCases {
      switch field.need(of: kind) {
      case .required: return nil
      case .requiredIf(let condition): if !conditions.contains(condition) { conditions.append(condition) }
      default: continue
      }
    }
    return conditions.first.flatMap { dictionary.conditions[$0] }.map { "Needed if \($0)." }
  }

  private func wrapped(_ words: String, width: Int) -> [String] {
    var lines: [String] = []
    var current = ""
    for word in words.split(separator: " ") {
      if !current.isEmpty, current.count + 1 + word.count > width {
        lines.append(current)
        current = ""
      }
      current += (current.isEmpty ? "" : " ") + word
    }
    return current.isEmpty ? lines : lines + [current]
  }
}
