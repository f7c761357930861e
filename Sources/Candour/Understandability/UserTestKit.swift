internal import CommonMark

/// The user test of one leaflet: what is said to participants, the questions, and the answers as they stand in the
/// composed leaflet, values of the case included.
public struct UserTestKit: Sendable {
  /// A question to a participant.
  public struct Question: Sendable {
    /// Its identifier in `Templates/understandability.yml`.
    public var id: String
    /// What is asked, in the language of the leaflet.
    public var text: String
    /// `find`, `understand` or `act`.
    public var aim: String
    /// What a right answer holds, in English, for the interviewer.
    public var holds: String
    /// The section that answers, by its identifier.
    public var section: String
    /// The heading of that section.
    public var heading: String
    /// The answer as it stands in the leaflet: paragraphs and items.
    public var answer: [String]
  }

  /// What is said before the questions.
  public var introduction: [String]
  /// The situation to put oneself in.
  public var imagine: String
  /// The questions, not in the order of the leaflet.
  public var questions: [Question]
  /// What is asked at the end.
  public var closing: [String]
  var plan: UserTestPlan

  /// Makes the kit of a leaflet. Nil if the language lacks a question, which the check of content reports.
  init?(_ plan: UserTestPlan, words: UserTestWords, input: CheckInput) {
    let document = input.document
    guard let imagine = words.imagine(document.reader, document.trigger) else { return nil }
    self.plan = plan
    self.imagine = imagine
    introduction = words.introduction
    closing = words.closing
    questions = []
    for question in plan.questions(for: document.trigger) {
      guard let text = words.question(question.id, document.reader, document.trigger),
        let section = AnswerFinder(input, section: question.section)
      else { return nil }
      questions.append(
        Question(
          id: question.id, text: text, aim: question.aim.rawValue, holds: question.holds, section: question.section,
          heading: section.heading, answer: section.answer(question.answer)))
    }
  }
}

/// Finds in a section of a composed leaflet what answers a question.
private struct AnswerFinder {
  private let input: CheckInput
  /// The blocks of the section but its headings.
  private let blocks: [ReadableBlock]
  private let nodes: Range<Int>
  let heading: String

  init?(_ input: CheckInput, section id: String) {
    guard let node = input.document.sections.first(where: { input.document.nodes[$0].kind == .section(id: id) }) else {
      return nil
    }
    self.input = input
    nodes = node..<input.document.nodes[node].end
    let own = input.text.blocks.filter { $0.section == node }
    heading = own.first(where: \.isHeading).map { input.text.string(of: $0) } ?? id
    blocks = own.filter { !$0.isHeading }
  }

  /// The answer; the whole section where the part is not in this leaflet, so that an answer is never missing.
  func answer(_ part: UserTestPlan.Part) -> [String] {
    let found = self.part(part).filter { !$0.isEmpty }
    return found.isEmpty ? lines(blocks) : found
  }

  private func part(_ part: UserTestPlan.Part) -> [String] {
    switch part {
    case .whole: lines(blocks)
    case .opening: lines(blocks.first(where: \.isBody).map { [$0] } ?? [])
    case .items: lines(blocks.filter { $0.list != nil })
    case .disclaimer(let id): lines(blocks.filter { placed(id)?.contains($0.node) == true })
    case .before(let id): lines(blocks.filter { block in placed(id).map { block.node < $0.lowerBound } ?? false })
    case .from(let id): lines(blocks.filter { block in placed(id).map { block.node >= $0.lowerBound } ?? false })
    case .itemsAfter(let id):
      lines(blocks.filter { block in block.list != nil && placed(id).map { block.node >= $0.upperBound } ?? false })
    case .value(let name): sentences(with: name)
    }
  }

  private func placed(_ id: String) -> Range<Int>? {
    input.document.disclaimers.first { $0.id == id && nodes.contains($0.nodes.lowerBound) }?.nodes
  }

  private func sentences(with name: String) -> [String] {
    guard let context = input.context, let index = input.content.placeholders.index(of: name),
      case .text(let value)? = input.content.placeholders[index].resolver?.value(context, nil)
    else { return [] }
    // The value as a reader sees it: control characters and double spaces are gone in the leaflet too.
    let wanted = ByteText.squeezed(ValueText.singleLine(value.text).utf8)
    return blocks.filter(\.isRunningText).flatMap { block -> [String] in
      input.sentences(of: block).compactMap { sentence in
        let start = block.range.lowerBound
        let bytes = ByteText.squeezed(
          input.text.bytes[start + sentence.range.lowerBound..<start + sentence.range.upperBound])
        return ByteText.contains(bytes[...], wanted) ? String(decoding: bytes, as: UTF8.self) : nil
      }
    }
  }

  /// Paragraphs and items as lines; the cells of a row of a table on one line.
  private func lines(_ blocks: [ReadableBlock]) -> [String] {
    var lines: [(row: Int?, text: String)] = []
    for block in blocks {
      let text = input.text.string(of: block)
      guard !text.isEmpty else { continue }
      let row = block.role == .tableText ? self.row(of: block) : nil
      if let row, lines.last?.row == row {
        lines[lines.count - 1].text += " | " + text
      } else {
        lines.append((row, block.list != nil ? "• " + text : text))
      }
    }
    return lines.map(\.text)
  }

  private func row(of block: ReadableBlock) -> Int? {
    (nodes.lowerBound..<block.node).last { index in
      input.document.nodes[index].kind == .row && input.document.nodes[index].end > block.node
    }
  }
}
