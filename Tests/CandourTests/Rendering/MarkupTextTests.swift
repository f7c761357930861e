import TestSupport
import Testing

@testable import Candour

@Suite struct MarkupTextTests {
  @Test func escapesTextAndAttributes() {
    #expect(MarkupText.escaped("a < b > c & \"d\"") == "a &lt; b &gt; c &amp; &quot;d&quot;")
    #expect(MarkupText.escaped("Ελλάδα") == "Ελλάδα")
    #expect(MarkupText.tag("p", [("title", "\"><script>")]) == "<p title=\"&quot;&gt;&lt;script&gt;\">")
  }

  @Test(arguments: [
    ("Page 1 of 2", "\"Page 1 of 2\""), ("\"", "\"\\000022 \""), ("\\", "\"\\00005c \""),
    ("a\nb", "\"a\\00000a b\""), ("</style>", "\"\\00003c /style\\00003e \""), ("é", "\"\\0000e9 \""),
    ("👍", "\"\\01f44d \""), (";}", "\"\\00003b \\00007d \""), ("", "\"\""), ("*/", "\"\\00002a /\""),
  ]) func makesACSSStringThatNothingCanEnd(text: String, expected: String) {
    #expect(MarkupText.cssString(text) == expected)
  }

  @Test(arguments: HostileText.all) func neverLeavesTheStringOrTheStyleElement(hostile: String) {
    let inner = MarkupText.cssString(hostile).dropFirst().dropLast()
    let allowed = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,:/()-+\\")
    #expect(inner.allSatisfy { allowed.contains($0) })
    #expect(!inner.contains("\\\\"))
  }

  @Test func readsBackAsTheSameText() {
    let text = "</style>\"\\ é 👍 a1"
    var result = String.UnicodeScalarView()
    var rest = MarkupText.cssString(text).dropFirst().dropLast()[...]
    while let character = rest.first {
      rest = rest.dropFirst()
      guard character == "\\" else {
        result.append(contentsOf: character.unicodeScalars)
        continue
      }
      if let value = UInt32(rest.prefix(6), radix: 16), let scalar = Unicode.Scalar(value) { result.append(scalar) }
      // Six digits and the space that ends them.
      rest = rest.dropFirst(7)
    }
    #expect(String(result) == text)
  }
}
