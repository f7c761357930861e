package import Candour

/// The content of this package, read once for all tests.
package enum SampleContent {
  private static let loaded = Content.load(.embedded)

  /// All languages and countries that are there.
  package static var all: Content { loaded.content }

  /// What reading them reported.
  package static var diagnostics: [Diagnostic] { loaded.diagnostics }

  /// The tags of all languages that are there, regional ones included.
  package static let languageTags = ContentFiles.embedded.languageTags

  /// The codes of all countries that are there.
  package static let countryCodes = ContentFiles.embedded.countryCodes

  /// The files of the content in memory, after some were changed, added or, with nil, removed.
  package static func files(_ changes: [String: String?], keeping isKept: (String) -> Bool = { _ in true })
    -> ContentFiles
  {
    var files: [String: [UInt8]] = [:]
    for path in ContentFiles.embedded.paths where isKept(path) { files[path] = ContentFiles.embedded.bytes(of: path) }
    for (path, text) in changes { files[path] = text.map { Array($0.utf8) } }
    return ContentFiles(origin: "memory", files: files)
  }

  /// The text of a content file.
  package static func text(_ path: String) -> String {
    String(decoding: ContentFiles.embedded.bytes(of: path) ?? [], as: UTF8.self)
  }
}
