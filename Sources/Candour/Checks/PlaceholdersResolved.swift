/// No braces of a template are left in a document.
///
/// A value that could not be made is reported where it is made; this check reads the result, whatever the cause.
struct PlaceholdersResolved: Check {
  static let identifier = "placeholder-unresolved"

  static func diagnostics(for input: CheckInput) -> [Diagnostic] {
    input.text.blocks.compactMap { block in
      let bytes = input.text.bytes(of: block)
      guard let start = doubledBrace(in: bytes) else { return nil }
      return input.diagnostic(
        .error, identifier, at: input.text.place(of: start..<start + 2, in: block, input.document),
        "Braces of a template are left in the document.", "The reader would see a name in place of a value.",
        [.init("Correct the spelling of the value, or write the braces differently in the case.")])
    }
  }

  private static func doubledBrace(in bytes: ArraySlice<UInt8>) -> Int? {
    var index = bytes.startIndex
    while let found = bytes[index...].firstIndex(where: { $0 == 0x7B || $0 == 0x7D }) {
      if found + 1 < bytes.endIndex, bytes[found + 1] == bytes[found] { return found }
      index = found + 1
    }
    return nil
  }
}
