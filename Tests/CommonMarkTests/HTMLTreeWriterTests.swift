import CommonMark
import Testing

@Suite struct HTMLTreeWriterTests {
  @Test func escapesTextAndKeepsCustomNodes() {
    let writer = HTMLTreeWriter()
    writer.openCustomBlock(enter: "<section id=\"a\">", exit: "</section>")
    writer.open(.paragraph)
    writer.openCustomInline(enter: "<b>", exit: "</b>")
    writer.leaf(.text, text: "1 < 2 & \"x\"")
    writer.close()
    writer.close()
    writer.close()
    #expect(
      writer.html() == """
        <section id="a">
        <p><b>1 &lt; 2 &amp; &quot;x&quot;</b></p>
        </section>

        """)
  }

  @Test func rendersAParsedTreeAsLibcmarkDoes() throws {
    let tree = try MarkupParser.parse(Array("# A\n\n- *b*\n- `c`\n\n3. d\n\n   e\n".utf8))
    #expect(
      tree.html() == """
        <h1>A</h1>
        <ul>
        <li><em>b</em></li>
        <li><code>c</code></li>
        </ul>
        <ol start="3">
        <li>
        <p>d</p>
        <p>e</p>
        </li>
        </ol>

        """)
  }

  @Test(arguments: [
    "javascript:alert(1)", "JavaScript:x", "vbscript:x", "data:text/html,x", "file:///etc/passwd",
  ])
  func blanksUnsafeDestinations(destination: String) throws {
    let tree = try MarkupParser.parse(Array("[a](\(destination)) ![b](\(destination)) <\(destination)>".utf8))
    #expect(
      tree.html() == "<p><a href=\"\">a</a> <img src=\"\" alt=\"b\" /> <a href=\"\">\(destination)</a></p>\n")
  }

  @Test func keepsSafeDestinationsAndEscapesThem() throws {
    let writer = HTMLTreeWriter()
    writer.open(.paragraph)
    writer.open(.link(destination: "tel:+49 1\"><b>", title: "\"><i>"))
    writer.leaf(.text, text: "call")
    writer.close()
    #expect(
      writer.html() == "<p><a href=\"tel:+49%201%22%3E%3Cb%3E\" title=\"&quot;&gt;&lt;i&gt;\">call</a></p>\n")
  }

  @Test func replacesRawHTMLByAComment() throws {
    let tree = try MarkupParser.parse(Array("<script>\nx\n</script>\n\na <b>c".utf8))
    #expect(tree.html() == "<!-- raw HTML omitted -->\n<p>a <!-- raw HTML omitted -->c</p>\n")
  }

  @Test func showsANULAsTheReplacementCharacter() {
    let writer = HTMLTreeWriter()
    writer.open(.paragraph)
    writer.leaf(.text, text: "a\u{0}b, long enough for a string of its own\u{0}")
    #expect(writer.html() == "<p>a\u{FFFD}b, long enough for a string of its own\u{FFFD}</p>\n")
  }

  @Test func leavesQuotesAndDashesAsTheyAre() throws {
    let tree = try MarkupParser.parse(Array("\"a\" -- 'b'...".utf8))
    #expect(tree.plainText(of: 0) == "\"a\" -- 'b'...")
  }

  @Test func keepsAValueATextInCommonMark() throws {
    let writer = HTMLTreeWriter()
    writer.open(.paragraph)
    writer.leaf(.text, text: "*a* [b](c) <d> # e")
    let again = try MarkupParser.parse(Array(writer.commonMark().utf8))
    #expect(again.plainText(of: 0) == "*a* [b](c) <d> # e")
    #expect(again.nodes.count == 3)
  }

  @Test func writesAPartOfATree() throws {
    let tree = try MarkupParser.parse(Array("a\n\n> b *c*\n\nd".utf8))
    let writer = HTMLTreeWriter()
    writer.openCustomBlock(enter: "<div>", exit: "</div>")
    writer.write(tree, from: 3)
    writer.close()
    #expect(writer.html() == "<div>\n<blockquote>\n<p>b <em>c</em></p>\n</blockquote>\n</div>\n")
  }
}
