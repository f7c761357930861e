#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import CExchange
import Candour

/// Writes the documents of a case: all of them or none, and nowhere but below the folder.
///
/// The set is written into a folder of its own beside its place and then takes the place in one step of the file
/// system, so that a stop at any moment leaves the old set or the new one. Every step goes through descriptors of
/// folders that were opened without following links.
struct OutputFolder {
  /// Why nothing was written.
  struct Fault: Error, CustomStringConvertible {
    var description: String
  }

  let path: String

  /// Removes what runs that were killed left unfinished. Never touches the set of a run that still lives.
  func removeRemains() {
    let root = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard root >= 0 else { return }
    defer { close(root) }
    for name in names(in: root) where name.hasPrefix(".candour-") {
      guard let process = name.split(separator: "-").last.flatMap({ pid_t($0) }), kill(process, 0) != 0, errno == ESRCH
      else { continue }
      removeFolder(name, in: root)
    }
  }

  /// Writes the files into the folder `name`.
  func write(_ files: [RenderedDocument], into name: String) throws(Fault) {
    guard Issuer.isFolderName(name) else {
      throw Fault(
        description:
          "The case number cannot be the name of a folder. Use letters, digits, “.”, “-” and “_”, and do not begin with “.”."
      )
    }
    let root = try openRoot()
    defer { close(root) }
    let exists = try checkPlace(name, in: root)
    if exists { try checkReplaceable(name, in: root, by: files) }
    let staging = ".candour-\(name)-\(getpid())"
    removeFolder(staging, in: root)
    guard mkdirat(root, staging, 0o700) == 0 else { throw systemFault("cannot make a folder in it") }
    do throws(Fault) {
      try fill(staging, in: root, with: files)
      try put(staging, inPlaceOf: name, exists: exists, root: root)
    } catch {
      removeFolder(staging, in: root)
      throw error
    }
    removeFolder(staging, in: root)
    fsync(root)
  }

  // MARK: - Steps

  private func openRoot() throws(Fault) -> Int32 {
    var status = stat()
    if lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK {
      throw Fault(description: "\(path) is a symbolic link. Name the folder itself.")
    }
    makeFolders()
    let root = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard root >= 0 else { throw systemFault("cannot be opened as a folder") }
    return root
  }

  /// Makes the folder and those above it, as far as they are missing.
  private func makeFolders() {
    var partial = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      partial += part + "/"
      mkdir(partial, 0o700)
    }
  }

  /// Returns whether a folder is in the place already; a link or a file there is refused.
  private func checkPlace(_ name: String, in root: Int32) throws(Fault) -> Bool {
    var status = stat()
    guard fstatat(root, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return false }
    let kind = status.st_mode & S_IFMT
    if kind == S_IFLNK {
      throw Fault(
        description: "\(path)/\(name) is a symbolic link. Remove it; documents are never written through a link.")
    }
    guard kind == S_IFDIR else { throw Fault(description: "\(path)/\(name) is not a folder.") }
    return true
  }

  /// What is there may be replaced by the same set, or by a set that has its files again and was not issued as final.
  private func checkReplaceable(_ name: String, in root: Int32, by files: [RenderedDocument]) throws(Fault) {
    let folder = openat(root, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard folder >= 0 else { throw systemFault("\(name) in it cannot be read") }
    defer { close(folder) }
    let present = names(in: folder)
    let kept = present.filter { old in !files.contains { $0.fileName == old } }.sorted()
    if let first = kept.first {
      throw Fault(
        description: "\(path)/\(name) holds \(first), which this run would not write again. Nothing was replaced. "
          + "Choose another --out, or ask for all documents in one run.")
    }
    guard let old = bytes(of: "record.json", in: folder), let record = try? IssueRecord(json: old), record.isFinal
    else { return }
    let isSame = files.allSatisfy { bytes(of: $0.fileName, in: folder) == $0.bytes }
    if !isSame {
      throw Fault(
        description: "\(path)/\(name) holds documents that were issued as final; they are never overwritten. "
          + "Give the new version its own --out.")
    }
  }

  private func fill(_ name: String, in root: Int32, with files: [RenderedDocument]) throws(Fault) {
    let folder = openat(root, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard folder >= 0 else { throw systemFault("cannot be written to") }
    defer { close(folder) }
    for file in files {
      let descriptor = openat(folder, file.fileName, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw systemFault("\(file.fileName) cannot be made") }
      let isComplete = OutputFolder.writeAll(file.bytes, to: descriptor) && fsync(descriptor) == 0
      let code = errno
      guard close(descriptor) == 0, isComplete else {
        errno = code
        throw systemFault("\(file.fileName) cannot be written in full")
      }
    }
    fsync(folder)
  }

  private func put(_ staging: String, inPlaceOf name: String, exists: Bool, root: Int32) throws(Fault) {
    // With an old set there, the two change places in one step; without one, a rename is one step.
    let result = exists ? candour_exchange(root, staging, name) : renameat(root, staging, root, name)
    guard result == 0 else { throw systemFault("\(name) cannot be put in place") }
  }

  // MARK: - Helpers

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      #if canImport(Glibc)
        let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      #else
        let written = rest.withUnsafeBytes { Darwin.write(descriptor, $0.baseAddress, $0.count) }
      #endif
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { return false }
      rest = rest.dropFirst(written)
    }
    return true
  }

  private func names(in folder: Int32) -> [String] {
    guard let stream = fdopendir(dup(folder)) else { return [] }
    defer { closedir(stream) }
    rewinddir(stream)
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }

  private func bytes(of name: String, in folder: Int32) -> [UInt8]? {
    let descriptor = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return count == 0 ? result : nil }
      result += buffer[..<count]
    }
  }

  private func removeFolder(_ name: String, in root: Int32) {
    let folder = openat(root, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard folder >= 0 else { return }
    for file in names(in: folder) { unlinkat(folder, file, 0) }
    close(folder)
    unlinkat(root, name, AT_REMOVEDIR)
  }

  private func systemFault(_ what: String) -> Fault {
    Fault(description: "\(path): \(what): \(String(cString: strerror(errno))). Nothing was written.")
  }
}
