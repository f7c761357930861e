/// Web and e-mail addresses in a text, which a page keeps in one piece: on paper somebody has to type them.
enum WebAddress {
  /// Divides a text into addresses and what stands between them; together the pieces are the text.
  ///
  /// An address keeps the signs around it, such as a bracket or a full stop, which would otherwise stand on a line of
  /// their own.
  static func pieces(of text: String) -> [(text: Substring, isAddress: Bool)] {
    guard !text.isEmpty else { return [] }
    guard mayHold(text) else { return [(text[...], false)] }
    var pieces: [(text: Substring, isAddress: Bool)] = []
    var start = text.startIndex
    for word in text.split(separator: " ") where isAddress(word) {
      if start < word.startIndex { pieces.append((text[start..<word.startIndex], false)) }
      pieces.append((word, true))
      start = word.endIndex
    }
    if start < text.endIndex { pieces.append((text[start...], false)) }
    return pieces
  }

  /// Whether a text has what every address has, `@`, `//` or `ww`: most texts are not divided for nothing.
  private static func mayHold(_ text: String) -> Bool {
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte == 0x40 || (byte == 0x2F || byte == 0x77) && byte == previous { return true }
      previous = byte
    }
    return false
  }

  /// `https://…`, `www.…`, `name@place.example`
  private static func isAddress(_ word: Substring) -> Bool {
    if word.contains("://") || word.contains("www.") { return true }
    guard let sign = word.firstIndex(of: "@"), sign > word.startIndex else { return false }
    return word[sign...].dropLast().contains(".")
  }
}
