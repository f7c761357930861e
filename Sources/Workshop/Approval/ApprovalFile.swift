package import Candour
internal import SourceText
internal import YAML

/// `approvals.yml` of a language: who wrote and who approved which text. Read by places, edited by ranges.
package struct ApprovalFile: Sendable {
  /// An approval as it stands in the file.
  package struct Approval: Sendable, Hashable {
    package var document: String
    package var digest: String
    package var role: String
    package var name: String
    package var date: String
    var range: Range<Int>
  }

  /// Somebody who wrote a text.
  package struct Author: Sendable, Hashable {
    package var name: String
    /// Nil: words that all documents share, or any text of the language.
    package var document: String?

    package init(name: String, document: String? = nil) {
      self.name = name
      self.document = document
    }
  }

  /// The path within the content.
  package let path: String
  /// The file as it is now; what does not stand there yet begins with a comment that explains it.
  package private(set) var bytes: [UInt8]
  /// Why the file cannot be read; nil if it can.
  package let problem: Diagnostic?

  private static let head = """
    # Who wrote and who approved which text. Written by candour locales approve, revoke, update and import. A text counts
    # as approved only while its digest stands here, once for each role that its contract names.

    """

  /// Reads the file of a language; one that is not there is empty.
  package init(_ tag: String, files: ContentFiles) {
    path = "Locales/\(tag)/approvals.yml"
    let found = files.bytes(of: path)
    bytes = found ?? Array(Self.head.utf8)
    problem = YAMLProblemText.first(in: bytes).map { first in
      Diagnostic(
        .error, "content-syntax", file: files.displayName(of: "Locales/\(tag)/approvals.yml"), range: first.range,
        summary: first.summary, explanation: "It cannot be edited until this is mended.")
    }
  }

  /// The change that names who wrote texts, each for the document that the text is of; words are part of every document,
  /// so their authors are named for none.
  ///
  /// - Parameters:
  ///   - authors: The names.
  ///   - written: The files that texts were written in: `patient-information.md`, `page.yml`.
  ///   - tag: The language.
  ///   - files: The content.
  /// - Returns: The change; nil if nothing was written or all are named already. There is a problem in its place if the
  ///   file cannot be read, and if nobody or no person is named: the author of a text may not approve it, so no text is
  ///   taken over without one.
  package static func naming(
    _ authors: [String], of written: [String], _ tag: String, in files: ContentFiles
  ) -> (change: FileChange?, problem: Diagnostic?) {
    guard !written.isEmpty else { return (nil, nil) }
    var file = ApprovalFile(tag, files: files)
    if let problem = file.problem { return (nil, problem) }
    let names = PersonNames(files)
    let nameless = authors.first { !names.isName($0) }
    guard nameless == nil, !authors.isEmpty else {
      return (nil, noAuthor(nameless, of: written, files.displayName(of: file.path)))
    }
    let before = file.bytes
    for author in authors {
      for name in written {
        file.add(.init(name: author, document: DocumentKind.allCases.map(\.rawValue).first { "\($0).md" == name }))
      }
    }
    return (file.bytes == before ? nil : FileChange(path: file.path, bytes: file.bytes), nil)
  }

  private static func noAuthor(_ nameless: String?, of written: [String], _ name: String) -> Diagnostic {
    let texts = written.joined(separator: ", ")
    return Diagnostic(
      .error, ApprovalReader.authorUnknownIdentifier, file: name,
      summary: nameless.map { "“\($0)” is no name of a person, so nobody is named as the author of \(texts)." }
        ?? "Nobody is named as the author of what is to be written: \(texts).",
      explanation: "Author and approver must be two people, so whoever wrote or mended a text is named with it.",
      solutions: [.init("Add --author NAME, with the family name in full, for each of them.")])
  }

  private var root: YAMLNode? { YAMLReader.read(bytes).value }

  /// All approvals of documents, also those of earlier texts.
  package var approvals: [Approval] {
    let lines = LineIndex(bytes)
    return (root?["approvals"]?.list ?? []).map { node in
      func text(_ key: String) -> String { node[key]?.text ?? "" }
      return Approval(
        document: text("document"), digest: text("digest"), role: text("role"), name: text("name"), date: text("date"),
        range: lines.offset(of: node.range.lowerBound)..<lines.offset(of: node.range.upperBound))
    }
  }

  /// Everybody who wrote a text of the language.
  package var authors: [Author] {
    (root?["authors"]?.list ?? []).compactMap { node in
      if let name = node.text { return Author(name: name) }
      return node["name"]?.text.map { Author(name: $0, document: node["document"]?.text) }
    }
  }

  /// Names an author of a document, once.
  package mutating func add(_ author: Author) {
    guard !authors.contains(author) else { return }
    let document = author.document.map { ", document: \($0)" } ?? ""
    append("{name: \(YAMLScalar.text(author.name, inFlow: true))\(document)}", to: "authors")
  }

  /// Adds an approval.
  package mutating func approve(_ document: DocumentKind, digest: String, role: String, name: String, date: String) {
    append(
      "{document: \(document.rawValue), digest: \(YAMLScalar.text(digest, inFlow: true)), "
        + "role: \(YAMLScalar.text(role, inFlow: true)), name: \(YAMLScalar.text(name, inFlow: true)), date: \(date)}",
      to: "approvals")
  }

  /// Removes approvals, with the line that each stands on.
  package mutating func revoke(_ revoked: [Approval]) {
    var edits = ByteEdits()
    for approval in revoked {
      var range = approval.range
      while range.lowerBound > 0, bytes[range.lowerBound - 1] != 0x0A {
        range = range.lowerBound - 1..<range.upperBound
      }
      let before = bytes[range.lowerBound..<approval.range.lowerBound].filter { $0 != 0x20 }
      guard before == [UInt8(ascii: "-")] else {
        // In brackets: the item with the comma that divides it from the next.
        var end = approval.range.upperBound
        while end < bytes.count, bytes[end] == 0x20 { end += 1 }
        if end < bytes.count, bytes[end] == UInt8(ascii: ",") { end += 1 }
        edits.replace(approval.range.lowerBound..<end, with: "")
        continue
      }
      var end = range.upperBound
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      edits.replace(range.lowerBound..<min(end + 1, bytes.count), with: "")
    }
    bytes = edits.applied(to: bytes)
  }

  /// Appends an item to a list; a list that is not there is begun.
  private mutating func append(_ item: String, to key: String) {
    let lines = LineIndex(bytes)
    var edits = ByteEdits()
    let entry = root?.map?.first { $0.key == key }
    if let list = entry?.value.list, let last = list.last, let node = entry?.value {
      let close = lines.offset(of: node.range.upperBound) - 1
      if bytes[lines.offset(of: node.range.lowerBound)] == UInt8(ascii: "[") {
        edits.insert(", " + item, at: close)
      } else {
        let indent = String(repeating: " ", count: max(0, last.range.lowerBound.column - 3))
        var end = lines.offset(of: last.range.upperBound)
        while end < bytes.count, bytes[end] != 0x0A { end += 1 }
        edits.insert("\n\(indent)- \(item)", at: end)
      }
    } else if let entry {
      let start = lines.offset(of: entry.keyRange.upperBound)
      var end = start
      while end < bytes.count, bytes[end] != 0x0A, bytes[end] != UInt8(ascii: "#") { end += 1 }
      edits.replace(start..<end, with: ":\n  - \(item)" + (end < bytes.count && bytes[end] != 0x0A ? "\n" : ""))
    } else {
      if bytes.last.map({ $0 != 0x0A }) == true { edits.insert("\n", at: bytes.count) }
      edits.insert("\(key):\n  - \(item)\n", at: bytes.count)
    }
    bytes = edits.applied(to: bytes)
  }
}
