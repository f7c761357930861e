import SourceText
import Testing

@Suite struct LineIndexTests {
  @Test(arguments: [
    ("a\nb", [0, 2]), ("a\r\nb", [0, 3]), ("a\rb", [0, 2]), ("", [0]), ("\n\n", [0, 1, 2]), ("\r\r\n", [0, 1, 3]),
  ]) func endsLinesAsCommonMarkDoes(text: String, starts: [Int]) {
    #expect(LineIndex(Array(text.utf8)).lineStarts == starts)
  }

  @Test func countsColumnsInBytes() {
    let index = LineIndex(Array("α\nβγ".utf8))
    #expect(index.location(ofOffset: 5) == SourceLocation(line: 2, column: 3))
    #expect(index.offset(of: SourceLocation(line: 2, column: 3)) == 5)
  }

  @Test func findsEveryByteAgain() {
    let text = Array("one\r\ntwo\n\nthree\rfour".utf8)
    let index = LineIndex(text)
    for offset in 0...text.count {
      #expect(index.offset(of: index.location(ofOffset: offset)) == offset)
    }
  }

  @Test func keepsPlacesOutsideTheTextAtItsEdges() {
    let index = LineIndex(Array("ab".utf8))
    #expect(index.location(ofOffset: 99) == SourceLocation(line: 1, column: 3))
    #expect(index.offset(of: SourceLocation(line: 9, column: 9)) == 2)
    #expect(index.offset(of: SourceLocation(line: 0, column: 1)) == 0)
  }
}
