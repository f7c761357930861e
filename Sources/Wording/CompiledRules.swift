/// The rules as text, a line for each part and the weights in digits, so that a program can hold them as a literal and read them back quickly.
extension WordingRules {
  /// The rules as text, for ``init(compiled:)``.
  public var compiled: [UInt8] {
    var lines = categories.map {
      ["C", $0.identifier, $0.name, $0.says, $0.basis, $0.isErrorEverywhere ? "1" : "0"]
    }
    lines += meanings.map { ["M", $0.name, $0.kind.rawValue, $0.topic ?? "", $0.isReport ? "1" : "0"] }
    lines += frames.map { frame in
      [
        "F", frame.identifier, frame.category, frame.slots.map(WordingRules.text).joined(),
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
    let text = Array(lines.map { $0.joined(separator: "|") }.joined(separator: "\n").utf8)
    var compiled: [UInt8] = []
    Digits.append(text.count, Digits.wide, to: &compiled)
    return compiled + text + compiledRows
  }

  /// The rows of weights: how many digits a weight has, then for each row its feature and the weights.
  private var compiledRows: [UInt8] {
    let rows = evidence.rows.indices.compactMap { feature in evidence.row(of: feature).map { (feature, $0) } }
    let largest = rows.flatMap(\.1).map { Int($0.magnitude) }.max() ?? 0
    var digits = 1
    while WordingRules.middle(digits) <= largest { digits += 1 }
    var compiled: [UInt8] = []
    Digits.append(digits, 1, to: &compiled)
    for (feature, row) in rows {
      Digits.append(feature, Digits.wide, to: &compiled)
      for weight in row { Digits.append(Int(weight) + WordingRules.middle(digits), digits, to: &compiled) }
    }
    return compiled
  }

  /// What stands for zero, so that digits hold weights on both sides of it.
  private static func middle(_ digits: Int) -> Int { 1 << (6 * digits - 1) }

  private static func text(_ set: MeaningSet) -> String {
    var digits: [UInt8] = []
    set.appendDigits(to: &digits)
    return String(decoding: digits, as: UTF8.self)
  }

  /// A part of a line.
  private typealias Field = UnsafeBufferPointer<UInt8>.SubSequence

  private static func sets(_ field: Field) -> [MeaningSet] {
    let bytes = UnsafeBufferPointer(rebasing: field)
    guard let start = bytes.baseAddress else { return [] }
    return stride(from: 0, to: bytes.count, by: MeaningSet.digits).map { MeaningSet(digits: start + $0) }
  }

  private static func text(_ field: Field) -> String { String(decoding: field, as: UTF8.self) }

  private static func isSet(_ field: Field) -> Bool { field.first == UInt8(ascii: "1") }

  /// Reads what ``compiled`` gave.
  public init(compiled: UnsafeBufferPointer<UInt8>) {
    var categories: [Category] = []
    var meanings: [Meaning] = []
    var frames: [Frame] = []
    var joints = Joints()
    var evidence = Evidence(meanings: 0, frames: 0)
    var hidden: [Int] = []
    guard let start = compiled.baseAddress else { preconditionFailure("There are no compiled rules.") }
    let text = UnsafeBufferPointer(start: start + Digits.wide, count: Digits.value(start, Digits.wide))
    for line in text.split(separator: 0x0A) {
      let fields = line.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
      func numbers() -> [Int] { fields.dropFirst().map { Int(WordingRules.text($0)) ?? 0 } }
      switch fields[0].first {
      case UInt8(ascii: "C"): categories.append(WordingRules.category(fields))
      case UInt8(ascii: "M"):
        meanings.append(
          Meaning(
            name: WordingRules.text(fields[1]), kind: Meaning.Kind(rawValue: WordingRules.text(fields[2])) ?? .thing,
            topic: fields[3].isEmpty ? nil : WordingRules.text(fields[3]), isReport: WordingRules.isSet(fields[4])))
      case UInt8(ascii: "F"): frames.append(WordingRules.frame(fields))
      case UInt8(ascii: "J"):
        for (name, number) in zip(Joints.names, numbers()) { joints[keyPath: name.place] = number }
      case UInt8(ascii: "E"):
        let numbers = numbers()
        evidence = Evidence(meanings: meanings.count, frames: frames.count)
        evidence.start = numbers[0]
        evidence.review = numbers[1]
        evidence.error = numbers[2]
        evidence.certain = numbers[3]
        evidence.silence = numbers[4]
      case UInt8(ascii: "H"): hidden = numbers()
      default: _ = evidence.setLayer(hidden: hidden, output: numbers())
      }
    }
    WordingRules.readRows(UnsafeBufferPointer(rebasing: compiled[(Digits.wide + text.count)...]), into: &evidence)
    self.init(categories: categories, meanings: meanings, frames: frames, joints: joints, evidence: evidence)
  }

  /// Reads what ``compiledRows`` gave: tens of thousands of numbers.
  private static func readRows(_ compiled: UnsafeBufferPointer<UInt8>, into evidence: inout Evidence) {
    guard let start = compiled.baseAddress else { return }
    let digits = Digits.value(start, 1)
    let middle = middle(digits)
    let width = Digits.wide + (1 + evidence.hidden.count) * digits
    evidence.reserve(rows: compiled.count / width)
    for place in stride(from: 1, to: compiled.count, by: width) {
      let row = start + place + Digits.wide
      _ = evidence.setRow(of: Digits.value(start + place, Digits.wide)) {
        Int32(truncatingIfNeeded: Digits.value(row + $0 * digits, digits) - middle)
      }
    }
  }

  private static func category(_ fields: [Field]) -> Category {
    Category(
      identifier: text(fields[1]), name: text(fields[2]), says: text(fields[3]), basis: text(fields[4]),
      isErrorEverywhere: isSet(fields[5]))
  }

  private static func frame(_ fields: [Field]) -> Frame {
    Frame(
      identifier: text(fields[1]), category: text(fields[2]), slots: sets(fields[3]), actors: sets(fields[4]).first,
      fitsWithoutActor: isSet(fields[5]), exceptions: sets(fields[6]).first ?? MeaningSet(),
      reach: Frame.Reach(rawValue: text(fields[7])) ?? .clause,
      said: Frame.Outcome(rawValue: text(fields[8])) ?? .nothing,
      denied: Frame.Outcome(rawValue: text(fields[9])) ?? .nothing, isFirm: isSet(fields[10]),
      yieldsToDoubt: isSet(fields[11]))
  }
}
