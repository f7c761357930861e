internal import SourceText
internal import YAML

/// What kind of personal data was found.
enum PersonalDataKind: Hashable {
  case birthDate, dateInCode, initials, personName, patientContact
  case nationalNumber(name: String, country: String)

  var description: String {
    switch self {
    case .birthDate: "a date of birth"
    case .dateInCode: "a date inside the patient code"
    case .initials: "initials"
    case .personName: "the name of a patient"
    case .patientContact: "a phone number or an e-mail address of a patient"
    case .nationalNumber(let name, let country): "a number of a person (\(name), \(country))"
    }
  }

  var advice: String {
    switch self {
    case .birthDate: "Write the age band instead."
    case .dateInCode, .initials:
      "Use a code of the site that says nothing of the person, such as a serial number."
    case .personName: "Write “the patient”."
    case .patientContact: "Delete it; the hospital team reaches the patient."
    case .nationalNumber:
      "Delete it, or, if it is another kind of number, write it with letters or hyphens that show what it is."
    }
  }
}

/// Looks for personal data of a patient in every text of a case file.
///
/// A finding stops the documents, so precision counts: a pattern that common numbers also satisfy is taken for a number
/// of a person only in a field of the patient or beside a word that says so.
struct PrivacyScanner {
  let patterns: PersonalDataPatterns

  init(_ patterns: PersonalDataPatterns) { self.patterns = patterns }

  /// Reports each kind of personal data once for each text.
  func scan(_ root: YAMLNode, report: (PersonalDataKind, SourceRange, String) -> Void) {
    var trail = FieldTrail()
    scan(root, trail: &trail, report: report)
  }

  /// The reader bounds the depth of a tree, and so of this recursion.
  private func scan(
    _ node: YAMLNode, trail: inout FieldTrail, report: (PersonalDataKind, SourceRange, String) -> Void
  ) {
    switch node.content {
    case .scalar(let text, _):
      for kind in findings(in: text, field: trail) { report(kind, node.range, trail.path) }
    case .list(let values):
      for (index, value) in values.enumerated() {
        trail.steps.append(.index(index))
        scan(value, trail: &trail, report: report)
        trail.steps.removeLast()
      }
    case .map(let entries):
      for entry in entries {
        trail.steps.append(.key(entry.key))
        scan(entry.value, trail: &trail, report: report)
        trail.steps.removeLast()
      }
    }
  }

  /// What a text holds.
  func findings(in text: String, field: FieldTrail) -> [PersonalDataKind] {
    let bytes = Array(text.utf8)
    var found: [PersonalDataKind] = []
    let hasDigit = bytes.contains { (0x30...0x39).contains($0) }
    let words = WordPlaces(bytes, patterns)
    if field.isPatientCode { found += codeFindings(bytes) }
    if hasDigit {
      if words.births.contains(where: { PersonalDates.standsNear($0, in: bytes) }) {
        found.append(.birthDate)
      }
      found += nationalNumbers(in: bytes, field: field, words: words)
    }
    if !words.patients.isEmpty {
      if words.patients.contains(where: { nameFollows($0, in: bytes) }) { found.append(.personName) }
      if !patterns.contactFields.contains(field.pattern),
        words.patients.contains(where: { contactFollows($0, in: bytes) })
      {
        found.append(.patientContact)
      }
    }
    return found
  }

  // MARK: The patient code

  private func codeFindings(_ bytes: [UInt8]) -> [PersonalDataKind] {
    if PersonalDates.hasFullDate(bytes) { return [.dateInCode] }
    if let digits = PersonalDates.compactDate(in: bytes), digits { return [.dateInCode] }
    let letters = bytes.filter { WordList.isWordByte($0) }
    let hasDigit = letters.contains { (0x30...0x39).contains($0) }
    if hasDigit { return [] }
    let parts = bytes.split { $0 == 0x20 || $0 == 0x2C || $0 == 0x5F || $0 == 0x2E || $0 == 0x2D }
    if (1...3).contains(parts.count), parts.allSatisfy({ $0.count == 1 }) { return [.initials] }
    if parts.count == 1, (2...3).contains(letters.count) { return [.initials] }
    let isNamePart = { (part: ArraySlice<UInt8>) in
      part.count >= 2 && PrivacyScanner.isCapital(Array(part), 0) && !PrivacyScanner.isCapital(Array(part), 1)
    }
    return parts.count >= 2 && parts.filter(isNamePart).count >= 2 ? [.personName] : []
  }

  // MARK: Names and contacts

  /// A title and a capitalised word after a patient word: “Patient Mr Muster”.
  private func nameFollows(_ word: Range<Int>, in bytes: [UInt8]) -> Bool {
    var offset = word.upperBound
    while offset < bytes.count, offset < word.upperBound + 3,
      [0x20, 0x2C, 0x3A, 0x28].contains(bytes[offset])
    {
      offset += 1
    }
    guard offset > word.upperBound, offset < bytes.count, var end = patterns.titles.end(of: bytes, at: offset)
    else {
      return false
    }
    if end < bytes.count, bytes[end] == 0x2E { end += 1 }
    guard end < bytes.count, bytes[end] == 0x20 else { return false }
    return PrivacyScanner.isCapital(bytes, end + 1)
  }

  /// A phone number or an e-mail address close after a patient word, in the same sentence.
  private func contactFollows(_ word: Range<Int>, in bytes: [UInt8]) -> Bool {
    let end = min(bytes.count, word.upperBound + 60)
    var offset = word.upperBound
    var digits = 0
    while offset < end {
      let byte = bytes[offset]
      let endsSentence = byte == 0x2E && offset + 2 < end && bytes[offset + 1] == 0x20
      if byte == 0x3B || endsSentence && PrivacyScanner.isCapital(bytes, offset + 2) { return false }
      if byte == 0x40, offset > word.upperBound, offset + 1 < bytes.count {
        return WordList.isWordByte(bytes[offset - 1]) && WordList.isWordByte(bytes[offset + 1])
      }
      let isPhoneStart = byte == 0x2B || byte == 0x30 && !WordList.isWordByte(bytes[offset - 1])
      if isPhoneStart, offset < word.upperBound + 25 {
        digits = PrivacyScanner.phoneDigits(bytes, from: offset)
        if digits >= 8 { return true }
      }
      offset += 1
    }
    return false
  }

  private static func phoneDigits(_ bytes: [UInt8], from start: Int) -> Int {
    var count = 0
    for byte in bytes[start...] {
      if (0x30...0x39).contains(byte) {
        count += 1
      } else if ![0x20, 0x2B, 0x28, 0x29, 0x2D, 0x2F].contains(byte) {
        break
      }
    }
    return count
  }

  /// Whether a capital letter stands at an offset. Beyond ASCII the two-byte letters of Latin, Greek and Cyrillic count.
  private static func isCapital(_ bytes: [UInt8], _ offset: Int) -> Bool {
    guard offset < bytes.count else { return false }
    if bytes[offset] < 0x80 { return (0x41...0x5A).contains(bytes[offset]) }
    guard (0xC3...0xD4).contains(bytes[offset]), offset + 1 < bytes.count else { return false }
    let character = String(decoding: bytes[offset...offset + 1], as: UTF8.self).unicodeScalars.first
    return character?.properties.isUppercase ?? false
  }
}

/// The keys and positions that lead to a value; written out only where something was found.
struct FieldTrail {
  enum Step {
    case key(String)
    case index(Int)
  }
  var steps: [Step] = []

  var isPatient: Bool {
    if case .key("patient") = steps.first { return true }
    return false
  }

  var isPatientCode: Bool {
    guard steps.count == 2, isPatient, case .key("pseudonym") = steps[1] else { return false }
    return true
  }

  /// The path in the file; a key that somebody invented may itself be a name and is left out.
  var path: String { written { "[\($0)]" } }

  /// The path in the dictionary.
  var pattern: String { written { _ in "[]" } }

  private func written(_ index: (Int) -> String) -> String {
    var path = ""
    for step in steps {
      switch step {
      case .key(let key): path += (path.isEmpty ? "" : ".") + (CaseReading.isQuotable(key) ? key : "…")
      case .index(let number): path += index(number)
      }
    }
    return path
  }
}

/// Where the words that matter stand in a text.
struct WordPlaces {
  private(set) var births: [Range<Int>] = []
  private(set) var patients: [Range<Int>] = []

  init(_ bytes: [UInt8], _ patterns: PersonalDataPatterns) {
    var previousIsWord = false
    for offset in bytes.indices {
      let isWord = WordList.isWordByte(bytes[offset])
      if isWord, !previousIsWord {
        if let end = patterns.birthWords.end(of: bytes, at: offset) { births.append(offset..<end) }
        if let end = patterns.patientWords.end(of: bytes, at: offset) { patients.append(offset..<end) }
      }
      previousIsWord = isWord
    }
  }
}
