/// Documents put together at random from the pieces that CommonMark gives a meaning to.
enum RandomDocument {
  private static let inlines = [
    "*", "**", "***", "_", "__", "`", "``", "[", "]", "![", "](", ")", "](/u)", "](<b c>)", "](/u \"t\")",
    "][a]", "[]",
    "[a]", "[Ω b]", "[a][]", "<http://x.y/ä&amp;>", "<a@b.c>", "<b>", "</b>", "<!-- c -->", "<i x='1'>", "\\",
    "\\*",
    "\\\\", "\\[", "&amp;", "&nbsp;", "&#33;", "&#x3B1;", "&Omega;", "&ngE;", "&#10;", "&#0;", "&", "&x;",
    "a", "b c", "word",
    " ", "  ", "\t", "παρτίδα", "партида", "👩‍⚕️", "é", "ß", "!", ".", "-", "1.", "#", ">", "<", "(", "\"", "'",
    "x_y", "{{v}}",
    "a*b*c", "**bold**", "*em*", "`code`", "` a `", "[l](u)", "![i](u 't')", "\u{B}", "\u{C}",
  ]
  private static let starts = [
    "", "", "", "", "> ", ">", "- ", "* ", "+ ", "1. ", "2) ", "10. ", "  ", "   ", "    ", "     ", "\t",
    " \t", "# ", "## ",
    "-", "1.", ">\t", "-\t", "-   ", "-     ", "> > ", "- - ", "> - ", "- > ", "1.  ", "   > ", "[a]: /url",
    "[a]: <u> 't'",
    "[Ω b]:", "[a]:\n", "===", "---", "***", "* * *", "```", "~~~", "```` x", "<div>", "<!--", "-->",
    "</div>", "#", "###### ",
    "[a]: /u \"t", "<?", "?>", "= =", "    -",
  ]
  private static let lineEnds = [
    "\n", "\n", "\n", "\n", "\r\n", "\r", "  \n", "\\\n", " \n", "\n\n", "\n \n", "\n>\n", " #\n",
  ]

  /// A document of up to 12 lines.
  static func make(seed: UInt64) -> String {
    var generator = SeededGenerator(seed: seed)
    var result = Int.random(in: 0..<40, using: &generator) == 0 ? "\u{FEFF}" : ""
    for _ in 0..<Int.random(in: 1...12, using: &generator) {
      for _ in 0..<Int.random(in: 0...2, using: &generator) {
        result += starts.randomElement(using: &generator) ?? ""
      }
      for _ in 0..<Int.random(in: 0...8, using: &generator) {
        result += inlines.randomElement(using: &generator) ?? ""
      }
      result += lineEnds.randomElement(using: &generator) ?? ""
    }
    if Bool.random(using: &generator), result.utf8.last == 0x0A { result.unicodeScalars.removeLast() }
    return result
  }
}
