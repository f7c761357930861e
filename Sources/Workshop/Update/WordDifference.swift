/// What has changed between two texts, word by word.
package struct WordDifference: Sendable {
  /// A run of words and blanks.
  package enum Piece: Sendable, Hashable {
    case kept(String)
    case removed(String)
    case added(String)
  }

  /// The runs in order. Neighbouring changes are joined, what was taken out first.
  package private(set) var pieces: [Piece] = []

  /// Compares two texts.
  package init(from old: String, to new: String) {
    let before = WordDifference.words(old)
    let after = WordDifference.words(new)
    let difference = after.difference(from: before)
    let removals = Set(difference.removals.map(WordDifference.offset))
    let insertions = Set(difference.insertions.map(WordDifference.offset))
    var oldIndex = 0
    var newIndex = 0
    while oldIndex < before.count || newIndex < after.count {
      if removals.contains(oldIndex) {
        add(.removed(before[oldIndex]))
        oldIndex += 1
      } else if insertions.contains(newIndex) {
        add(.added(after[newIndex]))
        newIndex += 1
      } else {
        add(.kept(after[newIndex]))
        oldIndex += 1
        newIndex += 1
      }
    }
    join()
  }

  /// Whether nothing has changed.
  package var isEmpty: Bool {
    pieces.allSatisfy {
      if case .kept = $0 { return true }
      return false
    }
  }

  /// `You are [-free-]{+allowed+} to say no.`, paragraphs without a change left out.
  package var text: String {
    let marked = pieces.map { piece in
      switch piece {
      case .kept(let text): text
      case .removed(let text):
        text.split(separator: "\n", omittingEmptySubsequences: false)
          .map { $0.isEmpty ? "" : "[-\($0)-]" }.joined(separator: "\n")
      case .added(let text):
        text.split(separator: "\n", omittingEmptySubsequences: false)
          .map { $0.isEmpty ? "" : "{+\($0)+}" }.joined(separator: "\n")
      }
    }.joined()
    var lines: [String] = []
    for line in marked.split(separator: "\n", omittingEmptySubsequences: true) {
      let isChanged = line.range(of: "[-") != nil || line.range(of: "{+") != nil
      if isChanged { lines.append(String(line)) } else if lines.last != "…" { lines.append("…") }
    }
    return lines.joined(separator: "\n")
  }

  private static func offset(_ change: CollectionDifference<String>.Change) -> Int {
    switch change {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }

  /// Words, and the blanks and line ends between them.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var isSpace: Bool?
    for character in text {
      let space = character.isWhitespace
      if character.isNewline || isSpace != space {
        words.append(String(character))
      } else {
        words[words.count - 1].append(character)
      }
      isSpace = character.isNewline ? nil : space
    }
    return words
  }

  private mutating func add(_ piece: Piece) {
    switch (pieces.last, piece) {
    case (.kept(let text), .kept(let more)): pieces[pieces.count - 1] = .kept(text + more)
    case (.removed(let text), .removed(let more)): pieces[pieces.count - 1] = .removed(text + more)
    case (.added(let text), .added(let more)): pieces[pieces.count - 1] = .added(text + more)
    default: pieces.append(piece)
    }
  }

  /// Joins changes that only blanks divide: `[-a b-]{+c d+}` reads better than four marks.
  private mutating func join() {
    var joined: [Piece] = []
    var removed = ""
    var added = ""
    func flush(_ joined: inout [Piece]) {
      if !removed.isEmpty { joined.append(.removed(removed)) }
      if !added.isEmpty { joined.append(.added(added)) }
      removed = ""
      added = ""
    }
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .removed(let text): removed += text
      case .added(let text): added += text
      case .kept(let text):
        let isInside = !removed.isEmpty && !added.isEmpty && index + 1 < pieces.count
        if isInside, text.allSatisfy({ $0 == " " }) {
          removed += text
          added += text
        } else {
          flush(&joined)
          joined.append(piece)
        }
      }
    }
    flush(&joined)
    pieces = joined
  }
}
