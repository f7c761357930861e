/// The frames in a form in which most of them are told from a sentence without a look at them.
///
/// Each meaning has a bit for every frame that has it in its first slot, in its second slot and so on. A frame fits a
/// sentence if all its slots have a word there: what the bits of all meanings of the sentence have in common.
struct FrameIndex: Sendable {
  /// What is asked of a frame for each match; it holds no text, so nothing is counted where it is copied.
  struct Shape: Sendable {
    /// Where its slots stand among those of all frames.
    var slots: Range<Int>
    var actors: MeaningSet?
    var fitsWithoutActor: Bool
    var exceptions: MeaningSet
    var reach: Frame.Reach
    var said: Frame.Outcome
    var denied: Frame.Outcome
    var isFirm: Bool
  }

  let shapes: [Shape]
  /// The slots of all frames one after the other.
  let slots: [MeaningSet]
  /// The largest number of slots of a frame, and how many words of bits hold all frames.
  private let depth: Int
  private let width: Int
  /// For each meaning, slot and word of bits: the frames that have the meaning in that slot.
  private var having: [UInt64]
  /// For each slot and word of bits: the frames that have no such slot.
  private var lacking: [UInt64]

  init(_ frames: [Frame]) {
    var slots: [MeaningSet] = []
    shapes = frames.map { frame in
      defer { slots += frame.slots }
      return Shape(
        slots: slots.count..<slots.count + frame.slots.count, actors: frame.actors,
        fitsWithoutActor: frame.fitsWithoutActor, exceptions: frame.exceptions, reach: frame.reach, said: frame.said,
        denied: frame.denied, isFirm: frame.isFirm)
    }
    self.slots = slots
    depth = frames.map(\.slots.count).max() ?? 0
    width = (frames.count + 63) / 64
    having = Array(repeating: 0, count: MeaningSet.capacity * depth * width)
    lacking = Array(repeating: 0, count: depth * width)
    for (number, frame) in frames.enumerated() {
      let (word, bit) = (number / 64, UInt64(1) << UInt64(number % 64))
      for (slot, set) in frame.slots.enumerated() {
        set.forEach { having[($0 * depth + slot) * width + word] |= bit }
      }
      for slot in frame.slots.count..<depth { lacking[slot * width + word] |= bit }
    }
  }

  /// Appends the frames of which every slot has one of some meanings, in their order.
  func appendFitting(_ meanings: MeaningSet, to fitting: inout [Int]) {
    having.withUnsafeBufferPointer { having in
      for word in 0..<width {
        var fits = UInt64.max
        for slot in 0..<depth where fits != 0 {
          var some = lacking[slot * width + word]
          meanings.forEach { some |= having[($0 * depth + slot) * width + word] }
          fits &= some
        }
        // Behind the last frame there are bits of none.
        if word == width - 1, !shapes.count.isMultiple(of: 64) { fits &= 1 << UInt64(shapes.count % 64) - 1 }
        while fits != 0 {
          fitting.append(word * 64 + fits.trailingZeroBitCount)
          fits &= fits - 1
        }
      }
    }
  }

  /// Whether every slot of a frame has one of some meanings.
  @inline(__always)
  func fits(_ frame: Int, _ meanings: MeaningSet) -> Bool {
    for slot in shapes[frame].slots where !meanings.intersects(slots[slot]) { return false }
    return true
  }
}
