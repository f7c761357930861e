import CommonMark
import Foundation
import Testing

@Suite struct MarkupDumpTests {
  /// Every construct of CommonMark once. When the golden file is to change, compare the two by eye, place by place.
  @Test func readsEveryConstructWithItsPlace() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
    let source = try Data(contentsOf: folder.appending(path: "everything.md"))
    let golden = try String(contentsOf: folder.appending(path: "everything.txt"), encoding: .utf8)
    #expect(try MarkupParser.parse(Array(source)).dump() == golden)
  }

  @Test func keepsTheHTMLOfLibcmarkForEveryConstruct() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
    let source = try Data(contentsOf: folder.appending(path: "everything.md"))
    let tree = try MarkupParser.parse(Array(source))
    let html = tree.html()
    #expect(html.contains("<li><input") == false)
    #expect(html.contains("<p>A paragraph with <em>emphasis</em>, <strong>strong</strong>"))
    #expect(html.contains("<!-- raw HTML omitted -->"))
    #expect(html.contains("<div") == false)
    let again = try MarkupParser.parse(Array(tree.commonMark().utf8))
    #expect(again.plainText(of: 0) == tree.plainText(of: 0))
  }

  @Test func drawsTheBranchesOfSiblingsAndOfLastChildren() throws {
    let tree = try MarkupParser.parse(Array("- a\n- *b*\n\nc".utf8))
    #expect(
      tree.dump() == """
        Document @1:1-4:2
        ├─ BulletList @1:1-2:6 tight
        │  ├─ ListItem @1:1-1:4
        │  │  └─ Paragraph @1:3-1:4
        │  │     └─ Text @1:3-1:4 "a"
        │  └─ ListItem @2:1-2:6
        │     └─ Paragraph @2:3-2:6
        │        └─ Emphasis @2:3-2:6
        │           └─ Text @2:4-2:5 "b"
        └─ Paragraph @4:1-4:2
           └─ Text @4:1-4:2 "c"

        """)
  }
}
