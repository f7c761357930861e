/// No braces of a template are left in a document.
///
/// A value that could not be made is reported where it is made; this check reads the result, whatever the cause.
struct PlaceholdersResolved: Check {
  static let identifier = "placeholder-unresolved"

  static func diagnostics(for input: CheckInput) -> [Diagnostic] {
    input.blocks.compactMap { block in
      guard block.text.utf8.contains(UInt8(ascii: "{")) || block.text.utf8.contains(UInt8(ascii: "}")) else {
        return nil
      }
      let bytes = Array(block.text.utf8)
      guard
        let start = bytes.indices.dropLast().first(where: {
          bytes[$0] == bytes[$0 + 1] && (bytes[$0] == 0x7B || bytes[$0] == 0x7D)
        })
      else { return nil }
      return input.diagnostic(
        .error, identifier, at: block.place(ofUTF8: start..<start + 2, in: input.document),
        "Braces of a template are left in the document.", "The reader would see a name in place of a value.",
        [.init("Correct the spelling of the value, or write the braces differently in the case.")])
    }
  }
}
