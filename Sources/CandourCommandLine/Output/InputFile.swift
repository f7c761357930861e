import ArgumentParser
import Candour
import Foundation

/// A file that a person has named to a command.
enum InputFile {
  /// Why a file cannot be read.
  struct Fault: Error, CustomStringConvertible {
    var path: String
    /// In words for people: `it is a folder`.
    var reason: String

    var description: String { "\(path) cannot be read: \(reason)." }

    /// The finding where the file is a case.
    var caseDiagnostic: Diagnostic {
      Diagnostic(
        .error, "case-not-readable", file: path, summary: "The case file cannot be read: \(reason).",
        solutions: [.init("Check the path, or begin a case with: candour new CASE.yml")])
    }
  }

  /// The bytes of a file.
  static func bytes(_ path: String) throws(Fault) -> [UInt8] {
    var isFolder: ObjCBool = false
    let files = FileManager.default
    guard files.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Fault(path: path, reason: "there is no such file")
    }
    guard !isFolder.boolValue else { throw Fault(path: path, reason: "it is a folder") }
    guard files.isReadableFile(atPath: path) else { throw Fault(path: path, reason: "you have no right to read it") }
    guard let data = files.contents(atPath: path) else { throw Fault(path: path, reason: "the system refuses it") }
    return Array(data)
  }

  /// The bytes of a file that a command cannot do without.
  static func named(_ path: String) throws -> [UInt8] {
    do throws(Fault) { return try bytes(path) } catch { throw ValidationError(error.description) }
  }
}
