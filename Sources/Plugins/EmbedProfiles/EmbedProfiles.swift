import Foundation
import PackagePlugin

/// Builds what `Locales/` knows about counting each language into the readability library.
///
/// The library itself depends on nothing: the YAML is read here, and the lines that come out need no reader.
@main struct EmbedProfiles: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let locales = context.package.directoryURL.appending(path: "Locales")
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedProfiles+Lines.swift")
    let files = FileManager.default.enumerator(at: locales, includingPropertiesForKeys: nil)
    var inputs: [URL] = []
    for case let url as URL in files ?? .init() where ["locale.yml", "readability.yml"].contains(url.lastPathComponent)
    {
      inputs.append(url)
    }
    return [
      .buildCommand(
        displayName: "Embedding the readability profiles of Locales",
        executable: try context.tool(named: "ContentEmbedder").url,
        arguments: ["--profiles", output.path(), locales.path()],
        inputFiles: inputs.sorted { $0.path() < $1.path() },
        outputFiles: [output])
    ]
  }
}
