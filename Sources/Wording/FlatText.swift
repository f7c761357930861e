/// Printable bytes that are read where they stand: in the program, or in memory that lives as long as its reader.
final class FlatText: Sendable {
  nonisolated(unsafe) let bytes: UnsafeBufferPointer<UInt8>
  private let isOwn: Bool

  /// Bytes that stay for as long as the program runs.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    isOwn = false
  }

  /// A copy of bytes.
  init(copying source: [UInt8]) {
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: source.count)
    _ = copy.initialize(from: source)
    bytes = UnsafeBufferPointer(copy)
    isOwn = true
  }

  deinit { if isOwn { bytes.deallocate() } }
}
