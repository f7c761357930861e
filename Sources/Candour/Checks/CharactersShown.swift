/// What a reader sees is what was checked: no character of a document turns the direction of what follows it, and none
/// stands for a letter that was lost.
struct CharactersShown: Check {
  static let identifier = "character-not-shown"

  static func diagnostics(for input: CheckInput) -> [Diagnostic] {
    input.text.blocks.compactMap { block in
      let bytes = input.text.bytes(of: block)
      guard let (offset, length, scalar) = bytes.withUnsafeBufferPointer({ first(in: $0) }) else { return nil }
      let start = block.range.lowerBound + offset
      return input.diagnostic(
        .error, identifier, at: input.place(ofBytes: start..<start + length, in: block),
        "The text holds the character \(MisleadingCharacter.name(scalar)).",
        "It turns the direction of what follows it, or stands for a letter that was lost or that no font shows. "
          + "The reader would see other words than those that were checked.",
        [.init("Delete it, or write the letter that was lost.")])
    }
  }

  /// The offset and length of the first such character.
  private static func first(in bytes: UnsafeBufferPointer<UInt8>) -> (offset: Int, length: Int, scalar: UInt32)? {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      // No other byte begins such a character, and these are few in a text.
      guard byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2 || byte >= 0xEE else {
        index += 1
        continue
      }
      let (scalar, length) = WordScanner.decode(bytes, at: index)
      if MisleadingCharacter.contains(scalar) { return (index, length, scalar) }
      index += length
    }
    return nil
  }
}

/// Characters that show a reader other words than those that were checked.
package enum MisleadingCharacter {
  /// Whether a character turns the direction of what follows it, stands for one that was lost, or is one that fonts do
  /// not show: a control character, one for private use, or none at all.
  package static func contains(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09, 0x0A, 0x0D: false
    case 0x00..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x206F, 0xE000...0xF8FF, 0xFFF9...0xFFFB, 0xFFFD...0xFFFF,
      0xE0000...0xE007F, 0xF0000...0x10FFFF:
      true
    default: false
    }
  }

  /// The name of a character that cannot be shown: `U+202E`.
  package static func name(_ scalar: UInt32) -> String {
    let digits = String(scalar, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
