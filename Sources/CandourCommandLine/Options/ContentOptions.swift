import ArgumentParser
import Candour
import Foundation

/// Where templates and texts come from.
struct ContentOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A folder with Templates and Locales that replaces the built-in content as a whole.",
      discussion: "Without it, the environment variable CANDOUR_CONTENT is asked.", valueName: "dir"))
  var content: String?

  /// The content files that were asked for.
  func files() throws -> ContentFiles {
    try ContentFolder.files(ContentFolder.path(content)) ?? .embedded
  }
}

/// The folder of texts that a command was given.
enum ContentFolder {
  /// What the option says, else what the environment says; nil if neither names a folder.
  static func path(_ option: String?) -> String? {
    let folder = option ?? ProcessInfo.processInfo.environment["CANDOUR_CONTENT"]
    return folder?.isEmpty == false ? folder : nil
  }

  /// The files of a folder; nil without one.
  static func files(_ folder: String?) throws -> ContentFiles? {
    guard let folder else { return nil }
    do { return try ContentFiles(folder: folder) } catch { throw ValidationError("--content \(folder): \(error)") }
  }
}
