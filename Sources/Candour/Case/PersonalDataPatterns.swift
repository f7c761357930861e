internal import YAML

/// What personal data of a patient look like: data of `Templates/personal-data.yml`.
public struct PersonalDataPatterns: Sendable {
  /// A number that a country gives to a person.
  struct NationalNumber: Sendable {
    enum DateForm: String {
      case standard, monthSteps = "month-steps", daySteps = "day-steps", letterMonth = "letter-month"
    }
    let country: String
    let name: String
    let format: [UInt8]
    let dates: DateForm
    let check: String
    /// Whether it counts wherever it stands, or only near a word that says what it is.
    let countsAlone: Bool
    let labels: WordList
  }

  let birthWords: WordList
  let patientWords: WordList
  let titles: WordList
  let contactFields: Set<String>
  let nationalNumbers: [NationalNumber]

  init(reading bytes: [UInt8]) throws(CaseDictionaryError) {
    let file = "personal-data.yml"
    let root = try CaseDictionaryParser.root(of: bytes, file: file)
    var parser = CaseDictionaryParser(bytes: bytes, file: file)
    birthWords = WordList(parser.texts(root["birthWords"], "birthWords"))
    patientWords = WordList(parser.texts(root["patientWords"], "patientWords"))
    titles = WordList(parser.texts(root["titles"], "titles"))
    contactFields = Set(parser.texts(root["contactFields"], "contactFields"))
    nationalNumbers = (root["nationalNumbers"]?.list ?? []).map { entry in
      let check = parser.text(entry["check"], "check", in: entry)
      if !CheckDigits.knows(check) {
        parser.report(entry["check"]?.range, "There is no check rule of this name.")
      }
      let dates = entry["dates"]?.text ?? "standard"
      let form = NationalNumber.DateForm(rawValue: dates)
      if form == nil { parser.report(entry["dates"]?.range, "There is no form of date of this name.") }
      return NationalNumber(
        country: parser.text(entry["country"], "country", in: entry),
        name: parser.text(entry["name"], "name", in: entry),
        format: Array(parser.text(entry["format"], "format", in: entry).utf8), dates: form ?? .standard,
        check: check, countsAlone: parser.text(entry["alone"], "alone", in: entry) == "yes",
        labels: WordList(parser.texts(entry["labels"], "labels")))
    }
    try parser.finish()
  }
}

/// Words that are looked for in text, each as a whole or with any ending.
///
/// Bytes are compared, with the letter case of ASCII ignored; a word with another first letter is also found with its
/// capital. So no text has to be copied to be searched.
struct WordList: Sendable {
  private struct Word: Sendable {
    var bytes: [UInt8]
    var isPrefix: Bool
  }
  private var wordsByFirstByte = [[Word]](repeating: [], count: 256)

  init(_ words: [String]) {
    for word in words {
      let isPrefix = word.hasSuffix("*")
      let plain = isPrefix ? String(word.dropLast()) : word
      for form in Set([plain, plain.prefix(1).uppercased() + plain.dropFirst(), plain.uppercased()]) {
        let bytes = Array(form.utf8).map(WordList.folded)
        guard let first = bytes.first else { continue }
        if wordsByFirstByte[Int(first)].contains(where: { $0.bytes == bytes }) { continue }
        wordsByFirstByte[Int(first)].append(Word(bytes: bytes, isPrefix: isPrefix))
      }
    }
  }

  /// Where a word that begins at an offset ends (with its ending), or nil if none begins there.
  func end(of text: [UInt8], at offset: Int) -> Int? {
    var best: Int?
    for word in wordsByFirstByte[Int(WordList.folded(text[offset]))] {
      var end = offset + word.bytes.count
      guard end <= text.count else { continue }
      var index = 0
      while index < word.bytes.count, WordList.folded(text[offset + index]) == word.bytes[index] {
        index += 1
      }
      guard index == word.bytes.count else { continue }
      if word.isPrefix {
        while end < text.count, WordList.isWordByte(text[end]) { end += 1 }
      } else if end < text.count, WordList.isWordByte(text[end]), WordList.isWordByte(text[end - 1]) {
        continue
      }
      best = Swift.max(best ?? 0, end)
    }
    return best
  }

  static func folded(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte + 0x20 : byte }

  /// Letters, digits, and every byte of a character outside ASCII.
  static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(folded(byte))
  }
}
