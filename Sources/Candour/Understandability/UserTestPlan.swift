internal import SourceText
internal import YAML

/// How a leaflet is tested with people: rounds, rule and questions, in no language of participants.
struct UserTestPlan: Sendable {
  /// What a participant does with a question.
  enum Aim: String, Sendable, CaseIterable {
    case find, understand, act
  }

  /// The part of a section that answers a question.
  enum Part: Sendable, Hashable {
    case whole
    /// The first paragraph.
    case opening
    /// The lists.
    case items
    /// A required statement; what stands before it; it and what follows; the lists that follow it.
    case disclaimer(String), before(String), from(String), itemsAfter(String)
    /// The sentences that hold a value of the case.
    case value(String)
  }

  struct Question: Sendable {
    var id: String
    var section: String
    /// Nil: before and after the treatment.
    var trigger: Trigger?
    var aim: Aim
    var answer: Part
    /// What a right answer holds, for the interviewer.
    var holds: String
    var range: SourceRange

    func serves(_ trigger: Trigger) -> Bool { self.trigger == nil || self.trigger == trigger }
  }

  /// So many questions a user test has (field handbook, PL-26; EC readability guideline 2009, annex 2, recalled).
  static let questionCount = 15

  var title = ""
  var source = ""
  var pilot = ""
  var round = 10
  var rounds = 2
  var rule = UserTestRule()
  var ruleText: [String] = []
  var recruit: [String] = []
  var steps: [String] = []
  var recordForm: [String] = []
  var questions: [Question] = []
  var range = SourceRange.startOfFile

  init() {}

  private static let keys = [
    "title", "source", "round", "rounds", "pilot", "find-percent", "understand-percent", "rule", "recruit", "steps",
    "record-form", "questions",
  ]

  init(_ node: YAMLNode, _ reader: inout SheetDataReader) {
    reader.checkKeys(node, UserTestPlan.keys, of: "the user test")
    range = node["questions"]?.range ?? node.range
    title = reader.text(node, "title")
    source = reader.text(node, "source")
    pilot = reader.text(node, "pilot")
    round = reader.number(node, "round") ?? round
    rounds = reader.number(node, "rounds") ?? rounds
    rule = UserTestRule(
      findPercent: reader.number(node, "find-percent") ?? 90,
      understandPercent: reader.number(node, "understand-percent") ?? 90)
    ruleText = reader.texts(node, "rule")
    recruit = reader.texts(node, "recruit")
    steps = reader.texts(node, "steps")
    recordForm = reader.texts(node, "record-form")
    for child in node["questions"]?.list ?? [] {
      guard let question = UserTestPlan.question(child, &reader) else { continue }
      if questions.contains(where: { $0.id == question.id }) {
        reader.fault(
          question.range, "The question “\(question.id)” stands twice.", "Each has an identifier of its own.")
      }
      questions.append(question)
    }
  }

  func questions(for trigger: Trigger) -> [Question] { questions.filter { $0.serves(trigger) } }

  // MARK: - Reading

  private static func question(_ node: YAMLNode, _ reader: inout SheetDataReader) -> Question? {
    reader.checkKeys(node, ["id", "section", "trigger", "aim", "answer", "holds"], of: "a question")
    let id = reader.text(node, "id")
    guard !id.isEmpty else { return nil }
    let trigger = node["trigger"]?.text.flatMap(Trigger.init(rawValue:))
    if let wrong = node["trigger"], trigger == nil {
      reader.fault(wrong.range, "There is no trigger “\(wrong.text ?? "…")”.", "Triggers: before, after.")
    }
    let aim = Aim(rawValue: reader.text(node, "aim"))
    if aim == nil, let wrong = node["aim"] {
      reader.fault(
        wrong.range, "“\(wrong.text ?? "…")” is no aim of a question.",
        "Aims: \(Aim.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    return Question(
      id: id, section: reader.text(node, "section"), trigger: trigger, aim: aim ?? .understand,
      answer: part(node["answer"], &reader), holds: reader.text(node, "holds"), range: node.range)
  }

  private static func part(_ node: YAMLNode?, _ reader: inout SheetDataReader) -> Part {
    guard let node else { return .whole }
    switch node.text {
    case "opening": return .opening
    case "items": return .items
    default: break
    }
    if let name = node["value"]?.text { return .value(name) }
    switch (node["disclaimer"]?.text, node["part"]?.text) {
    case (let id?, nil): return .disclaimer(id)
    case (let id?, "before"): return .before(id)
    case (let id?, "after"): return .from(id)
    case (let id?, "items-after"): return .itemsAfter(id)
    default: break
    }
    reader.fault(
      node.range, "This is no part of a section.",
      "Parts: opening, items, {disclaimer: D7}, {disclaimer: D8, part: before, after or items-after}, {value: site.team24h}."
    )
    return .whole
  }
}

/// The rule of a user test: of all participants a share finds a point, and of those a share understands it.
///
/// ```swift
/// let rule = UserTestRule()
/// rule.isMet(participants: 20, found: 18, understood: 17)  // true
/// rule.isMet(participants: 20, found: 18, understood: 16)  // false: 16 of 18 is 88.9 of 100
/// ```
///
/// Each question is judged on its own (Regulation of the Polish Minister of Health of 26 April 2010; EC readability
/// guideline of 12 January 2009, recalled).
public struct UserTestRule: Sendable, Hashable {
  /// Of 100 participants so many must find the point.
  public var findPercent: Int
  /// Of 100 who found it so many must understand it.
  public var understandPercent: Int

  /// Creates a rule; without arguments that of the guideline, 90 and 90.
  public init(findPercent: Int = 90, understandPercent: Int = 90) {
    self.findPercent = findPercent
    self.understandPercent = understandPercent
  }

  /// How many of the participants must find a point.
  public func neededToFind(participants: Int) -> Int { (max(participants, 0) * findPercent + 99) / 100 }

  /// How many of those who found it must understand it.
  public func neededToUnderstand(found: Int) -> Int { (max(found, 0) * understandPercent + 99) / 100 }

  /// Whether a question passes. False without participants, and where more understood than found: nobody is known to
  /// understand what was not found.
  public func isMet(participants: Int, found: Int, understood: Int) -> Bool {
    participants > 0 && found <= participants && understood <= found
      && found >= neededToFind(participants: participants) && understood >= neededToUnderstand(found: found)
  }
}
