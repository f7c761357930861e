#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Foundation

/// The files of one origin of content: the copy built into the program, or a folder that replaces it as a whole.
///
/// A document never mixes two origins.
public struct ContentFiles: Sendable {
  /// `built in`, or the folder as it was named to the program.
  public let origin: String
  /// The paths of all content files (`Locales/en/page.yml`), sorted by their bytes.
  public let paths: [String]
  /// Folders in a content folder that have the name of a content file (`Locales/de/page.yml`): none can be read.
  let foldersNamedAsFiles: [String]
  private let storage: Storage

  private enum Storage: Sendable {
    case embedded
    /// A folder; `held` are its files as they were read once, by path.
    case folder(String, held: [String: [UInt8]]?)
    case memory([String: [UInt8]])
  }

  /// Why a folder cannot be used as content.
  public struct Fault: Error, Sendable, CustomStringConvertible {
    /// What is wrong and what was expected.
    public let description: String
  }

  private init(origin: String, paths: [String], foldersNamedAsFiles: [String] = [], storage: Storage) {
    self.origin = origin
    self.paths = paths
    self.foldersNamedAsFiles = foldersNamedAsFiles
    self.storage = storage
  }

  /// The content built into the program.
  public static let embedded = ContentFiles(
    origin: "built in", paths: EmbeddedContent.files.map { $0.path.description }, storage: .embedded)

  /// The built-in README files, which explain the folders to people who edit them. They are no content.
  package static var guides: [(path: String, text: String)] {
    EmbeddedContent.guides.map { ($0.path.description, $0.text.description) }
  }

  /// Content held in memory, by path. For tests and for programs that keep their content elsewhere.
  public init(origin: String, files: [String: [UInt8]]) {
    self.init(
      origin: origin, paths: files.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) },
      storage: .memory(files))
  }

  /// The content of a folder that holds `Templates` and `Locales`.
  ///
  /// - Throws: ``Fault`` if the folder or one of the two is missing or cannot be listed.
  public init(folder: String) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else {
      throw Fault(description: "There is no such folder. candour content export makes one.")
    }
    guard isFolder.boolValue else {
      throw Fault(description: "This is a file. A folder that holds Templates and Locales is needed.")
    }
    guard FileManager.default.isReadableFile(atPath: folder) else {
      throw Fault(description: "You have no right to read the folder.")
    }
    var paths: [String] = []
    var folders: [String] = []
    for part in ["Locales", "Templates"] {
      let root = folder + "/" + part
      guard FileManager.default.fileExists(atPath: root, isDirectory: &isFolder), isFolder.boolValue,
        let names = FileManager.default.enumerator(atPath: root)
      else {
        throw Fault(description: "The content folder has no folder “\(part)”. It needs both Templates and Locales.")
      }
      for case let name as String in names {
        let file = name.split(separator: "/").last.map(String.init) ?? name
        guard ContentFiles.isContentFile(file) else { continue }
        let isThere = FileManager.default.fileExists(atPath: root + "/" + name, isDirectory: &isFolder)
        if isThere, isFolder.boolValue { folders.append(part + "/" + name) } else { paths.append(part + "/" + name) }
      }
    }
    paths.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    self.init(
      origin: folder, paths: paths, foldersNamedAsFiles: folders.sorted(),
      storage: .folder(folder, held: nil))
  }

  /// Whether a file of this name is content: not what explains it, and not what an editor keeps beside it.
  private static func isContentFile(_ name: String) -> Bool {
    name != "README.md" && !name.hasPrefix(".")
      && [".md", ".yml", ".css", ".svg", ".json"].contains(where: name.hasSuffix)
  }

  /// The same content with every file as it is at this moment. Whoever edits files by places must find these places in
  /// the bytes that they were found in, also while somebody else writes. Reads every file of a folder: O(bytes).
  package func held() -> ContentFiles {
    guard case .folder(let folder, held: nil) = storage else { return self }
    let held = paths.reduce(into: [String: [UInt8]]()) { $0[$1] = bytes(of: $1) }
    return ContentFiles(
      origin: origin, paths: paths, foldersNamedAsFiles: foldersNamedAsFiles, storage: .folder(folder, held: held))
  }

  /// The name under which a person finds a file.
  public func displayName(of path: String) -> String {
    if case .folder(let folder, _) = storage { return folder == "." ? path : folder + "/" + path }
    return path
  }

  /// The bytes of a file, or nil if there is none or it cannot be read.
  public func bytes(of path: String) -> [UInt8]? {
    switch storage {
    case .embedded:
      guard let index = index(of: path) else { return nil }
      let text = EmbeddedContent.files[index].text
      return Array(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    case .folder(let folder, let held):
      if let held, ContentFiles.isContentFile(path.split(separator: "/").last.map(String.init) ?? path) {
        return held[path]
      }
      return FileManager.default.contents(atPath: folder + "/" + path).map { Array($0) }
    case .memory(let files):
      return files[path]
    }
  }

  /// What the build made of a file of wording rules; nil if this content has another file in its place.
  func compiledWording(of path: String) -> UnsafeBufferPointer<UInt8>? {
    guard let text = EmbeddedContent.compiledWording.first(where: { $0.path.description == path })?.text else {
      return nil
    }
    if case .embedded = storage {} else if !isAsBuiltIn(path) { return nil }
    return UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
  }

  /// Whether a file has the bytes of the one that is built in.
  private func isAsBuiltIn(_ path: String) -> Bool {
    guard let index = ContentFiles.embedded.index(of: path), let own = bytes(of: path) else { return false }
    let text = EmbeddedContent.files[index].text
    return own.elementsEqual(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// The SHA-256 of all files with their paths, in hexadecimal. Reads every file: O(bytes).
  public var digest: String {
    ContentDigest.hexadecimal(parts: paths.map { ($0, bytes(of: $0) ?? []) })
  }

  /// The paths that begin with a prefix.
  func paths(under prefix: String) -> [String] { paths.filter { $0.hasPrefix(prefix) } }

  /// The place of a path in ``paths``, by binary search.
  func index(of path: String) -> Int? {
    var low = 0
    var high = paths.count
    while low < high {
      let middle = (low + high) / 2
      if paths[middle] == path { return middle }
      if paths[middle].utf8.lexicographicallyPrecedes(path.utf8) { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  /// The tags of the languages that texts can be checked in: the names of the folders that hold a `locale.yml`.
  public var checkedTags: [String] {
    paths.compactMap { path in
      let parts = path.split(separator: "/")
      return parts.count == 3 && parts[0] == "Locales" && parts[2] == "locale.yml" ? String(parts[1]) : nil
    }
  }

  /// The tags of the languages that documents can be composed in, with those of their regions.
  public var languageTags: [String] {
    let languages = Set(
      paths.compactMap { path in
        let parts = path.split(separator: "/")
        guard parts.count == 3, parts[0] == "Locales", parts[2].hasSuffix(".md") else { return String?.none }
        return String(parts[1])
      })
    return checkedTags.filter { languages.contains(LanguageTag.language(of: $0)) }
  }

  /// The codes of the countries: the names of the files of `Locales/countries`.
  public var countryCodes: [String] {
    paths.compactMap { path in
      guard path.hasPrefix("Locales/countries/"), path.hasSuffix(".yml") else { return nil }
      return String(path.dropFirst("Locales/countries/".count).dropLast(4))
    }
  }
}
