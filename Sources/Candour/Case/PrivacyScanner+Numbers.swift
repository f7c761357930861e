/// Numbers of persons.
extension PrivacyScanner {
  func nationalNumbers(in bytes: [UInt8], field: FieldTrail, words: WordPlaces) -> [PersonalDataKind] {
    var found: [PersonalDataKind] = []
    var offset = 0
    while offset < bytes.count {
      defer { offset += 1 }
      let isDigit = (0x30...0x39).contains(bytes[offset])
      guard isDigit || (0x41...0x5A).contains(bytes[offset]), startsToken(bytes, offset),
        hasEnoughDigits(bytes, offset)
      else {
        continue
      }
      for number in patterns.nationalNumbers {
        guard let end = match(number, in: bytes, at: offset) else { continue }
        let counts =
          number.countsAlone || field.isPatient
          || words.patients.contains { distance($0, offset..<end) < 40 }
          || hasLabel(number.labels, in: bytes, near: offset..<end)
        if counts {
          found.append(.nationalNumber(name: number.name, country: number.country))
          offset = end - 1
          break
        }
      }
    }
    return found.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Whether a number may begin here: not inside a word, a phone number, a path or a longer number.
  private func startsToken(_ bytes: [UInt8], _ offset: Int) -> Bool {
    guard offset > 0 else { return true }
    let before = bytes[offset - 1]
    if WordList.isWordByte(before) || before == 0x2B { return false }
    guard offset > 1, [0x20, 0x2D, 0x2E, 0x2F].contains(before) else { return true }
    // A digit or a plus sign before the separator: the middle of a longer number, such as a phone number.
    return !(0x30...0x39).contains(bytes[offset - 2])
  }

  /// Whether what begins here has as many digits as the shortest number; most tokens are ruled out by this alone.
  private func hasEnoughDigits(_ bytes: [UInt8], _ offset: Int) -> Bool {
    var digits = 0
    for byte in bytes[offset...].prefix(24) {
      if (0x30...0x39).contains(byte) {
        digits += 1
        if digits == 7 { return true }
      } else if !(0x41...0x5A).contains(byte), ![0x20, 0x2B, 0x2D, 0x2E, 0x2F].contains(byte) {
        return false
      }
    }
    return false
  }

  /// Where a number of this form that satisfies its check ends, or nil.
  private func match(_ number: PersonalDataPatterns.NationalNumber, in bytes: [UInt8], at start: Int) -> Int? {
    var offset = start
    var characters: [UInt8] = []
    var (day, month, year) = (0, 0, 0)
    var hasDate = false
    for symbol in number.format {
      if symbol == UInt8(ascii: "~") {
        if offset < bytes.count, [0x20, 0x2D, 0x2E, 0x2F].contains(bytes[offset]) { offset += 1 }
        continue
      }
      guard offset < bytes.count else { return nil }
      let byte = bytes[offset]
      let isDigit = (0x30...0x39).contains(byte)
      switch symbol {
      case UInt8(ascii: "0"), UInt8(ascii: "D"), UInt8(ascii: "M"), UInt8(ascii: "Y"):
        guard isDigit else { return nil }
        let value = Int(byte) - 0x30
        if symbol == UInt8(ascii: "D") { day = day * 10 + value }
        if symbol == UInt8(ascii: "M") { month = month * 10 + value }
        if symbol == UInt8(ascii: "Y") { year = year * 10 + value }
        if symbol != UInt8(ascii: "0") { hasDate = true }
        characters.append(byte)
      case UInt8(ascii: "A"):
        guard (0x41...0x5A).contains(byte) else { return nil }
        characters.append(byte)
      case UInt8(ascii: "X"):
        guard isDigit || (0x41...0x5A).contains(byte) else { return nil }
        characters.append(byte)
      default:
        guard byte == symbol else { return nil }
        // The sign of the century of Finland is a character of the number; hyphens and strokes are not checked.
        if isDigit || number.check == "finland-31" { characters.append(byte) }
      }
      offset += 1
    }
    if offset < bytes.count, WordList.isWordByte(bytes[offset]) { return nil }
    if offset + 1 < bytes.count, [0x2D, 0x2E, 0x2F].contains(bytes[offset]),
      (0x30...0x39).contains(bytes[offset + 1])
    {
      return nil
    }
    if hasDate, !isPlausible(day: day, month: month, number) { return nil }
    return CheckDigits.satisfies(number.check, characters) == true ? offset : nil
  }

  private func isPlausible(day: Int, month: Int, _ number: PersonalDataPatterns.NationalNumber) -> Bool {
    let hasDay = number.format.contains(UInt8(ascii: "D"))
    var (day, month) = (day, month)
    switch number.dates {
    case .standard: break
    case .letterMonth:
      month = 1
      if day > 40 { day -= 40 }
    case .monthSteps:
      // Other months stand for an unknown one (France 20 to 42 and 50 to 99).
      for step in [20, 40, 50, 60, 70, 80] where month > step && month <= step + 12 {
        month -= step
        break
      }
    case .daySteps:
      if day > 60 { day -= 60 } else if day > 40 { day -= 40 }
      if month > 40 { month -= 40 }
    }
    return (1...12).contains(month) && (!hasDay || (1...31).contains(day))
  }

  private func distance(_ word: Range<Int>, _ other: Range<Int>) -> Int {
    word.upperBound <= other.lowerBound
      ? other.lowerBound - word.upperBound : word.lowerBound - other.upperBound
  }

  private func hasLabel(_ labels: WordList, in bytes: [UInt8], near number: Range<Int>) -> Bool {
    var offset = max(0, number.lowerBound - 40)
    while offset < number.lowerBound {
      let begins = offset == 0 || !WordList.isWordByte(bytes[offset - 1])
      if begins, WordList.isWordByte(bytes[offset]), labels.end(of: bytes, at: offset) != nil { return true }
      offset += 1
    }
    return false
  }
}

/// Dates as people write them.
enum PersonalDates {
  /// Whether a date stands close after a word, or just before it.
  static func standsNear(_ word: Range<Int>, in bytes: [UInt8]) -> Bool {
    let window = max(0, word.lowerBound - 24)..<min(bytes.count, word.upperBound + 30)
    return window.contains { startsDate(bytes, at: $0, end: window.upperBound) }
  }

  /// Whether a text holds a day with month and year.
  static func hasFullDate(_ bytes: [UInt8]) -> Bool {
    bytes.indices.contains { startsDate(bytes, at: $0, end: bytes.count) }
  }

  /// Whether eight digits alone are a date: 19610503 or 03051961.
  static func compactDate(in bytes: [UInt8]) -> Bool? {
    let runs = bytes.split { !isDigit($0) }
    for run in runs where run.count == 8 {
      let digits = run.map { Int($0) - 0x30 }
      let first = digits[0..<4].reduce(0) { $0 * 10 + $1 }
      let last = digits[4..<8].reduce(0) { $0 * 10 + $1 }
      if CalendarDate(year: first, month: last / 100, day: last % 100) != nil, first < 2100 { return true }
      if CalendarDate(year: last, month: first % 100, day: first / 100) != nil, last < 2100 { return true }
    }
    return nil
  }

  /// 3.5.1961, 03/05/61, 1961-05-03, 3 May 1961, 3. Mai 1961.
  private static func startsDate(_ bytes: [UInt8], at start: Int, end: Int) -> Bool {
    guard isDigit(bytes[start]), start == 0 || !WordList.isWordByte(bytes[start - 1]) else { return false }
    var offset = start
    guard let (first, firstCount) = number(bytes, &offset, end) else { return false }
    if firstCount == 4, (1900...2099).contains(first) {
      guard separator(bytes, &offset, end), let (month, _) = number(bytes, &offset, end),
        separator(bytes, &offset, end), let (day, _) = number(bytes, &offset, end)
      else { return false }
      return (1...12).contains(month) && (1...31).contains(day)
    }
    guard firstCount <= 2, (1...31).contains(first) else { return false }
    var numeric = offset
    if separator(bytes, &numeric, end), let (month, monthCount) = number(bytes, &numeric, end),
      monthCount <= 2
    {
      guard (1...31).contains(month), separator(bytes, &numeric, end),
        let (year, count) = number(bytes, &numeric, end)
      else { return false }
      return count == 2 || (count == 4 && (1900...2099).contains(year))
    }
    return yearFollowsWord(bytes, offset, end)
  }

  private static func yearFollowsWord(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    var offset = start
    if offset < end, bytes[offset] == 0x2E { offset += 1 }
    while offset < end, bytes[offset] == 0x20 { offset += 1 }
    let wordStart = offset
    while offset < end, WordList.isWordByte(bytes[offset]), !isDigit(bytes[offset]) { offset += 1 }
    guard offset - wordStart >= 3 else { return false }
    while offset < end, bytes[offset] == 0x20 || bytes[offset] == 0x2E || bytes[offset] == 0x2C {
      offset += 1
    }
    guard let (year, count) = number(bytes, &offset, end) else { return false }
    return count == 4 && (1900...2099).contains(year)
  }

  private static func number(_ bytes: [UInt8], _ offset: inout Int, _ end: Int) -> (value: Int, count: Int)? {
    let start = offset
    var value = 0
    while offset < end, isDigit(bytes[offset]), offset - start < 5 {
      value = value * 10 + Int(bytes[offset]) - 0x30
      offset += 1
    }
    return offset == start ? nil : (value, offset - start)
  }

  private static func separator(_ bytes: [UInt8], _ offset: inout Int, _ end: Int) -> Bool {
    guard offset < end, [0x2E, 0x2F, 0x2D].contains(bytes[offset]) else { return false }
    offset += 1
    if offset < end, bytes[offset] == 0x20 { offset += 1 }
    return true
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
