import Candour
import Foundation

/// Verifies that the files beside a record are still those that it names.
enum RecordCheck {
  static func diagnostics(_ path: String) -> [Diagnostic] {
    let bytes: [UInt8]
    do throws(InputFile.Fault) { bytes = try InputFile.bytes(path) } catch {
      return [
        Diagnostic(
          .error, "record-not-readable", file: path, summary: "The record cannot be read: \(error.reason).")
      ]
    }
    let record: IssueRecord
    do { record = try IssueRecord(json: bytes) } catch {
      return [
        Diagnostic(
          .error, "record-not-readable", file: path, summary: "The file is not a record of this program.",
          explanation: "It may have been edited by hand or cut off.")
      ]
    }
    guard record.schema == IssueRecord.schemaVersion else {
      return [
        Diagnostic(
          .error, "record-not-readable", file: path,
          summary: "The record has form \(record.schema); this program reads form \(IssueRecord.schemaVersion).")
      ]
    }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    var found: [Diagnostic] = []
    for document in record.documents {
      let name = document.file
      guard !name.contains("/"), let bytes = FileManager.default.contents(atPath: folder.appending(path: name).path)
      else {
        found.append(
          Diagnostic(
            .error, "record-file-missing", file: path, summary: "The document \(name) is missing.",
            explanation: "The record names it with its digest."))
        continue
      }
      if IssueRecord.sha256(Array(bytes)) != document.sha256 {
        found.append(
          Diagnostic(
            .error, "record-file-changed", file: path, summary: "The document \(name) is not the one that was issued.",
            explanation:
              "Its digest differs from that in the record. Issued documents are never changed; a correction is a new version.",
            solutions: [.init("Compose the case again and compare.")]))
      }
    }
    let known = Set(record.documents.map(\.file) + ["record.json"])
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?.sorted() ?? []
    where !known.contains(name) {
      found.append(
        Diagnostic(
          .warning, "record-file-unknown", file: path,
          summary: "\(name) stands beside the record, which does not name it."))
    }
    return found
  }
}
