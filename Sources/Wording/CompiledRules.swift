/// The rules as text, a line for each part, so that a program can hold them as a literal and read them back quickly.
extension WordingRules {
  /// The rules as text, for ``init(compiled:)``.
  public var compiled: [UInt8] {
    var lines = categories.map {
      ["C", $0.identifier, $0.name, $0.says, $0.basis, $0.isErrorEverywhere ? "1" : "0"]
    }
    lines += meanings.map { ["M", $0.name, $0.kind.rawValue, $0.topic ?? "", $0.isReport ? "1" : "0"] }
    lines += frames.map { frame in
      [
        "F", frame.identifier, frame.category, frame.slots.map(WordingRules.text).joined(separator: ","),
        frame.actors.map(WordingRules.text) ?? "", frame.fitsWithoutActor ? "1" : "0",
        WordingRules.text(frame.exceptions), frame.reach.rawValue, frame.said.rawValue, frame.denied.rawValue,
        frame.isFirm ? "1" : "0", frame.yieldsToDoubt ? "1" : "0",
      ]
    }
    lines.append(["J"] + Joints.names.map { String(joints[keyPath: $0.place]) })
    let numbers = [evidence.start, evidence.review, evidence.error, evidence.certain, evidence.silence]
    lines.append(["E"] + numbers.map { String($0) })
    lines.append(["H"] + evidence.hidden.map { String($0) })
    lines.append(["O"] + evidence.output.map { String($0) })
    for feature in evidence.rows.indices {
      guard let row = evidence.row(of: feature) else { continue }
      lines.append(["W", String(feature)] + row.map { String($0) })
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
    var hidden: [Int] = []
    var row: [Int] = []
    for line in compiled.split(separator: 0x0A) {
      if line.first == UInt8(ascii: "W") {
        // Thousands of numbers: read without making text of them.
        WordingRules.read(UnsafeBufferPointer(rebasing: line.dropFirst(2)), into: &row)
        _ = evidence.setRow(row.dropFirst(), of: row.first ?? -1)
        continue
      }
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
            topic: fields[3].isEmpty ? nil : String(fields[3]), isReport: fields[4] == "1"))
      case "F": frames.append(WordingRules.frame(fields))
      case "J": for (index, name) in Joints.names.enumerated() { joints[keyPath: name.place] = numbers[index] }
      case "E":
        evidence = Evidence(meanings: meanings.count, frames: frames.count)
        evidence.start = numbers[0]
        evidence.review = numbers[1]
        evidence.error = numbers[2]
        evidence.certain = numbers[3]
        evidence.silence = numbers[4]
      case "H": hidden = numbers
      default: _ = evidence.setLayer(hidden: hidden, output: numbers)
      }
    }
    self.init(categories: categories, meanings: meanings, frames: frames, joints: joints, evidence: evidence)
  }

  /// Reads the numbers between bars.
  private static func read(_ bytes: UnsafeBufferPointer<UInt8>, into numbers: inout [Int]) {
    numbers.removeAll(keepingCapacity: true)
    var number = 0
    var sign = 1
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "|"):
        numbers.append(sign * number)
        number = 0
        sign = 1
      case UInt8(ascii: "-"): sign = -1
      default: number = number * 10 + Int(byte) - 0x30
      }
    }
    numbers.append(sign * number)
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
