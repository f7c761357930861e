package import Candour

/// Finds the English text of a digest, also one that is no longer the current one.
///
/// A translation records only the digest of the text that it was made from. The text itself is looked for where it may
/// still be: in the folder `Locales/.sources`, which the workshop fills by itself; in earlier content that a person
/// names; in the content that is built into the program. What is found is used only if it has the digest.
package struct EnglishArchive: Sendable {
  /// The folder in which English texts are kept, by digest.
  package static let folder = "Locales/.sources"

  private let stored: @Sendable (String) -> [UInt8]?
  private var sections: [String: String] = [:]
  private var files: [String: [UInt8]] = [:]

  /// Looks in content itself, in earlier content, and in what is built in.
  package init(_ content: ContentFiles, earlier: [ContentFiles] = []) {
    stored = { content.bytes(of: "\(EnglishArchive.folder)/\($0).txt") }
    for origin in [content] + earlier + [.embedded] {
      for kind in DocumentKind.allCases {
        guard let bytes = origin.bytes(of: EnglishArchive.path("\(kind.rawValue).md")) else { continue }
        for section in SectionScanner.sections(of: bytes) {
          sections[section.digest] = String(decoding: SectionScanner.substance(of: bytes[section.body]), as: UTF8.self)
        }
      }
      for name in ContentLoader.wordFiles {
        guard let bytes = origin.bytes(of: EnglishArchive.path(name)) else { continue }
        files[ContentDigest.short(bytes)] = bytes
      }
    }
  }

  static func path(_ file: String) -> String { "Locales/\(ContentLoader.masterTag)/\(file)" }

  /// The substance of a section.
  func section(_ digest: String) -> String? {
    if let known = sections[digest] { return known }
    guard let bytes = stored(digest), ContentDigest.short(bytes) == digest else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A file of words as a whole.
  func file(_ digest: String) -> [UInt8]? {
    if let known = files[digest] { return known }
    guard let bytes = stored(digest), ContentDigest.short(bytes) == digest else { return nil }
    return bytes
  }

  /// The files that keep the English texts as they are now; those that are kept already are left out.
  package static func additions(for content: ContentFiles) -> [FileChange] {
    var found: [FileChange] = []
    func keep(_ bytes: [UInt8]) {
      let path = "\(folder)/\(ContentDigest.short(bytes)).txt"
      if content.bytes(of: path) == nil, !found.contains(where: { $0.path == path }) {
        found.append(FileChange(path: path, bytes: bytes))
      }
    }
    for kind in DocumentKind.allCases {
      guard let bytes = content.bytes(of: path("\(kind.rawValue).md")) else { continue }
      for section in SectionScanner.sections(of: bytes) { keep(SectionScanner.substance(of: bytes[section.body])) }
    }
    for name in ContentLoader.wordFiles { if let bytes = content.bytes(of: path(name)) { keep(bytes) } }
    return found
  }
}
