/// The words by which a text is known to speak of the own system of a country, for all countries, ready to be found in
/// one pass over a text.
struct CountryMarkers: Sendable {
  private struct Marker: Sendable {
    var bytes: [UInt8]
    var countries: Set<String>
  }

  private var markers: [Marker] = []
  /// The markers by their first two bytes.
  private var byStart: [UInt16: [Int]] = [:]
  private var firstBytes = [Bool](repeating: false, count: 256)

  init(_ countries: [(code: String, markers: [String])]) {
    var indexes: [String: Int] = [:]
    for (code, words) in countries {
      for word in words where word.utf8.count >= 2 {
        if let index = indexes[word] {
          // Two countries may share a system.
          markers[index].countries.insert(code)
          continue
        }
        let bytes = Array(word.utf8)
        indexes[word] = markers.count
        byStart[CountryMarkers.key(bytes[0], bytes[1]), default: []].append(markers.count)
        firstBytes[Int(bytes[0])] = true
        markers.append(Marker(bytes: bytes, countries: [code]))
      }
    }
  }

  /// Every marker in a text that does not belong to a country, with the country that it names. O(bytes).
  func foreign(to country: String, in text: ArraySlice<UInt8>) -> [(country: String, range: Range<Int>)] {
    var found: [(String, Range<Int>)] = []
    text.withUnsafeBufferPointer { buffer in
      var index = 0
      while index + 1 < buffer.count {
        defer { index += 1 }
        guard firstBytes[Int(buffer[index])], index == 0 || !ByteText.isWord(buffer, at: index - 1),
          let candidates = byStart[CountryMarkers.key(buffer[index], buffer[index + 1])]
        else { continue }
        for marker in candidates.lazy.map({ markers[$0] }) where !marker.countries.contains(country) {
          let end = index + marker.bytes.count
          guard end <= buffer.count, marker.bytes.indices.allSatisfy({ buffer[index + $0] == marker.bytes[$0] }),
            end == buffer.count || !ByteText.isWord(buffer, at: end)
          else { continue }
          let start = text.startIndex + index
          found.append((marker.countries.min() ?? "", start..<start + marker.bytes.count))
        }
      }
    }
    return found
  }

  private static func key(_ first: UInt8, _ second: UInt8) -> UInt16 { UInt16(first) << 8 | UInt16(second) }
}
