import CommonMark
import Testing

@Suite struct MarkupLimitsTests {
  private func error(_ bytes: [UInt8], _ limits: MarkupLimits = .standard) -> MarkupLimitExceeded? {
    do throws(MarkupLimitExceeded) {
      _ = try MarkupParser.parse(bytes, limits: limits)
      return nil
    } catch {
      return error
    }
  }

  private func error(_ text: String, _ limits: MarkupLimits = .standard) -> String? {
    error(Array(text.utf8), limits).map { error in
      let start = error.range.lowerBound
      return "\(error.limit) \(error.value) @\(start.line):\(start.column)-\(error.range.upperBound.column)"
    }
  }

  @Test func refusesBytesThatAreNotUTF8WithTheirPlace() {
    for bad: [UInt8] in [
      [0xFF], [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xCE],
      [0xE2, 0x82],
      [0xF0, 0x9F, 0x98], [0x80], [0xF4, 0x90, 0x80, 0x80], [0xC3, 0x28],
    ] {
      let error = error(Array("α\nβ".utf8) + bad)
      #expect(error?.limit == .invalidUTF8)
      #expect(error?.range.lowerBound.line == 2)
      #expect(error?.range.lowerBound.column == 3)
    }
  }

  @Test func acceptsAllOfUnicodeButNUL() {
    #expect(error("é€😀\u{10FFFF}\u{FFFD}\u{1}\u{7F}") == nil)
    #expect(error("a\r\nb\u{0}") == "nulCharacter 0 @2:2-3")
  }

  @Test func refusesWhatIsTooLargeAtTheFirstByteThatIsTooMuch() {
    #expect(error("aa\nbbb", MarkupLimits(size: 6)) == nil)
    #expect(error("aa\nbbbb", MarkupLimits(size: 6)) == "size 6 @2:4-5")
  }

  @Test func refusesDeepQuotesAndLists() {
    let limits = MarkupLimits(blockNesting: 3)
    #expect(error("a\n> - > b", limits) == nil)
    #expect(error("a\n> - > - b", limits) == "blockNesting 3 @2:1-9")
    #expect(error("- a\n  - b\n    - c", limits) == nil)
    #expect(error("- a\n  - b\n    - c\n      - d", limits) == "blockNesting 3 @4:1-9")
  }

  @Test func allowsWideIndentationAndThematicBreaksAndLongUnderlines() {
    let wide = String(repeating: " ", count: 400)
    #expect(error("a\n\n\(wide)b\n\n- c\n\n\(wide)d\n\n\(String(repeating: "* ", count: 400))") == nil)
    #expect(
      error("Name: \(String(repeating: "_", count: 400))\n\(String(repeating: "-", count: 400))") == nil)
  }

  @Test func refusesManyBracketsInOneParagraphOnly() {
    let limits = MarkupLimits(brackets: 3)
    #expect(error("[a] [b] [c]\n\n[d]\n>\n> [e]", limits) == nil)
    #expect(error("[a] [b]\n[c] [d]", limits) == "brackets 3 @2:5-6")
  }

  @Test func refusesDeepInlinesLongListsAndManyNodes() {
    #expect(error("*a **b [c](d)***", MarkupLimits(inlineNesting: 3)) == nil)
    #expect(error("*a **b [c](d)***", MarkupLimits(inlineNesting: 2)) == "inlineNesting 2 @1:8-9")
    #expect(error("- a\n- b\n- c", MarkupLimits(listItems: 2)) == "listItems 2 @3:1-4")
    #expect(error("a\n\nb", MarkupLimits(nodes: 5)) == nil)
    #expect(error("a\n\nb", MarkupLimits(nodes: 4)) == "nodes 4 @3:1-2")
  }

  @Test func neverFindsLessNestingThanLibcmarkMakes() throws {
    var generator = SeededGenerator(seed: 7)
    let pieces = [
      "> ", ">", "- ", "-", "1. ", "  ", "   ", " ", "\t", "    ", "a", "\n", "\n", "\n\n", ">\n", "- a\n",
      "> b\n",
    ]
    for _ in 0..<3_000 {
      let text = (0..<30).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      let limit = Int.random(in: 0...4, using: &generator)
      guard let tree = try? MarkupParser.parse(Array(text.utf8), limits: MarkupLimits(blockNesting: limit))
      else {
        continue
      }
      for index in tree.nodes.indices {
        let depth = tree.ancestors(of: index).count {
          tree.nodes[$0].kind == .blockQuote || tree.nodes[$0].kind == .listItem
        }
        #expect(depth <= limit, "\(text.debugDescription)")
      }
    }
  }
}
