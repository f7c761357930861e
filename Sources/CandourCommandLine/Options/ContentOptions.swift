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
    guard let folder = content ?? ProcessInfo.processInfo.environment["CANDOUR_CONTENT"], !folder.isEmpty else {
      return .embedded
    }
    do {
      return try ContentFiles(folder: folder)
    } catch {
      throw ValidationError("--content \(folder): \(error)")
    }
  }
}
