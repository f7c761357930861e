extension UnsafeBufferPointer<UInt8> {
  /// The byte at an offset, or 0 outside.
  @inline(__always) func byte(at offset: Int) -> UInt8 { offset >= 0 && offset < count ? self[offset] : 0 }

  /// The character at an offset and the offset after it; U+FFFD for a byte that is not UTF-8.
  @inline(__always) func scalar(at offset: Int) -> (value: UInt32, next: Int) {
    let first = UInt32(byte(at: offset))
    let second = UInt32(byte(at: offset + 1))
    guard first >= 0xC2, second & 0xC0 == 0x80 else { return (first < 0x80 ? first : 0xFFFD, offset + 1) }
    if first < 0xE0 { return ((first & 0x1F) << 6 | (second & 0x3F), offset + 2) }
    let third = UInt32(byte(at: offset + 2))
    guard third & 0xC0 == 0x80 else { return (0xFFFD, offset + 1) }
    if first < 0xF0 { return ((first & 0x0F) << 12 | (second & 0x3F) << 6 | (third & 0x3F), offset + 3) }
    let fourth = UInt32(byte(at: offset + 3))
    guard first < 0xF5, fourth & 0xC0 == 0x80 else { return (0xFFFD, offset + 1) }
    let high = (first & 0x07) << 18 | (second & 0x3F) << 12
    return (high | (third & 0x3F) << 6 | (fourth & 0x3F), offset + 4)
  }
}

extension [UInt8] {
  /// Adds the bytes of a character, whatever its value; what `scalar(at:)` reads out of them is the same value.
  mutating func append(utf8 value: UInt32) {
    if value < 0x80 {
      append(UInt8(truncatingIfNeeded: value))
      return
    }
    if value < 0x800 {
      append(0xC0 | UInt8(truncatingIfNeeded: value >> 6))
    } else {
      if value < 0x1_0000 {
        append(0xE0 | UInt8(truncatingIfNeeded: value >> 12))
      } else {
        append(0xF0 | UInt8(truncatingIfNeeded: value >> 18))
        append(0x80 | UInt8(truncatingIfNeeded: value >> 12) & 0x3F)
      }
      append(0x80 | UInt8(truncatingIfNeeded: value >> 6) & 0x3F)
    }
    append(0x80 | UInt8(truncatingIfNeeded: value) & 0x3F)
  }
}
