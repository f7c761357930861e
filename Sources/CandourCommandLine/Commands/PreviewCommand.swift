import ArgumentParser
import Candour
import Foundation
import Workshop

struct PreviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Writes pages with the findings beside the text, and keeps them fresh while texts change.",
    discussion: """
      Open DIR/index.html in a browser. Two languages or more are shown side by side, section by section. The pages load \
      themselves again; there is no server, no script and no network. Ctrl-C ends it.
      """)

  @Option(help: ArgumentHelp("The folder to write to.", valueName: "dir"))
  var out: String

  @Option(name: .customLong("case"), help: ArgumentHelp("A case in place of the sample case.", valueName: "file"))
  var caseFile: String?

  @Option(
    name: .customLong("language"),
    help: ArgumentHelp("A language; may be repeated. The first stands beside each of the others.", valueName: "tag"))
  var languages: [String] = []

  @Flag(help: "Add a pseudo-language, longer and accented, that shows hard-coded text and faults of layout.")
  var pseudo = false

  @Flag(help: "Write the pages once and end.")
  var once = false

  @OptionGroup var content: ContentOptions

  func run() throws {
    let files = try content.files()
    let tags =
      languages.isEmpty
      ? [ContentLoader.masterTag]
      : languages.reduce(into: [String]()) {
        if !$0.contains($1) { $0.append($1) }
      }
    if let missing = tags.first(where: { !files.languageTags.contains($0) }) {
      throw ValidationError(
        "There is no language \(missing).\(LanguageHint.question(for: missing, among: files.languageTags, in: files)) "
          + "Languages: \(files.languageTags.joined(separator: ", ")).")
    }
    var isFolder: ObjCBool = false
    guard !FileManager.default.fileExists(atPath: out, isDirectory: &isFolder) || isFolder.boolValue else {
      throw ValidationError("\(out) is a file; --out names a folder for the pages.")
    }
    guard !isInside(files.origin) else {
      throw ValidationError("--out must not lie in Templates or Locales: the preview would watch itself.")
    }
    var folder = PreviewFolder(path: out)
    var seen: [String: PreviewStamp]?
    while true {
      let stamps = self.stamps()
      if stamps != seen {
        seen = stamps
        let isShown = try refresh(&folder, tags)
        if once, !isShown { throw ExitCode(1) }
      }
      if once { return }
      Thread.sleep(forTimeInterval: 1)
    }
  }

  /// Writes the pages anew, and says what is wrong with the case. Returns whether the case could be shown.
  ///
  /// While it watches, a case that is broken, or a case or folder of texts that is away for a moment as somebody puts
  /// another in its place, is said and waited for.
  private func refresh(_ folder: inout PreviewFolder, _ tags: [String]) throws -> Bool {
    var bytes: [UInt8]?
    if let caseFile {
      do throws(InputFile.Fault) { bytes = try InputFile.bytes(caseFile) } catch {
        guard !once else { throw ValidationError(error.description) }
        Terminal.standardError.write("\(error.description)\n")
        return false
      }
    }
    let files: ContentFiles
    do { files = try content.files().held() } catch let error as ValidationError where !once {
      Terminal.standardError.write("\(error.message)\n")
      return false
    }
    let options = PreviewSite.Options(
      languages: tags, caseBytes: bytes, caseFile: caseFile ?? "", withPseudoLanguage: pseudo, isLive: !once)
    let site = PreviewSite(files, options)
    let written: Int
    do { written = try folder.write(site.pages) } catch {
      throw ValidationError("The pages cannot be written to \(out): \(error.localizedDescription)")
    }
    let errors = site.diagnostics.count { $0.severity == .error }
    Terminal.standardOutput.write(
      "\(out)/index.html: \(site.pages.count) pages, \(written) written"
        + (errors > 0 ? ", \(errors) errors while reading" : "") + "\n")
    let sources = SourceLines(content: files, caseFiles: Set([caseFile].compactMap { $0 }))
    let printer = DiagnosticText(showsValues: false, sources: sources, usesColour: Terminal.standardError.isTerminal)
    Terminal.standardError.write(printer.text(site.caseFaults))
    return !site.caseFaults.containsError
  }

  /// Whether the pages would be written among the texts.
  private func isInside(_ origin: String) -> Bool {
    let target = URL(fileURLWithPath: out).standardizedFileURL.path + "/"
    return ["Templates", "Locales"].contains {
      target.hasPrefix(URL(fileURLWithPath: origin).appending(path: $0).standardizedFileURL.path + "/")
    }
  }

  /// When each file was last changed, and its size.
  private func stamps() -> [String: PreviewStamp] {
    var paths = caseFile.map { [$0] } ?? []
    if let files = try? content.files() { paths += files.paths.map { files.displayName(of: $0) } }
    return paths.reduce(into: [:]) { $0[$1] = PreviewStamp(path: $1) }
  }
}

/// What tells a changed file from an unchanged one.
struct PreviewStamp: Equatable {
  var size: Int?
  var modified: Date?

  init(path: String) {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    size = (attributes?[.size] as? NSNumber)?.intValue
    modified = attributes?[.modificationDate] as? Date
  }
}

/// The folder of a preview. Only pages that have changed are written, each in one step.
struct PreviewFolder {
  let path: String
  private var written: [String: String] = [:]

  init(path: String) { self.path = path }

  /// Writes the pages for their owner alone, and removes those of this run that are no more.
  ///
  /// - Returns: How many were written.
  mutating func write(_ pages: [PreviewPage]) throws -> Int {
    var count = 0
    for page in pages where written[page.path] != page.html {
      let file = URL(fileURLWithPath: path).appending(path: page.path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      try Data(page.html.utf8).write(to: file, options: .atomic)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
      written[page.path] = page.html
      count += 1
    }
    let present = Set(pages.map(\.path))
    for old in written.keys where !present.contains(old) {
      try? FileManager.default.removeItem(atPath: path + "/" + old)
      written[old] = nil
    }
    return count
  }
}
