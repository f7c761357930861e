package import Candour

/// A language that nobody speaks, made from the English texts: longer, accented and in brackets.
///
/// In a page of it, a text without accents is hard-coded, a text without its closing bracket is cut, and a line that
/// breaks the page will break it in Finnish too.
package enum PseudoLanguage {
  /// The tag: `qps`, of the range that is kept for private use.
  package static let tag = "qps"

  /// Content with the folder of the pseudo-language besides.
  package static func adding(to files: ContentFiles) -> ContentFiles {
    var all: [String: [UInt8]] = [:]
    for path in files.paths { all[path] = files.bytes(of: path) }
    let english = EnglishArchive.path("")
    let own = "Locales/\(tag)/"
    for path in files.paths where path.hasPrefix(english) {
      let name = String(path.dropFirst(english.count))
      guard let bytes = all[path] else { continue }
      all[own + name] = name.hasSuffix(".md") ? document(bytes) : words(bytes, file: name, rules: WordRules(files))
    }
    return ContentFiles(origin: files.origin, files: all)
  }

  /// Where `locale.yml` holds words that are printed. Forms of dates and numbers are signs.
  private static let localeWords = [["dates", "months"], ["dates", "days"], ["durations"], ["lists"]]

  private static func document(_ bytes: [UInt8]) -> [UInt8] {
    Array(text(String(decoding: bytes, as: UTF8.self)).utf8)
  }

  private static func words(_ bytes: [UInt8], file: String, rules: WordRules) -> [UInt8] {
    var texts: [(path: [String], text: String)] = []
    for leaf in WordLeaves(bytes).leaves {
      if leaf.path == ["language"] || leaf.path == ["tag"] {
        texts.append((leaf.path, tag))
      } else if ContentLoader.wordFiles.contains(file), !rules.isCode(leaf.path, in: file) {
        // The words of an atom are a piece of a text: they have its letters but no brackets of their own.
        texts.append((leaf.path, leaf.path.contains("atoms") ? letters(leaf.text) : text(leaf.text)))
      } else if file == "locale.yml", localeWords.contains(where: { leaf.path.starts(with: $0) }) {
        // A form such as “{{first}} and {{last}}” stands within a text, so it has no brackets of its own.
        texts.append((leaf.path, letters(leaf.text)))
      }
    }
    var editor = WordFileEditor(bytes)
    do throws(WordFileEditor.Fault) { try editor.set(texts) } catch { return bytes }
    return editor.bytes
  }

  /// Each paragraph, heading and item in brackets, its letters longer and accented.
  static func text(_ text: String) -> String {
    let frame = TextFrame(text)
    return frame.text(with: frame.texts.map { "[\(letters($0))]" })
  }

  /// Every vowel twice and every letter with an accent; values and signs stay. The same piece of text always becomes the
  /// same, so that a piece of a text stays a piece of it.
  static func letters(_ text: String) -> String {
    InlineText(text).parts.map { part in
      switch part {
      case .code(let code): code
      case .text(let text): String(text.map { accents[$0] ?? String($0) }.joined())
      }
    }.joined()
  }

  private static let accents: [Character: String] = {
    let plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    let accented = "áƀçđéƒĝĥíĵķľɱñóƥɋŕšţúṽŵẋýžÁƁÇĐÉƑĜĤÍĴĶĽṀÑÓƤɊŔŠŢÚṼŴẊÝŽ"
    var table: [Character: String] = [:]
    for (letter, other) in zip(plain, accented) {
      table[letter] = String(repeating: String(other), count: "aeiou".contains(letter) ? 2 : 1)
    }
    return table
  }()
}
