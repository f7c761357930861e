internal import SourceText

/// What a document must state of a fact of its case, with the words of its language.
struct ExpectedStatement: Sendable {
  struct StatedValue: Sendable {
    /// The name of the value: `oos.limit`.
    var name: String
    var text: String
  }

  var fact: Agreement.Fact
  /// What it is about, for a message: “Result 2”.
  var subject: String
  var values: [StatedValue]
  /// Where the case has it.
  var caseRange: SourceRange?

  /// What a statement asks for in a case: one for each entry of its list. What the case lacks is reported elsewhere.
  static func all(_ statement: Agreement.Statement, in context: ValueContext) -> [ExpectedStatement] {
    let dictionary = context.content.placeholders
    let values = statement.values.map { dictionary[$0] }
    guard let list = values.compactMap(\.list).first else {
      return make(statement.fact, "The fact “\(values[0].field)”", values, nil, context)
    }
    guard let index = dictionary.index(of: list),
      case .entries(let entries)? = dictionary[index].resolver?.value(context, nil)
    else { return [] }
    return entries.enumerated().flatMap { number, entry in
      make(statement.fact, "Entry \(number + 1) of “\(dictionary[index].field)”", values, entry, context)
    }
  }

  private static func make(
    _ fact: Agreement.Fact, _ subject: String, _ values: [PlaceholderDictionary.Placeholder], _ entry: ListEntry?,
    _ context: ValueContext
  ) -> [ExpectedStatement] {
    var stated: [[StatedValue]] = []
    var range = entry.flatMap { casePath(of: $0) }.flatMap { context.subject.places[$0] }
    for placeholder in values {
      guard let value = placeholder.resolver?.value(context, entry) else { return [] }
      let texts: [TextValue]
      switch value {
      case .text(let text): texts = [text]
      case .sentences(let sentences) where values.count == 1: texts = sentences
      default: return []
      }
      if range == nil { range = texts.first { $0.origin.file == Origin.caseFile }?.origin.range }
      stated.append(texts.map { StatedValue(name: placeholder.name, text: ValueText.singleLine($0.text)) })
    }
    if range == nil { range = values.first.flatMap { place(ofField: $0.list ?? $0.name, context) } }
    // Sentences one after the other are asked for one by one.
    if values.count == 1, let sentences = stated.first {
      return sentences.map { ExpectedStatement(fact: fact, subject: subject, values: [$0], caseRange: range) }
    }
    return [ExpectedStatement(fact: fact, subject: subject, values: stated.compactMap(\.first), caseRange: range)]
  }

  /// Where the case has the field of a value, or what the field is part of.
  private static func place(ofField name: String, _ context: ValueContext) -> SourceRange? {
    let dictionary = context.content.placeholders
    guard let index = dictionary.index(of: name) else { return nil }
    var path = dictionary[index].field.prefix { $0 != "[" }
    while !path.isEmpty {
      if let place = context.subject.places[String(path)] { return place }
      guard let dot = path.lastIndex(of: ".") else { return nil }
      path = path[..<dot]
    }
    return nil
  }

  private static func casePath(of entry: ListEntry) -> String? {
    switch entry {
    case .result(let index): "oos[\(index)]"
    case .pending(let result): result.path
    default: nil
    }
  }
}

/// A sentence of the vocabulary that grades an effect.
struct GradedSentence: Sendable {
  /// `efficacyGrades`
  var group: String
  /// The class of the effect: `infection`.
  var effectClass: String
  var grade: EffectGrade
  var text: String
  var origin: Origin

  var path: String { "\(group).\(effectClass).\(grade.rawValue)" }

  /// From the weakest to the strongest; what is not known can be worse than what is not expected.
  static let order: [EffectGrade] = [.noneExpected, .unknown, .possible, .likely]

  /// Whether this sentence says more or less than another of the same class.
  func comparison(with other: GradedSentence) -> String {
    let own = GradedSentence.order.firstIndex(of: grade) ?? 0
    let rightful = GradedSentence.order.firstIndex(of: other.grade) ?? 0
    return "this is \(own > rightful ? "stronger" : "weaker") than the grade of the case."
  }

  /// Every graded sentence of a language, in the order of the vocabulary.
  static func all(in locale: LocaleContent, _ content: Content) -> [GradedSentence] {
    content.agreement.grades.flatMap { group, _ in
      (locale.vocabulary.keys[group] ?? []).flatMap { effectClass in
        order.compactMap { grade in
          locale.vocabulary["\(group).\(effectClass).\(grade.rawValue)"].map {
            GradedSentence(
              group: group, effectClass: effectClass, grade: grade, text: $0.text, origin: $0.origin)
          }
        }
      }
    }
  }
}
