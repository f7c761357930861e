import Crypto

/// Digests of content, which tie a translation to its source and an approval to its text.
package enum ContentDigest {
  /// The SHA-256 of bytes in hexadecimal.
  static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    var hash = SHA256()
    hash.update(data: Array(bytes))
    return text(hash.finalize())
  }

  /// The SHA-256 of named parts, in hexadecimal. Each part is hashed with its name and length, so that no shift of
  /// bytes between parts goes unseen.
  static func hexadecimal(parts: [(name: String, bytes: [UInt8])]) -> String {
    var hash = SHA256()
    for part in parts {
      hash.update(data: Array("\(part.name)\u{0}\(part.bytes.count)\u{0}".utf8))
      hash.update(data: part.bytes)
    }
    return text(hash.finalize())
  }

  /// The first eight digits of the digest of a section: short enough to stand in a comment, and it guards against
  /// oversight, not against malice.
  package static func short(_ bytes: some Sequence<UInt8>) -> String { String(hexadecimal(bytes).prefix(8)) }

  private static func text(_ digest: SHA256.Digest) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var result: [UInt8] = []
    result.reserveCapacity(64)
    for byte in digest {
      result.append(digits[Int(byte >> 4)])
      result.append(digits[Int(byte & 15)])
    }
    return String(decoding: result, as: UTF8.self)
  }
}
