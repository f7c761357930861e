import Foundation
import PackagePlugin

/// Builds `Templates/` and `Locales/` into the program.
///
/// Every file of the folders is an input of the command, so a changed text is built in by the next build, and a new
/// locale or country needs no edit anywhere: it is there because its files are.
@main struct EmbedContent: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let folders = ["Locales", "Templates"].map { context.package.directoryURL.appending(path: $0) }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedContent+Files.swift")
    var inputs: [URL] = []
    for folder in folders {
      let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
      for case let url as URL in files ?? .init()
      where ["md", "yml", "css", "svg", "json"].contains(url.pathExtension) {
        inputs.append(url)
      }
    }
    return [
      .buildCommand(
        displayName: "Embedding Templates and Locales",
        executable: try context.tool(named: "ContentEmbedder").url,
        arguments: [output.path()] + folders.map { $0.path() },
        inputFiles: inputs.sorted { $0.path() < $1.path() },
        outputFiles: [output])
    ]
  }
}
