/// Patient information uses no signs of mathematics: they are words for readers who do not calculate (PL-15).
struct SymbolsExplained: Check {
  static let identifier = "symbol-unexplained"

  static func diagnostics(for input: CheckInput) -> [Diagnostic] {
    guard input.isForLayReaders else { return [] }
    let signs = input.content.signs
    var isFirst = [Bool](repeating: false, count: 256)
    for byte in signs.firstBytes { isFirst[Int(byte)] = true }
    return input.text.blocks.filter { $0.role != .code }.flatMap { block in
      ranges(of: signs, isFirst, in: input.text.bytes(of: block)).map { range in
        let place = input.place(ofBytes: range, in: block)
        return input.diagnostic(
          .warning, identifier, at: place,
          "\(input.quotation(range, at: place)) has a sign that lay readers need not know.",
          "Field handbook, PL-15: no signs such as <, ≥ or × 10⁶ in patient information.",
          [.init("Write it in words, such as “at least 80 in 100 cells” or “250 million cells”.")])
      }
    }
  }

  private static func ranges(
    of signs: PlainLanguageSigns, _ isFirst: [Bool], in bytes: ArraySlice<UInt8>
  ) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      guard isFirst[Int(bytes[index])],
        let sign = signs.symbols.first(where: { matches($0, in: bytes, at: index) != nil }),
        let end = matches(sign, in: bytes, at: index)
      else {
        index += 1
        continue
      }
      found.append(index..<end)
      index = end
    }
    return found
  }

  /// The end of a sign at a place; a space of it may be a no-break space in the text. The power of a ten belongs to it.
  private static func matches(_ sign: [UInt8], in bytes: ArraySlice<UInt8>, at start: Int) -> Int? {
    var index = start
    for byte in sign {
      if byte == 0x20, let length = spaceLength(bytes[index...]) {
        index += length
      } else {
        guard index < bytes.endIndex, bytes[index] == byte else { return nil }
        index += 1
      }
    }
    if sign.first.map({ (0x30...0x39).contains($0) }) == true, start > bytes.startIndex,
      (0x30...0x39).contains(bytes[start - 1])
    {
      return nil
    }
    guard sign.contains(0x30) else { return index }
    while let length = powerLength(bytes[index...]) { index += length }
    return index
  }

  private static func spaceLength(_ bytes: ArraySlice<UInt8>) -> Int? {
    if bytes.first == 0x20 { return 1 }
    if bytes.starts(with: [0xC2, 0xA0]) { return 2 }
    return bytes.starts(with: [0xE2, 0x80, 0xAF]) ? 3 : nil
  }

  /// The length of a part of a power: `^6`, `⁶`, the rest of `10⁶`.
  private static func powerLength(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard let first = bytes.first else { return nil }
    if (0x30...0x39).contains(first) || first == 0x5E { return 1 }
    if bytes.starts(with: [0xC2, 0xB9]) || bytes.starts(with: [0xC2, 0xB2]) || bytes.starts(with: [0xC2, 0xB3]) {
      return 2
    }
    guard bytes.count >= 3, first == 0xE2, bytes[bytes.startIndex + 1] == 0x81 else { return nil }
    return (0xB0...0xBB).contains(bytes[bytes.startIndex + 2]) ? 3 : nil
  }
}
