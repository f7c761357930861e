#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Candour
import Foundation
import Workshop

/// Writes changed files of a content folder, all or none: each is written beside its place first, and only when all are
/// there do they take their places. A stop before that leaves every file as it was; where one cannot take its place, the
/// others get their old bytes back.
struct ContentWriter {
  let folder: String
  /// The files as the command has read them. A file that is another one by now is never written over: somebody has saved
  /// it meanwhile. Nil where nothing of the folder was read.
  var files: ContentFiles?

  /// Why nothing was written.
  struct Fault: Error, CustomStringConvertible {
    var description: String
  }

  /// A file on its way to its place.
  private struct Staged {
    var temporary: String
    var final: String
    /// What stands in its place until then; nil if nothing does.
    var before: [UInt8]?
  }

  func write(_ changes: [FileChange]) throws(Fault) {
    // Two commands that compare and write at once would each find the files as they read them.
    let lock = FolderLock(folder)
    defer { lock.release() }
    var staged: [Staged] = []
    defer { for file in staged { unlink(file.temporary) } }
    for change in changes {
      let path = folder + "/" + change.path
      let before = FileManager.default.contents(atPath: path).map { Array($0) }
      if let files, files.bytes(of: change.path) != before {
        throw Fault(
          description: "\(path) was changed by somebody else while this command ran. Nothing was changed. "
            + "Run the command again.")
      }
      // Taking its place would not ask: the right to that is one of the folder.
      if FileManager.default.fileExists(atPath: path), !FileManager.default.isWritableFile(atPath: path) {
        throw Fault(description: "\(path) cannot be written: it is protected against writing. Nothing was changed.")
      }
      let parent = URL(fileURLWithPath: path).deletingLastPathComponent()
      let temporary = parent.path + "/.candour-\(getpid())-\(staged.count)"
      do {
        try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
        staged.append(Staged(temporary: temporary, final: path, before: before))
        try Data(change.bytes).write(to: URL(fileURLWithPath: temporary))
      } catch {
        throw Fault(description: "\(path) cannot be written: \(error.localizedDescription) Nothing was changed.")
      }
      // A file keeps the rights that its owner gave it.
      if let rights = try? FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] {
        try? FileManager.default.setAttributes([.posixPermissions: rights], ofItemAtPath: temporary)
      }
    }
    for (index, file) in staged.enumerated() where rename(file.temporary, file.final) != 0 {
      let reason = String(cString: strerror(errno))
      let left = staged[..<index].filter { !ContentWriter.putBack($0) }.map(\.final)
      throw Fault(
        description: "\(file.final) cannot be put in place: \(reason). "
          + (left.isEmpty ? "Nothing was changed." : "Changed nevertheless: \(left.joined(separator: ", "))."))
    }
    staged = []
  }

  /// Gives a file the bytes back that it had, or takes it away if there was none. Returns whether that was possible.
  private static func putBack(_ file: Staged) -> Bool {
    guard let before = file.before else { return unlink(file.final) == 0 }
    return (try? Data(before).write(to: URL(fileURLWithPath: file.final), options: .atomic)) != nil
  }
}

/// Keeps other runs of the program from writing to a folder at the same time. It ends with the run at the latest.
private struct FolderLock {
  private let descriptor: Int32

  /// Waits until no other run holds the folder. A folder that is not there yet, or a file system without locks, is not
  /// held: what is written there is compared all the same.
  init(_ folder: String) {
    descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
  }

  func release() {
    if descriptor >= 0 { close(descriptor) }
  }
}
