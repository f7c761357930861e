/// Numbers as digits of six bits, each a printable sign from "0" on; the lowest digit comes first.
enum Digits {
  /// The digits of a number that may be a place in a table.
  static let wide = 4
  /// The largest number that `count` digits can hold.
  static func limit(_ count: Int) -> Int { (1 << (6 * count)) - 1 }

  static func append(_ value: Int, _ count: Int, to target: inout [UInt8]) {
    var value = min(max(value, 0), limit(count))
    for _ in 0..<count {
      target.append(UInt8(0x30 + value & 0x3F))
      value >>= 6
    }
  }

  @inline(__always)
  static func value(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
    var value = 0
    for digit in (0..<count).reversed() { value = value << 6 | Int(bytes[digit] &- 0x30) }
    return value
  }

  /// The number of ``wide`` digits, by a few steps for all of them.
  @inline(__always)
  static func wideValue(_ bytes: UnsafePointer<UInt8>) -> Int {
    let word = UInt32(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt32.self)) &- 0x3030_3030
    let twos = word & 0x003F_003F | word >> 2 & 0x0FC0_0FC0
    return Int(twos & 0xFFF | twos >> 4 & 0xFF_F000)
  }

  /// The number of eight digits, by a few steps for all of them.
  @inline(__always)
  static func eight(_ bytes: UnsafePointer<UInt8>) -> UInt64 {
    let word = UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self)) &- 0x3030_3030_3030_3030
    let twos = word & 0x003F_003F_003F_003F | word >> 2 & 0x0FC0_0FC0_0FC0_0FC0
    let fours = twos & 0x0000_0FFF_0000_0FFF | twos >> 4 & 0x00FF_F000_00FF_F000
    return fours & 0xFF_FFFF | fours >> 8 & 0xFFFF_FF00_0000
  }
}

extension MeaningSet {
  /// The digits of a set.
  static let digits = 24

  func appendDigits(to target: inout [UInt8]) {
    for part in [low, low >> 24, low >> 48 | high << 16, high >> 8, high >> 32, high >> 56] {
      Digits.append(Int(part & 0xFF_FFFF), 4, to: &target)
    }
  }

  /// The set that digits stand for.
  init(digits: UnsafePointer<UInt8>) {
    let parts = (Digits.eight(digits), Digits.eight(digits + 8), Digits.eight(digits + 16))
    self.init(low: parts.0 | parts.1 << 48, high: parts.1 >> 16 | parts.2 << 32)
  }
}
