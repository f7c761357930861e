/// A leaflet as judged by one sheet: what the program answers, what a person answered, and what is still open.
///
/// ```swift
/// let score = assessment.score(of: assessment.instrument.scales[0])
/// score.percent  // nil as long as one item is open
/// ```
public struct Assessment: Sendable {
  /// Who gave an answer.
  public enum Source: Sendable, Hashable {
    case program, person
  }

  /// An item with its answer.
  public struct Item: Sendable {
    /// The item.
    public var item: Instrument.Item
    /// The answer; nil while it is open.
    public var answer: ItemAnswer?
    /// Who gave it; nil while it is open.
    public var source: Source?
    /// What the program answered, where a person answered otherwise.
    public var overruled: ItemAnswer?
    /// What the program found.
    public var evidence: [SheetEvidence]
  }

  /// The sum of a scale, as far as it can be given.
  public struct Score: Sendable, Hashable {
    /// Items that hold.
    public var points: Int
    /// Items that count: all but those that do not apply, open ones included.
    public var applicable: Int
    /// Items that nobody has answered.
    public var open: Int
    /// Items that the program decided and nobody overruled.
    public var byProgram: Int
    /// All items of the scale.
    public var items: Int

    /// Points of 100, rounded to the nearest; nil while an item is open, and where no item applies. A sum of some items
    /// would look like a result.
    public var percent: Int? {
      guard open == 0, applicable > 0 else { return nil }
      return (points * 200 + applicable) / (applicable * 2)
    }

    /// Whether at least so many points of 100 were reached, before rounding; nil while there is no sum.
    public func reaches(_ passes: Int) -> Bool? { percent == nil ? nil : points * 100 >= applicable * passes }
  }

  /// The sheet.
  public var instrument: Instrument
  /// Its items in order.
  public var items: [Item]

  init(_ instrument: Instrument, reader: EvidenceReader, answers: [Int: ItemAnswer] = [:]) {
    self.instrument = instrument
    items = instrument.items.map { item in
      let finding = reader.finding(for: item)
      var answer = finding.answer
      // Where an item always counts, nothing to judge is nothing against it.
      if answer == .notApplicable, item.notApplicable == nil { answer = .agree }
      let person = answers[item.number]
      return Item(
        item: item, answer: person ?? answer, source: person != nil ? .person : answer != nil ? .program : nil,
        overruled: person != nil && answer != nil && person != answer ? answer : nil, evidence: finding.evidence)
    }
    followNeeds()
  }

  /// An item cannot hold if the one that it needs does not.
  private mutating func followNeeds() {
    for index in items.indices {
      guard let needed = items[index].item.needs,
        let other = items.first(where: { $0.item.number == needed }), other.answer == .disagree,
        items[index].answer != .disagree
      else { continue }
      items[index].overruled = items[index].answer
      items[index].answer = .disagree
      items[index].source = other.source
      items[index].evidence.append(
        SheetEvidence("Item \(needed) is “\(instrument.word(.disagree))”, so this one is too."))
    }
  }

  /// The sum of a scale.
  public func score(of scale: Instrument.Scale) -> Score {
    let own = items.filter { $0.item.scale == scale.id }
    return Score(
      points: own.count { $0.answer == .agree }, applicable: own.count { $0.answer != .notApplicable },
      open: own.count { $0.answer == nil }, byProgram: own.count { $0.source == .program }, items: own.count)
  }

  /// All scales together.
  public var isComplete: Bool { items.allSatisfy { $0.answer != nil } }
}
