internal import Candour

/// What a translator must know of a unit, in sentences, for the notes of an exchange file.
struct ExchangeNotes {
  let unit: ExchangeUnit

  /// The notes of the unit as a whole: what the contract asks for, for whom and when it is printed, and what the writers
  /// noted.
  var ofUnit: [String] {
    unit.unit.guidance + [audience].compactMap { $0 }
      + (unit.unit.state == .stale ? ["The English has changed since this was translated."] : [])
  }

  /// When a segment is printed; nil if it always is, where its section is.
  func condition(of segment: ExchangeUnit.Segment) -> String? {
    guard !segment.conditions.isEmpty else { return nil }
    return "Printed only " + segment.conditions.map(ExchangeNotes.words).joined(separator: ", and ") + "."
  }

  /// The conditions of all segments, each with the numbers of those that it is of.
  var ofSegments: [String] {
    var found: [(condition: String, numbers: [String])] = []
    for (index, segment) in unit.segments.enumerated() {
      guard let condition = self.condition(of: segment) else { continue }
      if let known = found.firstIndex(where: { $0.condition == condition }) {
        found[known].numbers.append("\(index + 1)")
      } else {
        found.append((condition, ["\(index + 1)"]))
      }
    }
    return found.map { condition, numbers in
      "Segment\(numbers.count == 1 ? "" : "s") \(numbers.joined(separator: ", ")): \(condition)"
    }
  }

  /// The readers and the moments that a variant of a section is for.
  private var audience: String? {
    guard let comment = unit.unit.comment else { return nil }
    let readers = comment.readers.isEmpty ? [] : ["readers: \(comment.readers.joined(separator: ", "))"]
    let moments =
      comment.triggers.isEmpty ? [] : ["moment: \(comment.triggers.joined(separator: ", ")) the treatment"]
    let parts = readers + moments
    return parts.isEmpty ? nil : "This variant is for " + parts.joined(separator: "; ") + "."
  }

  private static func words(_ tag: String) -> String {
    let name = tag.dropFirst(3).dropLast(2).filter { $0 != " " }
    return tag.hasPrefix("{{^")
      ? "if \(name) is neither true nor there" : "if \(name) is true or there (of a list, once for each entry)"
  }
}
