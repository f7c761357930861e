/// A document says whom to call: a phone number stands in its text (PL-24).
struct PhonePresent: Check {
  static let identifier = "phone-missing"

  static func diagnostics(for input: CheckInput) -> [Diagnostic] {
    guard input.contract.phone != nil else { return [] }
    let blocks = input.text.blocks.filter { $0.role != .code }
    guard !blocks.contains(where: { holdsPhoneNumber(input.text.bytes(of: $0)) }) else { return [] }
    return [
      input.diagnostic(
        .error, identifier, at: nil, "No phone number stands in the document.",
        "The reader must know whom to call, day and night.",
        [.init("Use {{\(input.contract.phone ?? "")}}, and give a number in the case.")])
    ]
  }

  /// At least six digits, with nothing but spaces, brackets, dots, hyphens, slashes or a plus sign between them. A date
  /// or an authorisation number is none, and neither are three small numbers in a row.
  static func holdsPhoneNumber(_ text: ArraySlice<UInt8>) -> Bool {
    var run: [UInt8] = []
    for byte in text {
      switch byte {
      case 0x30...0x39, 0x20, 0x28, 0x29, 0x2B, 0x2D, 0x2E, 0x2F, 0xC2, 0xA0: run.append(byte)
      default:
        if isPhoneNumber(run) { return true }
        run.removeAll(keepingCapacity: true)
      }
    }
    return isPhoneNumber(run)
  }

  private static func isPhoneNumber(_ run: [UInt8]) -> Bool {
    // “EU/1/99/0001/001”: the run begins with the slash after the letters.
    guard run.first != 0x2F else { return false }
    let lengths = run.split { !(0x30...0x39).contains($0) }.map(\.count)
    guard lengths.reduce(0, +) >= 6, lengths.count >= 4 || lengths.contains(where: { $0 >= 3 }) else { return false }
    return lengths != [4, 2, 2] && lengths != [2, 2, 4]
  }
}
