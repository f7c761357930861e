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
  /// For each feature the beginning of its row in `weights`; -1 without one.
  private(set) var rows: [Int]
  /// Rows of a direct weight and one for each unit.
  private var weights: [Int32] = []
  private let meanings: Int

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

  // MARK: - Weights

  /// Sets the units of the layer; false if their beginnings and outputs are not the same number.
  mutating func setLayer(hidden: [Int], output: [Int]) -> Bool {
    guard hidden.count == output.count else { return false }
    self.hidden = hidden.map { Int32(clamping: $0) }
    self.output = output
    return true
  }

  /// Sets the row of a feature; false if it has not one weight for itself and one for each unit.
  mutating func setRow(_ row: ArraySlice<Int>, of feature: Int) -> Bool {
    guard row.count == 1 + hidden.count, rows.indices.contains(feature) else { return false }
    rows[feature] = weights.count
    for weight in row { weights.append(Int32(clamping: weight)) }
    return true
  }

  /// The weights of a feature; nil without any.
  func row(of feature: Int) -> ArraySlice<Int32>? {
    rows[feature] < 0 ? nil : weights[rows[feature]..<rows[feature] + 1 + hidden.count]
  }

  /// What features add up to, in tenths of a logit. O(features × units).
  ///
  /// - Parameters:
  ///   - features: The features of a sentence.
  ///   - words: What its words say by themselves, in hundredths of a logit.
  /// - Returns: The sum.
  func sum(_ features: [Int], words: Int = 0) -> Int {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: hidden.count) { units in
      _ = units.initialize(from: hidden)
      var direct = start + words
      weights.withUnsafeBufferPointer { weights in
        for feature in features where rows[feature] >= 0 {
          let row = rows[feature]
          direct += Int(weights[row])
          for unit in units.indices { units[unit] &+= weights[row + 1 + unit] }
        }
      }
      var sum = direct * Evidence.scale
      for unit in units.indices where units[unit] > 0 { sum += Int(units[unit]) * output[unit] }
      return sum / (Evidence.scale * Evidence.scale / 10)
    }
  }
}
