import Foundation
import TestSupport
import Testing

/// A run of the built program, as a person or a script starts it.
struct CommandRun {
  let status: Int32
  let output: String
  let errors: String

  /// The program beside the tests.
  static let program: String? = {
    let besideTests = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let folders = [Bundle.main.bundleURL.path, besideTests.path, PackageFolder.path + "/.build/debug"]
    return folders.map { $0 + "/candour" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  /// Runs the program to its end.
  init(_ arguments: String..., environment: [String: String] = [:], in folder: String? = nil) throws {
    try self.init(arguments, environment: environment, in: folder)
  }

  /// Runs the program to its end, `wrapper` before it (`setpriv …`), with a text on its standard input.
  init(
    _ arguments: [String], wrapper: [String] = [], environment: [String: String] = [:], in folder: String? = nil,
    input: String? = nil
  ) throws {
    let program = try #require(CommandRun.program, "The program candour was not built.")
    let command = wrapper + [program] + arguments
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    var variables = ProcessInfo.processInfo.environment
    variables["CANDOUR_CONTENT"] = nil
    process.environment = variables.merging(environment) { $1 }
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    // Files and not pipes: a full pipe would stop the program.
    let streams = try TemporaryFolder()
    let outputPath = try streams.write("", to: "out")
    let errorPath = try streams.write("", to: "err")
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: outputPath))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errorPath))
    process.standardInput =
      try input.map { try FileHandle(forReadingFrom: URL(fileURLWithPath: try streams.write($0, to: "in"))) }
      ?? FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    status = process.terminationStatus
    output = String(decoding: streams.bytes("out") ?? [], as: UTF8.self)
    errors = String(decoding: streams.bytes("err") ?? [], as: UTF8.self)
  }

  /// The identifiers of the findings in JSON on standard output.
  func identifiers() throws -> [String] {
    let root = try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any], "\(errors)")
    #expect(root["version"] as? Int == 1)
    let found = try #require(root["diagnostics"] as? [[String: Any]])
    return found.compactMap { $0["identifier"] as? String }
  }
}

/// The mode of a file or folder; nil if it is not there.
func mode(_ path: String) -> Int? {
  let attributes = try? FileManager.default.attributesOfItem(atPath: path)
  return (attributes?[.posixPermissions] as? NSNumber)?.intValue
}

extension ExampleCase {
  /// The case with another number.
  func numbered(_ number: String) -> String {
    String(decoding: bytes, as: UTF8.self).replacingOccurrences(
      of: #"(?m)^  id: .*$"#, with: "  id: " + NSRegularExpression.escapedTemplate(for: number),
      options: .regularExpression)
  }
}
