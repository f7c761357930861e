import CommonMark
import Testing

/// The flaws of libcmark 0.30.2, each with the place that is given in its stead.
@Suite struct SourceRangeTests {
  private func expect(
    _ text: String, _ lines: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let tree = try MarkupParser.parse(Array(text.utf8))
    let dump = tree.dump().split(separator: "\n").map { line in
      String(line.drop { " │├└─".contains($0) })
    }
    #expect(Array(dump.dropFirst()) == lines, sourceLocation: sourceLocation)
  }

  @Test func includesTheBackticksOfACodeSpan() throws {
    try expect(
      "a ` b ` c",
      [
        "Paragraph @1:1-1:10", "Text @1:1-1:3 \"a \"", "Code @1:3-1:8 \"b\"", "Text @1:8-1:10 \" c\"",
      ])
  }

  @Test func endsStrongInsideEmphasisAtItsOwnDelimiter() throws {
    try expect(
      "*a **b***",
      [
        "Paragraph @1:1-1:10", "Emphasis @1:1-1:10", "Text @1:2-1:4 \"a \"", "Strong @1:4-1:9",
        "Text @1:6-1:7 \"b\"",
      ])
  }

  @Test func countsBytesInGreekBulgarianAndEmoji() throws {
    try expect(
      "παρτίδα *х* 👩‍⚕️ _β_",
      [
        "Paragraph @1:1-1:39", "Text @1:1-1:16 \"παρτίδα \"", "Emphasis @1:16-1:20", "Text @1:17-1:19 \"х\"",
        "Text @1:20-1:35 \" 👩‍⚕️ \"", "Emphasis @1:35-1:39", "Text @1:36-1:38 \"β\"",
      ])
  }

  @Test func coversEscapesAndEntitiesAsTheyStandInTheSource() throws {
    try expect("\\*a&amp;&#x3B1; b", ["Paragraph @1:1-1:18", "Text @1:1-1:18 \"*a&α b\""])
  }

  @Test func endsTheLastListItemWithItsText() throws {
    try expect(
      "- a\n\n\n",
      [
        "BulletList @1:1-1:4 tight", "ListItem @1:1-1:4", "Paragraph @1:3-1:4", "Text @1:3-1:4 \"a\"",
      ])
  }

  @Test func givesSoftAndHardBreaksTheirLineEnd() throws {
    try expect(
      "a \nb  \nc\\\nd",
      [
        "Paragraph @1:1-4:2", "Text @1:1-1:2 \"a\"", "SoftBreak @1:2-2:1", "Text @2:1-2:2 \"b\"",
        "LineBreak @2:2-3:1",
        "Text @3:1-3:2 \"c\"", "LineBreak @3:2-4:1", "Text @4:1-4:2 \"d\"",
      ])
  }

  @Test func placesInlinesOnContinuationLinesOfNestedBlocks() throws {
    try expect(
      "> 1. a\r\n>    *b\r\n> c*",
      [
        "BlockQuote @1:1-3:5", "OrderedList @1:3-3:5 start: 1 tight", "ListItem @1:3-3:5",
        "Paragraph @1:6-3:5",
        "Text @1:6-1:7 \"a\"", "SoftBreak @1:7-2:1", "Emphasis @2:6-3:5", "Text @2:7-2:8 \"b\"",
        "SoftBreak @2:8-3:1",
        "Text @3:3-3:4 \"c\"",
      ])
  }

  @Test func endsASetextHeadingAtItsUnderline() throws {
    try expect(
      "a\n---\nb",
      [
        "Heading @1:1-2:4 level: 2", "Text @1:1-1:2 \"a\"", "Paragraph @3:1-3:2", "Text @3:1-3:2 \"b\"",
      ])
  }

  @Test func startsAParagraphAfterItsLinkReferenceDefinitions() throws {
    try expect(
      "[a]: /u\n'title'\n[a] b",
      [
        "Paragraph @3:1-3:6", "Link @3:1-3:4 destination: \"/u\" title: \"title\"", "Text @3:2-3:3 \"a\"",
        "Text @3:4-3:6 \" b\"",
      ])
  }

  @Test func endsHTMLAndCodeBlocksOnTheirOwnLastLine() throws {
    try expect(
      "<!-- a -->\nb\n\n> ```\n> c\n\nd",
      [
        "HTMLBlock @1:1-1:11 \"<!-- a -->\\n\"", "Paragraph @2:1-2:2", "Text @2:1-2:2 \"b\"",
        "BlockQuote @4:1-5:4",
        "CodeBlock @4:3-5:4 \"c\\n\"", "Paragraph @7:1-7:2", "Text @7:1-7:2 \"d\"",
      ])
  }

  @Test func countsTabsAsOneByte() throws {
    try expect(
      "-\ta\t*b*\n\n\tc",
      [
        "BulletList @1:1-3:3 loose", "ListItem @1:1-3:3", "Paragraph @1:3-1:8", "Text @1:3-1:5 \"a\\t\"",
        "Emphasis @1:5-1:8", "Text @1:6-1:7 \"b\"", "Paragraph @3:2-3:3", "Text @3:2-3:3 \"c\"",
      ])
  }

  @Test func countsAByteOrderMark() throws {
    try expect(
      "\u{FEFF}a *b*",
      [
        "Paragraph @1:4-1:9", "Text @1:4-1:6 \"a \"", "Emphasis @1:6-1:9", "Text @1:7-1:8 \"b\"",
      ])
  }

  @Test func endsLinksAfterTheirDestination() throws {
    try expect(
      "[a](<b c> \"t\\\"\") ![d][e]\n\n[e]: f",
      [
        "Paragraph @1:1-1:25", "Link @1:1-1:17 destination: \"b c\" title: \"t\\\"\"", "Text @1:2-1:3 \"a\"",
        "Text @1:17-1:18 \" \"", "Image @1:18-1:25 destination: \"f\"", "Text @1:20-1:21 \"d\"",
      ])
  }
}
