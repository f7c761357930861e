/// Rules by which a number proves itself, by the names of `Templates/personal-data.yml`.
///
/// The characters come without separators, in capitals. A rule that does not fit their count answers no.
enum CheckDigits {
  /// Whether the characters satisfy a rule; nil if there is no rule of this name.
  static func satisfies(_ rule: String, _ characters: [UInt8]) -> Bool? {
    switch rule {
    case "none": true
    case "spain-23": spain(characters)
    case "italy": italy(characters)
    case "finland-31": finland(characters)
    case "ireland-23": ireland(characters)
    default: digits(characters).map { numeric(rule, $0) } ?? (numericRules.contains(rule) ? false : nil)
    }
  }

  /// Whether there is a rule of this name.
  static func knows(_ rule: String) -> Bool {
    numericRules.contains(rule) || ["none", "spain-23", "italy", "finland-31", "ireland-23"].contains(rule)
  }

  private static let numericRules: Set<String> = [
    "luhn", "luhn-last-10", "luhn-12", "iso7064-11-10", "tax-id", "modulo-97", "modulo-97-belgium", "eleven",
    "pesel", "norway", "egn",
    "divisible-11", "baltic", "latvia", "cnp", "emso", "taj", "portugal", "austria", "iceland", "ean13",
  ]

  private static func numeric(_ rule: String, _ digits: [Int]) -> Bool {
    let last = digits.last ?? 0
    switch rule {
    case "luhn": return luhn(digits)
    case "luhn-last-10": return luhn(digits.suffix(10).map { $0 })
    case "luhn-12": return luhn(Array(digits.prefix(12)))
    case "iso7064-11-10": return iso7064(digits)
    case "tax-id": return hasTaxIdRepetition(digits) && iso7064(digits)
    case "modulo-97": return 97 - value(digits.dropLast(2)) % 97 == value(digits.suffix(2))
    case "modulo-97-belgium":
      let (body, check) = (value(digits.dropLast(2)), value(digits.suffix(2)))
      return 97 - body % 97 == check || 97 - (2_000_000_000 + body) % 97 == check
    case "eleven":
      return value(digits[...]) > 0 && (sum(digits, [9, 8, 7, 6, 5, 4, 3, 2]) - last) % 11 == 0
    case "pesel": return (10 - sum(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10) % 10 == last
    case "norway":
      return digits.count == 11 && sum(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11 == 0
        && sum(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0
    case "egn": return sum(digits, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11 % 10 == last
    case "divisible-11": return digits.count == 10 && value(digits[...]) % 11 == 0
    case "baltic":
      let first = sum(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11
      return (first < 10 ? first : sum(digits, [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11 % 10) == last
    case "latvia": return (1 + sum(digits, [10, 5, 8, 4, 2, 1, 6, 3, 7, 9])) % 11 % 10 == last
    case "cnp":
      let rest = sum(digits, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11
      return (rest == 10 ? 1 : rest) == last
    case "emso": return (11 - sum(digits, [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 11 % 10 == last
    case "taj": return sum(digits, [3, 7, 3, 7, 3, 7, 3, 7]) % 10 == last
    case "portugal":
      let check = 11 - sum(digits, [9, 8, 7, 6, 5, 4, 3, 2]) % 11
      return (check >= 10 ? 0 : check) == last
    case "austria":
      return digits.count == 10 && sum(digits, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11 == digits[3]
    case "iceland":
      return digits.count == 10 && (11 - sum(digits, [3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 11 == digits[8]
    case "ean13": return (10 - sum(digits, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]) % 10) % 10 == last
    default: return false
    }
  }

  // MARK: Arithmetic

  private static func digits(_ characters: [UInt8]) -> [Int]? {
    var digits: [Int] = []
    digits.reserveCapacity(characters.count)
    for character in characters {
      guard (0x30...0x39).contains(character) else { return nil }
      digits.append(Int(character) - 0x30)
    }
    return digits
  }

  private static func value(_ digits: ArraySlice<Int>) -> Int { digits.reduce(0) { $0 * 10 + $1 } }

  private static func sum(_ digits: [Int], _ weights: [Int]) -> Int {
    zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
  }

  private static func luhn(_ digits: [Int]) -> Bool {
    var total = 0
    for (index, digit) in digits.reversed().enumerated() {
      let doubled = digit * 2
      total += index % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled
    }
    return total % 10 == 0
  }

  private static func iso7064(_ digits: [Int]) -> Bool {
    var product = 10
    for digit in digits.dropLast() {
      var rest = (digit + product) % 10
      if rest == 0 { rest = 10 }
      product = rest * 2 % 11
    }
    return (11 - product) % 10 == digits.last
  }

  /// In the first ten digits one digit stands twice or three times; every other at most once.
  private static func hasTaxIdRepetition(_ digits: [Int]) -> Bool {
    var counts = [Int](repeating: 0, count: 10)
    for digit in digits.prefix(10) { counts[digit] += 1 }
    let repeated = counts.filter { $0 > 1 }
    return repeated.count == 1 && repeated[0] <= 3
  }

  // MARK: Rules with letters

  private static func spain(_ characters: [UInt8]) -> Bool {
    guard characters.count == 9, let letter = characters.last else { return false }
    var body = Array(characters.dropLast())
    if let first = body.first, (0x58...0x5A).contains(first) { body[0] = first - 0x58 + 0x30 }
    guard let digits = digits(body) else { return false }
    return Array("TRWAGMYFPDXBNJZSQVHLCKE".utf8)[value(digits[...]) % 23] == letter
  }

  private static func finland(_ characters: [UInt8]) -> Bool {
    guard characters.count == 11, let check = characters.last,
      let digits = digits(Array(characters.prefix(6) + characters[7..<10]))
    else { return false }
    return Array("0123456789ABCDEFHJKLMNPRSTUVWXY".utf8)[value(digits[...]) % 31] == check
  }

  private static func ireland(_ characters: [UInt8]) -> Bool {
    guard (8...9).contains(characters.count), let digits = digits(Array(characters.prefix(7))) else {
      return false
    }
    var total = sum(digits, [8, 7, 6, 5, 4, 3, 2])
    if characters.count == 9, characters[8] != 0x57 { total += Int(characters[8] - 0x40) * 9 }
    return Array("WABCDEFGHIJKLMNOPQRSTUV".utf8)[total % 23] == characters[7]
  }

  private static func italy(_ characters: [UInt8]) -> Bool {
    guard characters.count == 16, let check = characters.last else { return false }
    let odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]
    var total = 0
    for (index, character) in characters.dropLast().enumerated() {
      let value = character >= 0x41 ? Int(character) - 0x41 : Int(character) - 0x30
      guard odd.indices.contains(value) else { return false }
      total += index % 2 == 0 ? odd[value] : value
    }
    return total % 26 == Int(check) - 0x41
  }
}
