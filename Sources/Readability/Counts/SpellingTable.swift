/// The spellings of a text with the type of each, found by their bytes alone.
///
/// Most words of a text have been read before, letter for letter. They are found here without folding a letter: a word of
/// up to eight bytes is one number, and a longer one is compared by its bytes.
struct SpellingTable: ~Copyable {
  private struct Slot {
    /// The first eight bytes; a shorter word has zeros behind it.
    var prefix: UInt64 = 0
    /// The place of the bytes after the eighth in `tails`.
    var tail: Int32 = 0
    /// Bytes; 0 in a free slot.
    var length: Int32 = 0
    var type: Int32 = 0
    var occurrences: Int32 = 0
    var hash: UInt32 = 0
  }

  private var slots: UnsafeMutableBufferPointer<Slot>
  private var used = 0
  private var tails: [UInt8] = []

  init() {
    slots = .allocate(capacity: 1 << 12)
    slots.initialize(repeating: Slot())
  }

  deinit { slots.deallocate() }

  /// The type of the word in a range, which is counted once more; if the spelling is new, `type` is asked for it.
  @inline(__always) mutating func type(
    of range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>, orNew type: () -> Int32
  ) -> Int32 {
    let prefix = Self.eightBytes(at: range.lowerBound, count: min(range.count, 8), in: bytes)
    var mixed = (prefix ^ UInt64(truncatingIfNeeded: range.count)) &* 0x9E37_79B9_7F4A_7C15
    var offset = range.lowerBound + 8
    while offset < range.upperBound {
      let next = Self.eightBytes(at: offset, count: min(range.upperBound - offset, 8), in: bytes)
      mixed = ((mixed ^ (mixed >> 32)) ^ next) &* 0x9E37_79B9_7F4A_7C15
      offset += 8
    }
    let hash = UInt32(truncatingIfNeeded: mixed >> 32)
    var place = Int(hash) & (slots.count - 1)
    while slots[place].length > 0 {
      if slots[place].prefix == prefix, slots[place].length == range.count,
        range.count <= 8 || slots[place].hash == hash && hasSameTail(slots[place], range, bytes)
      {
        slots[place].occurrences += 1
        return slots[place].type
      }
      place = (place + 1) & (slots.count - 1)
    }
    let number = type()
    insert(
      Slot(
        prefix: prefix, tail: Int32(tails.count), length: Int32(range.count), type: number, occurrences: 1, hash: hash),
      at: place, range, bytes)
    return number
  }

  /// Hands on how often each spelling was counted.
  func forEach(_ body: (_ type: Int, _ occurrences: Int) -> Void) {
    for slot in slots where slot.length > 0 { body(Int(slot.type), Int(slot.occurrences)) }
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
    var place = Int(slot.tail)
    for offset in range.lowerBound + 8..<range.upperBound {
      if tails[place] != bytes[offset] { return false }
      place += 1
    }
    return true
  }

  @inline(never) private mutating func insert(
    _ slot: Slot, at place: Int, _ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    slots[place] = slot
    if range.count > 8 { tails.append(contentsOf: bytes[range.lowerBound + 8..<range.upperBound]) }
    used += 1
    guard used * 2 > slots.count else { return }
    let larger = UnsafeMutableBufferPointer<Slot>.allocate(capacity: slots.count * 2)
    larger.initialize(repeating: Slot())
    for old in slots where old.length > 0 {
      var place = Int(old.hash) & (larger.count - 1)
      while larger[place].length > 0 { place = (place + 1) & (larger.count - 1) }
      larger[place] = old
    }
    slots.deallocate()
    slots = larger
  }
}
