/// The form of a language tag (BCP 47, RFC 5646, section 2.1), as far as a case file needs it.
package enum LanguageTagSyntax {
  /// The tag in its usual letter case (`de-AT`, `sr-Latn-RS`), or nil if it is not well formed.
  package static func canonical(_ tag: String) -> String? {
    guard tag.utf8.count <= 35 else { return nil }
    // Most tags are two small letters.
    if tag.utf8.count == 2, tag.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) { return tag }
    let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
    guard let language = parts.first, (2...3).contains(language.utf8.count), isLetters(language) else {
      return nil
    }
    var result = language.lowercased()
    var stage = 0
    for part in parts.dropFirst() {
      let count = part.utf8.count
      if stage < 1, count == 4, isLetters(part) {
        result += "-" + part.prefix(1).uppercased() + part.dropFirst().lowercased()
        stage = 1
      } else if stage < 2, count == 2 && isLetters(part) || count == 3 && isDigits(part) {
        result += "-" + part.uppercased()
        stage = 2
      } else if (5...8).contains(count) && isAlphanumeric(part)
        || count == 4 && isAlphanumeric(part) && isDigits(part.prefix(1))
      {
        result += "-" + part.lowercased()
        stage = 3
      } else {
        return nil
      }
    }
    return result
  }

  private static func isLetters(_ text: Substring) -> Bool {
    text.utf8.allSatisfy { (0x41...0x5A).contains($0 & 0xDF) && $0 >= 0x41 }
  }

  private static func isDigits(_ text: Substring) -> Bool {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func isAlphanumeric(_ text: Substring) -> Bool {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 >= 0x41 && (0x41...0x5A).contains($0 & 0xDF) }
  }
}
