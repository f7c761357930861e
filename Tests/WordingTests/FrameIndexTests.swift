import Testing

@testable import Wording

/// The index of frames names those that a look at every frame would name, in their order.
@Suite struct FrameIndexTests {
  private func frame(_ slots: [[Int]]) -> Frame {
    Frame(
      identifier: "", category: "", slots: slots.map { $0.reduce(into: MeaningSet()) { $0.insert($1) } }, actors: nil,
      fitsWithoutActor: true, exceptions: MeaningSet(), reach: .clause, said: .forbidden, denied: .safe, isFirm: false,
      yieldsToDoubt: false)
  }

  @Test func namesTheFramesOfWhichEverySlotIsFilled() {
    // More frames than one word of bits holds, of one to three slots.
    let frames = (0..<150).map { number in
      frame((0...number % 3).map { slot in [(number * 7 + slot * 11) % 128, (number + slot * 31) % 128] })
    }
    let index = FrameIndex(frames)
    for first in 0..<128 {
      let meanings = [first, (first * 5 + 3) % 128, (first * 11 + 64) % 128].reduce(into: MeaningSet()) {
        $0.insert($1)
      }
      var fitting: [Int] = []
      index.appendFitting(meanings, to: &fitting)
      let expected = frames.indices.filter { frames[$0].slots.allSatisfy { $0.intersects(meanings) } }
      #expect(fitting == expected)
      #expect(frames.indices.allSatisfy { index.fits($0, meanings) == expected.contains($0) })
    }
  }
}
