/// The spellings of a text with the type of each, found by their bytes alone.
///
/// Most words of a text have been read before, letter for letter. They are found here without folding a letter: a word of
/// up to eight bytes is one number, and a longer one is compared by its bytes. In a text of very many different words
/// nearly all the time goes into waiting for memory, so a slot is as small as it can be and is only read once it is there.
struct SpellingTable: ~Copyable {
  private struct Slot {
    /// The first eight bytes; a shorter word has zeros behind it. No word begins with a zero, so 0 is a free slot.
    var prefix: UInt64 = 0
    var type: Int32 = 0
    /// The place of the other bytes in `tails`, behind two bytes with their number; -1 for a word without.
    var tail: Int32 = -1
  }

  private var slots: UnsafeMutableBufferPointer<Slot>
  private var used = 0
  private var tails: [UInt8] = []

  init() {
    slots = .allocate(capacity: 1 << 12)
    slots.initialize(repeating: Slot())
  }

  deinit { slots.deallocate() }

  /// The type of the word in a range; if the spelling is new, `type` is asked for it.
  @inline(__always) mutating func type(
    of range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>, orNew type: () -> Int32
  ) -> Int32 {
    let count = range.count
    let prefix = Self.eightBytes(at: range.lowerBound, count: min(count, 8), in: bytes)
    // A longer spelling than any word is stored nowhere; its type is known by its letters.
    guard prefix & 0xFF != 0, count <= Self.longest else { return type() }
    var mixed = prefix &* Self.multiplier
    var offset = range.lowerBound + 8
    while offset < range.upperBound {
      mixed = Self.mix(mixed, Self.eightBytes(at: offset, count: min(range.upperBound - offset, 8), in: bytes))
      offset += 8
    }
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: mixed >> 32) & mask
    while slots[place].prefix != 0 {
      let slot = slots[place]
      if slot.prefix == prefix, count <= 8 ? slot.tail < 0 : slot.tail >= 0 && hasSameTail(slot, range, bytes) {
        return slot.type
      }
      place = (place + 1) & mask
    }
    let number = type()
    insert(Slot(prefix: prefix, type: number, tail: count > 8 ? Int32(tails.count) : -1), at: place, range, bytes)
    return number
  }

  private static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
  private static let longest = 8 + Int(UInt16.max)

  @inline(__always) private static func mix(_ mixed: UInt64, _ next: UInt64) -> UInt64 {
    ((mixed ^ (mixed >> 32)) ^ next) &* multiplier
  }

  /// Up to eight bytes as a number.
  @inline(__always) private static func eightBytes(
    at offset: Int, count: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> UInt64 {
    if offset + 8 <= bytes.count, let start = bytes.baseAddress {
      let whole = UnsafeRawPointer(start).loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      return UInt64(littleEndian: whole) & (~0 >> UInt64(64 - 8 * count))
    }
    var value: UInt64 = 0
    for index in 0..<count { value |= UInt64(bytes[offset + index]) << UInt64(8 * index) }
    return value
  }

  private func hasSameTail(_ slot: Slot, _ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    tails.withUnsafeBufferPointer { tails in
      var place = Int(slot.tail)
      guard Self.count(at: place, in: tails) == range.count - 8 else { return false }
      place += 2
      for offset in range.lowerBound + 8..<range.upperBound {
        if tails[place] != bytes[offset] { return false }
        place += 1
      }
      return true
    }
  }

  private static func count(at place: Int, in tails: UnsafeBufferPointer<UInt8>) -> Int {
    Int(tails[place]) | Int(tails[place + 1]) << 8
  }

  @inline(never) private mutating func insert(
    _ slot: Slot, at place: Int, _ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    slots[place] = slot
    if slot.tail >= 0 {
      let count = range.count - 8
      tails.append(UInt8(truncatingIfNeeded: count))
      tails.append(UInt8(truncatingIfNeeded: count >> 8))
      tails.append(contentsOf: bytes[range.lowerBound + 8..<range.upperBound])
    }
    used += 1
    if used * 2 > slots.count { grow() }
  }

  private mutating func grow() {
    let larger = UnsafeMutableBufferPointer<Slot>.allocate(capacity: slots.count * 4)
    larger.initialize(repeating: Slot())
    tails.withUnsafeBufferPointer { tails in
      for old in slots where old.prefix != 0 {
        var place = Self.hash(of: old, tails) & (larger.count - 1)
        while larger[place].prefix != 0 { place = (place + 1) & (larger.count - 1) }
        larger[place] = old
      }
    }
    slots.deallocate()
    slots = larger
  }

  /// The same number that looking up a word makes of its bytes.
  private static func hash(of slot: Slot, _ tails: UnsafeBufferPointer<UInt8>) -> Int {
    var mixed = slot.prefix &* multiplier
    if slot.tail >= 0 {
      var offset = Int(slot.tail) + 2
      let end = offset + count(at: Int(slot.tail), in: tails)
      while offset < end {
        mixed = mix(mixed, eightBytes(at: offset, count: min(end - offset, 8), in: tails))
        offset += 8
      }
    }
    return Int(truncatingIfNeeded: mixed >> 32)
  }
}
