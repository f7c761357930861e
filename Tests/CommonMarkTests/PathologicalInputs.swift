/// The patterns that are publicly known to slow down CommonMark parsers, from the test suites of cmark and
/// commonmark.js and from fuzzing, and some more of the same kind.
enum PathologicalInputs {
  static let count = 50_000

  static let all: [(name: String, text: String)] = emphasis + links + blocks + others

  private static func times(_ text: String) -> String { String(repeating: text, count: count) }

  static let emphasis: [(name: String, text: String)] = [
    ("nested strong emphasis", times("*a **a ") + "b" + times(" a** a*")),
    (
      "nested emphasis in 250 kB",
      String(repeating: "*a **a ", count: 16_000) + "b" + String(repeating: " a** a*", count: 16_000)
    ),
    ("emphasis closers without openers", times("a_ ")),
    ("emphasis openers without closers", times("_a ")),
    ("strong openers a**b", times("a**b")),
    ("a**b and c*", "a**b" + times("c* ")),
    ("mismatched openers and closers", times("*a_ ")),
    ("issue 389", times("*a ") + times("_a*_ ")),
    ("**x [", times("**x [")),
    ("link openers and emphasis closers", times("[ a_")),
    ("**x [a*b**c*](d)", String(repeating: "**x [a*b**c*](d)", count: 16_000)),
    ("one run of *", times("**") + "a" + times("**")),
    ("one run of _", times("__") + "a" + times("__")),
    ("*_ alternating", times("*_") + "a" + times("_*")),
    ("emphasis in quotes", String(repeating: "> ", count: 40) + times("*a ")),
    ("*a* in quotes", String(repeating: ">", count: 45) + times("*a* ")),
    (
      "emphasis in deep quotes",
      String(repeating: "> ", count: 25_000) + String(repeating: "*a* ", count: 40_000)
    ),
  ]

  static let links: [(name: String, text: String)] = [
    ("link openers", times("[a")),
    ("link closers", times("a]")),
    ("[", times("[")),
    ("nested brackets", times("[") + "a" + times("]")),
    ("[ (](", times("[ (](")),
    ("[a](b", times("[a](b")),
    ("[a](<b", String(repeating: "[a](<b", count: 43_000)),
    ("[x](<b", times("[x](<b")),
    ("![[]()", String(repeating: "![[]()", count: 43_000)),
    ("![[]() in 6 kB", String(repeating: "![[]()", count: 999)),
    ("![[]() in paragraphs", String(repeating: String(repeating: "![[]()", count: 999) + "\n\n", count: 43)),
    ("nested images", String(repeating: "![", count: 25_000) + String(repeating: "](a)", count: 25_000)),
    ("[a](b \"", String(repeating: "[a](b \"", count: 37_000)),
    ("[a](b '\\'", String(repeating: "[a](b '\\'", count: 29_000)),
    ("links", String(repeating: "[a](b)\n\n", count: 32_000)),
    ("[a][", times("[a][")),
    ("[a](((((", "[a](" + times("(")),
    ("[a](\\(", String(repeating: "[a](\\(", count: 43_000)),
    ("definitions", (0..<18_000).map { "[\($0)]: u\n" }.joined() + String(repeating: "[0] ", count: 1_000)),
    ("definitions in paragraphs", (0..<13_000).map { "[\($0)]: u\n\n[\($0)]\n\n" }.joined()),
    (
      "one long definition, many uses",
      "[a]: " + String(repeating: "u", count: 100_000) + String(repeating: "\n\n[a]", count: 30_000)
    ),
    ("[a]: b 'c", String(repeating: "[a]: b 'c\n", count: 26_000)),
    ("[a]: b\\n(x", String(repeating: "[a]: b\n(x\n", count: 26_000)),
    ("[a]:", times("[a]:")),
    ("long label", "[" + times("a ") + "]: u"),
  ]

  static let blocks: [(name: String, text: String)] = [
    ("nested lists on one line", times("- ") + "a"),
    ("nested lists on one line, blank lines", String(repeating: "- ", count: 15_000) + "x" + times("\n")),
    (
      "45 nested lists, blank lines",
      String(repeating: "- ", count: 45) + "x" + times("\n") + times("\n") + times("\n")
    ),
    ("45 nested lists, lazy lines", String(repeating: "- ", count: 45) + "x" + times("\nx")),
    ("nested lists by indentation", (0..<700).map { String(repeating: " ", count: $0) + "- a\n" }.joined()),
    ("nested lists in 100 kB", (0..<300).map { String(repeating: "  ", count: $0) + "* a\n" }.joined()),
    (
      "45 nested lists by indentation, repeated",
      String(repeating: (0..<45).map { String(repeating: "  ", count: $0) + "* a\n" }.joined(), count: 110)
    ),
    ("list items", times("- a\n")),
    ("ordered items", times("1. a\n")),
    ("loose items", String(repeating: "- a\n\n", count: 52_000)),
    ("alternating lists", times("- a\n+ b\n").prefixed(260_000)),
    ("* * * *", times("* ")),
    ("* * * * a", times("* ") + "a"),
    ("+ + + +", times("+ ")),
    ("1. 1. 1.", times("1. ") + "a"),
    ("nested quotes", times("> ") + "a"),
    (">>>>", times(">") + "a"),
    ("45 quotes on each line", String(repeating: String(repeating: ">", count: 45) + "a\n", count: 5_600)),
    ("45 quotes, lazy lines", String(repeating: ">", count: 45) + times("a\n")),
    ("quotes and lists", times("> - ") + "a"),
    ("quotes one deeper each line", (0..<700).map { String(repeating: ">", count: $0) + "a\n" }.joined()),
    ("headings", times("# a\n")),
    ("hashes", "# " + times("#") + times(" #")),
    ("setext", String(repeating: "a\n=\n", count: 64_000)),
    ("definition and setext", String(repeating: "[a]: b\n===\n", count: 23_000)),
    ("fences", times("```\n")),
    ("open fence in quote", "> ```\n" + times("> a\n")),
    ("indented code and blank lines", "    a\n" + times("\n") + "    b"),
    ("html blocks", times("<p>\n\n")),
    ("blank lines", times("\n\n\n\n")),
    ("paragraphs", String(repeating: "a\n\n", count: 87_000)),
    ("tabs", times("\t")),
    ("tab lines", times("\ta\n")),
    ("list and tabs", "- " + times("\t") + times("\n\t\ta")),
  ]

  static let others: [(name: String, text: String)] = [
    ("backticks of growing length", (1..<720).map { "e" + String(repeating: "`", count: $0) }.joined()),
    (
      "backticks of growing length, refused",
      (1..<5_000).map { "e" + String(repeating: "`", count: $0) }.joined()
    ),
    ("backticks", times("`")),
    ("`a", times("`a")),
    ("`a``", times("`a``")),
    ("code spans", times("`a` ")),
    ("<?", times("<?")),
    ("a<?", "a" + times("<?")),
    ("a<!A ", "a" + times("<!A ")),
    ("<!A ", times("<!A ")),
    ("<![CDATA[", String(repeating: "a<![CDATA[", count: 26_000)),
    ("<!--", times("a<!--")),
    ("<!-- a", "a " + String(repeating: "<!-- a ", count: 37_000)),
    ("<a b='", String(repeating: "<a b='", count: 43_000)),
    ("<a ", times("<a ")),
    ("< ", times("<")),
    ("<a:", times("<a:b")),
    ("<a@b.", times("<a@b.")),
    ("&", times("&")),
    ("&amp;", times("&amp;")),
    ("&a…; of many names", (0..<26_000).map { "&a\($0);" }.joined()),
    ("&#1", times("&#1")),
    ("hard line breaks", times("a  \n")),
    ("hard line breaks with a backslash", times("a\\\n")),
    ("soft line breaks", times("a\n")),
    ("escapes", times("\\*")),
    ("backslashes", times("\\\\")),
    ("one long line", times("abcd ")),
    ("Greek", times("αβ ")),
    ("NUL", times("a\u{0}")),
    ("*a*", times("*a* ")),
  ]
}

extension String {
  fileprivate func prefixed(_ count: Int) -> String { String(decoding: utf8.prefix(count), as: UTF8.self) }
}
