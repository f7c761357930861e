/// Where the lines of the literal of a code block or HTML block begin in the source.
struct BlockLiteral {
  private enum Form {
    /// Code after a fence that is indented by some bytes.
    case fenced(indentation: Int)
    case indented
    case html
  }

  private let form: Form
  private let start: SourcePlace
  private let containers: [BlockContainer]
  private let lines: SourceLines

  init(_ kind: MarkupKind, start: SourcePlace, containers: [BlockContainer], lines: SourceLines) {
    self.start = start
    self.containers = containers
    self.lines = lines
    var prefix = BlockPrefix(lines, line: start.line)
    _ = prefix.enter(all: containers)
    if case .htmlBlock = kind {
      form = .html
    } else if prefix.indentation.columns <= 3 {
      form = .fenced(indentation: start.offset - prefix.offset)
    } else {
      form = .indented
    }
  }

  /// The line of the source that is the first line of the literal.
  var firstLine: Int {
    if case .fenced = form { start.line + 1 } else { start.line }
  }

  /// Compares a line of the literal with the source; nil if they differ, otherwise the number of spaces at its beginning
  /// that stand for a tab of which a part is taken.
  func match(_ literal: UnsafePointer<UInt8>, count: Int, line: Int) -> Int? {
    guard let prefix = prefix(of: line) else { return nil }
    let spaces = prefix.spacesOfTab
    let first = prefix.offset + (spaces > 0 ? 1 : 0)
    guard count >= spaces, prefix.end - first == count - spaces else { return nil }
    for position in 0..<count {
      let byte = position < spaces ? .space : lines.bytes[first + position - spaces]
      guard byte == literal[position] else { return nil }
    }
    return spaces
  }

  /// The place of a byte of a line that was compared.
  func place(_ offset: Int, isEnd: Bool, line: Int, spacesOfTab spaces: Int) -> SourcePlace? {
    guard let prefix = prefix(of: line) else { return nil }
    // A tab is never divided.
    let isInTab = offset < spaces
    let bytes = isInTab ? (isEnd && offset > 0 ? 1 : 0) : offset - spaces + (spaces > 0 ? 1 : 0)
    return SourcePlace(offset: prefix.offset + bytes, line: line)
  }

  private func prefix(of line: Int) -> BlockPrefix? {
    var prefix = BlockPrefix(lines, line: line)
    guard prefix.enter(all: containers) else { return nil }
    switch form {
    case .html: break
    case .indented:
      let (columns, nonspace) = prefix.indentation
      if columns >= 4 { prefix.advance(columns: 4) } else { prefix.advance(toOffset: nonspace) }
    case .fenced(var indentation):
      while indentation > 0, prefix.offset < prefix.end, lines.bytes[prefix.offset].isSpaceOrTab {
        prefix.advance(columns: 1)
        indentation -= 1
      }
    }
    return prefix
  }
}
