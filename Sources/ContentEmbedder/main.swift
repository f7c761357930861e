import Foundation
import Wording
import YAML

// Writes one Swift source file that holds the content folders, so that the program needs nothing beside it.
//
// With --profiles: the file to write, then the folder Locales; see ProfileEmbedder.
// Otherwise: the file to write, then each content folder. Paths are kept relative to the folder's parent
// ("Locales/en/page.yml"). The same files give the same bytes: paths are sorted, nothing of the machine is written.

/// What belongs to the content. README files are for people who edit it: they are kept apart as guides.
private let fileTypes: Set<String> = ["md", "yml", "css", "svg", "json"]

private func contentFiles(in folder: URL, guides: Bool = false) throws -> [(path: String, url: URL)] {
  let root = folder.deletingLastPathComponent().standardizedFileURL.path
  guard let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey]) else {
    throw CocoaError(.fileReadNoSuchFile)
  }
  var found: [(String, URL)] = []
  for case let url as URL in files {
    guard fileTypes.contains(url.pathExtension), (url.lastPathComponent == "README.md") == guides else { continue }
    found.append((String(url.standardizedFileURL.path.dropFirst(root.count + 1)), url))
  }
  return found
}

/// The rules of wording and the words of each language, as the program reads them back. Faults are left out here; a
/// check of the content reports them.
private func compiledWording(_ files: [(path: String, url: URL)]) throws -> [(path: String, bytes: [UInt8])] {
  let name = "forbidden-wording.yml"
  func root(_ url: URL) throws -> YAMLNode? { YAMLReader.read([UInt8](try Data(contentsOf: url))).value }
  guard let template = files.first(where: { $0.path == "Templates/" + name }), let node = try root(template.url) else {
    return []
  }
  let rules = WordingRulesParser.rules(node).rules
  var compiled = [(template.path, rules.compiled)]
  if let order = files.first(where: { $0.path == "Templates/wording-order.yml" }), let node = try root(order.url) {
    compiled.append((order.path, WordingOrderParser.order(node, rules: rules).order.compiled))
  }
  for file in files where file.path.hasPrefix("Locales/") && file.path.hasSuffix("/" + name) {
    guard let node = try root(file.url) else { continue }
    compiled.append((file.path, WordingLanguageParser.language(node, rules: rules).language.compiled))
  }
  for file in files where file.path.hasPrefix("Locales/") && file.path.hasSuffix("/word-weights.yml") {
    guard let node = try root(file.url) else { continue }
    compiled.append((file.path, WordWeightsParser.weights(node).weights.compiled))
  }
  return compiled
}

private func run() throws {
  let arguments = CommandLine.arguments.dropFirst()
  guard let output = arguments.first, arguments.count > 1 else {
    FileHandle.standardError.write(Data("usage: ContentEmbedder [--profiles] OUTPUT FOLDER…\n".utf8))
    exit(64)
  }
  if output == "--profiles" {
    let paths = Array(arguments.dropFirst())
    guard paths.count == 2 else { exit(64) }
    try ProfileEmbedder.source(locales: URL(fileURLWithPath: paths[1]))
      .write(toFile: paths[0], atomically: true, encoding: .utf8)
    return
  }
  var files: [(path: String, url: URL)] = []
  for folder in arguments.dropFirst() { files += try contentFiles(in: URL(fileURLWithPath: folder)) }
  files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  var source = "// Made by ContentEmbedder from Templates/ and Locales/.\n\nextension EmbeddedContent {\n"
  source += "  static let files: [(path: StaticString, text: StaticString)] = [\n"
  func literal(_ file: (path: String, url: URL)) throws -> String {
    "    (\(SwiftLiteral.of(file.path)), \(SwiftLiteral.of(try String(contentsOf: file.url, encoding: .utf8)))),\n"
  }
  for file in files { source += try literal(file) }
  source +=
    "  ]\n\n  /// The rules of wording, read at build time: parsing them at every start would take longer than a document.\n"
  source += "  static let compiledWording: [(path: StaticString, text: StaticString)] = [\n"
  for (path, bytes) in try compiledWording(files) {
    source += "    (\(SwiftLiteral.of(path)), \(SwiftLiteral.of(String(decoding: bytes, as: UTF8.self)))),\n"
  }
  source += "  ]\n\n  /// What explains the folders to people who edit them.\n"
  source += "  static let guides: [(path: StaticString, text: StaticString)] = [\n"
  for folder in arguments.dropFirst() {
    for file in try contentFiles(in: URL(fileURLWithPath: folder), guides: true).sorted(by: { $0.path < $1.path }) {
      source += try literal(file)
    }
  }
  source += "  ]\n}\n"
  try source.write(toFile: output, atomically: true, encoding: .utf8)
}

try run()
