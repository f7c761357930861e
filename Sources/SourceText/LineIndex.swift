/// Finds the place of a byte of a text, and the byte of a place.
///
/// Lines end with LF, CR LF or CR, as in CommonMark. Building takes one pass over the bytes; a look-up takes
/// O(log *lines*).
public struct LineIndex: Sendable {
  /// The offset of the first byte of each line.
  public let lineStarts: [Int]
  /// The number of bytes of the text.
  public let count: Int

  /// Reads the line ends of a text.
  public init(_ bytes: some Collection<UInt8>) {
    // A generic loop is not specialised across modules and took half the time of reading a case file; one over a
    // buffer needs no specialisation.
    lineStarts =
      bytes.withContiguousStorageIfAvailable { LineIndex.starts(in: $0) }
      ?? Array(bytes).withUnsafeBufferPointer { LineIndex.starts(in: $0) }
    count = bytes.count
  }

  private static func starts(in bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
    var starts = [0]
    var offset = 0
    var previousWasReturn = false
    for byte in bytes {
      offset += 1
      if byte == 0x0A {
        if previousWasReturn { starts[starts.count - 1] = offset } else { starts.append(offset) }
      } else if byte == 0x0D {
        starts.append(offset)
      }
      previousWasReturn = byte == 0x0D
    }
    return starts
  }

  /// The place of the byte at an offset; offsets outside the text are clamped to it.
  public func location(ofOffset offset: Int) -> SourceLocation {
    let offset = Swift.min(Swift.max(offset, 0), count)
    var low = 0
    var high = lineStarts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return SourceLocation(line: low + 1, column: offset - lineStarts[low] + 1)
  }

  /// The places of a range of byte offsets.
  public func range(ofOffsets offsets: Range<Int>) -> SourceRange {
    location(ofOffset: offsets.lowerBound)..<location(ofOffset: offsets.upperBound)
  }

  /// The byte offset of a place; places outside the text are clamped to it.
  public func offset(of location: SourceLocation) -> Int {
    guard location.line >= 1 else { return 0 }
    guard location.line <= lineStarts.count else { return count }
    return Swift.min(lineStarts[location.line - 1] + Swift.max(location.column - 1, 0), count)
  }
}
