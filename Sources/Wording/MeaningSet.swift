/// A set of meanings, as bits.
struct MeaningSet: Sendable, Hashable {
  /// The largest number of meanings that rules may name.
  static let capacity = 128

  private(set) var low: UInt64 = 0
  private(set) var high: UInt64 = 0

  init() {}

  init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// The set of one meaning.
  init(_ index: Int) { insert(index) }

  var isEmpty: Bool { low | high == 0 }

  mutating func insert(_ index: Int) {
    if index < 64 { low |= 1 << UInt64(index) } else { high |= 1 << UInt64(index - 64) }
  }

  mutating func formUnion(_ other: MeaningSet) {
    low |= other.low
    high |= other.high
  }

  func contains(_ index: Int) -> Bool {
    index < 64 ? low & (1 << UInt64(index)) != 0 : high & (1 << UInt64(index - 64)) != 0
  }

  func intersects(_ other: MeaningSet) -> Bool { (low & other.low) | (high & other.high) != 0 }

  func subtracting(_ other: MeaningSet) -> MeaningSet {
    MeaningSet(low: low & ~other.low, high: high & ~other.high)
  }

  func intersection(_ other: MeaningSet) -> MeaningSet {
    MeaningSet(low: low & other.low, high: high & other.high)
  }

  /// The first meaning; nil without any.
  var first: Int? {
    if low != 0 { return low.trailingZeroBitCount }
    return high != 0 ? 64 + high.trailingZeroBitCount : nil
  }

  /// Calls a closure with each meaning.
  @inline(__always)
  func forEach(_ body: (Int) -> Void) {
    var bits = low
    while bits != 0 {
      body(bits.trailingZeroBitCount)
      bits &= bits - 1
    }
    bits = high
    while bits != 0 {
      body(64 + bits.trailingZeroBitCount)
      bits &= bits - 1
    }
  }

  func isSubset(of other: MeaningSet) -> Bool { low & ~other.low | high & ~other.high == 0 }
}
