import Candour
import Foundation
import Workshop

/// Writes changed files of a content folder: each is written beside its place first, and only when all are there do
/// they take their places. A stop before that leaves every file as it was.
struct ContentWriter {
  let folder: String

  /// Why nothing was written.
  struct Fault: Error, CustomStringConvertible {
    var description: String
  }

  func write(_ changes: [FileChange]) throws(Fault) {
    var staged: [(temporary: String, final: String)] = []
    defer { for file in staged { unlink(file.temporary) } }
    for change in changes {
      let path = folder + "/" + change.path
      let parent = URL(fileURLWithPath: path).deletingLastPathComponent()
      let temporary = parent.path + "/.candour-\(getpid())-\(staged.count)"
      do {
        try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
        staged.append((temporary, path))
        try Data(change.bytes).write(to: URL(fileURLWithPath: temporary))
      } catch {
        throw Fault(description: "\(path) cannot be written: \(error.localizedDescription) Nothing was changed.")
      }
      // A file keeps the rights that its owner gave it.
      if let rights = try? FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] {
        try? FileManager.default.setAttributes([.posixPermissions: rights], ofItemAtPath: temporary)
      }
    }
    for file in staged where rename(file.temporary, file.final) != 0 {
      throw Fault(description: "\(file.final) cannot be put in place: \(String(cString: strerror(errno))).")
    }
    staged = []
  }
}
