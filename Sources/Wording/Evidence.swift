/// How much a sentence speaks for its being forbidden: a small network over what its words mean.
///
/// A frame alone can err, and a forbidden sentence may fit none. The network weighs all meanings, denials, frames and
/// topics of a sentence together: a sum for the plain sense of each, and a layer of units that learn which of them
/// mean something else in company. It was fitted to the sentences of all languages whose verdict is known, and knows
/// no word of any language, so it holds in every language.
struct Evidence: Sendable {
  /// Above this sum a sentence is reviewed, in tenths of a logit.
  var review = Evidence.never
  /// Above this sum a topic of a category that is an error everywhere is reviewed all the same.
  var silence = -Evidence.never
  /// Above this sum a frame that forbids makes an error.
  var error = -Evidence.never
  /// Above this sum a sentence is an error without a frame.
  var certain = Evidence.never
  /// The sum of a sentence that says nothing, in hundredths of a logit; so are all weights.
  var start = 0
  /// What each unit of the layer begins with.
  private(set) var hidden: [Int32] = []
  /// What each unit adds to the sum where it is above zero.
  private(set) var output: [Int] = []
  /// For each feature the number of its row in `direct` and `weights`; -1 without one.
  private(set) var rows: [Int]
  /// What the feature of each row says by itself.
  private var direct: [Int32] = []
  /// What the feature of each row says to each unit: ``blocks`` for each row, the last one filled up with zeros.
  private var weights: [Block] = []
  /// What the units begin with, and what they add to the sum, in blocks as `weights`.
  private var hiddenBlocks: [Block] = []
  private var outputBlocks: [Block] = []
  private let meanings: Int

  /// Units that are added at once.
  private typealias Block = SIMD16<Int32>

  /// How many blocks hold all units.
  private var blocks: Int { hiddenBlocks.count }

  /// A sum that no sentence reaches.
  static let never = 1 << 30
  /// Weights are hundredths and are multiplied once; sums are tenths.
  private static let scale = 100

  init(meanings: Int, frames: Int) {
    self.meanings = meanings
    let outcomes = Frame.Outcome.allCases.count
    rows = Array(repeating: -1, count: 5 * meanings + outcomes * (frames + 1))
  }

  // MARK: - Features

  /// How many words at each end of a sentence make its beginning and its ending.
  static let edge = 2

  func present(_ meaning: Int) -> Int { meaning }
  func denied(_ meaning: Int) -> Int { meanings + meaning }
  func topic(_ meaning: Int) -> Int { 2 * meanings + meaning }
  /// One of the first two words that mean something: what the sentence is about.
  func beginning(_ meaning: Int) -> Int { 3 * meanings + meaning }
  /// One of the last two: what it comes to.
  func ending(_ meaning: Int) -> Int { 4 * meanings + meaning }
  /// The meaning that a feature tells of, wherever in the sentence; nil for a verdict.
  func meaning(of feature: Int) -> Int? {
    feature < 5 * meanings && feature / meanings != 2 ? feature % meanings : nil
  }

  func outcome(_ outcome: Frame.Outcome) -> Int { 5 * meanings + outcome.number }

  func frame(_ frame: Int, _ outcome: Frame.Outcome) -> Int {
    5 * meanings + (frame + 1) * Frame.Outcome.allCases.count + outcome.number
  }

  /// The feature that rules name so; nil if there is none.
  func feature(_ name: String, meanings: [String: Int], frames: [String: Int]) -> Int? {
    let parts = name.split(separator: " ").map(String.init)
    if parts.count == 1 { return meanings[parts[0]].map(present) ?? Frame.Outcome(rawValue: parts[0]).map(outcome) }
    guard parts.count == 2 else { return nil }
    switch parts[0] {
    case "denied": return meanings[parts[1]].map(denied)
    case "topic": return meanings[parts[1]].map(topic)
    case "begins": return meanings[parts[1]].map(beginning)
    case "ends": return meanings[parts[1]].map(ending)
    default:
      guard let outcome = Frame.Outcome(rawValue: parts[0]), let number = frames[parts[1]] else { return nil }
      return frame(number, outcome)
    }
  }

  /// What rules name a feature; what ``feature(_:meanings:frames:)`` reads.
  func name(of feature: Int, meanings names: [String], frames: [String]) -> String {
    let (group, meaning) = feature.quotientAndRemainder(dividingBy: meanings)
    if group < 5 { return ["", "denied ", "topic ", "begins ", "ends "][group] + names[meaning] }
    let outcomes = Frame.Outcome.allCases
    let (frame, outcome) = (feature - 5 * meanings).quotientAndRemainder(dividingBy: outcomes.count)
    return outcomes[outcome].rawValue + (frame == 0 ? "" : " " + frames[frame - 1])
  }

  // MARK: - Weights

  /// Sets the units of the layer; false if their beginnings and outputs are not the same number.
  mutating func setLayer(hidden: [Int], output: [Int]) -> Bool {
    guard hidden.count == output.count else { return false }
    self.hidden = hidden.map { Int32(clamping: $0) }
    self.output = output
    hiddenBlocks = Evidence.blocks(self.hidden[...])
    outputBlocks = Evidence.blocks(output.map { Int32(clamping: $0) }[...])
    return true
  }

  /// Makes room for so many rows.
  mutating func reserve(rows count: Int) {
    direct.reserveCapacity(count)
    weights.reserveCapacity(count * blocks)
  }

  /// Sets the row of a feature; false if it has not one weight for itself and one for each unit.
  mutating func setRow(_ row: ArraySlice<Int>, of feature: Int) -> Bool {
    guard row.count == 1 + hidden.count else { return false }
    return setRow(of: feature) { Int32(clamping: row[row.startIndex + $0]) }
  }

  /// Sets the row of a feature to what a closure gives for each place in it, the feature's own weight first; false if
  /// there is no such feature.
  @inline(__always)
  mutating func setRow(of feature: Int, _ weight: (Int) -> Int32) -> Bool {
    guard rows.indices.contains(feature) else { return false }
    rows[feature] = direct.count
    direct.append(weight(0))
    for start in stride(from: 0, to: hidden.count, by: Block.scalarCount) {
      var block = Block()
      for lane in 0..<min(Block.scalarCount, hidden.count - start) { block[lane] = weight(1 + start + lane) }
      weights.append(block)
    }
    return true
  }

  private static func blocks(_ numbers: ArraySlice<Int32>) -> [Block] {
    stride(from: 0, to: numbers.count, by: Block.scalarCount).map { start in
      var block = Block()
      for lane in 0..<min(Block.scalarCount, numbers.count - start) { block[lane] = numbers[start + lane] }
      return block
    }
  }

  /// The weights of a feature, its own first; nil without any.
  func row(of feature: Int) -> [Int32]? {
    guard rows[feature] >= 0 else { return nil }
    let start = rows[feature] * blocks
    return [direct[rows[feature]]]
      + hidden.indices.map { weights[start + $0 / Block.scalarCount][$0 % Block.scalarCount] }
  }

  /// What features add up to, in tenths of a logit. O(features × units).
  ///
  /// - Parameters:
  ///   - features: The features of a sentence.
  ///   - words: What its words say by themselves, in hundredths of a logit.
  ///   - order: What the order of its meanings says: for itself, then for each of the last units.
  ///   - left: Meanings whose features are left out.
  /// - Returns: The sum.
  func sum(
    _ features: [Int], words: Int = 0, order: [Int32] = [], without left: MeaningSet = MeaningSet()
  ) -> Int {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: features.count) { places in
      var direct = start + words + Int(order.first ?? 0)
      var count = 0
      for feature in features where rows[feature] >= 0 {
        if !left.isEmpty, let meaning = meaning(of: feature), left.contains(meaning) { continue }
        direct += Int(self.direct[rows[feature]])
        places[count] = rows[feature] * blocks
        count += 1
      }
      var sum = direct * Evidence.scale
      weights.withUnsafeBufferPointer { weights in
        for block in hiddenBlocks.indices {
          var units = hiddenBlocks[block]
          for place in places[..<count] { units &+= weights[place + block] }
          addOrder(order, to: &units, of: block)
          // Only units above zero speak. A product may be wider than a weight.
          units = pointwiseMax(units, Block())
          let output = outputBlocks[block]
          for lane in units.indices { sum += Int(units[lane]) * Int(output[lane]) }
        }
      }
      return sum / (Evidence.scale * Evidence.scale / 10)
    }
  }

  /// Adds what the order of meanings says to the units of a block that are among the last ones.
  @inline(__always)
  private func addOrder(_ order: [Int32], to units: inout Block, of block: Int) {
    guard !order.isEmpty else { return }
    let first = hidden.count - (order.count - 1)
    let start = block * Block.scalarCount
    guard start + Block.scalarCount > first else { return }
    for unit in max(first, start)..<min(hidden.count, start + Block.scalarCount) {
      units[unit - start] &+= order[1 + unit - first]
    }
  }
}
