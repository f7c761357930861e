/// A set of short words or phrases, each with a value, that can be asked without making a string.
///
/// Phrases are compared without case and without the space inside, so that `z. B.` also finds `z.B.` and `Z. B.`.
struct PhraseTable: Sendable {
  private struct Entry: Sendable {
    var key: [UInt32]
    var value: UInt8
  }

  private var slots: [Int32] = Array(repeating: -1, count: 16)
  private var entries: [Entry] = []
  /// The length of the longest phrase, in characters without space.
  private(set) var longest = 0

  /// Marks the endings of the phrases, so that most other words are told apart by their last two characters.
  private var endings: [Bool] = Array(repeating: false, count: 1024)

  /// Whether the table holds nothing.
  var isEmpty: Bool { entries.isEmpty }

  /// A table without phrases.
  init() {}

  /// A table in which all phrases have the value 1.
  init(_ phrases: [String]) {
    for phrase in phrases { insert(Self.key(of: phrase), value: 1) }
  }

  /// The form in which a phrase is stored and asked for.
  static func key(of phrase: some StringProtocol) -> [UInt32] {
    phrase.unicodeScalars.compactMap { scalar in
      switch CharacterClass(of: scalar) {
      case .space, .ignorable: nil
      default: CaseFolding.shared.folded(scalar.value)
      }
    }
  }

  /// Adds a phrase, or adds the bits of the value to the ones that it has.
  mutating func insert(_ key: [UInt32], value: UInt8) {
    guard !key.isEmpty else { return }
    let slot = slot(of: key)
    if slots[slot] >= 0 {
      entries[Int(slots[slot])].value |= value
      return
    }
    slots[slot] = Int32(entries.count)
    entries.append(Entry(key: key, value: value))
    longest = max(longest, key.count)
    if key.count > 1 {
      endings[Self.ending(key[key.count - 2], after: key.count > 2 ? key[key.count - 3] : 0)] = true
    }
    if entries.count * 2 > slots.count { grow() }
  }

  /// Whether some phrase may have a character, after another one, before its own last character.
  func mayEnd(in last: UInt32, after previous: UInt32) -> Bool { endings[Self.ending(last, after: previous)] }

  /// The mark of two characters; what is neither a letter nor a full stop is taken for the beginning of a phrase.
  private static func ending(_ last: UInt32, after previous: UInt32) -> Int {
    let isInside =
      previous == 0x2E || (previous > 0x60 && previous < 0x2000 && previous != 0xA0 && previous != 0xAD)
    return Int((last &* 37) ^ (isInside ? previous &* 7 : 0)) & 1023
  }

  /// The value of a phrase, or 0.
  func value(of key: [UInt32]) -> UInt8 { key.withUnsafeBufferPointer { value(of: $0) } }

  /// The value of a phrase that stands in memory, or 0.
  func value(of key: UnsafeBufferPointer<UInt32>) -> UInt8 {
    guard !key.isEmpty, key.count <= longest else { return 0 }
    let mask = slots.count - 1
    var slot = Self.hash(of: key) & mask
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if entries[index].key.count == key.count, entries[index].key.elementsEqual(key) { return entries[index].value }
      slot = (slot + 1) & mask
    }
    return 0
  }

  /// Whether the table holds a phrase.
  func contains(_ key: [UInt32]) -> Bool { value(of: key) != 0 }

  /// The slot that holds the key, or the free slot where it belongs.
  private func slot(of key: [UInt32]) -> Int {
    let mask = slots.count - 1
    var slot = key.withUnsafeBufferPointer { Self.hash(of: $0) } & mask
    while slots[slot] >= 0, entries[Int(slots[slot])].key != key { slot = (slot + 1) & mask }
    return slot
  }

  private static func hash(of key: UnsafeBufferPointer<UInt32>) -> Int {
    var hash: UInt32 = 2_166_136_261
    for unit in key { hash = (hash ^ unit) &* 16_777_619 }
    return Int(hash ^ (hash >> 15))
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for index in entries.indices { slots[slot(of: entries[index].key)] = Int32(index) }
  }
}
