/// How long the keys can be that a stretch of letters begins with, told by its first bytes.
///
/// A mark stands for each length, five in a byte, because a literal holds printable signs only: the lengths are read
/// without a loop over those that no key has.
struct StemIndex: Sendable {
  private nonisolated(unsafe) let marks: UnsafePointer<UInt8>
  private let bits: UInt32
  private let shift: UInt8
  /// How many bytes tell the lengths.
  private let prefix: UInt8
  /// The marks of keys shorter than that.
  private let short: UInt8

  /// The bytes of the marks of one beginning.
  static let width = 8
  private static let perByte = 5
  /// The mark of the longest keys stands for longer ones too.
  static let longest = width * perByte

  init(_ marks: UnsafePointer<UInt8>, count: Int, prefix: Int, short: Int) {
    self.marks = marks
    self.prefix = UInt8(prefix)
    self.short = UInt8(short)
    shift = UInt8(32 - count.trailingZeroBitCount)
    bits = StemIndex.bits(prefix)
  }

  /// The marks of the lengths of keys that may begin where `count` letters stand; four can be read in any case.
  @inline(__always)
  func marks(at letters: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    guard count >= Int(prefix) else { return UInt64(short) }
    let first = UInt32(littleEndian: UnsafeRawPointer(letters).loadUnaligned(as: UInt32.self)) & bits
    let place = Int(StemIndex.hash(first) &>> UInt32(shift)) &* StemIndex.width
    let long = UInt64(littleEndian: UnsafeRawPointer(marks + place).loadUnaligned(as: UInt64.self))
    return long & 0x1F1F_1F1F_1F1F_1F1F | UInt64(short)
  }

  /// Takes the greatest length out of marks that are not zero.
  @inline(__always)
  static func popLongest(_ marks: inout UInt64) -> Int {
    let bit = 63 &- marks.leadingZeroBitCount
    marks &= ~(1 << UInt64(truncatingIfNeeded: bit))
    return (bit >> 3) &* perByte &+ bit & 7 &+ 1
  }

  @inline(__always)
  private static func hash(_ first: UInt32) -> UInt32 { first &* 0x9E37_79B1 }

  private static func bits(_ prefix: Int) -> UInt32 { prefix < 4 ? 1 << UInt32(8 * prefix) - 1 : .max }

  /// The marks for keys, and those of keys that are shorter than the prefix.
  static func write(_ keys: [[UInt8]], prefix: Int) -> (marks: [UInt8], short: Int) {
    let long = keys.filter { $0.count >= prefix }
    // Most words begin as no key does, and few of them should fall on the marks of another beginning.
    let count = WordTable.power(over: Set(long.map { $0.prefix(prefix) }).count * 4)
    var marks = [UInt8](repeating: 0x40, count: count * width)
    var short = 0
    for key in keys {
      let mark = min(key.count, longest) - 1
      guard key.count >= prefix else {
        short |= 1 << mark
        continue
      }
      let first = key.prefix(prefix).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      let place = Int(hash(first) >> (32 - UInt32(count.trailingZeroBitCount))) * width
      marks[place + mark / perByte] |= 1 << UInt8(mark % perByte)
    }
    return (marks, short)
  }
}
