/// Words of a template that lead to a value, such as “Needed by:”, in a text that somebody wrote or changed.
///
/// Where they stand, the value of the case must follow: so a changed deadline or grade is found in a text that began as
/// a document of this program.
struct FoundLabel: Sendable {
  /// A place at which the words stand.
  struct Place: Sendable {
    /// The block.
    var block: Int
    /// The block in folded form, and what follows the words.
    var text: [UInt8]
    var rest: ArraySlice<UInt8>
  }

  var fact: Agreement.Fact
  /// The name of the value.
  var name: String
  var words: String
  var places: [Place]

  /// The labels of the values that a document must state, in the language of the document.
  static func all(in input: CheckInput, for expected: [ExpectedStatement]) -> [FoundLabel] {
    let labels = TemplateLabels.all(in: input)
    guard !labels.isEmpty else { return [] }
    let blocks = input.text.blocks.indices.filter { input.text.blocks[$0].role != .code }
      .map { ($0, ByteText.folded(input.text.string(of: input.text.blocks[$0]))) }
    return labels.map { label in
      let words = ByteText.folded(label.words)
      var places: [Place] = []
      for (block, text) in blocks {
        for found in StatedTexts.places(of: words, in: text) {
          places.append(Place(block: block, text: text, rest: text[found.upperBound...].drop { $0 == 0x20 }))
        }
      }
      return FoundLabel(fact: label.fact, name: label.name, words: label.words, places: places)
    }
  }

  /// What may follow the words at a place, in folded form: the values of the entries whose first value stands in the
  /// same block. Empty if nothing can be asked.
  func expected(in place: Place, stated: [ExpectedStatement]) -> [[UInt8]] {
    stated.filter { $0.fact == fact }.flatMap { statement -> [[UInt8]] in
      guard let index = statement.values.lastIndex(where: { $0.name == name }) else { return [] }
      if index > 0 {
        let anchor = ByteText.folded(statement.values[0].text)
        guard !StatedTexts.places(of: anchor, in: place.text).isEmpty else { return [] }
      }
      let text = statement.values[index].text
      var forms = [ByteText.folded(text)]
      // A moment may stand without its difference from UTC.
      if fact == .deadline, let end = text.firstRange(of: " (")?.lowerBound {
        forms.append(ByteText.folded(String(text[..<end])))
      }
      return forms
    }
  }
}

/// The words before the values of a template.
enum TemplateLabels {
  struct Label: Sendable, Hashable {
    var fact: Agreement.Fact
    var name: String
    var words: String
  }

  /// The labels of a document: at least eight bytes that end with a colon, or a colon and a space.
  static func all(in input: CheckInput) -> [Label] {
    guard let template = input.locale.documents[input.document.kind],
      let statements = input.content.agreement.statements[input.document.kind]
    else { return [] }
    let facts = statements.reduce(into: [Int: Agreement.Fact]()) { facts, statement in
      for value in statement.values where facts[value] == nil { facts[value] = statement.fact }
    }
    var walk = Walk(facts: facts, content: input.content)
    let sections = template.sections(reader: input.document.reader, trigger: input.document.trigger)
    for section in sections { walk.visit(section.blocks) }
    for id in Set(input.contract.disclaimers.map(\.id)).sorted() {
      let wording = input.locale.disclaimers.wording(
        id, audience: input.contract.audience, reader: input.document.reader, trigger: input.document.trigger)
      walk.visit(wording?.blocks ?? [])
    }
    return walk.labels
  }

  private struct Walk {
    let facts: [Int: Agreement.Fact]
    let content: Content
    private(set) var labels: [Label] = []

    init(facts: [Int: Agreement.Fact], content: Content) {
      self.facts = facts
      self.content = content
    }

    mutating func visit(_ blocks: [TemplateBlock]) {
      for block in blocks {
        switch block {
        case .markup(let nodes): read(nodes)
        case .condition(_, _, let inner, _): visit(inner)
        case .disclaimer, .built: break
        }
      }
    }

    private mutating func read(_ nodes: [TemplateNode]) {
      var words = ""
      for node in nodes {
        guard !node.pieces.isEmpty else {
          words = node.kind.isInline ? words + node.text : ""
          continue
        }
        for piece in node.pieces {
          switch piece {
          case .literal(let text, _): words += text
          case .value(let number, _):
            add(words, number)
            words = ""
          case .unknown: words = ""
          }
        }
      }
    }

    private mutating func add(_ words: String, _ value: Int) {
      guard let fact = facts[value] else { return }
      let label = words.split(whereSeparator: { ".;·\u{387}\n".contains($0) }).last.map(String.init) ?? ""
      let bytes = ByteText.squeezed(label.utf8)
      guard bytes.last == 0x3A, bytes.count >= 8 else { return }
      let found = Label(
        fact: fact, name: content.placeholders[value].name, words: String(decoding: bytes, as: UTF8.self))
      if !labels.contains(found) { labels.append(found) }
    }
  }
}
