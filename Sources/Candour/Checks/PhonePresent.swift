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

  /// At least six digits, with nothing but spaces, brackets, slashes, dots, hyphens or a plus sign between them.
  static func holdsPhoneNumber(_ text: ArraySlice<UInt8>) -> Bool {
    var digits = 0
    for byte in text {
      switch byte {
      case 0x30...0x39:
        digits += 1
        if digits >= 6 { return true }
      case 0x20, 0x28, 0x29, 0x2B, 0x2D, 0x2E, 0x2F, 0xC2, 0xA0: continue
      default: digits = 0
      }
    }
    return false
  }
}
