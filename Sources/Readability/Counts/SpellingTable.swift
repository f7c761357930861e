/// The spellings of a text with the type of each, found by their bytes alone.
///
/// Most words of a text have been read before, letter for letter. They are found here without folding a letter. In a text
/// of very many different words nearly all the time goes into waiting for memory, so a slot is as small as it can be, four
/// of them stand in one line of a cache, and a word of up to eight bytes needs nothing but its slot.
struct SpellingTable: ~Copyable {
  private struct Slot {
    /// The key of a spelling, or 0 if the slot is free.
    var key: UInt64 = 0
    var type: Int32 = 0
    /// The place of the bytes in `letters`, behind their number; -1 for a spelling that its key holds.
    var place: Int32 = -1
  }

  private var slots: UnsafeMutableBufferPointer<Slot>
  /// How far a hash is shifted to leave the number of a slot.
  private var shift: UInt64
  private var used = 0
  /// The longer spellings, one behind the other, each behind its length in four bytes.
  private var letters: UnsafeMutableRawBufferPointer
  private var lettersEnd = 0

  init() {
    slots = .allocate(capacity: 1 << 12)
    slots.initialize(repeating: Slot())
    shift = 64 - 12
    letters = .allocate(byteCount: 1 << 14, alignment: 8)
  }

  deinit {
    slots.deallocate()
    letters.deallocate()
  }

  /// The type of a spelling, or nil if it is new.
  @inline(__always) func type(of spelling: Spelling) -> Int32? {
    var number = firstSlot(for: spelling.key)
    while slots[number].key != 0 {
      let slot = slots[number]
      if slot.key == spelling.key, spelling.isShort ? slot.place < 0 : isSame(spelling, at: Int(slot.place)) {
        return slot.type
      }
      number = (number + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Adds a spelling that the table does not hold.
  mutating func insert(_ spelling: Spelling, type: Int32) {
    // Three quarters full, a search still ends in the line of the cache in which it began, nearly always.
    if used * 4 >= slots.count * 3 { grow() }
    used += 1
    put(Slot(key: spelling.key, type: type, place: spelling.isShort ? -1 : store(spelling)))
  }

  @inline(__always) private func firstSlot(for key: UInt64) -> Int {
    // The upper bits of the product depend on all bits of the key.
    Int(truncatingIfNeeded: (key &* Spelling.multiplier) >> shift)
  }

  private func put(_ slot: Slot) {
    var number = firstSlot(for: slot.key)
    while slots[number].key != 0 { number = (number + 1) & (slots.count - 1) }
    slots[number] = slot
  }

  private func isSame(_ spelling: Spelling, at place: Int) -> Bool {
    guard place >= 0, let start = letters.baseAddress,
      letters.loadUnaligned(fromByteOffset: place, as: UInt32.self) == UInt32(spelling.bytes.count)
    else { return false }
    return spelling.hasBytes(of: start + place + 4)
  }

  private mutating func store(_ spelling: Spelling) -> Int32 {
    let place = lettersEnd
    lettersEnd += 4 + spelling.bytes.count
    if lettersEnd > letters.count { growLetters(holding: place) }
    letters.storeBytes(of: UInt32(spelling.bytes.count), toByteOffset: place, as: UInt32.self)
    UnsafeMutableRawBufferPointer(rebasing: letters[(place + 4)...]).copyMemory(from: spelling.bytes)
    return Int32(place)
  }

  private mutating func growLetters(holding used: Int) {
    let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: max(letters.count * 2, lettersEnd), alignment: 8)
    larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: letters[..<used]))
    letters.deallocate()
    letters = larger
  }

  @inline(never) private mutating func grow() {
    let smaller = slots
    slots = .allocate(capacity: smaller.count * 2)
    slots.initialize(repeating: Slot())
    shift -= 1
    for slot in smaller where slot.key != 0 { put(slot) }
    smaller.deallocate()
  }
}

/// The bytes of a word with a number by which they are looked up.
struct Spelling {
  /// The bytes.
  let bytes: UnsafeRawBufferPointer
  /// A short word as a number, with zeros behind it, or a hash of all bytes of a longer one. Never 0, because no word begins
  /// with a zero.
  let key: UInt64

  /// Whether the key holds all bytes.
  @inline(__always) var isShort: Bool { bytes.count <= 8 }

  /// Makes the key of a word.
  @inline(__always) init(_ range: Range<Int>, in text: UnsafeBufferPointer<UInt8>) {
    bytes = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: text[range]))
    if range.count > 8 {
      key = Self.hash(bytes)
    } else if range.lowerBound + 8 <= text.count, let start = bytes.baseAddress, !range.isEmpty {
      key = UInt64(littleEndian: start.loadUnaligned(as: UInt64.self)) & (~0 >> UInt64(64 - 8 * range.count))
    } else {
      key = bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
  }

  fileprivate static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Mixes eight bytes at a time; the last eight may overlap those before.
  @inline(__always) private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var mixed = UInt64(bytes.count)
    var offset = 0
    while offset < bytes.count {
      let next = bytes.loadUnaligned(fromByteOffset: min(offset, bytes.count - 8), as: UInt64.self)
      mixed = (mixed ^ (mixed >> 32) ^ UInt64(littleEndian: next)) &* multiplier
      offset += 8
    }
    return (mixed ^ (mixed >> 32)) | 1
  }

  /// Whether bytes elsewhere, of which there are as many, are the same; only for a word that is not short.
  fileprivate func hasBytes(of other: UnsafeRawPointer) -> Bool {
    var offset = 0
    while offset < bytes.count {
      let place = min(offset, bytes.count - 8)
      if bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        != other.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      {
        return false
      }
      offset += 8
    }
    return true
  }
}
