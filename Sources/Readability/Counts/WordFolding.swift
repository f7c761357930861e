/// The form in which words are counted and compared: composed small letters, one kind of apostrophe and of hyphen, no
/// soft hyphens, ligatures taken apart.
enum WordFolding {
  /// The characters of a word in that form.
  static func folded(_ word: String) -> [UInt32] {
    var folded: [UInt32] = []
    folded.reserveCapacity(word.utf8.count)
    // The table, because asking Unicode for each letter takes longer than all the rest.
    ClassTable.shared.withUnsafe { classes in
      for scalar in word.unicodeScalars { append(scalar.value, classes.of(scalar.value), to: &folded) }
    }
    return folded
  }

  private static func append(_ value: UInt32, _ kind: CharacterClass, to folded: inout [UInt32]) {
    switch kind {
    case .ignorable, .space: return
    case .mark:
      if let last = folded.last, let composed = composed(last, value) { folded[folded.count - 1] = composed }
    default:
      if let letters = ligature(value) {
        folded += letters
      } else {
        folded.append(CaseFolding.shared.folded(value))
      }
    }
  }

  /// The letters of a compatibility character: ﬁ, ŉ.
  static func ligature(_ value: UInt32) -> [UInt32]? {
    switch value {
    case 0xFB00: [0x66, 0x66]
    case 0xFB01: [0x66, 0x69]
    case 0xFB02: [0x66, 0x6C]
    case 0xFB03: [0x66, 0x66, 0x69]
    case 0xFB04: [0x66, 0x66, 0x6C]
    case 0xFB05, 0xFB06: [0x73, 0x74]
    case 0x149: [0x2019, 0x6E]
    case 0x1E9E: [0xDF]
    default: nil
    }
  }

  /// The small letter that a small letter and a combining accent make, or nil.
  static func composed(_ base: UInt32, _ mark: UInt32) -> UInt32? {
    guard let base = Unicode.Scalar(base), let mark = Unicode.Scalar(mark) else { return nil }
    var text = String.UnicodeScalarView([base])
    text.append(mark)
    return compositions[String(text)]
  }

  /// The accented small letters. Strings are equal if they are canonically equivalent, so the decomposed form of a letter
  /// finds it.
  private static let compositions: [String: UInt32] = {
    var table: [String: UInt32] = [:]
    for value in [0xC0..<0x250, 0x370..<0x530, 0x1E00..<0x2000].joined() {
      guard let scalar = Unicode.Scalar(UInt32(value)), scalar.properties.generalCategory == .lowercaseLetter else {
        continue
      }
      table[String(scalar)] = UInt32(value)
    }
    return table
  }()
}
