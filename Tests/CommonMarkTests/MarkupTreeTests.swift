import CommonMark
import SourceText
import Testing

@Suite struct MarkupTreeTests {
  private func tree(_ text: String) throws -> MarkupTree {
    try MarkupParser.parse(Array(text.utf8))
  }

  @Test func namesChildrenParentsAndAncestors() throws {
    let tree = try tree("a *b*\n\n> c")
    #expect(Array(tree.children(of: 0)) == [1, 5])
    #expect(Array(tree.children(of: 1)) == [2, 3])
    #expect(tree.parent(of: 0) == nil)
    #expect(tree.parent(of: 4) == 3)
    #expect(Array(tree.ancestors(of: 4)) == [3, 1, 0])
    #expect(tree.subtree(of: 1) == 1..<5)
  }

  @Test func readsBlocksAsAReaderDoes() throws {
    let tree = try tree("# A `b`\n\nc *d*\ne\\\nf <b>g</b>\n\n- h\n- i\n\n      j\n")
    #expect(tree.plainText(of: 0) == "A b\nc d e\nf g\nh\ni\nj\n")
  }

  @Test func editsATreeByBuildingAnother() throws {
    let source = try tree("a {{x}} b\n\n- c")
    var builder = MarkupTreeBuilder(range: source.nodes[0].range)
    builder.open(.paragraph, range: source.nodes[1].range)
    builder.leaf(.text, text: "a ")
    builder.open(.strong)
    builder.leaf(.text, text: "<value>")
    builder.close()
    builder.close()
    builder.copy(3, of: source)
    builder.open(.blockQuote)
    builder.copyChildren(of: 3, of: try tree("x\n\n> y\n>\n> z"))
    builder.close()
    let edited = builder.finish()
    #expect(
      edited.html() == """
        <p>a <strong>&lt;value&gt;</strong></p>
        <ul>
        <li>c</li>
        </ul>
        <blockquote>
        <p>y</p>
        <p>z</p>
        </blockquote>

        """)
    #expect(edited.nodes[8].text == "c")
    #expect(edited.nodes[8].range == source.nodes[6].range)
    #expect(Array(edited.ancestors(of: 8)) == [7, 6, 5, 0])
  }

  @Test func walksInOrderAndSkipsChildrenWhenAsked() throws {
    struct Trace: MarkupWalker {
      var steps: [String] = []
      mutating func enter(_ index: Int, in tree: MarkupTree) -> MarkupWalkStep {
        steps.append("+\(index)")
        return tree.nodes[index].kind == .emphasis ? .skipChildren : .descend
      }
      mutating func exit(_ index: Int, in tree: MarkupTree) { steps.append("-\(index)") }
    }
    var trace = Trace()
    trace.walk(try tree("a *b*"))
    #expect(trace.steps == ["+0", "+1", "+2", "-2", "+3", "-3", "-1", "-0"])
    trace.steps = []
    trace.walk(try tree("a\n\nb\n\nc"), from: 3)
    #expect(trace.steps == ["+3", "+4", "-4", "-3"])
  }

  @Test func parsesAnEmptySource() throws {
    #expect(try tree("").dump() == "Document @1:1-1:1\n")
    #expect(try tree("").html() == "")
    #expect(try tree("\n").dump() == "Document @1:1-2:1\n")
  }

  @Test func quotesALineOfTheSource() {
    let source = MarkupSource("α\r\nb\rc\n")
    #expect([0, 1, 2, 3, 4, 5].map { source.excerpt(ofLine: $0) } == ["", "α", "b", "c", "", ""])
  }
}
