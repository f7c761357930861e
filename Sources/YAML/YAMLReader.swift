internal import CYAML
import SourceText

/// Reads YAML, and so JSON, into values that know their place.
///
/// libyaml does the parsing. Its events are read here, not a finished tree, because a case file is input that nobody
/// vouches for: every duplicate key is reported and not only the first, an alias is refused where it stands before it
/// can multiply, and no depth of nesting reaches the call stack.
public enum YAMLReader {
  /// What a file may have.
  public struct Limits: Sendable {
    /// Bytes.
    public var size: Int
    /// Lists and maps in one another.
    public var depth: Int

    /// Creates limits.
    public init(size: Int = 1_000_000, depth: Int = 40) {
      self.size = size
      self.depth = depth
    }
  }

  /// Reads one document.
  ///
  /// The value is nil if the text is empty or cannot be read to its end. Problems that leave a value (duplicate keys,
  /// aliases, tags) are reported beside it, all of them. O(bytes).
  public static func read(
    _ bytes: [UInt8], limits: Limits = Limits()
  ) -> (value: YAMLNode?, problems: [YAMLProblem]) {
    guard bytes.count <= limits.size else {
      return (nil, [YAMLProblem(.tooLarge(limit: limits.size), range: .startOfFile)])
    }
    if let offset = firstInvalidUTF8(bytes) {
      let place = LineIndex(bytes).range(ofOffsets: offset..<offset + 1)
      return (nil, [YAMLProblem(.notUTF8, range: place)])
    }
    // libyaml counts characters after a byte order mark and knows no NUL; both are dealt with before it sees them.
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var builder = YAMLTreeBuilder(bytes: bytes, start: start, limits: limits)
    builder.run()
    return (builder.root, builder.problems)
  }

  private static func firstInvalidUTF8(_ bytes: [UInt8]) -> Int? {
    var isASCII = true
    for byte in bytes where byte >= 0x80 {
      isASCII = false
      break
    }
    if isASCII { return nil }
    var offset = 0
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput: return nil
      case .error: return Swift.min(offset, bytes.count - 1)
      }
    }
  }
}
