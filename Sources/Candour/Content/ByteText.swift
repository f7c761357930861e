/// Work on UTF-8 that the checks share.
enum ByteText {
  /// The first place of a text in another, from an offset on.
  static func position(of wanted: [UInt8], in text: ArraySlice<UInt8>, from start: Int) -> Int? {
    guard let first = wanted.first else { return start }
    let last = text.endIndex - wanted.count
    guard start <= last else { return nil }
    return text.withUnsafeBufferPointer { buffer in
      let base = text.startIndex
      var index = start - base
      while index <= last - base {
        if buffer[index] == first {
          var matched = 1
          while matched < wanted.count, buffer[index + matched] == wanted[matched] { matched += 1 }
          if matched == wanted.count { return index + base }
        }
        index += 1
      }
      return nil
    }
  }

  static func contains(_ text: ArraySlice<UInt8>, _ wanted: [UInt8]) -> Bool {
    position(of: wanted, in: text, from: text.startIndex) != nil
  }

  /// Text with white space folded into single spaces; no-break spaces count as white space.
  static func squeezed(_ text: some Collection<UInt8>) -> [UInt8] {
    let bytes = Array(text)
    return needsSqueezing(bytes) ? squeezedSlowly(bytes) : bytes
  }

  /// Whether there is more than single plain spaces between words.
  private static func needsSqueezing(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      var previous: UInt8 = 0x20
      for byte in buffer {
        if byte < 0x20 || byte == 0xA0 || byte == 0xAF || (byte == 0x20 && previous == 0x20) { return true }
        previous = byte
      }
      return previous == 0x20
    }
  }

  private static func squeezedSlowly(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var pendingSpace = false
    var held: [UInt8] = []
    func add(_ byte: UInt8) {
      if pendingSpace, !result.isEmpty { result.append(0x20) }
      pendingSpace = false
      result.append(byte)
    }
    for byte in text {
      // U+00A0 is C2 A0, U+202F is E2 80 AF.
      switch (held.count, byte) {
      case (1, 0xA0) where held[0] == 0xC2, (2, 0xAF) where held[0] == 0xE2:
        held.removeAll(keepingCapacity: true)
        pendingSpace = true
        continue
      case (1, 0x80) where held[0] == 0xE2:
        held.append(byte)
        continue
      default: break
      }
      for byte in held { add(byte) }
      held.removeAll(keepingCapacity: true)
      switch byte {
      case 0x09, 0x0A, 0x0D, 0x20: pendingSpace = true
      case 0xC2, 0xE2: held.append(byte)
      default: add(byte)
      }
    }
    for byte in held { add(byte) }
    return result
  }

  /// Squeezed text in lower case, for comparing words that somebody else wrote.
  static func folded(_ text: String) -> [UInt8] { squeezed(text.lowercased().utf8) }

  /// Whether a letter or a digit stands at an offset. Quotation marks and dashes beyond ASCII are none.
  static func isWord(_ buffer: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    let byte = buffer[offset]
    if byte < 0x80 {
      return (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
    var start = offset
    while start > 0, buffer[start] & 0xC0 == 0x80 { start -= 1 }
    let length = Swift.min(buffer[start] >= 0xF0 ? 4 : buffer[start] >= 0xE0 ? 3 : 2, buffer.count - start)
    let scalar = String(decoding: buffer[start..<start + length], as: UTF8.self).unicodeScalars.first
    return scalar.map { $0.properties.isAlphabetic || $0.properties.numericType != nil } ?? false
  }

  /// At most how many words a text has: one more than its spaces.
  static func wordBound(_ text: ArraySlice<UInt8>) -> Int {
    text.withUnsafeBufferPointer { buffer in
      var spaces = 1
      // Segmentation also divides at no-break spaces, whose last byte is A0 or AF.
      for byte in buffer where byte == 0x20 || byte == 0xA0 || byte == 0xAF { spaces += 1 }
      return spaces
    }
  }

  /// At most how many sentences a text has, by the marks that can end one in any language.
  static func sentenceBound(_ text: ArraySlice<UInt8>) -> Int {
    text.withUnsafeBufferPointer { buffer in
      var ends = 1
      for byte in buffer
      where byte == 0x2E || byte == 0x21 || byte == 0x3F || byte == 0x3B || byte >= 0x80 && byte == 0xA6 {
        ends += 1
      }
      return ends
    }
  }
}
