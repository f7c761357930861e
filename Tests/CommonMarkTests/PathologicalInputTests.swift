import CommonMark
import Testing

@Suite(.serialized) struct PathologicalInputTests {
  /// Parsed or refused; what is parsed can be rendered as well. The fastest of three runs counts, because other tests
  /// run at the same time.
  @Test(arguments: PathologicalInputs.all.indices)
  func answersWithinASecond(index: Int) {
    let (name, text) = PathologicalInputs.all[index]
    let bytes = Array(text.utf8)
    var best = Duration.seconds(60)
    for _ in 0..<3 where best > .seconds(1) {
      let time = ContinuousClock().measure {
        do throws(MarkupLimitExceeded) {
          let tree = try MarkupParser.parse(bytes)
          _ = tree.html()
          _ = tree.commonMark()
        } catch {
          #expect(error.range.lowerBound.line >= 1)
        }
      }
      best = min(best, time)
    }
    #expect(best < .seconds(1), "\(name)")
  }

  @Test func rendersAnyDepthWithoutTheCallStack() {
    let depth = 100_000
    var builder = MarkupTreeBuilder()
    builder.open(.paragraph)
    for _ in 0..<depth { builder.open(.emphasis) }
    builder.leaf(.text, text: "a")
    for _ in 0...depth { builder.close() }
    let tree = builder.finish()
    #expect(tree.html().utf8.count == depth * 9 + 9)
    #expect(tree.plainText(of: 0) == "a")
    var counter = NodeCounter()
    counter.walk(tree)
    #expect(counter.entered == depth + 3)
    #expect(counter.exited == depth + 3)
  }

  private struct NodeCounter: MarkupWalker {
    var entered = 0
    var exited = 0

    mutating func enter(_ index: Int, in tree: MarkupTree) -> MarkupWalkStep {
      entered += 1
      return .descend
    }

    mutating func exit(_ index: Int, in tree: MarkupTree) { exited += 1 }
  }
}
