/// The rules as text, a line for each part, so that a program can hold them as a literal and read them back quickly.
extension WordingRules {
  /// The rules as text, for ``init(compiled:)``.
  public var compiled: [UInt8] {
    var lines = categories.map {
      ["C", $0.identifier, $0.name, $0.says, $0.basis, $0.isErrorEverywhere ? "1" : "0"]
    }
    lines += meanings.map { ["M", $0.name, $0.kind.rawValue, $0.topic ?? ""] }
    lines += frames.map { frame in
      [
        "F", frame.identifier, frame.category, frame.slots.map(WordingRules.text).joined(separator: ","),
        frame.actors.map(WordingRules.text) ?? "", frame.fitsWithoutActor ? "1" : "0",
        WordingRules.text(frame.exceptions), frame.reach.rawValue, frame.said.rawValue, frame.denied.rawValue,
        frame.isFirm ? "1" : "0", frame.yieldsToDoubt ? "1" : "0",
      ]
    }
    lines.append(["J"] + Joints.names.map { String(joints[keyPath: $0.place]) })
    lines.append(["E"] + [evidence.start, evidence.review, evidence.error, evidence.certain].map { String($0) })
    for (mark, list) in [("P", evidence.present), ("D", evidence.denied), ("T", evidence.topics)] {
      lines.append([mark] + list.map { String($0) })
    }
    lines.append(["O"] + Frame.Outcome.allCases.map { String(evidence.outcomes[$0] ?? 0) })
    lines += evidence.frames.map { weights in
      ["G"] + Frame.Outcome.allCases.map { String(weights[$0] ?? 0) }
    }
    return Array(lines.map { $0.joined(separator: "|") }.joined(separator: "\n").utf8)
  }

  private static func text(_ set: MeaningSet) -> String { "\(set.low).\(set.high)" }

  private static func set(_ text: Substring) -> MeaningSet {
    let numbers = text.split(separator: ".").compactMap { UInt64($0) }
    return MeaningSet(low: numbers.first ?? 0, high: numbers.last ?? 0)
  }

  /// Reads what ``compiled`` gave.
  public init(compiled: UnsafeBufferPointer<UInt8>) {
    var categories: [Category] = []
    var meanings: [Meaning] = []
    var frames: [Frame] = []
    var joints = Joints()
    var evidence = Evidence(meanings: 0, frames: 0)
    func outcomes(_ fields: [Substring]) -> [Frame.Outcome: Int] {
      Dictionary(uniqueKeysWithValues: zip(Frame.Outcome.allCases, fields.dropFirst().map { Int($0) ?? 0 }))
    }
    for line in compiled.split(separator: 0x0A) {
      let fields = String(decoding: line, as: UTF8.self).split(separator: "|", omittingEmptySubsequences: false)
      let numbers = fields.dropFirst().map { Int($0) ?? 0 }
      switch fields[0] {
      case "C":
        categories.append(
          Category(
            identifier: String(fields[1]), name: String(fields[2]), says: String(fields[3]), basis: String(fields[4]),
            isErrorEverywhere: fields[5] == "1"))
      case "M":
        meanings.append(
          Meaning(
            name: String(fields[1]), kind: Meaning.Kind(rawValue: String(fields[2])) ?? .thing,
            topic: fields[3].isEmpty ? nil : String(fields[3])))
      case "F": frames.append(WordingRules.frame(fields))
      case "J": for (index, name) in Joints.names.enumerated() { joints[keyPath: name.place] = numbers[index] }
      case "E":
        evidence.start = numbers[0]
        evidence.review = numbers[1]
        evidence.error = numbers[2]
        evidence.certain = numbers[3]
      case "P": evidence.present = numbers
      case "D": evidence.denied = numbers
      case "T": evidence.topics = numbers
      case "O": evidence.outcomes = outcomes(fields)
      default: evidence.frames.append(outcomes(fields))
      }
    }
    self.init(categories: categories, meanings: meanings, frames: frames, joints: joints, evidence: evidence)
  }

  private static func frame(_ fields: [Substring]) -> Frame {
    Frame(
      identifier: String(fields[1]), category: String(fields[2]), slots: fields[3].split(separator: ",").map(set),
      actors: fields[4].isEmpty ? nil : set(fields[4]), fitsWithoutActor: fields[5] == "1",
      exceptions: set(fields[6]), reach: Frame.Reach(rawValue: String(fields[7])) ?? .clause,
      said: Frame.Outcome(rawValue: String(fields[8])) ?? .nothing,
      denied: Frame.Outcome(rawValue: String(fields[9])) ?? .nothing, isFirm: fields[10] == "1",
      yieldsToDoubt: fields[11] == "1")
  }
}
