/// Decodes entities and numeric character references as libcmark does.
struct CharacterReferences {
  private var named: [[UInt8]: [UInt8]] = [:]

  /// The bytes that a reference beginning at `offset` stands for, and its length; nil if it is none.
  mutating func decode(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, end: Int) -> (
    bytes: [UInt8], length: Int
  )? {
    guard offset + 1 < end else { return nil }
    if bytes[offset + 1] == UInt8(ascii: "#") { return decodeNumber(bytes, at: offset, end: end) }
    // Names have at most 31 bytes.
    var semicolon = offset + 1
    while semicolon < end, semicolon - offset <= 32, bytes[semicolon].isLetter || bytes[semicolon].isDigit {
      semicolon += 1
    }
    guard semicolon < end, bytes[semicolon] == UInt8(ascii: ";"), semicolon - offset > 2 else { return nil }
    let name = Array(bytes[offset...semicolon])
    // libcmark has the table of names and no function to ask it, so a tiny document is parsed, once for each name.
    let decoded = named[name] ?? HTMLTreeWriter.parsedText(name)
    named[name] = decoded
    return decoded == name ? nil : (decoded, name.count)
  }

  private func decodeNumber(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, end: Int) -> (
    bytes: [UInt8], length: Int
  )? {
    var position = offset + 2
    guard position < end else { return nil }
    let isHexadecimal = bytes[position] | 0x20 == UInt8(ascii: "x")
    if isHexadecimal { position += 1 }
    let firstDigit = position
    var value: UInt32 = 0
    while position < end, isHexadecimal ? bytes[position].isHexDigit : bytes[position].isDigit {
      let byte = bytes[position]
      let digit = UInt32(byte.isDigit ? byte - 0x30 : (byte | 0x20) - 0x61 + 10)
      value = Swift.min(value * (isHexadecimal ? 16 : 10) + digit, 0x110000)
      position += 1
    }
    let digits = position - firstDigit
    guard digits >= 1, digits <= (isHexadecimal ? 6 : 7), position < end, bytes[position] == UInt8(ascii: ";")
    else { return nil }
    let scalar = value == 0 ? nil : Unicode.Scalar(value)
    return (Array(String(scalar ?? "\u{FFFD}").utf8), position + 1 - offset)
  }
}
